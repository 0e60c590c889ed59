import { packNumbers, packText, unpackNumbers, unpackText } from '@/src/catalog';
import type { OwnedWords } from '@/src/coordinate';

/** What is kept of the words of owned works, under names that begin so. */
export function bytesOfOwned(name: string, { words, places, lengths, starts, works, counts }: OwnedWords): [string, Uint8Array][] {
  return [
    [`${name}/numbers`, packNumbers([places, starts, works, new Uint32Array(lengths.buffer, lengths.byteOffset, lengths.length * 2)])],
    [`${name}/counts`, new Uint8Array(counts.buffer, counts.byteOffset, counts.byteLength)],
    [`${name}/words`, packText(words)],
  ];
}

/** Null where a part is missing. */
export function ownedOfBytes(name: string, bytes: ReadonlyMap<string, Uint8Array>): OwnedWords | null {
  const [places, starts, works, lengths] = unpackNumbers(bytes.get(`${name}/numbers`) ?? new Uint8Array(0));
  const counts = bytes.get(`${name}/counts`)?.slice();
  const words = unpackText(bytes.get(`${name}/words`) ?? packText(null));
  if (!places || !starts || !works || !lengths || !counts || !Array.isArray(words)) return null;
  // A copy begins on a multiple of eight, as numbers of 64 bits must.
  return { words: words.map(String), places, starts, works, counts: new Uint16Array(counts.buffer), lengths: new Float64Array(lengths.slice().buffer) };
}
