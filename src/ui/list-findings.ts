import { type Family, type Finding, familyOf, firstSpan, TIERS, type Tier } from '@/src/model';
import type { Memory } from '@/src/protocol';
import type { PanelState } from './panel-state';
import { type Standing, standingOf } from './standing';

export type ListedFinding = { finding: Finding } & Standing;

export type FindingGroups = {
  /** Open and accepted findings that pass the filters, by tier. */
  tiers: Record<Tier, ListedFinding[]>;
  /** Dismissed and snoozed ones that pass the filters. */
  settled: ListedFinding[];
  /** Findings of each family before the family filter, settled ones left out. */
  families: Record<Family, number>;
  /** Open and accepted findings before any filter, `possible` ones left out. */
  open: number;
  /** The findings in sight, in the order of the list: J and K walk over them. */
  walk: Finding[];
};

/** Sorts, filters and counts the findings as the list shows them. */
export function listFindings(
  findings: readonly Finding[],
  memory: Pick<Memory, 'decisions' | 'lapsed'>,
  state: Pick<PanelState, 'families' | 'words' | 'possibleOpen' | 'settledOpen' | 'order'>,
  today: string,
): FindingGroups {
  const decisions = new Map([...(memory.lapsed ?? []), ...memory.decisions].map((d) => [d.finding, d]));
  const words = fold(state.words.findings).split(' ').filter(Boolean);
  const groups: FindingGroups = {
    tiers: { certain: [], probable: [], possible: [] },
    settled: [],
    families: { same: 0, parallel: 0, conflict: 0, synonym: 0, reference: 0, use: 0 },
    open: 0,
    walk: [],
  };
  for (const finding of [...findings].sort(state.order === 'place' ? byPlace : byWeight)) {
    const listed = { finding, ...standingOf(finding, decisions.get(finding.id), today) };
    const settled = listed.decision !== null && listed.decision.verdict !== 'accepted';
    const family = familyOf(finding.kind);
    if (!settled && finding.tier !== 'possible') groups.open++;
    if (!matches(finding, words)) continue;
    if (!settled) groups.families[family]++;
    if (state.families.length > 0 && !state.families.includes(family)) continue;
    if (settled) groups.settled.push(listed);
    else groups.tiers[finding.tier].push(listed);
  }
  groups.walk = [
    ...TIERS.flatMap((tier) => (tier === 'possible' && !state.possibleOpen ? [] : groups.tiers[tier])),
    ...(state.settledOpen ? groups.settled : []),
  ].map((listed) => listed.finding);
  return groups;
}

/** The neighbour of a finding in the list, round at the ends; the first or last where none is stood at. */
export function neighbour(walk: readonly Finding[], current: string | null, by: 1 | -1): Finding | null {
  if (walk.length === 0) return null;
  const at = walk.findIndex((f) => f.id === current);
  return walk[at < 0 ? (by === 1 ? 0 : walk.length - 1) : (at + by + walk.length) % walk.length] ?? null;
}

const placeOf = (finding: Finding): number => firstSpan(finding)?.start ?? Number.MAX_SAFE_INTEGER;
const byPlace = (a: Finding, b: Finding): number => placeOf(a) - placeOf(b) || b.score - a.score;
const byWeight = (a: Finding, b: Finding): number => b.score - a.score || placeOf(a) - placeOf(b);

/** Lower case, no accents, single blanks: how words typed into a search box are compared. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase();

/** Every word typed stands somewhere in the finding's own words or on its other side. */
function matches(finding: Finding, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const said = fold([finding.subject, finding.message, finding.kind, ...finding.evidence.map((e) => e.there?.source ?? '')].join(' '));
  return words.every((word) => said.includes(word));
}
