import type { MessageKey } from './messages';
import type { Tab } from './panel-state';

/** What a key asks for. */
export type Command =
  | {
      do:
        | 'next'
        | 'previous'
        | 'open'
        | 'accept'
        | 'dismiss'
        | 'snooze'
        | 'note'
        | 'save-reference'
        | 'search'
        | 'help'
        | 'go'
        | 'close'
        | 'liaison'
        | 'add-page';
    }
  | { do: 'tab'; tab: Tab };

/** A key as pressed, and where: in a field everything is typing; on a control Enter and blank are the control's. */
export type KeyPress = { key: string; ctrl: boolean; alt: boolean; meta: boolean; in: 'field' | 'control' | 'page' };

const LETTERS: Record<string, Command> = {
  j: { do: 'next' },
  k: { do: 'previous' },
  a: { do: 'accept' },
  d: { do: 'dismiss' },
  s: { do: 'snooze' },
  n: { do: 'note' },
  r: { do: 'save-reference' },
  l: { do: 'liaison' },
  p: { do: 'add-page' },
  t: { do: 'tab', tab: 'terms' },
  g: { do: 'go' },
  '/': { do: 'search' },
  '?': { do: 'help' },
};

const GO: Record<string, Tab> = { d: 'document', f: 'findings', t: 'terms', r: 'references', c: 'coordinate', n: 'notes' };

/** The command of a key press; null leaves the key to whoever else listens. `going`: G was pressed before. */
export function commandFor(press: KeyPress, keysOn: boolean, going: boolean): Command | null {
  if (press.ctrl || press.alt || press.meta || press.in === 'field') return null;
  if (press.key === 'Escape') return { do: 'close' };
  if (press.key === 'Enter') return press.in === 'page' ? { do: 'open' } : null;
  if (!keysOn) return null;
  const letter = press.key.toLowerCase();
  if (going) {
    const tab = GO[letter];
    return tab ? { do: 'tab', tab } : null;
  }
  return LETTERS[letter] ?? null;
}

/** Where a key press landed, from the element that has the focus. */
export function placeOfPress(target: { tagName?: string; isContentEditable?: boolean; type?: string } | null): KeyPress['in'] {
  const tag = target?.tagName?.toUpperCase() ?? '';
  if (tag === 'TEXTAREA' || tag === 'SELECT' || target?.isContentEditable) return 'field';
  if (tag === 'INPUT') return target?.type === 'checkbox' || target?.type === 'radio' ? 'control' : 'field';
  return tag === 'BUTTON' || tag === 'A' || tag === 'SUMMARY' ? 'control' : 'page';
}

/** The keys as the help lists them. `go` names the tab after G. */
export const KEY_LIST: readonly { keys: string[]; label: MessageKey; tab?: Tab }[] = [
  { keys: ['J'], label: 'keys.next' },
  { keys: ['K'], label: 'keys.previous' },
  { keys: ['Enter'], label: 'keys.open' },
  { keys: ['Esc'], label: 'keys.close' },
  { keys: ['A'], label: 'keys.accept' },
  { keys: ['D'], label: 'keys.dismiss' },
  { keys: ['S'], label: 'keys.snooze' },
  { keys: ['N'], label: 'keys.note' },
  { keys: ['R'], label: 'keys.save-reference' },
  { keys: ['L'], label: 'keys.liaison' },
  { keys: ['P'], label: 'keys.add-page' },
  { keys: ['T'], label: 'keys.terms' },
  { keys: ['/'], label: 'keys.search' },
  { keys: ['?'], label: 'keys.help' },
  { keys: ['G', 'D'], label: 'keys.go', tab: 'document' },
  { keys: ['G', 'F'], label: 'keys.go', tab: 'findings' },
  { keys: ['G', 'T'], label: 'keys.go', tab: 'terms' },
  { keys: ['G', 'R'], label: 'keys.go', tab: 'references' },
  { keys: ['G', 'C'], label: 'keys.go', tab: 'coordinate' },
  { keys: ['G', 'N'], label: 'keys.go', tab: 'notes' },
  { keys: ['Alt', 'Shift', 'C'], label: 'keys.analyse' },
  { keys: ['Alt', 'Shift', 'P'], label: 'keys.add-page' },
];
