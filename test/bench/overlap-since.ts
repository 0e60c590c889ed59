// "Overlapping since": whether a work's record alone says what an analysis of its whole text says of parallel work. Each document of
// the corpus as a record against the shipped catalog; the reading "probable" of the analysis is the bar. Run: npm run bench -- overlap-since
import '@/src/read/node-shim';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse, openAnalysis } from '@/src/analyse';
import { workOfDocument } from '@/src/catalog/save';
import { openSlice, openStructure } from '@/src/cli/context';
import { answerLike, worksBeside } from '@/src/match';
import type { Tier, Work } from '@/src/model';
import { readBytes } from '@/src/read';

const DOCS = join(fileURLToPath(new URL('../../../shared', import.meta.url)), 'corpus/docs');
if (!existsSync(DOCS)) {
  console.log('skipped: the corpus is not here');
  process.exit(0);
}
const slice = openSlice([], []);
const context = openAnalysis(slice, openStructure(), { asOf: slice.asOf });
const { catalog } = context;

type Case = { own: Work; tiers: Map<string, Tier>; beside: Set<string>; likeness: Map<string, number> };
const likenessOf = (own: Work): Map<string, number> =>
  new Map(
    answerLike(catalog, { title: own.title, scope: own.scope, exclude: [own.id] }, { top: 40, relations: false }).map(({ work, score }) => [work.key, score]),
  );

const cases: Case[] = [];
for (const sdo of readdirSync(DOCS).sort())
  for (const name of readdirSync(join(DOCS, sdo)).sort()) {
    const bytes = new Uint8Array(readFileSync(join(DOCS, sdo, name)));
    const document = await readBytes({ bytes, fileName: name, url: null, contentType: null, changes: 'accepted' }, {}).catch(() => null);
    if (!document) continue;
    const { extract, findings } = analyse(document, context, 0);
    // The record that a list would bring: without the text.
    const own = { ...workOfDocument(document, extract, '2026-11-01'), text: null };
    if (cases.some((one) => one.own.key === own.key)) continue;
    const tiers = new Map(findings.flatMap((f): [string, Tier][] => (f.kind === 'parallel-work' && f.work ? [[f.work, f.tier]] : [])));
    cases.push({ own, tiers, beside: new Set(worksBeside(catalog, own).map((work) => work.key)), likeness: likenessOf(own) });
  }

function line(name: string, said: (one: Case) => Iterable<string>): string {
  let [both, only, any] = [0, 0, 0];
  for (const one of cases)
    for (const key of said(one))
      if (one.tiers.get(key) === 'probable') both++;
      else if (one.tiers.has(key)) any++;
      else only++;
  const wanted = cases.reduce((sum, { tiers }) => sum + [...tiers.values()].filter((tier) => tier === 'probable').length, 0);
  return `${name}: ${both} of ${wanted} that the analysis calls probable, ${any} that it calls possible, ${only} that it does not name`;
}

console.log(`${cases.length} documents, each as a record`);
console.log(line('by the rule of parallel work', ({ beside }) => beside));
for (const bar of [0.3, 0.4, 0.5, 0.6, 0.7])
  console.log(line(`likeness of title and scope from ${bar}`, ({ likeness }) => [...likeness].filter(([, score]) => score >= bar).map(([key]) => key)));

// How much the shipped catalog says of itself: each work as if it came in, beside all others.
const works = slice.works.filter((work) => work.stage !== 'withdrawn' && work.stage !== 'superseded');
const started = performance.now();
const beside = works.map((work) => worksBeside(catalog, work).length);
const ms = (performance.now() - started) / works.length;
const like = works.map((work) => [...likenessOf(work).values()].filter((score) => score >= 0.5).length);
const share = (counts: readonly number[]): string =>
  `${counts.filter((count) => count > 0).length} of ${works.length} works overlap with another, ${counts.reduce((a, b) => a + b, 0)} pairs`;
console.log(`by the rule: ${share(beside)}; ${ms.toFixed(1)} ms a work`);
console.log(`likeness from 0.5: ${share(like)}`);
