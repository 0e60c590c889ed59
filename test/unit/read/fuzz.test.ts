import { describe, expect, test } from 'vitest';
import structureJson from '@/assets/structure.json';
import { analyse, openAnalysis } from '@/src/analyse';
import { parseStructure } from '@/src/coordinate';
import { isReadError } from '@/src/model';
import { readBytes } from '@/src/read';
import { sampleDraft } from '../../fixtures/sample-draft';
import { writeDocx, writeHtml, writePdf, writeText } from '../../fixtures/write-document';

/** Mutated documents a format: few in the usual run, 2,500 with CONCORD_FULL (10,000 in all). */
const CASES = process.env.CONCORD_FULL ? 2_500 : 40;
/** A document may take this long on a busy machine before it counts as hanging, in milliseconds. */
const HANGS = 20_000;

/** A small generator with a seed, so that a failure is found again (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One to eight wounds: bytes flipped, cut out, doubled, overwritten, or the end torn off. */
function wound(bytes: Uint8Array, random: () => number): Uint8Array {
  let made: Uint8Array = bytes.slice();
  const at = (): number => Math.floor(random() * made.length);
  for (let wounds = 1 + Math.floor(random() * 8); wounds > 0; wounds--) {
    const from = at();
    const length = 1 + Math.floor(random() * 64);
    const kind = Math.floor(random() * 5);
    if (kind === 0) made[from] = (made[from] ?? 0) ^ (1 << Math.floor(random() * 8));
    else if (kind === 1) made = joined(made.subarray(0, from), made.subarray(from + length));
    else if (kind === 2) made = joined(made.subarray(0, from), made.subarray(from, from + length), made.subarray(from));
    else if (kind === 3) made.fill(Math.floor(random() * 256), from, from + length);
    else if (random() < 0.3) made = made.slice(0, from);
  }
  return made;
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const encode = (s: string): Uint8Array => new TextEncoder().encode(s);
const FORMATS: Record<string, () => Promise<Uint8Array>> = {
  docx: () => writeDocx(sampleDraft),
  pdf: () => writePdf(sampleDraft),
  html: async () => encode(writeHtml(sampleDraft)),
  txt: async () => encode(writeText(sampleDraft)),
};

describe('wounded documents give a report or a typed error, and never hang', () => {
  const context = openAnalysis({ packs: [], asOf: null, works: [] }, parseStructure(structureJson));

  test.each(Object.keys(FORMATS))(
    '%s',
    async (format) => {
      const whole = await FORMATS[format]?.();
      if (!whole) throw new Error('no such format');
      const random = generator(20261124);
      for (let i = 0; i < CASES; i++) {
        const bytes = wound(whole, random);
        const started = performance.now();
        try {
          const document = await readBytes({ bytes, fileName: `wounded.${format}`, url: null, contentType: null, changes: 'accepted' }, {});
          analyse(document, context, 0);
        } catch (e) {
          if (!isReadError(e)) throw new Error(`case ${i} of ${format}: ${e instanceof Error ? e.stack : String(e)}`, { cause: e });
        }
        expect(performance.now() - started, `case ${i} of ${format}`).toBeLessThan(HANGS);
      }
    },
    process.env.CONCORD_FULL ? 3_600_000 : 120_000,
  );
});
