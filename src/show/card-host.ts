import { adoptSheet } from './adopt-sheet';
import { type Box, placeCard } from './place-card';
import type { CardOptions, OpenCard } from './types';

/** The card's own element in the page; there only while a card is open. */
const HOST = 'concord-card';
/** Inline, so that no rule of the page reaches it. The top layer (popover) keeps it above the page's own layers. */
const HOST_STYLE =
  'all:initial;position:fixed;inset:auto;margin:0;padding:0;border:0;background:none;overflow:visible;z-index:2147483647;display:block;width:auto;height:auto;';
/** A passing card stays this long after the pointer has left it and its words, in milliseconds; and within this far of them, in pixels. */
const LEAVING = 400;
const NEAR = 12;

/**
 * Opens an empty card beside words. What is rendered into `mount` is closed off from the page by a shadow root; the page
 * sees one element, and that only while the card is open. Keys pressed in the card are kept from the page.
 */
export function openCard(options: CardOptions): OpenCard {
  const page = options.document ?? globalThis.document;
  const view = page.defaultView;
  const over = new AbortController();
  const returnTo = page.activeElement instanceof HTMLElement ? page.activeElement : null;

  const host = page.createElement(HOST);
  host.style.cssText = HOST_STYLE;
  // `all: initial` took the scheme away, and an inline rule outranks the sheet in the shadow root.
  host.style.colorScheme = options.theme ?? 'light dark';
  host.dir = options.dir ?? 'ltr';
  host.lang = options.lang ?? 'en';
  const root = host.attachShadow({ mode: 'closed' });
  adoptSheet(root, options.css);
  const mount = page.createElement('div');
  mount.className = 'card-frame';
  mount.setAttribute('role', 'dialog');
  mount.setAttribute('aria-label', options.label);
  mount.tabIndex = -1;
  root.append(mount);
  page.documentElement.append(host);
  showOnTop(host);

  const place = (): void => {
    if (over.signal.aborted || !view) return;
    mount.style.maxBlockSize = '';
    const words: Box[] = options.ranges().flatMap((range) => Array.from(range.getClientRects()));
    const size = mount.getBoundingClientRect();
    const at = placeCard(
      words.filter((w) => w.right > w.left),
      { width: size.width, height: size.height },
      { width: page.documentElement.clientWidth, height: page.documentElement.clientHeight },
      options.dir ?? 'ltr',
    );
    host.style.left = `${Math.round(at.left)}px`;
    host.style.top = `${Math.round(at.top)}px`;
    mount.style.maxBlockSize = `${Math.floor(at.maxHeight)}px`;
    mount.dataset.side = at.side;
  };
  const close = (): void => {
    if (over.signal.aborted) return;
    const focused = root.activeElement !== null;
    over.abort();
    host.remove();
    if (focused) returnTo?.focus({ preventScroll: true });
    options.onClose();
  };

  let asked = 0;
  const placeSoon = (): void => {
    if (asked || !view) return;
    asked = view.requestAnimationFrame(() => {
      asked = 0;
      place();
    });
  };
  const listening = { signal: over.signal };
  // The page's own Esc (a dialog of its own) goes first; the card closes only where nobody took it.
  page.addEventListener('keydown', (event) => void (event.key === 'Escape' && !event.defaultPrevented && close()), listening);
  for (const type of ['keydown', 'keyup', 'keypress'] as const)
    host.addEventListener(
      type,
      (event) => {
        if (type === 'keydown' && event.key === 'Escape' && !event.defaultPrevented) close();
        event.stopPropagation();
      },
      listening,
    );
  page.addEventListener('pointerdown', (event) => void (event.target !== host && close()), { ...listening, capture: true });
  page.addEventListener('scroll', placeSoon, { ...listening, capture: true, passive: true });
  view?.addEventListener('resize', placeSoon, listening);
  if (options.passing ?? !options.focus) {
    let leaving: ReturnType<typeof setTimeout> | undefined;
    page.addEventListener(
      'pointermove',
      (event) => {
        clearTimeout(leaving);
        const boxes = [host.getBoundingClientRect(), ...options.ranges().flatMap((range) => Array.from(range.getClientRects()))];
        if (event.target === host || isNear(boxes, event.clientX, event.clientY)) return;
        leaving = setTimeout(() => root.activeElement === null && close(), LEAVING);
      },
      { ...listening, passive: true },
    );
    over.signal.addEventListener('abort', () => clearTimeout(leaving), { once: true });
  }
  const sizes = new ResizeObserver(placeSoon);
  for (const watched of [mount.firstElementChild, mount]) if (watched) sizes.observe(watched);
  over.signal.addEventListener('abort', () => sizes.disconnect(), { once: true });
  options.signal.addEventListener('abort', close, { once: true, signal: over.signal });

  place();
  if (options.focus) mount.focus({ preventScroll: true });
  return { mount, place, focus: () => mount.focus({ preventScroll: true }), close };
}

/** Within the box around all of them, so that the way from the words to the card is no leaving. */
function isNear(boxes: readonly Box[], x: number, y: number): boolean {
  const left = Math.min(...boxes.map((b) => b.left));
  const right = Math.max(...boxes.map((b) => b.right));
  const top = Math.min(...boxes.map((b) => b.top));
  const bottom = Math.max(...boxes.map((b) => b.bottom));
  return x >= left - NEAR && x <= right + NEAR && y >= top - NEAR && y <= bottom + NEAR;
}

function showOnTop(host: HTMLElement): void {
  if (typeof host.showPopover !== 'function') return;
  host.popover = 'manual';
  host.showPopover();
}
