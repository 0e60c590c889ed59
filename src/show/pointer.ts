import type { Marks, Point } from './types';

/** How long a pointer rests on words before their card opens, in milliseconds. */
const REST = 500;
/** Elements whose clicks are the page's own. */
const PAGES_OWN = 'a[href], button, input, textarea, select, summary, label, audio, video, [contenteditable=""], [contenteditable="true"], [role="button"]';

export type PointerOptions = {
  marks: Pick<Marks, 'at'>;
  onOpen: (finding: string, how: 'click' | 'rest') => void;
  signal: AbortSignal;
  document?: Document;
};

/** Tells when a reader clicks on a finding's words or rests on them. No event of the page is stopped. */
export function watchPointer({ marks, onOpen, signal, document: given }: PointerOptions): void {
  const page = given ?? globalThis.document;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let told: string | null = null;
  const stop = (): void => clearTimeout(resting);
  const rest = (point: Point): void => {
    const finding = marks.at(point);
    if (finding !== null && finding !== told) onOpen(finding, 'rest');
    told = finding;
  };
  page.addEventListener(
    'pointermove',
    (event) => {
      stop();
      if (event.pointerType === 'touch' || event.buttons !== 0) return;
      const point = { x: event.clientX, y: event.clientY };
      resting = setTimeout(() => rest(point), REST);
    },
    { signal, passive: true },
  );
  for (const type of ['pointerdown', 'keydown', 'scroll', 'pointerleave'] as const) page.addEventListener(type, stop, { signal, passive: true, capture: true });
  page.addEventListener(
    'click',
    (event) => {
      if (event.defaultPrevented || event.button !== 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.target instanceof Element && event.target.closest(PAGES_OWN)) return;
      // A drag that selected words is no click on them.
      if (page.getSelection()?.isCollapsed === false) return;
      const finding = marks.at({ x: event.clientX, y: event.clientY });
      if (finding !== null) onOpen(finding, 'click');
    },
    { signal },
  );
  signal.addEventListener('abort', stop, { once: true });
}
