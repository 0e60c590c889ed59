import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { Decision, NoteKind } from '@/src/model';
import { addDays, addMonths } from './days';
import { day, type MessageKey, t } from './messages';

const REASONS: readonly MessageKey[] = ['dismiss.other-concept', 'dismiss.coordinated', 'dismiss.on-purpose', 'dismiss.misread', 'dismiss.too-small'];

export const NOTE_KINDS: readonly NoteKind[] = ['comment', 'duplication-claim', 'term-issue', 'reference-issue', 'action', 'question-to-group'];

/** What was decided, and the way back. */
export function Decided({ decision, onUndecide }: { decision: Decision; onUndecide(): void }) {
  return (
    <p className={`decided ${decision.verdict}`}>
      <span>{decidedWords(decision)}</span>
      <button type="button" className="plain" onClick={onUndecide}>
        {t('decide.undo')}
      </button>
    </p>
  );
}

function decidedWords({ verdict, reason, at, until }: Decision): string {
  const date = day(at);
  if (verdict === 'accepted') return t('decide.accepted-on', { date });
  if (verdict === 'snoozed') return t('decide.snoozed-until', { date: until ? day(until) : '' });
  return reason ? t('decide.dismissed-on', { date, reason }) : t('decide.dismissed-plain', { date });
}

/** The first control of a drawer takes the focus when it opens. */
function useFirstFocus<T extends HTMLElement>() {
  const box = useRef<T>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('button, textarea, input, select')?.focus(), []);
  return box;
}

/** One press on a reason dismisses; or in one's own words. */
export function DismissDrawer({ onDismiss, onCancel }: { onDismiss(reason: string | null): void; onCancel(): void }) {
  const [words, setWords] = useState('');
  const box = useFirstFocus<HTMLFormElement>();
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onDismiss(words.trim() || null);
  };
  return (
    <form className="drawer" ref={box} onSubmit={submit} aria-labelledby={`${id}-title`}>
      <p className="drawer-title" id={`${id}-title`}>
        {t('dismiss.title')}
      </p>
      <p className="chips">
        {REASONS.map((key) => (
          <button type="button" className="chip" key={key} onClick={() => onDismiss(t(key))}>
            {t(key)}
          </button>
        ))}
      </p>
      <label htmlFor={`${id}-words`}>{t('dismiss.own-words')}</label>
      <input id={`${id}-words`} value={words} maxLength={500} autoComplete="off" onChange={(event) => setWords(event.target.value)} />
      <p className="deeds">
        <button type="submit" className="main">
          {t('dismiss.confirm')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('dismiss.cancel')}
        </button>
      </p>
    </form>
  );
}

export function SnoozeDrawer({ today, onSnooze, onCancel }: { today: string; onSnooze(until: string): void; onCancel(): void }) {
  const [until, setUntil] = useState(addDays(today, 14));
  const box = useFirstFocus<HTMLFormElement>();
  const id = useId();
  const tomorrow = addDays(today, 1);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (until >= tomorrow) onSnooze(until);
  };
  return (
    <form className="drawer" ref={box} onSubmit={submit} aria-labelledby={`${id}-title`}>
      <p className="drawer-title" id={`${id}-title`}>
        {t('snooze.title')}
      </p>
      <p className="chips">
        <button type="button" className="chip" onClick={() => onSnooze(addDays(today, 7))}>
          {t('snooze.week')}
        </button>
        <button type="button" className="chip" onClick={() => onSnooze(addMonths(today, 1))}>
          {t('snooze.month')}
        </button>
        <button type="button" className="chip" onClick={() => onSnooze(addMonths(today, 6))}>
          {t('snooze.half-year')}
        </button>
      </p>
      <label htmlFor={`${id}-day`}>{t('snooze.day')}</label>
      <input id={`${id}-day`} type="date" required min={tomorrow} value={until} onChange={(event) => setUntil(event.target.value)} />
      <p className="deeds">
        <button type="submit" className="main">
          {t('snooze.confirm')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('dismiss.cancel')}
        </button>
      </p>
    </form>
  );
}

export function NoteDrawer({ onKeep, onCancel }: { onKeep(kind: NoteKind, body: string): void; onCancel(): void }) {
  const [kind, setKind] = useState<NoteKind>('comment');
  const [body, setBody] = useState('');
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.querySelector('textarea')?.focus(), []);
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (body.trim()) onKeep(kind, body.trim());
  };
  return (
    <form className="drawer" ref={box} onSubmit={submit}>
      <label htmlFor={`${id}-kind`}>{t('note.kind')}</label>
      <NoteKindSelect id={`${id}-kind`} value={kind} onChange={setKind} />
      <label htmlFor={`${id}-body`}>{t('note.body')}</label>
      <textarea id={`${id}-body`} required rows={3} value={body} onChange={(event) => setBody(event.target.value)} />
      <p className="deeds">
        <button type="submit" className="main">
          {t('note.keep')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('dismiss.cancel')}
        </button>
      </p>
    </form>
  );
}

export function NoteKindSelect({ id, value, onChange }: { id: string; value: NoteKind; onChange(kind: NoteKind): void }) {
  return (
    <select
      id={id}
      value={value}
      onChange={(event) => {
        const kind = NOTE_KINDS.find((k) => k === event.target.value);
        if (kind) onChange(kind);
      }}
    >
      {NOTE_KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {t(`note.${kind}`)}
        </option>
      ))}
    </select>
  );
}
