import type { Tier } from '@/src/model';
import type { ReadWork } from './documents';

/** What of a report's line the table needs. */
export type TriageInput = {
  file: string;
  ok: boolean;
  error?: { code: string; message: string };
  document?: { id: string | null; title: string | null; kind: string; groups: string[]; questions: string[] };
  findings?: { kind: string; tier: Tier; score: number; work: string | null; evidence: { there: { source: string } | null }[] }[];
};

/** How strongly a document overlaps with one other work: the work, what kinds of findings say so, and the surest of them. */
export type TriageOverlap = { work: string; id: string; file: string | null; tier: Tier; kinds: Record<string, number>; strength: number };

export type TriageRow = {
  file: string;
  what: string;
  triage: { findings: Record<Tier, number>; inFolder: TriageOverlap | null; inCatalog: TriageOverlap | null } | null;
  error: string | null;
};

/** Which files of the folder each work is: renderings of one work share a key. */
export type Triage = ReadonlyMap<string, string>;

export const openTriage = (folder: readonly ReadWork[]): Triage =>
  new Map([...folder].reverse().flatMap(({ file, work }): [string, string][] => (work ? [[work.key, file]] : [])));

/** Kinds that say that two works overlap, and what each counts beside the others. Twins and editions have kinds of their own. */
const OVERLAPS: Readonly<Record<string, number>> = { 'parallel-work': 3, 'shared-text': 2, 'redefined-term': 1, 'competing-definition': 1 };
const TIER_WEIGHT: Record<Tier, number> = { certain: 1, probable: 0.6, possible: 0.2 };

/** One document's row: what it is, how many findings of each tier, and its strongest overlaps. */
export function triageLine(line: TriageInput, triage: Triage): TriageRow {
  if (!line.ok || !line.document) return { file: line.file, what: '', triage: null, error: line.error?.message ?? 'could not be read' };
  const { id, title, kind, groups, questions } = line.document;
  const what = [id, title, kind, [...groups.slice(0, 1), ...questions.slice(0, 1)].join(' ')].filter(Boolean).join(' · ');
  const findings: Record<Tier, number> = { certain: 0, probable: 0, possible: 0 };
  const overlaps = new Map<string, TriageOverlap>();
  for (const finding of line.findings ?? []) {
    findings[finding.tier]++;
    const weight = OVERLAPS[finding.kind];
    if (weight === undefined || finding.work === null) continue;
    const id = finding.evidence.find((e) => e.there)?.there?.source ?? finding.work;
    const known = overlaps.get(finding.work) ?? { work: finding.work, id, file: triage.get(finding.work) ?? null, tier: finding.tier, kinds: {}, strength: 0 };
    if (TIER_WEIGHT[finding.tier] > TIER_WEIGHT[known.tier]) known.tier = finding.tier;
    known.kinds[finding.kind] = (known.kinds[finding.kind] ?? 0) + 1;
    known.strength = Math.round((known.strength + weight * TIER_WEIGHT[finding.tier] * finding.score) * 1000) / 1000;
    overlaps.set(finding.work, known);
  }
  const strongest = [...overlaps.values()].sort((a, b) => b.strength - a.strength || a.work.localeCompare(b.work, 'en'));
  const inFolder = strongest.find((overlap) => overlap.file !== null) ?? null;
  return { file: line.file, what, triage: { findings, inFolder, inCatalog: strongest.find((overlap) => overlap.file === null) ?? null }, error: null };
}

/** The rows as a table for a terminal, those with the strongest overlap first. */
export function printTriage(rows: readonly TriageRow[]): string {
  const strength = ({ triage }: TriageRow): number => Math.max(triage?.inFolder?.strength ?? 0, triage?.inCatalog?.strength ?? 0);
  const lines = [...rows]
    .sort((a, b) => strength(b) - strength(a))
    .flatMap((row) => {
      if (!row.triage) return [row.file, `  ${row.error}`, ''];
      const { findings, inFolder, inCatalog } = row.triage;
      return [
        row.file,
        `  ${row.what || '(no number or title found)'}`,
        `  ● ${findings.certain} certain  ◐ ${findings.probable} probable  ○ ${findings.possible} possible`,
        ...(inFolder ? [`  here     ${nameOverlap(inFolder)}`] : []),
        ...(inCatalog ? [`  catalog  ${nameOverlap(inCatalog)}`] : []),
        '',
      ];
    });
  return `${rows.length} documents\n\n${lines.join('\n')}`;
}

const nameOverlap = ({ id, file, tier, kinds }: TriageOverlap): string =>
  `${file ?? id}: ${tier}, ${Object.entries(kinds)
    .map(([kind, count]) => `${kind}${count > 1 ? ` ×${count}` : ''}`)
    .join(', ')}`;
