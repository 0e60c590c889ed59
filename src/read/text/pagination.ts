import { isBlank, type Line } from './lines';

const FOOT = /(?:^|\s)\[Page\s+(\d+|[ivxlc]+)\]$/;
/** "RFC 6749        OAuth 2.0        October 2012": three columns at the head of a page. */
const HEAD = /^(?:RFC \d+|Internet[- ]Draft|\S.{0,60}?)\s{2,}\S.*?\s{2,}(?:[A-Z][a-z]+ )?(?:19|20)\d\d$/;
/** The same with its left column empty, as OpenID's drafts have it: "        SharedSignals        March 2023". */
const HEAD_WITHOUT_LEFT = /^\S.{0,60}?\s{3,}[A-Z][a-z]+ (?:19|20)\d\d$/;

/**
 * Running heads, feet and the blank lines around a page break out; every line gets its page. A paragraph that the break cut
 * closes up again where its first half neither ends a sentence nor begins another column.
 */
export function takeOutPageBreaks(lines: readonly Line[]): { lines: Line[]; runningText: string[]; paginated: boolean } {
  const feet = lines.filter((line) => FOOT.test(line.text)).length;
  if (feet < 1) return { lines: [...lines], runningText: [], paginated: false };
  const kept: Line[] = [];
  const running = new Map<string, number>();
  const note = (line: Line): void => {
    for (const part of line.text.replace(FOOT, '').split(/\s{3,}/)) if (part.trim()) running.set(part.trim(), (running.get(part.trim()) ?? 0) + 1);
  };
  let page = 1;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (!FOOT.test(line.text)) {
      kept.push({ ...line, page });
      continue;
    }
    note(line);
    page++;
    while (kept.length > 0 && isBlank(kept[kept.length - 1] as Line)) kept.pop();
    let next = i + 1;
    while (next < lines.length && isBlank(lines[next] as Line)) next++;
    const head = lines[next];
    if (head && isRunningHead(head, running)) {
      note(head);
      next++;
      while (next < lines.length && isBlank(lines[next] as Line)) next++;
    }
    const before = kept[kept.length - 1];
    const after = lines[next];
    if (before && after && !runsOn(before, after)) kept.push({ start: after.start, end: after.start, indent: 0, text: '', page });
    i = next - 1;
  }
  return { lines: kept, runningText: [...running].sort((a, b) => b[1] - a[1]).map(([text]) => text), paginated: true };
}

const isRunningHead = (line: Line, running: ReadonlyMap<string, number>): boolean =>
  line.indent === 0 ? HEAD.test(line.text) || running.has(line.text.split(/\s{3,}/)[0] ?? '') : line.indent > 10 && HEAD_WITHOUT_LEFT.test(line.text);

/** A full line without an end, and a line that may follow it. */
const runsOn = (before: Line, after: Line): boolean =>
  after.indent > 0 &&
  !/[.:;!?]["')\]]?$/.test(before.text) &&
  before.indent + before.text.length > 50 &&
  (after.indent === before.indent || after.indent > before.indent - 8) &&
  !/^(?:[o*+•-]\s|\[[^\]]+\]\s|\(?[0-9a-z]{1,3}[.)]\s)/.test(after.text);
