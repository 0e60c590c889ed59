import type { PageRuns, Run } from './runs';

/** Runs that follow one another on one baseline without a wide gap. */
export type Segment = {
  runs: Run[];
  x0: number;
  x1: number;
  y: number;
  /** Size in which most of its characters are set. */
  size: number;
  characters: number;
};

/** A gap wider than this many ems parts two segments: wider than the spaces of justified lines, narrower than a tab. */
const WIDE_GAP = 1.1;

/** Groups a page's runs, in the order in which the file draws them; text drawn twice at one place (fake bold, shadows) is taken once. */
export function segmentRuns(page: PageRuns): Segment[] {
  const segments: Segment[] = [];
  const drawn = new Set<string>();
  let current: Segment | null = null;
  for (const run of page.runs) {
    const place = `${Math.round(run.x)} ${Math.round(run.y)} ${run.text}`;
    if (drawn.has(place)) continue;
    drawn.add(place);
    if (current && continues(current, run)) addRun(current, run);
    else {
      current = startSegment(run);
      segments.push(current);
    }
  }
  return segments;
}

const startSegment = (run: Run): Segment => ({ runs: [run], x0: run.x, x1: run.x + extent(run), y: run.y, size: run.size, characters: run.text.length });

function addRun(segment: Segment, run: Run): void {
  segment.runs.push(run);
  segment.x0 = Math.min(segment.x0, run.x);
  segment.x1 = Math.max(segment.x1, run.x + extent(run));
  // The baseline and size of a line are those of its longest run: superscripts at its beginning don't lift it.
  if (run.text.length > segment.characters - run.text.length && run.size >= segment.size * 0.9) {
    segment.y = run.y;
    segment.size = run.size;
  } else if (run.size > segment.size * 1.15 && run.text.length * 2 >= segment.characters) {
    segment.y = run.y;
    segment.size = run.size;
  }
  segment.characters += run.text.length;
}

/** Width without the spaces at the end, which are a quarter em in most fonts. */
function extent(run: Run): number {
  let end = run.text.length;
  while (end > 1 && run.text[end - 1] === ' ') end--;
  return end === run.text.length ? run.width : Math.max(run.width * 0.5, run.width - (run.text.length - end) * run.size * 0.25);
}

function continues(segment: Segment, run: Run): boolean {
  const larger = Math.max(segment.size, run.size);
  const gap = run.rtl ? Math.max(run.x - segment.x1, segment.x0 - run.x - run.width) : run.x - segment.x1;
  return sameBaseline(segment.y, segment.size, run.y, run.size) && gap <= WIDE_GAP * larger && gap > -0.6 * larger;
}

/** Whether two pieces stand on one line, a superscript or subscript included. */
export function sameBaseline(y: number, size: number, otherY: number, otherSize: number): boolean {
  const larger = Math.max(size, otherSize);
  const apart = Math.abs(y - otherY);
  if (apart <= 0.22 * larger) return true;
  return Math.min(size, otherSize) < 0.86 * larger && apart <= 0.6 * larger;
}

/** The words of some runs, with single spaces; for comparing, not for the document's text. */
export function plainText(runs: readonly Run[]): string {
  let text = '';
  let end = Number.NaN;
  for (const run of runs) {
    if (text !== '' && (run.spaced || run.x - end > 0.17 * run.size)) text += ' ';
    text += run.text;
    end = run.x + run.width;
  }
  return text.replace(/\s+/g, ' ').trim();
}
