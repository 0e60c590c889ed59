// Documents that the corpus holds in two formats: do their terms and references agree?   npm run bench -- two-formats
import '@/src/read/node-shim';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse } from '@/src/analyse';
import { openContext } from '@/src/cli/context';
import { baseKey } from '@/src/identifiers';
import type { Extract } from '@/src/model';
import { readBytes } from '@/src/read';

const DOCS = fileURLToPath(new URL('../../../shared/corpus/docs', import.meta.url));
if (!existsSync(DOCS)) {
  console.log('skipped: the corpus is not here');
  process.exit(0);
}

/** Files of one document, by what their names share. */
const SAME: readonly [string, ...string[]][] = [
  ['rfc9068.txt', 'rfc9068.html', 'rfc9068.pdf'],
  ['rfc6749.txt', 'rfc6749.html'],
  ['draft-sd-jwt-22.txt', 'draft-sd-jwt-22.html'],
  ['ciba-core-final.txt', 'ciba-core-final.html'],
  ['openid-auth-2.0.txt', 'openid-auth-2.0.html'],
  ['itu-j1108.html', 'itu-j1108.pdf'],
  ['itu-y3507.docx', 'itu-y3507.pdf'],
  ['iso-rice-2023-mn.html', 'iso-rice-2023-mn.pdf'],
  ['oasis-sarif-2.1.0.docx', 'oasis-sarif-2.1.0.pdf'],
];

const context = openContext({ catalogs: [], asOf: null });
const files = new Map(readdirSync(DOCS).flatMap((sdo) => readdirSync(join(DOCS, sdo)).map((name): [string, string] => [name, join(DOCS, sdo, name)])));

async function extractOf(name: string): Promise<Extract> {
  const bytes = new Uint8Array(readFileSync(files.get(name) ?? name));
  const document = await readBytes({ bytes, fileName: name, url: null, contentType: null, changes: 'accepted' }, {});
  return analyse(document, context, 0).extract;
}

const words = (s: string): string =>
  (
    s
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
const terms = (e: Extract): string[] => e.terms.map((t) => words(t.designation));
const references = (e: Extract): string[] =>
  e.citations.filter((c) => c.role !== 'in-text').map((c) => (c.identifiers[0] ? baseKey(c.identifiers[0]) : words(c.label ?? c.title ?? c.raw)));

/** Dice's measure of two lists taken as bags. */
function agreement(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  let both = 0;
  for (const one of a) {
    const at = left.indexOf(one);
    if (at >= 0) {
      both++;
      left.splice(at, 1);
    }
  }
  return a.length + b.length === 0 ? 1 : (2 * both) / (a.length + b.length);
}

const percent = (n: number): string => `${(100 * n).toFixed(1)} %`;
const sums = { terms: [0, 0], references: [0, 0] };
for (const [first, ...others] of SAME) {
  const base = await extractOf(first);
  for (const other of others) {
    const that = await extractOf(other);
    const t = agreement(terms(base), terms(that));
    const r = agreement(references(base), references(that));
    const nt = terms(base).length + terms(that).length;
    const nr = references(base).length + references(that).length;
    sums.terms = [(sums.terms[0] ?? 0) + t * nt, (sums.terms[1] ?? 0) + nt];
    sums.references = [(sums.references[0] ?? 0) + r * nr, (sums.references[1] ?? 0) + nr];
    console.log(
      `${first} ~ ${other}: terms ${percent(t)} (${terms(base).length}/${terms(that).length}), references ${percent(r)} (${references(base).length}/${references(that).length})`,
    );
  }
}
const share = ([a = 0, b = 0]: number[]): string => percent(b ? a / b : 1);
console.log(`all: terms ${share(sums.terms)}, references ${share(sums.references)}`);
