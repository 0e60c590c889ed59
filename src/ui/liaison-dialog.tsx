import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Addressee, LiaisonContact, LiaisonPurpose, Report } from '@/src/model';
import { Dialog } from './dialog';
import { type MessageKey, t } from './messages';
import type { LiaisonDraft, LiaisonFormat, LiaisonStart } from './props';

const PURPOSES: readonly (LiaisonPurpose | 'none')[] = ['none', 'action', 'comment', 'information'];

type Choice = { organization: string; route: string | null; purpose: LiaisonPurpose | 'none' };

/** Those proposed, then the groups that could own the work and are not its own: not addressed until chosen. */
export function choicesOf(proposed: readonly Addressee[], report: Report): Choice[] {
  const own = new Set(report.extract.identity.groups);
  const named = new Set(proposed.map((a) => a.organization));
  const groups = [...new Set(report.allocation.map((a) => a.group))].filter((group) => !own.has(group) && !named.has(group));
  return [...proposed, ...groups.map((organization): Choice => ({ organization, route: null, purpose: 'none' }))];
}

export type LiaisonDialogProps = {
  report: Report;
  today: string;
  start(): Promise<LiaisonStart>;
  /** Writes the file and keeps the statement in the ledger; says the name of the file. */
  write(draft: LiaisonDraft, format: LiaisonFormat): Promise<string>;
  onClose(): void;
};

/** To whom, for what, until when: then the statement is written. What is left empty stays visibly to be completed in it. */
export function LiaisonDialog({ report, today, start, write, onClose }: LiaisonDialogProps) {
  const [begun, setBegun] = useState<LiaisonStart | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  // One statement however many formats it is written in.
  const [id] = useState(() => crypto.randomUUID());
  const opening = useRef(start);
  useEffect(() => {
    opening.current().then(setBegun, (reason: unknown) => setSaid(reason instanceof Error ? reason.message : String(reason)));
  }, []);
  const deliver = (draft: Omit<LiaisonDraft, 'id'>, format: LiaisonFormat): void => {
    setSaid(t('liaison.writing'));
    write({ ...draft, id }, format).then(
      (fileName) => setSaid(t('liaison.written', { name: fileName })),
      (reason: unknown) => setSaid(reason instanceof Error ? reason.message : String(reason)),
    );
  };
  return (
    <Dialog title={t('liaison.title')} onClose={onClose}>
      {begun ? <LiaisonForm report={report} today={today} begun={begun} said={said} onWrite={deliver} onClose={onClose} /> : <Said said={said} />}
    </Dialog>
  );
}

type FormProps = {
  report: Report;
  today: string;
  begun: LiaisonStart;
  said: string | null;
  onWrite(draft: Omit<LiaisonDraft, 'id'>, format: LiaisonFormat): void;
  onClose(): void;
};

/** What came of the last deed. */
const Said = ({ said }: { said: string | null }) => (
  <p role="status" aria-live="polite">
    {said}
  </p>
);

function LiaisonForm({ report, today, begun, said, onWrite, onClose }: FormProps) {
  const { identity } = report.extract;
  const [choices, setChoices] = useState(() => choicesOf(begun.proposal.addressees, report));
  const [other, setOther] = useState('');
  const [fields, setFields] = useState({ deadline: '', source: identity.groups[0] ?? '', meeting: '', approval: '' });
  const [contact, setContact] = useState({
    name: begun.contact?.name ?? '',
    organization: begun.contact?.organization ?? '',
    country: begun.contact?.country ?? '',
    telephone: begun.contact?.telephone ?? '',
    email: begun.contact?.email ?? '',
  });
  const isPublic = identity.confidentiality === 'public';
  const [excerpts, setExcerpts] = useState(isPublic);
  const main = useRef<HTMLButtonElement>(null);
  // The way of the keyboard is Enter; whoever has more to say goes back to the fields.
  useEffect(() => main.current?.focus({ preventScroll: true }), []);

  const draft = (): Omit<LiaisonDraft, 'id'> => ({
    proposal: begun.proposal,
    addressees: choices.flatMap(({ purpose, ...who }) => (purpose === 'none' ? [] : [{ ...who, purpose }])),
    deadline: fields.deadline || null,
    source: fields.source.trim() || null,
    meeting: fields.meeting.trim() || null,
    approval: fields.approval.trim() || null,
    contact: contactOf(contact),
    excerpts,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onWrite(draft(), 'docx');
  };
  const asks = choices.some((c) => c.purpose === 'action' || c.purpose === 'comment');
  const add = (): void => {
    const organization = other.trim();
    if (organization && !choices.some((c) => c.organization === organization)) setChoices([...choices, { organization, route: null, purpose: 'information' }]);
    setOther('');
  };
  return (
    <form onSubmit={submit} className="liaison">
      <p className="save-name">{begun.proposal.title}</p>
      <p className="quiet">
        {begun.proposal.findings.length > 0 ? t('liaison.carries', { count: begun.proposal.findings.length }) : t('liaison.carries-none')}
      </p>
      <fieldset className="addressees">
        <legend>{t('liaison.to')}</legend>
        {choices.map((choice, at) => (
          <label key={choice.organization} className="addressee">
            <span>
              {choice.organization}
              {choice.route && <small className="quiet">{choice.route}</small>}
            </span>
            <select
              value={choice.purpose}
              onChange={(event) => {
                const purpose = PURPOSES.find((p) => p === event.target.value) ?? 'none';
                setChoices(choices.map((c, i) => (i === at ? { ...c, purpose } : c)));
              }}
            >
              {PURPOSES.map((purpose) => (
                <option key={purpose} value={purpose}>
                  {t(`liaison.for.${purpose}`)}
                </option>
              ))}
            </select>
          </label>
        ))}
        <p className="addressee">
          <input
            value={other}
            aria-label={t('liaison.other')}
            placeholder={t('liaison.other')}
            onChange={(event) => setOther(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || other.trim() === '') return;
              event.preventDefault();
              add();
            }}
          />
          <button type="button" onClick={add}>
            {t('liaison.add')}
          </button>
        </p>
      </fieldset>
      {asks && (
        <label className="field">
          <span>{t('liaison.deadline')}</span>
          <input type="date" min={today} value={fields.deadline} onChange={(event) => setFields({ ...fields, deadline: event.target.value })} />
        </label>
      )}
      {TEXTS.map(({ name, label }) => (
        <label key={name} className="field">
          <span>{t(label)}</span>
          <input value={fields[name]} onChange={(event) => setFields({ ...fields, [name]: event.target.value })} />
        </label>
      ))}
      <fieldset>
        <legend>{t('liaison.contact')}</legend>
        {CONTACT.map(({ name, label, type }) => (
          <label key={name} className="field">
            <span>{t(label)}</span>
            <input type={type} value={contact[name]} onChange={(event) => setContact({ ...contact, [name]: event.target.value })} />
          </label>
        ))}
      </fieldset>
      {!isPublic && (
        <label className="choice">
          <input type="checkbox" checked={excerpts} onChange={(event) => setExcerpts(event.target.checked)} />
          <span>
            {t('liaison.excerpts')}
            <small className="quiet">{t('liaison.excerpts-hint')}</small>
          </span>
        </label>
      )}
      <p className="quiet">{t('liaison.gaps')}</p>
      <div className="liaison-foot">
        <Said said={said} />
        <p className="deeds">
          <button type="submit" className="main" ref={main}>
            {t('liaison.write-docx')}
          </button>
          <button type="button" onClick={() => onWrite(draft(), 'txt')}>
            {t('liaison.write-txt')}
          </button>
          <button type="button" onClick={() => onWrite(draft(), 'md')}>
            {t('coordinate.export.md')}
          </button>
          <button type="button" onClick={onClose}>
            {t('liaison.close')}
          </button>
        </p>
      </div>
    </form>
  );
}

const TEXTS: readonly { name: 'source' | 'meeting' | 'approval'; label: MessageKey }[] = [
  { name: 'source', label: 'liaison.source' },
  { name: 'meeting', label: 'liaison.meeting' },
  { name: 'approval', label: 'liaison.approval' },
];

const CONTACT: readonly { name: keyof LiaisonContact; label: MessageKey; type: string }[] = [
  { name: 'name', label: 'liaison.name', type: 'text' },
  { name: 'organization', label: 'liaison.organization', type: 'text' },
  { name: 'country', label: 'liaison.country', type: 'text' },
  { name: 'telephone', label: 'liaison.telephone', type: 'tel' },
  { name: 'email', label: 'liaison.email', type: 'email' },
];

function contactOf(fields: Record<keyof LiaisonContact, string>): LiaisonContact | null {
  const said = (value: string): string | null => value.trim() || null;
  const contact = { organization: said(fields.organization), country: said(fields.country), telephone: said(fields.telephone), email: said(fields.email) };
  const name = fields.name.trim();
  return name || Object.values(contact).some(Boolean) ? { name, ...contact } : null;
}
