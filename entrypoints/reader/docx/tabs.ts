/** A tab stop in points from the column's left edge. */
type Stop = { at: number; align: string; leader: string };

/** Word's own stops where a paragraph sets none: half an inch. */
const EVERY = 36;
const POINTS_PER_PIXEL = 72 / 96;
/** ST_TabTlc of ECMA-376, 17.18.72, but for none. */
const LEADERS = new Set(['dot', 'heavy', 'hyphen', 'middleDot', 'underscore']);
/** Tabs of one line that are laid out; each needs the ones before it in place. */
const MOST_IN_LINE = 8;

type ModelNode = { type?: unknown; children?: unknown; tabs?: unknown };
const isNode = (value: unknown): value is ModelNode => typeof value === 'object' && value !== null;

/** The stops for each tab of the body, in order, out of docx-preview's own model (whose types are not given). */
function stopsInOrder(body: unknown): Stop[][] {
  const found: Stop[][] = [];
  const walk = (node: unknown, stops: Stop[]): void => {
    if (!isNode(node)) return;
    const own = node.type === 'paragraph' ? readStops(node.tabs) : stops;
    if (node.type === 'tab') found.push(own);
    if (Array.isArray(node.children)) for (const child of node.children) walk(child, own);
  };
  walk(body, []);
  return found;
}

function readStops(tabs: unknown): Stop[] {
  if (!Array.isArray(tabs)) return [];
  return tabs
    .flatMap((tab: unknown): Stop[] => {
      if (typeof tab !== 'object' || tab === null || !('position' in tab)) return [];
      const at = Number.parseFloat(String(tab.position));
      const align = 'style' in tab ? String(tab.style) : 'left';
      return Number.isFinite(at) && align !== 'clear' ? [{ at, align, leader: 'leader' in tab ? String(tab.leader) : 'none' }] : [];
    })
    .sort((a, b) => a.at - b.at);
}

const isTab = (span: HTMLElement): boolean => span.textContent === '\u2003' && span.childElementCount === 0;

/**
 * Gives tabs their width: to the paragraph's next stop, to its hanging indent, or to the next half inch. docx-preview's own
 * reckoning leaves indents out. Measured at 100 %, in rounds, so that the document is laid out a few times and not once a tab.
 */
export function setTabs(host: HTMLElement, body: unknown): void {
  const spans = [...host.querySelectorAll<HTMLElement>('section.docx > article span')].filter(isTab);
  const stops = stopsInOrder(body);
  const known = stops.length === spans.length;
  const rounds: { span: HTMLElement; paragraph: HTMLElement; stops: Stop[] }[][] = [];
  let last: HTMLElement | null = null;
  let inLine = 0;
  spans.forEach((span, i) => {
    const paragraph = span.closest<HTMLElement>('p');
    if (!paragraph) return;
    inLine = paragraph === last ? inLine + 1 : 0;
    last = paragraph;
    if (inLine >= MOST_IN_LINE) return;
    rounds[inLine] ??= [];
    rounds[inLine]?.push({ span, paragraph, stops: known ? (stops[i] ?? []) : [] });
  });
  for (const round of rounds) {
    const widths = round.map(({ span, paragraph, stops: own }) => widthOf(span, paragraph, own));
    round.forEach(({ span }, i) => {
      const { width, leader } = widths[i] ?? { width: EVERY, leader: false };
      span.classList.add('docx-tab');
      span.classList.toggle('leader', leader);
      span.style.width = `${width.toFixed(1)}pt`;
    });
  }
}

function widthOf(span: HTMLElement, paragraph: HTMLElement, stops: Stop[]): { width: number; leader: boolean } {
  const box = paragraph.getBoundingClientRect();
  const style = getComputedStyle(paragraph);
  const indent = Number.parseFloat(style.marginLeft) * POINTS_PER_PIXEL || 0;
  const hanging = Number.parseFloat(style.textIndent) < 0;
  const left = (span.getBoundingClientRect().left - box.left) * POINTS_PER_PIXEL + indent;
  // the hanging indent is a stop by itself
  const all: Stop[] = hanging ? [...stops, { at: indent, align: 'left', leader: 'none' }].sort((a, b) => a.at - b.at) : stops;
  const stop = all.find((one) => one.at > left + 0.5);
  if (!stop) return { width: Math.max(4, (Math.floor(left / EVERY) + 1) * EVERY - left), leader: false };
  const leader = LEADERS.has(stop.leader);
  if (stop.align !== 'right' && stop.align !== 'end') return { width: Math.max(4, stop.at - left), leader };
  const rest = document.createRange();
  rest.setStartAfter(span);
  rest.setEnd(paragraph, paragraph.childNodes.length);
  return { width: Math.max(4, stop.at - left - rest.getBoundingClientRect().width * POINTS_PER_PIXEL), leader };
}
