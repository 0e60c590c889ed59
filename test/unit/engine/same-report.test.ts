import 'fake-indexeddb/auto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createCalls } from '@/entrypoints/engine/calls';
import { openKnowledge } from '@/entrypoints/engine/knowledge';
import { analyse, openAnalysis } from '@/src/analyse';
import { readPack } from '@/src/catalog';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';
import { sliceOfPacks } from '@/src/catalog/slice';
import { openStructure } from '@/src/cli/context';
import type { Report } from '@/src/model';
import { publishedRecommendation } from '../../fixtures/published-recommendation';
import { sampleDraft } from '../../fixtures/sample-draft';
import { writeHtml, writeText } from '../../fixtures/write-document';

const context = { signal: new AbortController().signal, progress: () => {} };
const json = (report: Report): string => JSON.stringify({ ...report, timing: null });
const DOCUMENTS = [
  ['draft.txt', writeText(sampleDraft)],
  ['published.html', writeHtml(publishedRecommendation)],
  ['draft.html', readFileSync(fileURLToPath(new URL('../../cases/w3c-draft/document.html', import.meta.url)), 'utf8')],
  ['internet-draft.txt', readFileSync(fileURLToPath(new URL('../../cases/ietf-draft/document.txt', import.meta.url)), 'utf8')],
] as const;

/** The engine over its tables, and the command line's way over packs in memory. */
async function bothReports(packs: ReturnType<typeof readPack>[], open: ReturnType<typeof openKnowledge>): Promise<[string, string][]> {
  const calls = createCalls(open);
  const slice = sliceOfPacks(packs);
  const plain = openAnalysis(slice, openStructure(), { asOf: slice.asOf });
  const reports: [string, string][] = [];
  for (const [fileName, text] of DOCUMENTS) {
    const bytes = new TextEncoder().encode(text).buffer;
    const document = await calls.read({ bytes, fileName, url: null, contentType: null, changes: 'accepted' }, context);
    const { report } = await calls.analyse({ document, readMs: 0 }, context);
    reports.push([json(report), json(analyse(document, plain, 0))]);
  }
  return reports;
}

test('the engine and the command line give the same report, byte for byte, for what ships', async () => {
  for (const [engine, command] of await bothReports(
    SHIPPED_PACKS.map((pack) => pack.read()),
    openKnowledge(),
  ))
    expect(engine).toBe(command);
});

const DATA = fileURLToPath(new URL('../../../../shared/data/works.ndjson.gz', import.meta.url));
test.skipIf(!existsSync(DATA))('and for some thousands of real works (skipped where ../shared is absent)', { timeout: 120_000 }, async () => {
  const lines = gunzipSync(readFileSync(DATA))
    .toString('utf8')
    .split('\n')
    .filter((_, n) => n % 30 === 0);
  const big = readPack(lines.join('\n'), 'works');
  const open = openKnowledge();
  await (await open.store()).fillPack(big);
  for (const [engine, command] of await bothReports([...SHIPPED_PACKS.map((pack) => pack.read()), big], open)) expect(engine).toBe(command);
});
