import { type FormEvent, useEffect, useId, useState } from 'react';
import type { MandateEntry } from '@/src/model';
import type { Mandates } from '@/src/protocol';
import { type MessageKey, t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { transferable } from '../panel/transferable';

type Fields = Record<'owner' | 'line' | 'keywords' | 'contact' | 'route' | 'source', string>;

const EMPTY: Fields = { owner: '', line: '', keywords: '', contact: '', route: '', source: '' };

const FIELDS: readonly { name: Exclude<keyof Fields, 'owner'>; label: MessageKey; required?: true }[] = [
  { name: 'line', label: 'mandates.line' },
  { name: 'keywords', label: 'mandates.keywords' },
  { name: 'contact', label: 'mandates.contact' },
  { name: 'route', label: 'mandates.route' },
  { name: 'source', label: 'mandates.source', required: true },
];

const fieldsOf = (entry: MandateEntry): Fields => ({
  owner: entry.owner,
  line: entry.line ?? '',
  keywords: entry.keywords.join(', '),
  contact: entry.contact ?? '',
  route: entry.route ?? '',
  source: entry.source,
});

function entryOf(fields: Fields): MandateEntry {
  const said = (text: string): string | null => text.trim() || null;
  return {
    owner: fields.owner.trim(),
    line: said(fields.line),
    keywords: fields.keywords
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
    contact: said(fields.contact),
    route: said(fields.route),
    source: fields.source.trim(),
    at: new Date().toISOString(),
  };
}

/** The user's own word on who does what: a line of a mandate, words of its field, a contact. */
export function MandatesSection({ engine, onSaid }: { engine: Engine; onSaid(text: string): void }) {
  const [mandates, setMandates] = useState<Mandates | null>(null);
  const [fields, setFields] = useState(EMPTY);
  const id = useId();
  useEffect(() => {
    engine.call('mandates', null).then(setMandates, (reason: unknown) => onSaid(transferable(reason).message));
  }, [engine, onSaid]);
  const settle = (change: Promise<Mandates>, done: string): void => {
    change.then(
      (now) => {
        setMandates(now);
        onSaid(done);
      },
      (reason: unknown) => onSaid(transferable(reason).message),
    );
  };
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    const entry = entryOf(fields);
    settle(engine.call('keepMandate', entry), t('mandates.kept', { owner: entry.owner }));
    setFields(EMPTY);
  };
  const forget = (owner: string): void => settle(engine.call('forgetMandate', { owner }), t('mandates.forgotten', { owner }));
  const known = mandates?.known.find((k) => k.owner === fields.owner.trim());
  return (
    <section aria-labelledby={`${id}-title`} className="mandates">
      <h2 id={`${id}-title`}>{t('mandates.title')}</h2>
      <p className="quiet">{t('mandates.lead')}</p>
      <form onSubmit={keep} className="mandate-form">
        <label className="field">
          <span>{t('mandates.owner')}</span>
          <input
            required
            list={`${id}-owners`}
            placeholder={t('mandates.owner-hint')}
            value={fields.owner}
            onChange={(event) => setFields({ ...fields, owner: event.target.value })}
          />
        </label>
        <datalist id={`${id}-owners`}>
          {mandates?.known.map((k) => (
            <option key={k.owner} value={k.owner}>
              {k.line ?? undefined}
            </option>
          ))}
        </datalist>
        {fields.owner.trim() !== '' && (
          <p className="quiet mandate-known">
            {known
              ? t('mandates.known', { line: [known.line, known.keywords.join(', '), known.route, known.contact].filter(Boolean).join(' · ') })
              : t('mandates.new')}
          </p>
        )}
        {FIELDS.map(({ name, label, required }) => (
          <label key={name} className="field">
            <span>{t(label)}</span>
            <input required={required} value={fields[name]} onChange={(event) => setFields({ ...fields, [name]: event.target.value })} />
          </label>
        ))}
        <p className="deeds">
          <button type="submit" className="primary">
            {t('mandates.keep')}
          </button>
        </p>
      </form>
      {mandates && mandates.entries.length > 0 && (
        <ul className="mandate-entries" aria-label={t('mandates.yours')}>
          {mandates.entries.map((entry) => (
            <li key={entry.owner}>
              <p>
                <strong>{entry.owner}</strong> {[entry.line, entry.keywords.join(', '), entry.contact, entry.route].filter(Boolean).join(' · ')}{' '}
                <span className="quiet">{entry.source}</span>
              </p>
              <p className="deeds">
                <button type="button" onClick={() => setFields(fieldsOf(entry))}>
                  {t('mandates.change')}
                </button>
                <button type="button" aria-label={t('mandates.forget-owner', { owner: entry.owner })} onClick={() => forget(entry.owner)}>
                  {t('mandates.forget')}
                </button>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
