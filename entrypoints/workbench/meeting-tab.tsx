import { type FormEvent, useCallback, useEffect, useState } from 'react';
import type { AnalysedDocument } from '@/src/protocol';
import { day, type MessageKey, t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { downloadBytes } from '../panel/download';
import { transferable } from '../panel/transferable';

const FORMS = ['meeting-pack', 'progress-report'] as const;
const FORMAT_NAMES = ['docx', 'html', 'md'] as const satisfies readonly string[];
const LABELS: Record<(typeof FORMS)[number], MessageKey> = { 'meeting-pack': 'meeting.pack', 'progress-report': 'meeting.report' };

/** A meeting over many documents: which were analysed, and the pack or the report on those chosen. */
export function MeetingTab({ engine }: { engine: Engine }) {
  const [since, setSince] = useState('');
  const [documents, setDocuments] = useState<AnalysedDocument[] | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState<string | null>(null);
  const trouble = useCallback((reason: unknown): void => setSaid(transferable(reason).message), []);
  const refresh = useCallback((): void => {
    engine.call('summaries', { since: since || null }).then(setDocuments, trouble);
  }, [engine, since, trouble]);
  useEffect(refresh, [refresh]);
  const forget = (document: string): void => void engine.call('forgetSummary', { document }).then(refresh, trouble);
  const take = (document: string, taken: boolean): void => {
    const next = new Set(left);
    if (taken) next.delete(document);
    else next.add(document);
    setLeft(next);
  };
  return (
    <main className="settings">
      <h1>{t('bench.meeting')}</h1>
      <p>{t('meeting.lead')}</p>
      <p>
        <label>
          {t('meeting.since')} <input type="date" value={since} onChange={(event) => setSince(event.target.value)} />
        </label>
      </p>
      {documents?.length === 0 && <p className="nothing">{t('meeting.none')}</p>}
      {documents && documents.length > 0 && <DocumentTable documents={documents} left={left} onTake={take} onForget={forget} />}
      {/* not before what stands above it is there: it would move under the pointer */}
      {documents && <PackForm engine={engine} documents={documents.map((d) => d.document).filter((d) => !left.has(d))} onSaid={setSaid} />}
      <p role="status" aria-live="polite">
        {said}
      </p>
    </main>
  );
}

type TableProps = {
  documents: readonly AnalysedDocument[];
  /** Documents that stay out of the pack. */
  left: ReadonlySet<string>;
  onTake(document: string, taken: boolean): void;
  onForget(document: string): void;
};

function DocumentTable({ documents, left, onTake, onForget }: TableProps) {
  return (
    <section className="meeting-documents" aria-label={t('bench.meeting')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('meeting.document')}</th>
            <th scope="col">{t('meeting.analysed')}</th>
            <th scope="col">{t('meeting.accepted')}</th>
            <th scope="col">{t('meeting.open')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('meeting.forget')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {documents.map(({ document, name, title, at, accepted, open }) => (
            <tr key={document} data-document={document}>
              <th scope="row">
                <label>
                  <input
                    type="checkbox"
                    checked={!left.has(document)}
                    aria-label={t('meeting.take', { name })}
                    onChange={(event) => onTake(document, event.target.checked)}
                  />{' '}
                  {name}
                  {title && title !== name && <small className="quiet"> {title}</small>}
                </label>
              </th>
              <td data-label={t('meeting.analysed')}>{day(at.slice(0, 10))}</td>
              <td data-label={t('meeting.accepted')}>{accepted}</td>
              <td data-label={t('meeting.open')}>{open}</td>
              <td>
                <button type="button" aria-label={t('meeting.forget-name', { name })} onClick={() => onForget(document)}>
                  {t('meeting.forget')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PackForm({ engine, documents, onSaid }: { engine: Engine; documents: string[]; onSaid(text: string): void }) {
  const [form, setForm] = useState<(typeof FORMS)[number]>('meeting-pack');
  const [format, setFormat] = useState<(typeof FORMAT_NAMES)[number]>('docx');
  const [place, setPlace] = useState('');
  const [source, setSource] = useState('');
  const [older, setOlder] = useState<File | null>(null);
  const write = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const since = older ? await older.arrayBuffer() : null;
    const file = await engine.call('exportMeeting', { form, format, documents, meeting: place.trim() || null, source: source.trim() || null, since });
    downloadBytes(file);
    onSaid(t('meeting.written', { name: file.fileName }));
  };
  return (
    <form onSubmit={(event) => void write(event).catch((reason: unknown) => onSaid(transferable(reason).message))}>
      <label className="field">
        <span>{t('meeting.place')}</span>
        <input value={place} onChange={(event) => setPlace(event.target.value)} />
      </label>
      <label className="field">
        <span>{t('meeting.source')}</span>
        <input value={source} onChange={(event) => setSource(event.target.value)} />
      </label>
      <label className="field">
        <span>{t('meeting.older')}</span>
        <input type="file" accept=".json" onChange={(event) => setOlder(event.target.files?.[0] ?? null)} />
      </label>
      <label className="field">
        <span>{t('meeting.form')}</span>
        <select value={form} onChange={(event) => setForm(FORMS.find((f) => f === event.target.value) ?? 'meeting-pack')}>
          {FORMS.map((one) => (
            <option key={one} value={one}>
              {t(LABELS[one])}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('documents.format')}</span>
        <select value={format} onChange={(event) => setFormat(FORMAT_NAMES.find((f) => f === event.target.value) ?? 'docx')}>
          {FORMAT_NAMES.map((one) => (
            <option key={one} value={one}>
              {t(`documents.format-${one}`)}
            </option>
          ))}
        </select>
      </label>
      <p className="deeds">
        <button type="submit" className="primary">
          {t('meeting.write')}
        </button>
      </p>
    </form>
  );
}
