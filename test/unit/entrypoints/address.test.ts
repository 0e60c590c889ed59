import { describe, expect, test } from 'vitest';
import { type ReaderAddress, readAddress, writeAddress } from '@/entrypoints/reader/address';

const KEY = '0123456789abcdef0123456789abcdef';

describe('the address of the reader', () => {
  test.each<[string, ReaderAddress]>([
    ['a shelved document', { open: 'doc', key: KEY }],
    ['the sample', { open: 'sample' }],
    ['a pasted scope', { open: 'scope' }],
    ['a link that could not be read', { open: 'ask', reason: 'refused', url: 'https://example.org/a b.pdf?x=1&y=2#page=3' }],
    ['nothing', { open: 'nothing' }],
  ])('%s comes back as it was written', (_title, address) => {
    expect(readAddress(writeAddress(address))).toEqual(address);
  });

  test.each([
    ['a key that is none', '#doc=../../etc'],
    ['an unknown reason', '#ask=because&url=https://example.org/'],
    ['something else', '#page=3'],
  ])('%s opens nothing', (_title, hash) => {
    expect(readAddress(hash)).toEqual({ open: 'nothing' });
  });
});
