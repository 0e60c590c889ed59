import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goodFile, type TroubledFile, troubledFiles } from '../../fixtures/troubled-files';

const BIN = fileURLToPath(new URL('../../../src/cli/bin.mjs', import.meta.url));
const HOSTILE = fileURLToPath(new URL('../../../../shared/hostile', import.meta.url));

type Line = { file: string; ok: boolean; error?: { code: string; message: string } };

const analyse = (files: string[]): Promise<{ lines: Line[]; code: number; errors: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [BIN, 'analyse', ...files, '--json'], { maxBuffer: 1 << 29 }, (error, stdout, stderr) => {
      resolve({
        lines: stdout
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line)),
        code: error ? Number(error.code) : 0,
        errors: stderr,
      });
    });
  });

const CODES = new Set(['encrypted', 'corrupt', 'no-text', 'unsupported', 'too-large', 'timeout', 'not-found']);

describe('files that cannot be read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-trouble-'));
  let files: TroubledFile[] = [];
  let answer: Awaited<ReturnType<typeof analyse>>;

  beforeAll(async () => {
    files = await troubledFiles();
    const good = await goodFile();
    for (const file of [...files, good]) writeFileSync(join(folder, file.name), file.bytes);
    answer = await analyse([...files.map((f) => join(folder, f.name)), join(folder, 'not-there.pdf'), join(folder, good.name)]);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('each is one line with its code, in the order given', () => {
    const said = answer.lines.map((line) => `${basename(line.file)} ${line.error?.code ?? 'ok'}`);
    expect(said).toEqual([...files.map((f) => `${f.name} ${f.code}`), 'not-there.pdf not-found', 'good.docx ok']);
  });

  test('the message is a sentence for a person, never a stack trace', () => {
    for (const { error } of answer.lines) if (error) expect(error.message).toMatch(/^\p{Lu}[^\n]{10,240}\.$/u);
    expect(answer.errors).toBe('');
  });

  test('the exit code says that some could not be read', () => expect(answer.code).toBe(1));
});

describe.runIf(existsSync(HOSTILE))('broken, encrypted and odd files from the folder beside the project (skipped where it is absent)', () => {
  test('every file gives a report or a typed error', async () => {
    const files = ['pdf', 'docx'].flatMap((kind) => readdirSync(join(HOSTILE, kind)).map((name) => join(HOSTILE, kind, name)));
    const { lines, errors } = await analyse(files);
    expect(lines.map((line) => line.file)).toEqual(files);
    const odd = lines.filter((line) => !line.ok && !CODES.has(line.error?.code ?? ''));
    expect(odd).toEqual([]);
    const timedOut = lines.filter((line) => line.error?.code === 'timeout').map((line) => basename(line.file));
    expect(timedOut).toEqual([]);
    expect(errors).toBe('');
  }, 300_000);
});
