import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const BIN = fileURLToPath(new URL('../../../src/cli/bin.mjs', import.meta.url));
const CASES = fileURLToPath(new URL('../../cases', import.meta.url));
const FILES = ['ietf-draft/document.txt', 'w3c-draft/document.html'];

/** What the command prints, run in a folder. */
const analyse = (cwd: string, files: readonly string[], options: readonly string[] = []): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(process.execPath, [BIN, 'analyse', ...files, '--json', ...options], { cwd, maxBuffer: 1 << 28 }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });

/** The milliseconds are the one thing that may differ. */
const withoutTiming = (lines: string): string => lines.replace(/"timing":\{[^{}]*\}/g, '"timing":{}');

describe('the report on the command line', () => {
  const here = mkdtempSync(join(tmpdir(), 'concord-here-'));
  const there = mkdtempSync(join(tmpdir(), 'concord-there-'));
  let first = '';

  beforeAll(async () => {
    for (const folder of [here, there])
      for (const file of FILES) {
        mkdirSync(join(folder, file, '..'), { recursive: true });
        copyFileSync(join(CASES, file), join(folder, file));
      }
    first = withoutTiming(await analyse(here, FILES));
  }, 120_000);
  afterAll(() => {
    for (const folder of [here, there]) rmSync(folder, { recursive: true, force: true });
  });

  test('holds findings, or the comparison would prove nothing', () => {
    const reports: { ok: boolean; findings: unknown[]; timing: object }[] = first
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(reports.map((report) => report.ok && report.findings.length > 0)).toEqual(FILES.map(() => true));
  });

  test('is byte for byte the same when it is made again', async () => {
    expect(withoutTiming(await analyse(here, FILES))).toBe(first);
  });

  test('is byte for byte the same made from another folder', async () => {
    expect(withoutTiming(await analyse(there, FILES))).toBe(first);
  });

  test('does not depend on the order or on what was read before', async () => {
    const other = withoutTiming(await analyse(here, [...FILES].reverse()));
    expect(other.trim().split('\n').reverse()).toEqual(first.trim().split('\n'));
  });
});
