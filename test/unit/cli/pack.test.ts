import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordsOf } from '../../fixtures/made-list';

const BIN = fileURLToPath(new URL('../../../src/cli/bin.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'concord-pack-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Answer = { code: number; out: string; err: string };
const concord = (...words: string[]): Promise<Answer> =>
  new Promise((resolve) => {
    execFile(process.execPath, [BIN, 'pack', ...words], { cwd: folder }, (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }));
  });
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const put = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content);

const WORDS = ['--name', 'bees', '--title', 'Standards on bees', '--owner', 'Keepers of Bees', '--licence', 'CC0', '--class', 'public'];
const ndjson = (version: number): string =>
  recordsOf(version, 400)
    .map((record) => `${JSON.stringify(record)}\n`)
    .join('');

describe('concord pack, from records to a list that readers take', () => {
  beforeAll(async () => {
    put('v1.ndjson.gz', gzipSync(ndjson(1)));
    put('v2.json', JSON.stringify({ schema: 'concord.pack/1', name: 'bees', works: recordsOf(2, 400) }));
    put('changes.txt', 'Part 1 was withdrawn.\nPart 5 was revised.\n');
    expect((await concord('keygen', '--out', 'owner')).code).toBe(0);
    expect((await concord('keygen', '--out', 'next')).code).toBe(0);
    expect(await concord('build', 'v1.ndjson.gz', '--out', 'v1.list', ...WORDS, '--issued', '2026-11-01')).toMatchObject({ code: 0 });
    expect(await concord('sign', 'v1.list', '--key', 'owner.key')).toMatchObject({ code: 0 });
    expect(await concord('build', 'v2.json', '--out', 'v2.list', '--after', 'v1.list', '--issued', '2026-11-08', '--changelog', 'changes.txt')).toMatchObject({
      code: 0,
    });
    expect(await concord('sign', 'v2.list', '--key', 'owner.key')).toMatchObject({ code: 0 });
  }, 120_000);

  test('the private key is for its owner alone, PKCS#8, and never written over', async () => {
    expect(read('owner.key')).toMatch(/^-----BEGIN PRIVATE KEY-----\n[A-Za-z0-9+/=\n]+-----END PRIVATE KEY-----\n$/);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'owner.key')).mode & 0o777).toBe(0o600);
    const before = read('owner.key');
    expect((await concord('keygen', '--out', 'owner')).code).toBe(2);
    expect(read('owner.key')).toBe(before);
  });

  test('verify says whose it is and what is in it', async () => {
    const { code, out } = await concord('verify', 'v2.list', '--key', 'owner.pub', '--base', 'v1.list', '--at', '2026-11-20');
    expect(code).toBe(0);
    for (const expected of ['Keepers of Bees', '2, issued 2026-11-08, expires 2027-02-06', 'CC0', '400', 'Part 5 was revised.', 'The signature is right'])
      expect(out).toContain(expected);
  });

  test('diff says what changed, and writes the changes as a file that verifies against the older list', async () => {
    const { code, out } = await concord('diff', 'v1.list', 'v2.list', '--out', 'delta.list');
    expect(code).toBe(0);
    expect(out).toContain('1 added, 2 changed, 1 withdrawn');
    expect(out).toContain('~ ITU-T X.9005 (04/2021): title');
    expect(statSync(join(folder, 'delta.list')).size).toBeLessThan(statSync(join(folder, 'v2.list')).size / 2);
    expect((await concord('verify', 'delta.list', '--base', 'v1.list', '--at', '2026-11-20')).code).toBe(1);
    expect((await concord('sign', 'delta.list', '--key', 'owner.key')).code).toBe(0);
    expect((await concord('verify', 'delta.list', '--base', 'v1.list', '--at', '2026-11-20', '--json')).out).toContain('"kind":"delta"');
    expect(await concord('verify', 'delta.list', '--at', '2026-11-20')).toMatchObject({ code: 1, err: expect.stringContaining('add the whole list') });
  });

  test('a change of keys: the old key vouches for the new one', async () => {
    const base = ['--base', 'v1.list', '--at', '2026-11-20'];
    expect((await concord('sign', 'v2.list', '--key', 'next.key', '--out', 'alone.list')).code).toBe(0);
    expect(await concord('verify', 'alone.list', ...base)).toMatchObject({ code: 1, err: expect.stringContaining('does not vouch') });
    expect((await concord('sign', 'v2.list', '--key', 'next.key', '--old-key', 'owner.key', '--out', 'rotated.list')).code).toBe(0);
    expect(await concord('verify', 'rotated.list', ...base)).toMatchObject({ code: 0, out: expect.stringContaining('the old key vouches') });
  });

  test.each([
    ['a list that was changed', () => read('v2.list').replace('CC0', 'CC1'), [], 'signature'],
    ['a list that is cut', () => read('v2.list').slice(0, -40), [], 'truncated'],
    ['a list that has expired', () => read('v2.list'), ['--at', '2028-01-01'], 'expired'],
    ['a list of another key', () => read('v2.list'), ['--key', 'next.pub'], 'wrong-key'],
    ['a text', () => 'no list', [], 'not-a-list'],
  ] as [string, () => string, string[], string][])('verify refuses %s with 1 and a sentence', async (_title, make, more, code) => {
    put('odd.list', make());
    const answer = await concord('verify', 'odd.list', '--json', ...(more.includes('--at') ? [] : ['--at', '2026-11-20']), ...more);
    expect(answer.code).toBe(1);
    expect(JSON.parse(answer.out)).toMatchObject({ ok: false, error: { code } });
    expect(answer.err).toMatch(/^concord: .+\.\n$/);
  });

  test('relaton YAML becomes works; a record without title is left out, said, and 1', async () => {
    put('one.yaml', 'docid:\n- id: ITU-T X.9001\n  type: ITU\n  primary: true\ntitle:\n- content: Keeping of bees\n  language: en\n');
    put('odd.json', JSON.stringify([{ id: 'X.1' }, { id: 'X.2', title: 'T' }]));
    const answer = await concord('build', 'one.yaml', 'odd.json', '--out', 'mixed.list', ...WORDS);
    expect(answer).toMatchObject({ code: 1, out: expect.stringContaining('2 works'), err: expect.stringContaining('is left out') });
  });

  test.each([
    ['nothing after pack', []],
    ['an unknown word', ['publish']],
    ['no output', ['build', 'v2.json', ...WORDS]],
    ['no owner', ['build', 'v2.json', '--out', 'x.list', '--name', 'bees']],
    ['a class that is none', ['build', 'v2.json', '--out', 'x.list', ...WORDS.slice(0, -1), 'secret']],
    ['no key', ['sign', 'v2.list']],
    ['a key that is none', ['sign', 'v2.list', '--key', 'changes.txt']],
    ['a list that is not there', ['verify', 'nowhere.list']],
    ['one list to compare', ['diff', 'v1.list']],
  ])('%s: wrong usage, 2', async (_title, words) => {
    expect((await concord(...words)).code).toBe(2);
    expect(existsSync(join(folder, 'x.list'))).toBe(false);
  });

  test('the list holds no word of the private key', () => {
    const secret = read('owner.key').split('\n')[1] ?? 'missing';
    expect(read('v2.list')).not.toContain(secret.slice(-40));
  });
});
