import { type Family, type Finding, familyOf, firstSpan, type Span, TIERS, type Tier } from '@/src/model';
import type { Shown } from '@/src/protocol';
import { adoptSheet } from './adopt-sheet';
import { highlightCss } from './highlight-css';
import { findingAt } from './hit';
import { scrollToRange } from './scroll';
import type { Locate, Marks, MarksOptions } from './types';
import { wordRanges } from './word-ranges';

const FAMILIES: readonly Family[] = ['same', 'parallel', 'conflict', 'synonym', 'reference', 'use'];
const CURRENT = 'concord-current';
/** A stronger tier is drawn over a weaker one. */
const PRIORITY: Record<Tier, number> = { certain: 3, probable: 2, possible: 1 };

/** Name in the page's highlight registry. The registry is the page's too, so the names carry ours. */
export const highlightName = (family: Family, tier: Tier): string => `concord-${family}-${tier}`;

type Marked = { finding: Finding; ranges: readonly Range[] };

/**
 * Draws findings as CSS highlights: no node of the page changes. Open and accepted findings are drawn; dismissed and
 * snoozed ones are not. Everything ends with the signal.
 */
export function createMarks(options: MarksOptions): Marks {
  const page = options.document ?? globalThis.document;
  const { locate, signal } = options;
  let wanted: Finding[] = [];
  let marked = new Map<string, Marked>();
  let current: string | null = null;
  let passing: readonly Range[] = [];

  const dropSheet = adoptSheet(page, highlightCss);

  const draw = (): void => {
    marked = new Map(wanted.map((finding) => [finding.id, { finding, ranges: rangesFor(finding, locate) }]));
    for (const family of FAMILIES)
      for (const tier of TIERS) {
        const highlight = new Highlight();
        highlight.priority = PRIORITY[tier];
        for (const m of marked.values()) if (m.finding.tier === tier && familyOf(m.finding.kind) === family) for (const range of m.ranges) highlight.add(range);
        setHighlight(highlightName(family, tier), highlight);
      }
    drawCurrent();
  };
  const drawCurrent = (): void => {
    const highlight = new Highlight();
    highlight.priority = 10;
    for (const range of [...(current === null ? [] : (marked.get(current)?.ranges ?? [])), ...passing]) highlight.add(range);
    setHighlight(CURRENT, highlight);
  };
  const stand = (finding: string | null): void => {
    current = finding;
    passing = [];
    drawCurrent();
  };
  const clear = (): void => {
    wanted = [];
    marked = new Map();
    current = null;
    passing = [];
    for (const family of FAMILIES) for (const tier of TIERS) CSS.highlights.delete(highlightName(family, tier));
    CSS.highlights.delete(CURRENT);
  };
  const step = (by: 1 | -1): string | null => {
    if (wanted.length === 0) return null;
    const at = wanted.findIndex((f) => f.id === current);
    const to = at < 0 ? (by === 1 ? 0 : wanted.length - 1) : (at + by + wanted.length) % wanted.length;
    stand(wanted[to]?.id ?? null);
    return current;
  };
  const bring = async (span: Span): Promise<readonly Range[]> => {
    if (options.bringIntoView) await options.bringIntoView(span);
    const ranges = toRanges(locate(span));
    const [first] = ranges;
    if (first && !options.bringIntoView) scrollToRange(first);
    return ranges;
  };

  signal.addEventListener(
    'abort',
    () => {
      clear();
      dropSheet();
    },
    { once: true },
  );

  return {
    show(shown: Shown[], includePossible: boolean) {
      if (signal.aborted) return;
      wanted = shown
        .filter(({ finding, decision }) => isDrawn(finding, includePossible) && (decision === null || decision.verdict === 'accepted'))
        .map((s) => s.finding)
        .sort(byPlace);
      if (current !== null && !wanted.some((f) => f.id === current)) current = null;
      draw();
    },
    refresh() {
      if (!signal.aborted) draw();
    },
    clear,
    async reveal(finding) {
      const span = spanOf(wanted, finding);
      if (span === null) return [];
      const ranges = await bring(span);
      // Drawing it may have brought more of the document into being.
      if (!signal.aborted) {
        current = finding;
        passing = [];
        draw();
      }
      return marked.get(finding)?.ranges ?? ranges;
    },
    async revealSpan(span) {
      const ranges = await bring(span);
      if (signal.aborted) return false;
      current = null;
      passing = ranges;
      drawCurrent();
      return ranges.length > 0;
    },
    at: (point) => findingAt(page, point, marked.values()),
    rangesOf: (finding) => marked.get(finding)?.ranges ?? [],
    current: () => current,
    setCurrent: stand,
    next: () => step(1),
    previous: () => step(-1),
  };
}

const isDrawn = (finding: Finding, includePossible: boolean): boolean => (includePossible || finding.tier !== 'possible') && finding.evidence.length > 0;

const byPlace = (a: Finding, b: Finding): number => (firstSpan(a)?.start ?? 0) - (firstSpan(b)?.start ?? 0);

const spanOf = (findings: readonly Finding[], id: string): Span | null => {
  const finding = findings.find((f) => f.id === id);
  return finding ? firstSpan(finding) : null;
};

export const toRanges = (place: ReturnType<Locate>): readonly Range[] => (place === null ? [] : Array.isArray(place) ? place : [place as Range]);

/** Where a finding's words are drawn; two other sides of the same words draw them once. */
function rangesFor(finding: Finding, locate: Locate): readonly Range[] {
  const spans = new Map(finding.evidence.map(({ here: { span } }) => [`${span.start} ${span.end}`, span]));
  return [...spans.values()].flatMap((span) => toRanges(locate(span)).flatMap(wordRanges));
}

/** An empty highlight is taken away: the page can see the registry's size. */
function setHighlight(name: string, highlight: Highlight): void {
  if (highlight.size > 0) CSS.highlights.set(name, highlight);
  else CSS.highlights.delete(name);
}
