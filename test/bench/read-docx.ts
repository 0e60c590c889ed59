// What reading a DOCX costs against mammoth's raw text of the same file, and what extraction costs a page, paired in one run.
//   npm run bench -- read-docx [FOLDER or FILE …]
import '@/src/read/node-shim';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mammoth from 'mammoth';
import { extractDocument } from '@/src/extract';
import { readBytes } from '@/src/read';

const ROUNDS = 5;
const CORPUS = fileURLToPath(new URL('../../../shared/corpus/docs', import.meta.url));
const given = process.argv.slice(3).filter((word) => !word.startsWith('--'));
const filesIn = (path: string): string[] => (statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesIn(join(path, name))) : [path]);
const roots = given.length > 0 ? given : existsSync(CORPUS) ? [CORPUS] : [];
if (roots.length === 0) {
  console.log('skipped: the corpus is not here, and no file was named');
  process.exit(0);
}
const files = roots.flatMap(filesIn);
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

const ratios: { name: string; size: number; ratio: number }[] = [];
for (const path of files.filter((file) => file.endsWith('.docx'))) {
  const bytes = new Uint8Array(readFileSync(path));
  const buffer = Buffer.from(bytes);
  const pairs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const ours = await timed(() => readBytes({ bytes, fileName: basename(path), url: null, contentType: null, changes: 'accepted' }, {}));
    const theirs = await timed(() => mammoth.extractRawText({ buffer }));
    pairs.push(ours / theirs);
  }
  const ratio = median(pairs);
  ratios.push({ name: basename(path), size: bytes.length, ratio });
  console.log(`${basename(path)}: ${ratio.toFixed(2)} × mammoth's raw text (${(bytes.length / 1e6).toFixed(1)} MB, median of ${ROUNDS})`);
}
const large = ratios.filter((r) => r.size > 1_000_000).map((r) => r.ratio);
console.log(
  `DOCX: median ${median(ratios.map((r) => r.ratio)).toFixed(2)} over ${ratios.length} files; over 1 MB: median ${median(large).toFixed(2)}, worst ${Math.max(...large).toFixed(2)} over ${large.length} (promise: ≤ 1.5)`,
);

/** Characters of an ordinary page, where a format has no pages of its own. */
const PAGE = 3000;
const perPage: number[] = [];
for (const path of files.filter((file) => /\.(docx|pdf|html|txt)$/.test(file))) {
  try {
    const document = await readBytes(
      { bytes: new Uint8Array(readFileSync(path)), fileName: basename(path), url: null, contentType: null, changes: 'accepted' },
      {},
    );
    extractDocument(document, { bodies: [] });
    const spent: number[] = [];
    for (let round = 0; round < 3; round++) spent.push(await timed(async () => extractDocument(document, { bodies: [] })));
    perPage.push(median(spent) / Math.max(document.pages.length, document.text.length / PAGE, 1));
  } catch (e) {
    console.log(`${basename(path)}: not read (${e instanceof Error ? e.message : String(e)})`);
  }
}
console.log(
  `extraction: median ${median(perPage).toFixed(2)} ms a page, worst document ${Math.max(...perPage).toFixed(2)}, over ${perPage.length} documents (promise: ≤ 0.5)`,
);
