import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readPack } from '@/src/catalog';
import { parseArguments } from '@/src/cli/arguments';
import { runImport } from '@/src/cli/import';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-import-'));
  writeFileSync(join(folder, 'list.csv'), 'Number,Title,Date\nITU-T X.1252,Terms,04/2021\n,,2021\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = async (...words: string[]): Promise<{ code: number; said: string[] }> => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const code = await runImport(parseArguments(['import', ...words]));
    return { code, said: error.mock.calls.map(([line]) => String(line).replace(`${folder}/`, '')) };
  } finally {
    error.mockRestore();
  }
};

test.each(['json', 'ndjson'])('a table becomes works in %s that the catalog reads, refused rows are said', async (form) => {
  const out = join(folder, `out.${form}`);
  const { code, said } = await run(join(folder, 'list.csv'), '--out', out, '--as-of', '2026-11-28');
  expect(code).toBe(0);
  expect(said).toEqual(['list.csv:3: This row has neither a number nor a title. ( · · 2021)', 'concord: 1 works of 2 records, 1 refused']);
  const { works, notices } = readPack(readFileSync(out, 'utf8'), 'out');
  expect(notices).toEqual([]);
  expect(works.map((w) => [w.key, w.title, w.date, w.provenance[0]?.by, w.provenance[0]?.seen])).toEqual([
    ['itu-t-x-1252', 'Terms', '2021-04', 'list', '2026-11-28'],
  ]);
});

test('a file that is not there is said, and the answer is 1', async () => {
  const { code, said } = await run(join(folder, 'none.csv'), '--out', join(folder, 'none.ndjson'));
  expect([code, said[0]]).toEqual([1, 'concord: none.csv is not there']);
});
