// The whole corpus against the catalog and each other: who is told what, and is anybody accused wrongly?   npm run bench -- never-accuse [--list] [--sample N]
import '@/src/read/node-shim';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse, openAnalysis } from '@/src/analyse';
import { workOfDocument } from '@/src/catalog/save';
import { openSlice, openStructure } from '@/src/cli/context';
import { bodyNames } from '@/src/coordinate';
import { extractDocument } from '@/src/extract';
import { type Extract, type Finding, plainDocument, type SourceDocument, type Work } from '@/src/model';
import { readBytes } from '@/src/read';

const SHARED = fileURLToPath(new URL('../../../shared', import.meta.url));
const DOCS = join(SHARED, 'corpus/docs');
if (!existsSync(DOCS)) {
  console.log('skipped: the corpus is not here');
  process.exit(0);
}

/** Files that hold one work: formats, renderings, translations, editions, and a stage of it. */
const ONE_WORK: readonly RegExp[] = [
  /^rfc9068\./,
  /^rfc6749\./,
  /^draft-sd-jwt/,
  /^ciba-core/,
  /^openid-auth/,
  /^itu-j1108/,
  /^itu-y3507/,
  /^itu-e119/,
  /^iso-/,
  /^oasis-sarif/,
  /^w3c-vcdm/,
  /^eudi-arf-2/,
];
const familyOf = (name: string): string => ONE_WORK.find((family) => family.test(name))?.source ?? name;

type Read = { name: string; document: SourceDocument; extract: Extract; work: Work; readMs: number };
const structure = openStructure();
const read: Read[] = [];
for (const sdo of readdirSync(DOCS).sort())
  for (const name of readdirSync(join(DOCS, sdo)).sort()) {
    const bytes = new Uint8Array(readFileSync(join(DOCS, sdo, name)));
    const started = performance.now();
    try {
      const document = await readBytes({ bytes, fileName: name, url: null, contentType: null, changes: 'accepted' }, {});
      const extract = extractDocument(document, { bodies: bodyNames(structure) });
      // The files of one work would merge into one record; here each is a work of its own, to see that none accuses another.
      const work = workOfDocument(document, extract, '2026-11-01');
      read.push({ name, document, extract, work: { ...work, key: `${work.key}--${name}` }, readMs: performance.now() - started });
    } catch (e) {
      console.log(`  not read: ${name} (${e instanceof Error ? e.message : String(e)})`);
    }
  }
const fileOf = new Map(read.map(({ work, name }) => [work.key, name]));
const keyOf = new Map(read.map(({ work, name }) => [name, work.key]));
const slice = openSlice([], []);
const context = openAnalysis({ ...slice, works: [...slice.works, ...read.map(({ work }) => work)] }, structure, { asOf: slice.asOf });

const ACCUSES = new Set<Finding['kind']>(['shared-text', 'parallel-work']);
const found: { name: string; finding: Finding }[] = [];
let slowest = { name: '', ms: 0 };
for (const { name, document, readMs } of read) {
  const report = analyse(document, context, readMs);
  if (report.timing.match > slowest.ms) slowest = { name, ms: report.timing.match };
  // That a document is the very file that the catalog was given is no finding to judge.
  for (const finding of report.findings) if (finding.tier !== 'possible' && finding.work !== keyOf.get(name)) found.push({ name, finding });
}

const within = found.filter(({ name, finding }) => {
  const other = finding.work === null ? undefined : fileOf.get(finding.work);
  return ACCUSES.has(finding.kind) && other !== undefined && familyOf(other) === familyOf(name);
});
const kinds = new Map<string, number>();
for (const { finding } of found) kinds.set(`${finding.kind} ${finding.tier}`, (kinds.get(`${finding.kind} ${finding.tier}`) ?? 0) + 1);
console.log(
  `${read.length} documents against ${slice.works.length} works and each other: ${found.length} certain or probable findings, ${(found.length / read.length).toFixed(1)} a document; slowest match ${Math.round(slowest.ms)} ms (${slowest.name})`,
);
for (const [kind, count] of [...kinds].sort((a, b) => b[1] - a[1])) console.log(`  ${String(count).padStart(4)} ${kind}`);
console.log(`shared-text or parallel-work between files of one work: ${within.length} (must be 0)`);
for (const { name, finding } of within) console.log(`  ${name}: ${finding.kind} ${finding.tier} ${finding.work}`);

/** The same in scope mode: a title and up to 300 words of its scope, as a proposal brings them. Its own work and that work's editions are no rivals. */
const SCOPE_WORDS = 300;
let scopes = 0;
let scopeFindings = 0;
const scopeWithin: string[] = [];
for (const { name, document, extract } of read) {
  const { title } = extract.identity;
  const words = extract.scope?.text.split(/\s+/).slice(0, SCOPE_WORDS) ?? [];
  if (!title || words.length < 30) continue;
  scopes++;
  const text = `${title}\n${words.join(' ')}`;
  const pasted = plainDocument(`scope of ${name}`, text, { language: document.language });
  for (const finding of analyse(pasted, context, 0, { scopeOnly: true }).findings) {
    if (finding.tier === 'possible') continue;
    scopeFindings++;
    const other = finding.work === null ? undefined : fileOf.get(finding.work);
    if (ACCUSES.has(finding.kind) && other !== undefined && familyOf(other) === familyOf(name))
      scopeWithin.push(`${name}: ${finding.kind} ${finding.tier} ${other}`);
    if (process.argv.includes('--scopes'))
      console.log(`  scope of ${name}: ${finding.kind} ${finding.tier} → ${other ?? finding.work} ${finding.message.slice(0, 160)}`);
  }
}
console.log(
  `scope mode: ${scopes} titles with 30–300 words, ${scopeFindings} certain or probable findings; shared-text or parallel-work with the text’s own work: ${scopeWithin.length} (must be 0)`,
);
for (const line of scopeWithin) console.log(`  ${line}`);

/** mulberry32: the same sample for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const size = Number(process.argv[process.argv.indexOf('--sample') + 1] || 100);
if (process.argv.includes('--list') || process.argv.includes('--sample')) {
  const random = seeded(1);
  const shown = process.argv.includes('--list')
    ? found
    : found
        .map((f) => ({ f, order: random() }))
        .sort((a, b) => a.order - b.order)
        .slice(0, size)
        .map(({ f }) => f);
  for (const [at, { name, finding }] of shown.entries()) {
    console.log(
      `#${at + 1} ${name} ${finding.kind} ${finding.tier} ${finding.score} → ${finding.work ? (fileOf.get(finding.work) ?? finding.work) : '–'}\n   ${finding.message}`,
    );
    if (process.argv.includes('--words'))
      for (const e of finding.evidence.slice(0, 1))
        console.log(`   here: ${e.here.quote.exact.slice(0, 260).replace(/\s+/g, ' ')}\n   there: ${e.there?.quote.slice(0, 260).replace(/\s+/g, ' ') ?? '–'}`);
  }
}
