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
  triage: {
    findings: Record<Tier, number>;
    /** Other files of the folder that hold the same work in another format. */
    sameWork: string[];
    inFolder: TriageOverlap | null;
    inCatalog: TriageOverlap | null;
    /** Every member of the folder that it overlaps with, strongest first. */
    members: TriageOverlap[];
  } | null;
  error: string | null;
};

/** Which files of the folder each work is: renderings of one work share a key. */
export type Triage = ReadonlyMap<string, readonly string[]>;

export function openTriage(folder: readonly ReadWork[]): Triage {
  const files = new Map<string, string[]>();
  for (const { file, work } of folder) if (work) files.set(work.key, [...(files.get(work.key) ?? []), file]);
  return files;
}

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
    const known = overlaps.get(finding.work) ?? {
      work: finding.work,
      id,
      file: triage.get(finding.work)?.find((file) => file !== line.file) ?? null,
      tier: finding.tier,
      kinds: {},
      strength: 0,
    };
    if (TIER_WEIGHT[finding.tier] > TIER_WEIGHT[known.tier]) known.tier = finding.tier;
    known.kinds[finding.kind] = (known.kinds[finding.kind] ?? 0) + 1;
    known.strength = Math.round((known.strength + weight * TIER_WEIGHT[finding.tier] * finding.score) * 1000) / 1000;
    overlaps.set(finding.work, known);
  }
  const strongest = [...overlaps.values()].sort((a, b) => b.strength - a.strength || a.work.localeCompare(b.work, 'en'));
  const members = strongest.filter((overlap) => overlap.file !== null);
  const sameWork = [...triage.values()].find((files) => files.includes(line.file))?.filter((file) => file !== line.file) ?? [];
  const inCatalog = strongest.find((overlap) => !triage.has(overlap.work)) ?? null;
  return { file: line.file, what, triage: { findings, sameWork, inFolder: members[0] ?? null, inCatalog, members }, error: null };
}

/** Two members of the folder that overlap, as either of them says. */
type Pair = { files: [string, string]; says: string[]; strength: number };

/** Who overlaps with whom: each pair once, however many of the two say so, the strongest first. */
function pairsOf(rows: readonly TriageRow[], name: (file: string) => string): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const { file, triage } of rows)
    for (const overlap of triage?.members ?? []) {
      if (overlap.file === null) continue;
      const files = [file, overlap.file].sort() as [string, string];
      const key = files.join('\u0000');
      const pair = pairs.get(key) ?? { files, says: [], strength: 0 };
      pair.says.push(`${kindsOf(overlap)} (${name(file)} says)`);
      pair.strength = Math.max(pair.strength, overlap.strength);
      pairs.set(key, pair);
    }
  return [...pairs.values()].sort((a, b) => b.strength - a.strength || a.files.join().localeCompare(b.files.join(), 'en'));
}

/** More pairs than this are a list nobody reads; the rows below have each document's own. */
const MOST_PAIRS = 20;

/** The rows as a table for a terminal: who overlaps with whom in the folder, then each document, those with the strongest overlap first. */
export function printTriage(rows: readonly TriageRow[]): string {
  const name = shortNames(rows.map((row) => row.file));
  const strength = ({ triage }: TriageRow): number => Math.max(triage?.inFolder?.strength ?? 0, triage?.inCatalog?.strength ?? 0);
  const pairs = pairsOf(rows, name);
  const who = pairs.slice(0, MOST_PAIRS).flatMap(({ files, says }) => [`  ${files.map(name).join('  ⇄  ')}`, ...says.map((said) => `      ${said}`)]);
  const more = pairs.length > MOST_PAIRS ? [`  … and ${pairs.length - MOST_PAIRS} more pairs`] : [];
  const lines = [...rows]
    .sort((a, b) => strength(b) - strength(a))
    .flatMap((row) => {
      if (!row.triage) return [name(row.file), `  ${row.error}`, ''];
      const { findings, sameWork, inFolder, inCatalog } = row.triage;
      return [
        name(row.file),
        `  ${row.what || '(no number or title found)'}`,
        ...(sameWork.length > 0 ? [`  the same work as ${sameWork.map(name).join(', ')}`] : []),
        `  ● ${findings.certain} certain  ◐ ${findings.probable} probable  ○ ${findings.possible} possible`,
        ...(inFolder ? [`  here     ${nameOverlap(inFolder, name)}`] : []),
        ...(inCatalog ? [`  catalog  ${nameOverlap(inCatalog, name)}`] : []),
        '',
      ];
    });
  const overlaps = pairs.length > 0 ? ['Who overlaps with whom in this folder:', ...who, ...more, ''] : ['No two of them overlap.', ''];
  return `${rows.length} documents\n\n${[...overlaps, ...lines].join('\n')}`;
}

/** Files without the folder that all of them share. */
function shortNames(files: readonly string[]): (file: string) => string {
  const folders = files.map((file) => file.slice(0, file.lastIndexOf('/') + 1));
  const shared = folders.reduce((a, b) => {
    let at = 0;
    while (at < Math.min(a.length, b.length) && a[at] === b[at]) at++;
    return a.slice(0, at);
  }, folders[0] ?? '');
  const length = shared.lastIndexOf('/') + 1;
  return (file) => file.slice(length);
}

const kindsOf = ({ tier, kinds }: TriageOverlap): string =>
  `${tier}, ${Object.entries(kinds)
    .map(([kind, count]) => `${kind}${count > 1 ? ` ×${count}` : ''}`)
    .join(', ')}`;

const nameOverlap = (overlap: TriageOverlap, name: (file: string) => string): string =>
  `${overlap.file === null ? overlap.id : name(overlap.file)}: ${kindsOf(overlap)}`;
