import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const BIN = fileURLToPath(new URL('../../../src/cli/bin.mjs', import.meta.url));

const PASSAGE =
  'The registrar of a meadow keeps one page for each colony that winters there, and on it the marks of the queen, the weight of the hive before the frost, the name of whoever fed it last, the day on which the first blossom was seen, and whatever a neighbour has said of swarms in the orchard or beyond the river.';

const draft = (title: string, scope: string): string =>
  `# ${title}\n\n## 1 Scope\n\n${scope}\n\n## 2 Terms and definitions\n\n### 2.1 winter page\n\npage that tells of one colony of a meadow in winter\n\n## 3 Registers\n\n${PASSAGE}\n\n## 4 Care\n\n${scope} The rest is told elsewhere.\n`;

describe('two drafts on one machine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-drafts-'));
  const a = join(folder, 'a.md');
  const b = join(folder, 'b.md');
  writeFileSync(a, draft('Registers of wintering colonies', 'This document says how a meadow keeps its registers.'));
  writeFileSync(b, draft('Feeding of bees in the cold', 'This document says what a keeper brings to hungry hives.'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...args: string[]): string =>
    execFileSync(process.execPath, [BIN, 'analyse', ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

  test('a document named by --catalog is compared with as a work', { timeout: 120_000 }, () => {
    const report = JSON.parse(run(a, '--catalog', b, '--json'));
    const shared = report.findings.find((f: { kind: string }) => f.kind === 'shared-text');
    expect(shared?.evidence[0].here.quote).toContain('The registrar of a meadow');
    expect(shared?.evidence[0].there.source).toBe('Feeding of bees in the cold');
    expect(report.matrix).toMatchObject([{ designation: 'winter page', others: [{ verdict: 'identical' }] }]);
  });

  test('the definition matrix can be had as a table', { timeout: 120_000 }, () => {
    expect(run(a, '--catalog', b, '--matrix', 'csv')).toContain('winter page,own,');
    expect(run(a, '--catalog', b, '--matrix', 'md')).toMatch(/\| winter page \| own \|.*\| identical \| Feeding of bees in the cold \|/);
  });

  test('a folder becomes one table, each document against each other', { timeout: 120_000 }, () => {
    const lines = run(folder, '--triage', '--json')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.triage.inFolder?.file)).toEqual([b, a]);
    expect(run(folder, '--triage')).toContain('2 documents');
  });
});
