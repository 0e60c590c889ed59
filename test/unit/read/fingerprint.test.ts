import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fingerprint, fingerprintSoon } from '@/src/read/text/fingerprint';

describe('the name of a text', () => {
  test.each(['', 'a', 'identité – 標準', 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), 'y'.repeat(100_000)])(
    'is the same by our own digest and by the platform’s: %#',
    async (text) => {
      const expected = createHash('sha256').update(text).digest('hex').slice(0, 32);
      expect(fingerprint(text)).toBe(expected);
      expect(await fingerprintSoon(text)).toBe(expected);
    },
  );
});
