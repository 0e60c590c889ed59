// Does a finding rest on what it cites? Its evidence is taken out of the document, then as much other text.   npm run bench -- explanations [--misses] [--most N] [--only kind,kind]
import '@/src/read/node-shim';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AnalysisContext, analyse, openAnalysis } from '@/src/analyse';
import { workOfDocument } from '@/src/catalog/save';
import { openSlice, openStructure } from '@/src/cli/context';
import { bodyNames } from '@/src/coordinate';
import { extractDocument } from '@/src/extract';
import type { Finding, Outside, SourceDocument, Span, TermEntry, Work } from '@/src/model';
import { readBytes } from '@/src/read';

const DOCS = fileURLToPath(new URL('../../../shared/corpus/docs', import.meta.url));
if (!existsSync(DOCS)) {
  console.log('skipped: the corpus is not here');
  process.exit(0);
}

const structure = openStructure();
const read: { name: string; document: SourceDocument; work: Work }[] = [];
for (const sdo of readdirSync(DOCS).sort())
  for (const name of readdirSync(join(DOCS, sdo)).sort()) {
    const bytes = new Uint8Array(readFileSync(join(DOCS, sdo, name)));
    const document = await readBytes({ bytes, fileName: name, url: null, contentType: null, changes: 'accepted' }, {});
    const work = workOfDocument(document, extractDocument(document, { bodies: bodyNames(structure) }), '2026-11-01');
    read.push({ name, document, work: { ...work, key: `${work.key}--${name}` } });
  }
const slice = openSlice([], []);

/** The document with these words blanked, and what says the same outside its text: nothing moves, nothing else changes. */
function without(document: SourceDocument, spans: readonly Span[], outside: readonly Outside[] = []): SourceDocument {
  const text = [...spans].reduce((t, { start, end }) => t.slice(0, start) + t.slice(start, end).replace(/[^\s]/g, ' ') + t.slice(end), document.text);
  const gone = (span: Span): boolean => spans.some((s) => s.start <= span.start && span.end <= s.end);
  const words = new Set(outside.map((one) => one.words));
  return {
    ...document,
    text,
    blocks: document.blocks.filter((block) => !gone(block.span)),
    marks: document.marks.filter((mark) => !gone(mark.span)),
    runningText: document.runningText.filter((line) => !words.has(line)),
    metadata: Object.fromEntries(Object.entries(document.metadata).filter(([, value]) => !words.has(value))),
    url: document.url !== null && words.has(document.url) ? null : document.url,
  };
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const random = seeded(3);

/** As long a stretch elsewhere, far enough from the evidence; null where the document is too short for one. */
function elsewhere(document: SourceDocument, spans: readonly Span[]): Span | null {
  const length = spans.reduce((sum, { start, end }) => sum + end - start, 0);
  for (let attempt = 0; attempt < 50; attempt++) {
    const start = Math.floor(random() * Math.max(1, document.text.length - length));
    if (spans.every((s) => start + length + 50 < s.start || s.end + 50 < start)) return { start, end: start + length };
  }
  return null;
}

const RANK: Record<Finding['tier'], number> = { possible: 1, probable: 2, certain: 3 };
const rankOf = (findings: readonly Finding[], sought: Finding): number =>
  RANK[findings.find((f) => f.id === sought.id)?.tier ?? 'possible'] * (findings.some((f) => f.id === sought.id) ? 1 : 0);
const findingsOf = (document: SourceDocument, context: AnalysisContext): Finding[] => analyse(document, context, 0).findings;

/** A definition is cited with the term that it defines: without the words, the next paragraph would be read as the term's. */
const withTerm = (span: Span, terms: readonly TermEntry[]): Span[] => [
  span,
  ...terms.filter((term) => term.span.start <= span.start && span.start < term.span.end).map((term) => term.designationSpan),
];

const byKind = new Map<string, { n: number; drops: number; controls: number; changes: number }>();
/** So many findings of each kind and tier are tried, spread over the corpus: all would take an hour. */
const argument = (name: string): string | undefined => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
const MOST = Number(argument('--most')) || 12;
const ONLY = argument('--only')?.split(',');
const tried = new Map<string, number>();
for (const { name, document, work } of read) {
  // Its own saved copy would be compared with the document that is no longer the same.
  const context = openAnalysis({ ...slice, works: [...slice.works, ...read.filter((r) => r.work !== work).map((r) => r.work)] }, structure, {
    asOf: slice.asOf,
  });
  const report = analyse(document, context, 0);
  for (const finding of report.findings) {
    if (ONLY && !ONLY.includes(finding.kind)) continue;
    const sort = `${finding.kind} ${finding.tier}`;
    // One or two of a document, so that the sample is spread.
    const inDocument = `${sort} ${name}`;
    if ((tried.get(sort) ?? 0) >= MOST || (tried.get(inDocument) ?? 0) >= 2) continue;
    tried.set(sort, (tried.get(sort) ?? 0) + 1);
    tried.set(inDocument, (tried.get(inDocument) ?? 0) + 1);
    const spans = finding.evidence.flatMap((e) => withTerm(e.here.span, report.extract.terms)).filter((span) => span.end > span.start);
    if (spans.length === 0) continue;
    const count = byKind.get(finding.kind) ?? { n: 0, drops: 0, controls: 0, changes: 0 };
    byKind.set(finding.kind, count);
    const before = RANK[finding.tier];
    count.n++;
    if (rankOf(findingsOf(without(document, spans, finding.outside), context), finding) < before) count.drops++;
    else if (process.argv.includes('--misses'))
      console.log(`  stays: ${name} ${finding.kind} ${finding.tier} ${finding.subject.slice(0, 50)} → ${finding.work}`);
    const other = elsewhere(document, spans);
    if (!other) continue;
    count.controls++;
    if (rankOf(findingsOf(without(document, [other]), context), finding) !== before) {
      count.changes++;
      if (process.argv.includes('--misses'))
        console.log(
          `  shaken: ${name} ${finding.kind} ${finding.tier} ${finding.subject.slice(0, 50)} by ${other.end - other.start} characters at ${other.start}`,
        );
    }
  }
}
/** What a document is follows from its number, which stands on its cover, in its running head and in its properties too: all are cited. */
const IDENTITY: readonly string[] = ['same-work', 'supersedes', 'superseded'];
const percent = (a: number, b: number): string => `${b === 0 ? '–' : ((100 * a) / b).toFixed(1)} %`;
for (const [kind, { n, drops, controls, changes }] of [...byKind].sort((a, b) => b[1].n - a[1].n))
  console.log(`${kind}: without its evidence ${drops} of ${n} drop; without as much other text ${changes} of ${controls} change`);
for (const [title, belongs] of [
  ['of the text', (kind: string): boolean => !IDENTITY.includes(kind)],
  ['of identity', (kind: string): boolean => IDENTITY.includes(kind)],
] as const) {
  const sum = { n: 0, drops: 0, controls: 0, changes: 0 };
  for (const [kind, count] of byKind) {
    if (!belongs(kind)) continue;
    sum.n += count.n;
    sum.drops += count.drops;
    sum.controls += count.controls;
    sum.changes += count.changes;
  }
  console.log(
    `${title}: drops ${sum.drops} of ${sum.n} (${percent(sum.drops, sum.n)}); changes by other text ${sum.changes} of ${sum.controls} (${percent(sum.changes, sum.controls)})`,
  );
}
