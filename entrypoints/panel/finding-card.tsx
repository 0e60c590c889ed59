import { createRoot } from 'react-dom/client';
import { type Finding, firstSpan, type NoteKind, type Verdict } from '@/src/model';
import type { Shown } from '@/src/protocol';
import { cardCss, type Marks, type OpenCard, openCard } from '@/src/show';
import { FindingCard } from '@/src/ui';
import { todayHere } from './desk';

export type CardDeeds = {
  decide(finding: Finding, verdict: Verdict, reason: string | null, until: string | null): void;
  undecide(finding: string): void;
  note: ((finding: Finding, kind: NoteKind, body: string) => void) | null;
  saveReference: ((finding: string) => void) | null;
  /** Another finding is stood at, by J and K in the card. */
  go(finding: string, focus: boolean): void;
  closed(): void;
};

/** What the card at the words is given. */
export type CardGiven = { marks: Marks; shown: Shown[]; focus: boolean; keysOn: boolean; deeds: CardDeeds; signal: AbortSignal };

export type CardAtWords = { finding: string; update(shown: Shown[]): void; focus(): void; close(): void };

/** Opens the card of a finding at its words, in a closed shadow root of its own. */
export function openFindingCard(id: string, given: CardGiven): CardAtWords | null {
  const { marks, deeds } = given;
  const first = given.shown.find((one) => one.finding.id === id);
  if (!first) return null;
  let card: OpenCard | null = null;
  let unmount: () => void = () => undefined;
  const close = (): void => card?.close();
  // dismissed, the words are marked no more; the card stays where they are
  let words: readonly Range[] = [];
  const wordsNow = (): readonly Range[] => {
    const ranges = marks.rangesOf(id);
    if (ranges.length > 0) words = ranges;
    return words;
  };
  card = openCard({
    ranges: wordsNow,
    css: cardCss,
    label: first.finding.subject || first.finding.message,
    focus: given.focus,
    signal: given.signal,
    onClose: () => {
      // React may not be unmounted while it handles the event that closes
      queueMicrotask(() => unmount());
      deeds.closed();
    },
  });
  const opened = card;
  const root = createRoot(opened.mount);
  unmount = () => root.unmount();

  const update = (shown: Shown[]): void => {
    const one = shown.find((entry) => entry.finding.id === id);
    if (!one) {
      close();
      return;
    }
    const { finding, decision, back, before } = one;
    const order = shown
      .filter((entry) => marks.rangesOf(entry.finding.id).length > 0 || entry.finding.id === id)
      .map((entry) => entry.finding)
      .sort((a, b) => (firstSpan(a)?.start ?? 0) - (firstSpan(b)?.start ?? 0))
      .map((one) => one.id);
    const index = order.indexOf(id);
    const neighbour = (by: number): (() => void) | null => {
      const next = order[(index + by + order.length) % order.length];
      return order.length > 1 && next !== undefined ? () => deeds.go(next, true) : null;
    };
    root.render(
      <FindingCard
        finding={finding}
        decision={decision}
        back={back}
        before={before}
        today={todayHere()}
        position={null}
        idPrefix="at-words"
        keysOn={given.keysOn}
        onDecide={(verdict, reason, until) => deeds.decide(finding, verdict, reason, until)}
        onUndecide={() => deeds.undecide(id)}
        onNote={deeds.note ? (kind, body) => deeds.note?.(finding, kind, body) : null}
        onSaveReference={deeds.saveReference && finding.kind.endsWith('reference') ? () => deeds.saveReference?.(id) : null}
        onReveal={null}
        onNext={neighbour(1)}
        onPrevious={neighbour(-1)}
        onClose={close}
      />,
    );
    requestAnimationFrame(() => opened.place());
  };
  update(given.shown);
  return { finding: id, update, focus: opened.focus, close };
}
