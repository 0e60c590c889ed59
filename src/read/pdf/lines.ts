import { plainText, type Segment, sameBaseline } from './segments';

/** What stands on one baseline of a column. */
export type Line = {
  page: number;
  /** From left to right (right to left in such scripts), parted by wide gaps. */
  segments: Segment[];
  x0: number;
  x1: number;
  y: number;
  size: number;
  characters: number;
  /** Its words with single spaces, wide gaps as a tab. */
  text: string;
};

/** Lines of a column, top down. */
export function linesOf(segments: readonly Segment[], page: number): Line[] {
  const sorted = [...segments].sort((a, b) => a.y - b.y || a.x0 - b.x0);
  const lines: Line[] = [];
  let group: Segment[] = [];
  let lead: Segment | null = null;
  const flush = (): void => {
    if (group.length > 0 && lead) lines.push(makeLine(group, lead, page));
    group = [];
  };
  for (const segment of sorted) {
    if (lead && group.length > 0 && sameBaseline(lead.y, lead.size, segment.y, segment.size)) {
      group.push(segment);
      if (segment.size > lead.size * 1.1 || (segment.size > lead.size * 0.9 && segment.characters > lead.characters)) lead = segment;
    } else {
      flush();
      group = [segment];
      lead = segment;
    }
  }
  flush();
  return lines;
}

function makeLine(group: Segment[], lead: Segment, page: number): Line {
  const rtl = lead.runs[0]?.rtl === true;
  group.sort((a, b) => a.x0 - b.x0);
  const segments: Segment[] = [];
  for (const segment of group) {
    const last = segments[segments.length - 1];
    if (last && segment.x0 - last.x1 <= 1.1 * Math.max(last.size, segment.size)) segments[segments.length - 1] = glue(last, segment);
    else segments.push(segment);
  }
  if (rtl) segments.reverse();
  let x0 = Number.POSITIVE_INFINITY;
  let x1 = 0;
  let characters = 0;
  for (const s of segments) {
    x0 = Math.min(x0, s.x0);
    x1 = Math.max(x1, s.x1);
    characters += s.characters;
  }
  return { page, segments, x0, x1, y: lead.y, size: lead.size, characters, text: segments.map((s) => plainText(s.runs)).join('\t') };
}

function glue(a: Segment, b: Segment): Segment {
  const lead = b.characters > a.characters ? b : a;
  const runs = [...a.runs, ...b.runs];
  // Pieces drawn out of order (accents, small caps, late bold) are put back by where they stand.
  if (b.x0 < a.x1 - 0.3 * lead.size) runs.sort((p, q) => p.x - q.x);
  return { runs, x0: Math.min(a.x0, b.x0), x1: Math.max(a.x1, b.x1), y: lead.y, size: lead.size, characters: a.characters + b.characters };
}
