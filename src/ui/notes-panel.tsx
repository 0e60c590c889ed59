import { type FormEvent, useId, useState } from 'react';
import type { Note, NoteKind, Passage, Report, Span } from '@/src/model';
import { NoteKindSelect } from './finding-drawers';
import { day, t } from './messages';
import { PlacePicker } from './place-picker';
import type { NewNote } from './props';

export type NotesPanelProps = {
  report: Report;
  notes: readonly Note[];
  text: string | null;
  /** The place that the next note is about. */
  place: Passage | null;
  onPlace(place: Passage | null): void;
  onAdd(note: NewNote): void;
  onForget(id: string): void;
  onReveal(span: Span): void;
  onOpenFinding(finding: string): void;
};

/** Notes on the document and its passages, and the form for a new one. */
export function NotesPanel(props: NotesPanelProps) {
  const { notes, report } = props;
  const id = useId();
  const sorted = [...notes].sort((a, b) => (a.passage?.span.start ?? -1) - (b.passage?.span.start ?? -1) || a.at.localeCompare(b.at));
  return (
    <div className="notes">
      <NewNoteForm {...props} />
      <section aria-labelledby={`${id}-list`}>
        <h3 className="group-title" id={`${id}-list`}>
          {t('note.list')} {notes.length > 0 && <span className="group-count">{notes.length}</span>}
        </h3>
        {notes.length === 0 ? (
          <div className="empty small">
            <p className="empty-title">{t('note.empty.title')}</p>
            <p>{t('note.empty.body')}</p>
          </div>
        ) : (
          <ul className="rows note-rows">
            {sorted.map((note) => (
              <NoteRow key={note.id} note={note} subject={report.findings.find((f) => f.id === note.finding)?.subject ?? null} {...props} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function NewNoteForm({ report, text, place, onPlace, onAdd }: NotesPanelProps) {
  const [kind, setKind] = useState<NoteKind>('comment');
  const [body, setBody] = useState('');
  const [group, setGroup] = useState('');
  const [choosing, setChoosing] = useState(false);
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (body.trim() === '') return;
    onAdd({ kind, body: body.trim(), group: kind === 'question-to-group' ? group.trim() || null : null, finding: null, passage: place });
    setBody('');
    onPlace(null);
  };
  return (
    <form className="new-note" onSubmit={submit} aria-labelledby={`${id}-title`}>
      <h3 className="group-title" id={`${id}-title`}>
        {t('note.new')}
      </h3>
      <div className="fields">
        <div className="field">
          <span className="field-name">{t('note.about')}</span>
          <button type="button" className="value" aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
            {placeName(place)}
          </button>
        </div>
        {choosing && (
          <PlacePicker
            clauses={report.extract.clauses}
            text={text}
            onChoose={(chosen) => {
              onPlace(chosen);
              setChoosing(false);
            }}
            onCancel={() => setChoosing(false)}
          />
        )}
        <div className="field">
          <label htmlFor={`${id}-kind`}>{t('note.kind')}</label>
          <NoteKindSelect id={`${id}-kind`} value={kind} onChange={setKind} />
        </div>
        {kind === 'question-to-group' && (
          <div className="field">
            <label htmlFor={`${id}-group`}>{t('note.group')}</label>
            <input
              id={`${id}-group`}
              value={group}
              placeholder={t('note.group-hint')}
              list={`${id}-groups`}
              onChange={(event) => setGroup(event.target.value)}
            />
            <datalist id={`${id}-groups`}>
              {[...new Set([...report.allocation.map((a) => a.group), ...report.partners.map((p) => p.organization), ...report.extract.identity.groups])].map(
                (name) => (
                  <option key={name} value={name} />
                ),
              )}
            </datalist>
          </div>
        )}
        <div className="field wide">
          <label htmlFor={`${id}-body`}>{t('note.body')}</label>
          <textarea id={`${id}-body`} rows={3} required value={body} onChange={(event) => setBody(event.target.value)} />
        </div>
        <p className="deeds">
          <button type="submit" className="main">
            {t('note.keep')}
          </button>
        </p>
      </div>
    </form>
  );
}

function placeName(place: Passage | null): string {
  if (!place) return t('note.about-document');
  const words = place.quote.exact.length > 60 ? `${place.quote.exact.slice(0, 58)} …` : place.quote.exact;
  return place.clause && !words.startsWith(place.clause) ? `${place.clause}  ${words}` : words;
}

function NoteRow({ note, subject, onForget, onReveal, onOpenFinding }: { note: Note; subject: string | null } & NotesPanelProps) {
  const { passage, finding } = note;
  return (
    <li className="note">
      <p className="note-head">
        <span className="pill">{t(`note.${note.kind}`)}</span>
        {note.group && <strong>{note.group}</strong>}
        <span className="quiet">{day(note.at)}</span>
      </p>
      <p className="note-body">{note.body}</p>
      {passage && <blockquote className="note-quote">{placeName(passage)}</blockquote>}
      <p className="deeds more">
        {passage && passage.span.end > passage.span.start && (
          <button type="button" className="plain" onClick={() => onReveal(passage.span)}>
            {t('note.show')}
          </button>
        )}
        {passage && passage.span.end === passage.span.start && <span className="quiet">{t('note.lost')}</span>}
        {finding && subject && (
          <button type="button" className="plain" onClick={() => onOpenFinding(finding)}>
            {subject}
          </button>
        )}
        <button type="button" className="plain" onClick={() => onForget(note.id)}>
          {t('note.forget')}
        </button>
      </p>
    </li>
  );
}
