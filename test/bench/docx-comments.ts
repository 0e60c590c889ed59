// Do comments stand on the very characters? Random spans over DOCX files, written as comments and read back by a DOM parser
// that neither our reader nor our writer uses, and by LibreOffice.   npm run bench -- docx-comments [FOLDER or FILE …] [--spans N] [--seed N]
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { commentDocx, type DocxComment } from '@/src/export/docx-comments';
import { type DocxPlaces, type SourceDocument, type Span, trimSpan } from '@/src/model';
import { readDocxPlaces } from '@/src/read/docx';
import { type CommentRange, commentIds, commentRanges, GAP, SIGN } from '../fixtures/comment-ranges';
import { filesFrom, hasTool, option, sequence } from '../fixtures/corpus-files';

const files = filesFrom(process.argv.slice(3), '.docx');
if (files.length === 0) {
  console.log('skipped: the corpus is not here, and no file was named');
  process.exit(0);
}
const next = sequence(option('--seed', 20261128));
const wanted = option('--spans', 500);

/** Beginnings evenly over the text, lengths from a letter to several paragraphs. */
function randomSpans({ text }: SourceDocument, count: number): Span[] {
  const spans: Span[] = [];
  while (spans.length < count) {
    const start = Math.floor(next() * text.length);
    const span = trimSpan(text, { start, end: Math.min(text.length, start + 1 + Math.floor(next() ** 3 * 600)) });
    if (span.end > span.start) spans.push(span);
  }
  return spans;
}

/** What is written under a span: its text without the automatic numbers, which stand in no element and take no comment. */
function askedText({ text, blocks }: SourceDocument, places: DocxPlaces, span: Span): string {
  const typed = new Set(places.start);
  let said = '';
  let at = span.start;
  for (const block of blocks) {
    const end = block.span.start + (block.number?.length ?? 0);
    if (!block.number || typed.has(block.span.start) || end <= span.start || block.span.start >= span.end) continue;
    said += text.slice(at, Math.max(at, block.span.start));
    at = Math.max(at, end);
  }
  return said + text.slice(at, Math.max(at, span.end));
}

/** Letters one by one. White space counts as one space wherever it stands; what prints nothing counts as nothing. */
const letters = (text: string): string =>
  text
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\s\u0001\u2028]+/g, ' ')
    .trim();

/** A sign named by its place in a font, which our reader knows by the font and the other does not: any one sign, or none. */
const SIGNS = new RegExp(`[${SIGN}\\ue000-\\uf8ff]`);

/** Equal letter by letter. */
function same(asked: string, found: string): boolean {
  if (asked === found || !SIGNS.test(found)) return asked === found;
  const pattern = [...found.replaceAll(' ', '')].map((sign) => (SIGNS.test(sign) ? '.?' : sign.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))).join('');
  return new RegExp(`^${pattern}$`, 's').test(asked.replaceAll(' ', ''));
}

type Verdict = 'exact' | 'around' | 'left-out' | 'wrong';

function judge(asked: string, how: Verdict, range: CommentRange | undefined): Verdict {
  if (how !== 'exact') return how;
  if (!range?.closed || !range.referred) return 'wrong';
  // Neither a space too much at an edge nor a letter.
  const inner = range.text.replace(new RegExp(`^${GAP}+|${GAP}+$`, 'g'), '');
  return same(letters(asked), letters(range.text)) && inner === inner.trim() ? 'exact' : 'wrong';
}

const packed = (bytes: Uint8Array): Map<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content).toString('base64')]));

/** Entries that came out otherwise, beside those that must: the main part, the comments, and what names these. */
function strayChanges(before: Uint8Array, after: Uint8Array): string[] {
  const old = packed(before);
  const now = packed(after);
  const allowed = /(?:^|\/)(?:document\d*\.xml(?:\.rels)?|comments\d*\.xml|\[Content_Types\]\.xml)$/;
  const changed = [...now.keys()].filter((name) => old.get(name) !== now.get(name) && !allowed.test(name));
  return [...changed, ...[...old.keys()].filter((name) => !now.has(name))];
}

const textOf = (bytes: Uint8Array, name: RegExp): string =>
  strFromU8(Object.entries(unzipSync(bytes)).find(([known]) => name.test(known))?.[1] ?? new Uint8Array());

/** A comment that crosses the edge of a table stands in pieces. */
const wholeOf = (pieces: readonly CommentRange[]): CommentRange => ({
  id: '',
  text: pieces.map(({ text }) => text).join(GAP),
  closed: pieces.every(({ closed }) => closed),
  referred: pieces.every(({ referred }) => referred),
});

/** `contents`: those that begin on or run into a generated table of contents. */
type Commented = { file: string; bytes: Uint8Array; said: string[]; contents: ReadonlySet<string> };
const totals: Record<Verdict, number> = { exact: 0, around: 0, 'left-out': 0, wrong: 0 };
const strays: string[] = [];
let inPieces = 0;
const written: Commented[] = [];

/** Both texts from a little before the first letter that differs. */
function difference(asked: string, found: string): string {
  let at = 0;
  while (at < asked.length && asked[at] === found[at]) at++;
  const from = Math.max(0, at - 20);
  return `${JSON.stringify(asked.slice(from, at + 80))}\n    found ${JSON.stringify(found.slice(from, at + 80))} (${asked.length} and ${found.length} characters)`;
}

for (const [n, file] of files.entries()) {
  const original = new Uint8Array(readFileSync(file));
  const { document, places } = await readDocxPlaces(original, { fileName: basename(file), url: null, changes: 'accepted' });
  const count = Math.floor((wanted * (n + 1)) / files.length) - Math.floor((wanted * n) / files.length);
  const spans = randomSpans(document, count);
  const comments = spans.map(
    (span, i): DocxComment => ({ span, author: 'R. Porteur', initials: 'RP', date: '2026-03-01T10:00:00Z', text: `remark no ${n + 1}-${i + 1} ends` }),
  );
  const { bytes, placed } = commentDocx(original, places, comments);
  const ranges = commentRanges(textOf(bytes, /word\/document\d*\.xml$/));
  const ids = commentIds(textOf(bytes, /comments\d*\.xml$/));
  const verdicts: Verdict[] = [];
  for (const [i, span] of spans.entries()) {
    const how = placed[i] ?? 'left-out';
    const found = (ids.get(`remark no ${n + 1}-${i + 1} ends`) ?? []).flatMap((id) => ranges.get(id) ?? []);
    const range = found.length === 0 ? undefined : wholeOf(found);
    if (found.length > 1) inPieces++;
    const asked = askedText(document, places, span);
    const verdict = judge(asked, how, range);
    verdicts.push(verdict);
    totals[verdict]++;
    if (verdict === 'wrong' || (verdict !== 'exact' && process.argv.includes('--verbose')))
      console.log(`  ${verdict}: asked ${difference(letters(asked), letters(range?.text ?? ''))}`);
  }
  strays.push(...strayChanges(original, bytes).map((name) => `${basename(file)}: ${name}`));
  const inContents = spans.map((span) => document.blocks.some((b) => b.kind === 'toc' && b.span.start < span.end && span.start < b.span.end));
  written.push({
    file,
    bytes,
    said: comments.filter((_, i) => placed[i] !== 'left-out').map(({ text }) => text),
    contents: new Set(comments.filter((_, i) => inContents[i]).map(({ text }) => text)),
  });
  const tally = (verdict: Verdict): number => verdicts.filter((v) => v === verdict).length;
  console.log(`${basename(file)}: ${tally('exact')} exact, ${tally('around')} around, ${tally('left-out')} left out, ${tally('wrong')} wrong, of ${count}`);
}
console.log(
  `exact to the character: ${totals.exact} of ${wanted} over ${files.length} files; around what takes no comment (notes, boxes, formulas): ${totals.around}; on automatic numbers alone, left out: ${totals['left-out']}; wrong: ${totals.wrong}. Of all, in pieces at the edge of a table: ${inPieces}`,
);
console.log(`entries that must not change and did: ${strays.length}${strays.length > 0 ? ` (${strays.join(', ')})` : ''}`);
if (process.argv.includes('--no-office')) console.log('LibreOffice: not asked');
else if (hasTool('soffice')) listInOffice(written);
else console.log('LibreOffice: skipped, it is not here');

/** Has LibreOffice open each file and write it again, and counts the comments that it lists. */
function listInOffice(all: readonly Commented[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'concord-comments-'));
  const counts = { listed: 0, opened: 0, inContents: 0, missing: 0 };
  for (const { file, bytes, said, contents } of all) {
    const xml = byOffice(folder, basename(file), bytes);
    if (xml === null) {
      console.log(`  LibreOffice did not open ${basename(file)}`);
      continue;
    }
    counts.opened++;
    const annotations = [...xml.matchAll(/<office:annotation [\s\S]*?<\/office:annotation>/g)].map(([whole]) => whole);
    const missing = said.filter((text) => !annotations.some((a) => a.includes('<dc:creator>R. Porteur') && a.replace(/<[^>]*>/g, '').includes(text)));
    counts.listed += said.length - missing.length;
    counts.inContents += missing.filter((text) => contents.has(text)).length;
    const others = missing.filter((text) => !contents.has(text));
    counts.missing += others.length;
    if (others.length > 0) console.log(`  ${basename(file)}: LibreOffice does not list ${others.join(', ')}`);
  }
  rmSync(folder, { recursive: true });
  console.log(
    `LibreOffice opens ${counts.opened} of ${all.length} files and lists ${counts.listed} comments with their author; on its own table of contents, which it makes anew, it drops ${counts.inContents}; elsewhere ${counts.missing}`,
  );
}

/** The content of the file as LibreOffice writes it again; null where it makes none. */
function byOffice(folder: string, name: string, bytes: Uint8Array): string | null {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'odt', '--outdir', folder, path], {
    stdio: 'ignore',
  });
  const made = path.replace(/\.docx$/, '.odt');
  return existsSync(made) ? strFromU8(unzipSync(readFileSync(made))['content.xml'] ?? new Uint8Array()) : null;
}
