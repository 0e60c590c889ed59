import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isReadError } from '@/src/model';
import { readPdf } from '@/src/read/pdf';
import { lines, makePdf } from './make-pdf';

const codeOf = async (bytes: Uint8Array): Promise<string> => {
  try {
    const { document } = await readPdf(bytes, { fileName: null, url: null, deadline: 20_000 });
    return `read ${document.text.length > 0}`;
  } catch (e) {
    return isReadError(e) ? e.code : `no ReadError: ${String(e)}`;
  }
};

const text = [lines(72, 100, ['A rover stands here and waits for the warden of the lane.'])];
const bytesOf = (given: string): Uint8Array => new TextEncoder().encode(given);

describe('what cannot be read', () => {
  const cases: [string, () => Promise<Uint8Array> | Uint8Array, string][] = [
    ['an empty file', () => new Uint8Array(), 'corrupt'],
    ['a web page under a PDF’s name', () => bytesOf('<!DOCTYPE html><html><title>Sign in</title></html>'), 'corrupt'],
    ['words that are no PDF', () => bytesOf('no PDF at all'), 'corrupt'],
    ['a file that asks for a password', () => makePdf(text, { password: 'lane' }), 'encrypted'],
    ['pages without letters', () => makePdf([[], []]), 'no-text'],
    ['a head and nothing behind it', async () => (await makePdf(text)).slice(0, 60), 'corrupt'],
  ];
  it.each(cases)('%s', async (_, make, code) => {
    expect(await codeOf(await make())).toBe(code);
  });

  it('says how many pages of a scan there are', async () => {
    await expect(readPdf(await makePdf([[], [], []]), { fileName: null, url: null })).rejects.toThrow(/3 pages/);
  });

  it('reads what is left of a file whose end is missing, or says that it is damaged', async () => {
    const whole = await makePdf([...text, ...text, ...text]);
    for (const share of [0.3, 0.6, 0.9, 0.98]) {
      expect(await codeOf(whole.slice(0, Math.floor(whole.length * share))), `${share}`).toMatch(/^(?:read true|corrupt|no-text)$/);
    }
  });

  it('ends with the caller’s own reason', async () => {
    const stop = new AbortController();
    const bytes = await makePdf([...text, ...text]);
    const reading = readPdf(bytes, { fileName: null, url: null, signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) });
    await expect(reading).rejects.toThrow('enough');
  });

  it('leaves the caller’s bytes as they were', async () => {
    const bytes = await makePdf(text);
    const before = bytes.slice();
    await readPdf(bytes, { fileName: null, url: null });
    expect(bytes).toEqual(before);
  });
});

const HOSTILE = '../shared/hostile/pdf';
describe.skipIf(!existsSync(HOSTILE))('hostile files (skipped without ../shared/hostile)', () => {
  it('are read, or refused with a code', async () => {
    for (const name of readdirSync(HOSTILE)) {
      expect(await codeOf(new Uint8Array(readFileSync(`${HOSTILE}/${name}`))), name).toMatch(/^(?:read true|encrypted|corrupt|no-text)$/);
    }
  }, 120_000);
});
