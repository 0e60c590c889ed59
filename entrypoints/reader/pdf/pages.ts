import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist';

/** CSS pixels for one PDF point at 100 %. */
const PIXELS_PER_POINT = 96 / 72;
/** Pixels of one canvas; larger ones fail in some browsers and cost 4 bytes each. */
const MOST_PIXELS = 16_000_000;
/** Pages that keep their canvas and text while they are out of sight. */
const KEPT_PAGES = 10;
export const SMALLEST_SCALE = 0.25;
export const LARGEST_SCALE = 5;

/** A page's text as drawn: one element for each item of its text content, in order. */
export type PageText = { page: number; elements: HTMLElement[] };

type Sheet = {
  number: number;
  element: HTMLElement;
  /** Points. */
  width: number;
  height: number;
  proxy: PDFPageProxy | null;
  task: RenderTask | null;
  /** Scale times pixel ratio at which the canvas was drawn; 0 = not drawn. */
  drawnAt: number;
  text: Promise<PageText> | null;
  seenAt: number;
};

export type PdfPages = {
  readonly count: number;
  scale(): number;
  setScale(scale: number, around?: { x: number; y: number }): void;
  fitWidth(): void;
  current(): number;
  /** Scrolls to a page; `top` in PDF points from the page's upper edge. */
  goTo(page: number, top?: number): void;
  /** Draws the page's text layer if need be. */
  textOf(page: number): Promise<PageText>;
  elementOf(page: number): HTMLElement | null;
  destroy(): void;
};

export type PdfPagesOptions = {
  /** The element that scrolls. */
  scroller: HTMLElement;
  pdf: PDFDocumentProxy;
  /** The library that opened it. */
  pdfjs: typeof import('pdfjs-dist');
  /** A page's text layer has been drawn. */
  onText(text: PageText): void;
  /** A page's text layer has been let go. */
  onTextGone(page: number): void;
  onMove(state: { page: number; scale: number }): void;
  onTrouble(page: number, reason: unknown): void;
};

/**
 * Draws a PDF page under page, canvas and text layer, only those near the viewport, the nearest first. Pages out of
 * sight are let go beyond KEPT_PAGES. The text layer scales by CSS, the canvas is drawn anew after a zoom.
 */
export async function mountPdfPages(options: PdfPagesOptions): Promise<PdfPages> {
  const { scroller, pdf, pdfjs } = options;
  const first = await pdf.getPage(1);
  const size = first.getViewport({ scale: 1 });
  const host = document.createElement('div');
  host.className = 'pdf-pages';
  const sheets: Sheet[] = Array.from({ length: pdf.numPages }, (_, i) => newSheet(i + 1, size.width, size.height));
  let scale = 1;
  let fitted = true;
  let gone = false;
  let clock = 0;
  const near = new Set<Sheet>();
  const failed = new Set<Sheet>();

  /** Canvas pixels for one CSS pixel at 100 %, within MOST_PIXELS. */
  const targetOf = (sheet: Sheet): number =>
    Math.min(scale * (window.devicePixelRatio || 1), Math.sqrt(MOST_PIXELS / (sheet.width * sheet.height)) / PIXELS_PER_POINT);
  const needsWork = (sheet: Sheet): boolean => !failed.has(sheet) && (!sheet.text || sheet.drawnAt !== targetOf(sheet));

  const measure = (sheet: Sheet): void => {
    sheet.element.style.width = `${Math.floor(sheet.width * PIXELS_PER_POINT * scale)}px`;
    sheet.element.style.height = `${Math.floor(sheet.height * PIXELS_PER_POINT * scale)}px`;
  };
  const setFactor = (): void => {
    host.style.setProperty('--total-scale-factor', String(scale * PIXELS_PER_POINT));
    for (const sheet of sheets) measure(sheet);
  };

  async function proxyOf(sheet: Sheet): Promise<PDFPageProxy> {
    if (sheet.proxy) return sheet.proxy;
    const proxy = await pdf.getPage(sheet.number);
    const viewport = proxy.getViewport({ scale: 1 });
    sheet.proxy = proxy;
    if (viewport.width !== sheet.width || viewport.height !== sheet.height) {
      sheet.width = viewport.width;
      sheet.height = viewport.height;
      measure(sheet);
    }
    return proxy;
  }

  async function drawText(sheet: Sheet): Promise<PageText> {
    const proxy = await proxyOf(sheet);
    const content = await proxy.getTextContent({ disableNormalization: true });
    const container = document.createElement('div');
    container.className = 'textLayer';
    const layer = new pdfjs.TextLayer({ textContentSource: content, container, viewport: proxy.getViewport({ scale: scale * PIXELS_PER_POINT }) });
    await layer.render();
    sheet.element.querySelector('.textLayer')?.remove();
    sheet.element.append(container);
    const text = { page: sheet.number, elements: layer.textDivs };
    options.onText(text);
    return text;
  }

  function textOf(sheet: Sheet): Promise<PageText> {
    sheet.seenAt = ++clock;
    if (!sheet.text) {
      sheet.text = drawText(sheet);
      sheet.text.catch((reason: unknown) => {
        sheet.text = null;
        if (!gone) options.onTrouble(sheet.number, reason);
      });
    }
    return sheet.text;
  }

  async function drawCanvas(sheet: Sheet): Promise<void> {
    const proxy = await proxyOf(sheet);
    const target = targetOf(sheet);
    if (sheet.drawnAt === target || sheet.task) return;
    const viewport = proxy.getViewport({ scale: target * PIXELS_PER_POINT });
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.setAttribute('aria-hidden', 'true');
    const task = proxy.render({ canvas, viewport });
    sheet.task = task;
    try {
      await task.promise;
      sheet.element.querySelector('canvas')?.remove();
      sheet.element.prepend(canvas);
      sheet.drawnAt = target;
    } finally {
      sheet.task = null;
    }
  }

  function letGo(sheet: Sheet): void {
    sheet.task?.cancel();
    sheet.element.querySelector('canvas')?.remove();
    sheet.element.querySelector('.textLayer')?.remove();
    sheet.drawnAt = 0;
    if (sheet.text) options.onTextGone(sheet.number);
    sheet.text = null;
    sheet.proxy?.cleanup();
  }

  function evict(): void {
    const idle = sheets.filter((sheet) => (sheet.drawnAt > 0 || sheet.text) && !near.has(sheet)).sort((a, b) => b.seenAt - a.seenAt);
    for (const sheet of idle.slice(KEPT_PAGES)) letGo(sheet);
  }

  const middle = (): number => scroller.scrollTop + scroller.clientHeight / 2;
  const distance = (sheet: Sheet): number => Math.abs(sheet.element.offsetTop + sheet.element.offsetHeight / 2 - middle());

  /** One page at a time, so that what the reader looks at is never behind what has scrolled by. */
  let working = false;
  async function work(): Promise<void> {
    if (working) return;
    working = true;
    try {
      for (;;) {
        const [next] = [...near].filter(needsWork).sort((a, b) => distance(a) - distance(b));
        if (!next || gone) break;
        await Promise.all([textOf(next), drawCanvas(next)]).catch((reason: unknown) => {
          if (gone || isCancelled(reason)) return;
          failed.add(next);
          options.onTrouble(next.number, reason);
        });
        evict();
      }
    } finally {
      working = false;
    }
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const sheet = sheets[Number((entry.target as HTMLElement).dataset.page) - 1];
        if (!sheet) continue;
        if (entry.isIntersecting) near.add(sheet);
        else near.delete(sheet);
      }
      void work();
    },
    { root: scroller, rootMargin: '60% 0px' },
  );

  function current(): number {
    const at = scroller.scrollTop + scroller.clientHeight / 3;
    let low = 0;
    let high = sheets.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((sheets[middle]?.element.offsetTop ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  const tell = (): void => options.onMove({ page: current(), scale });
  let redraw: ReturnType<typeof setTimeout> | undefined;

  function setScale(wanted: number, around?: { x: number; y: number }): void {
    const next = Math.min(LARGEST_SCALE, Math.max(SMALLEST_SCALE, wanted));
    if (next === scale) return;
    const box = scroller.getBoundingClientRect();
    const x = around ? around.x - box.left : scroller.clientWidth / 2;
    const y = around ? around.y - box.top : 0;
    const anchor = sheets[current() - 1];
    const before = anchor ? (scroller.scrollTop + y - anchor.element.offsetTop) / scale : 0;
    const left = (scroller.scrollLeft + x) / scale;
    scale = next;
    failed.clear();
    setFactor();
    if (anchor) scroller.scrollTop = anchor.element.offsetTop + before * scale - y;
    scroller.scrollLeft = left * scale - x;
    for (const sheet of near) sheet.task?.cancel();
    clearTimeout(redraw);
    redraw = setTimeout(() => void work(), 120);
    tell();
  }

  function fitWidth(): void {
    const room = scroller.clientWidth - 32;
    const widest = sheets[current() - 1]?.width ?? size.width;
    setScale(room / (widest * PIXELS_PER_POINT));
    fitted = true;
  }

  const onResize = new ResizeObserver(() => {
    if (fitted && scroller.clientWidth > 0) fitWidth();
  });
  scroller.addEventListener('scroll', tell, { passive: true });
  for (const sheet of sheets) host.append(sheet.element);
  scroller.replaceChildren(host);
  scale = Math.min(LARGEST_SCALE, Math.max(SMALLEST_SCALE, (scroller.clientWidth - 32) / (size.width * PIXELS_PER_POINT)));
  // a page wider than needed reads worse than one at its own size
  if (scale > 1.35) {
    scale = 1.35;
    fitted = false;
  }
  setFactor();
  for (const sheet of sheets) observer.observe(sheet.element);
  onResize.observe(scroller);
  tell();

  return {
    count: pdf.numPages,
    scale: () => scale,
    setScale: (wanted, around) => {
      fitted = false;
      setScale(wanted, around);
    },
    fitWidth,
    current,
    goTo: (page, top = 0) => {
      const sheet = sheets[page - 1];
      if (sheet) scroller.scrollTop = sheet.element.offsetTop + top * PIXELS_PER_POINT * scale - 12;
    },
    textOf: (page) => {
      const sheet = sheets[page - 1];
      return sheet ? textOf(sheet) : Promise.reject(new RangeError(`There is no page ${page}.`));
    },
    elementOf: (page) => sheets[page - 1]?.element ?? null,
    destroy: () => {
      gone = true;
      clearTimeout(redraw);
      observer.disconnect();
      onResize.disconnect();
      scroller.removeEventListener('scroll', tell);
      for (const sheet of sheets) sheet.task?.cancel();
      host.remove();
    },
  };
}

function newSheet(number: number, width: number, height: number): Sheet {
  const element = document.createElement('div');
  element.className = 'pdf-page';
  element.dataset.page = String(number);
  element.setAttribute('role', 'region');
  element.setAttribute('aria-label', `Page ${number}`);
  return { number, element, width, height, proxy: null, task: null, drawnAt: 0, text: null, seenAt: 0 };
}

const isCancelled = (reason: unknown): boolean =>
  reason instanceof Error && (reason.name === 'RenderingCancelledException' || reason.name === 'AbortException');
