import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toTbx } from '@/src/export';
import type { Terminology } from '@/src/model';

const SCHEMA = join(import.meta.dirname, 'tbx-basic.rnc');
const terms: Terminology = {
  title: 'X.bees: Bees & <hives>',
  language: 'en',
  concepts: [
    {
      designation: 'drone',
      alternates: ['male bee', 'D'],
      definition: 'bee that <gathers> nothing & is "male"',
      notes: ['NOTE – It has no sting.'],
      source: null,
      clause: '3.2.1',
    },
    { designation: 'hive', alternates: [], definition: 'where bees live\u0000', notes: [], source: '[b-ISO 99001], 3.4', clause: null },
  ],
};

const hasJing = ((): boolean => {
  try {
    execFileSync('which', ['jing'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** What jing says of it; "" where it is valid. */
function judged(xml: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'concord-tbx-'));
  try {
    writeFileSync(join(folder, 'a.tbx'), xml);
    execFileSync('jing', ['-c', SCHEMA, join(folder, 'a.tbx')], { encoding: 'utf8' });
    return '';
  } catch (reason) {
    return reason instanceof Error && 'stdout' in reason ? String(reason.stdout) : String(reason);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.skipIf(!hasJing)('TBX-Basic is valid (skipped where jing is missing)', { timeout: 60_000 }, () => {
  it('as jing reads it', () => expect(judged(toTbx(terms))).toBe(''));
  it('and jing would say if it were not', () => expect(judged(toTbx(terms).replaceAll('definition"', 'meaning"'))).toContain('error'));
});
