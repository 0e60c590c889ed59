import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { commentDocx, type DocxComment } from '@/src/export/docx-comments';
import type { SourceDocument, Span } from '@/src/model';
import { readDocx, readDocxPlaces } from '@/src/read/docx';
import { type DocxParts, level, makeDocx, numbered, p, r } from '../read/docx/make-docx';

const OPTIONS = { fileName: 'draft.docx', url: null, changes: 'accepted' as const };
const comment = (span: Span, text = 'Compare clause 3.'): DocxComment => ({
  span,
  author: 'R. Porteur',
  initials: 'RP',
  date: '2026-03-01T10:00:00.000Z',
  text,
});

/** Parts of a package, unpacked. */
const partsOf = (bytes: Uint8Array): Map<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content).toString('base64')]));
const xmlOf = (bytes: Uint8Array, name: string): string => Buffer.from(unzipSync(bytes)[name] ?? []).toString();

/** What a comment's range holds when the file is read again, automatic numbers left out. */
function readBack(document: SourceDocument, said: string): string[] {
  return document.marks.filter((m) => m.kind === 'comment' && m.value?.endsWith(said)).map((m) => withoutNumbers(document, m.span));
}

/** The text under a span without the automatic numbers, which no comment can stand on, and without white space at its edges. */
function withoutNumbers(document: SourceDocument, span: Span, typed: ReadonlySet<number> = new Set()): string {
  let text = '';
  let at = span.start;
  for (const block of document.blocks) {
    if (!block.number || typed.has(block.span.start) || block.span.start < span.start || block.span.start >= span.end) continue;
    text += document.text.slice(at, block.span.start);
    at = Math.max(at, block.span.start + block.number.length);
  }
  return (text + document.text.slice(at, Math.max(at, span.end))).replace(/\s+/g, ' ').trim();
}

const marked = (text: string, from: string, to = from): Span => ({ start: text.indexOf(from), end: text.indexOf(to) + to.length });

describe('a comment stands on the very characters', () => {
  const cases: { title: string; parts: DocxParts; from: string; to?: string; xml?: RegExp }[] = [
    {
      title: 'in the middle of a run, which is split with its properties',
      parts: { body: p(r('A relying party asks the holder.', '<w:i/>')) },
      from: 'relying party',
      xml: /<w:r><w:rPr><w:i\/><\/w:rPr><w:t xml:space="preserve">A <\/w:t><\/w:r><w:commentRangeStart w:id="0"\/><w:r><w:rPr><w:i\/><\/w:rPr><w:t xml:space="preserve">relying party<\/w:t><\/w:r><w:commentRangeEnd w:id="0"\/>/,
    },
    {
      title: 'a whole run',
      parts: { body: p(r('One ') + r('two') + r(' three.')) },
      from: 'two',
      xml: /<w:commentRangeStart w:id="0"\/><w:r><w:t xml:space="preserve">two/,
    },
    { title: 'over runs', parts: { body: p(r('digi', '<w:b/>') + r('tal wal') + r('let here')) }, from: 'gital', to: 'wallet' },
    { title: 'over paragraphs', parts: { body: p(r('First one.')) + p(r('Second one.')) }, from: 'one.', to: 'Second' },
    { title: 'with signs written as entities', parts: { body: p(r('Tom &amp; Jerry &lt;sign&gt; &#x1F512; lock')) }, from: 'Jerry <sign>' },
    { title: 'after a character beyond the basic plane', parts: { body: p(r('a &#x1F512; lock')) }, from: 'lock' },
    { title: 'beside soft hyphens that were not read', parts: { body: p(r('The iden\u00ADtity pro\u00ADvider acts.')) }, from: 'provider' },
    { title: 'beside tabs and breaks', parts: { body: p('<w:r><w:t>3.1</w:t><w:tab/><w:t>issuer</w:t><w:br/><w:t>who issues</w:t></w:r>') }, from: 'issuer' },
    {
      title: 'inside a hyperlink',
      parts: { body: p(`${r('See ')}<w:hyperlink w:anchor="x">${r('the wallet clause')}</w:hyperlink>${r(' here')}`) },
      from: 'wallet',
    },
    {
      title: 'from before a tracked change into it',
      parts: { body: p(`${r('An old ')}<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">${r('brand new')}</w:ins>${r(' text')}`) },
      from: 'old',
      to: 'brand',
    },
    {
      title: 'around deleted text',
      parts: {
        body: p(
          `${r('keep ')}<w:del w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:delText xml:space="preserve">drop </w:delText></w:r></w:del>${r('this')}`,
        ),
      },
      from: 'keep',
      to: 'this',
    },
    {
      title: 'inside the result of a field',
      parts: {
        body: p(
          `${r('as ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF _x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('clause 7.2')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${r(' says')}`,
        ),
      },
      from: 'clause',
    },
    {
      title: 'in a cell',
      parts: { body: `<w:tbl><w:tr><w:tc>${p(r('term'))}</w:tc><w:tc>${p(r('what it means'))}</w:tc></w:tr></w:tbl>${p('')}` },
      from: 'it means',
    },
    {
      title: 'from cell to cell',
      parts: { body: `<w:tbl><w:tr><w:tc>${p(r('a term'))}</w:tc><w:tc>${p(r('its sense'))}</w:tc></w:tr></w:tbl>${p('')}` },
      from: 'term',
      to: 'its',
    },
    { title: 'in a content control', parts: { body: `<w:sdt><w:sdtContent>${p(r('under control'))}</w:sdtContent></w:sdt>` }, from: 'control' },
    {
      title: 'in a numbered paragraph, without the number',
      parts: {
        body: p(r('Scope of it'), numbered(1)),
        numbering: `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
      },
      from: 'Scope',
    },
  ];
  it.each(cases)('$title', async ({ parts, from, to, xml }) => {
    const original = makeDocx(parts);
    const { document, places } = await readDocxPlaces(original, OPTIONS);
    const span = marked(document.text, from, to);
    const { bytes, placed } = commentDocx(original, places, [comment(span)]);
    expect(placed).toEqual(['exact']);
    const again = await readDocx(bytes, OPTIONS);
    expect(again.text).toBe(document.text);
    expect(readBack(again, 'Compare clause 3.')).toEqual([withoutNumbers(document, span)]);
    if (xml) expect(xmlOf(bytes, 'word/document.xml')).toMatch(xml);
    const before = partsOf(original);
    const after = partsOf(bytes);
    const changed = [...after.keys()].filter((name) => before.get(name) !== after.get(name));
    expect(changed.sort()).toEqual(['[Content_Types].xml', 'word/_rels/document.xml.rels', 'word/comments.xml', 'word/document.xml']);
  });

  it('goes around what cannot be split: the mark of a footnote for its text, a run for its text box', async () => {
    const body = p(`${r('A claim')}<w:r><w:footnoteReference w:id="2"/></w:r>${r(' stands.')}`);
    const original = makeDocx({ body, footnotes: `<w:footnote w:id="2">${p(r('As said elsewhere.'))}</w:footnote>` });
    const { document, places } = await readDocxPlaces(original, OPTIONS);
    const { bytes, placed } = commentDocx(original, places, [comment(marked(document.text, 'said'))]);
    expect(placed).toEqual(['around']);
    expect(xmlOf(bytes, 'word/document.xml')).toMatch(
      /<w:commentRangeStart w:id="0"\/><w:r><w:footnoteReference w:id="2"\/><\/w:r><w:commentRangeEnd w:id="0"\/>/,
    );
  });

  it('knows a file that calls its namespaces otherwise', async () => {
    const made = unzipSync(makeDocx({ body: p(r('A relying party asks.', '<w:b/>')) }));
    const renamed = Buffer.from(made['word/document.xml'] ?? [])
      .toString()
      .replaceAll('w:', 'ns0:')
      .replace('xmlns:w=', 'xmlns:ns0=');
    const original = new Uint8Array(zipSync({ ...made, 'word/document.xml': strToU8(renamed) }));
    const { document, places } = await readDocxPlaces(original, OPTIONS);
    const { bytes, placed } = commentDocx(original, places, [comment(marked(document.text, 'relying'))]);
    expect(placed).toEqual(['exact']);
    const again = await readDocx(bytes, OPTIONS);
    expect(again.text).toBe(document.text);
    expect(readBack(again, 'Compare clause 3.')).toEqual(['relying']);
    expect(xmlOf(bytes, 'word/document.xml')).toContain('</ns0:r>');
  });

  it('stands in two pieces where it leaves a table, since LibreOffice drops such ranges', async () => {
    const table = (text: string): string => `<w:tbl><w:tr><w:tc>${p(r(text))}</w:tc></w:tr></w:tbl>`;
    const original = makeDocx({ body: `${p(r('ahead'))}${table('first cell')}${p(r('between'))}${table('second cell')}${p('')}` });
    const { document, places } = await readDocxPlaces(original, OPTIONS);
    const { bytes, placed } = commentDocx(original, places, [
      comment(marked(document.text, 'cell', 'second'), 'said\nmore'),
      comment(marked(document.text, 'ahead', 'first'), 'into'),
    ]);
    expect(placed).toEqual(['exact', 'exact']);
    const again = await readDocx(bytes, OPTIONS);
    expect(again.marks.filter((m) => m.kind === 'comment').map((m) => [again.text.slice(m.span.start, m.span.end), m.value])).toEqual([
      ['ahead\nfirst', 'R. Porteur: into'],
      ['cell', 'R. Porteur: said\nmore'],
      ['between\nsecond', 'R. Porteur: (continued) said'],
    ]);
  });

  it('takes a word apart at a sign that prints nothing', async () => {
    const original = makeDocx({ body: p(r('Promotional\u200cInformation here')) });
    const { document, places } = await readDocxPlaces(original, OPTIONS);
    const { bytes, placed } = commentDocx(original, places, [comment(marked(document.text, 'PromotionalI'))]);
    expect(placed).toEqual(['exact']);
    expect(xmlOf(bytes, 'word/document.xml')).toContain('<w:t xml:space="preserve">Promotional\u200cI</w:t></w:r><w:commentRangeEnd');
  });

  it('keeps the comments that are there, and several on one run', async () => {
    const original = makeDocx({
      body: p(`<w:commentRangeStart w:id="4"/>${r('alpha beta gamma')}<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>`),
      comments: `<w:comment w:id="4" w:author="B">${p(r('old one'))}</w:comment>`,
    });
    const { document, places } = await readDocxPlaces(original, OPTIONS);
    const said = [
      comment(marked(document.text, 'alpha', 'beta'), 'first'),
      comment(marked(document.text, 'beta', 'gamma'), 'second'),
      comment(marked(document.text, 'eta'), 'third\nline <2>'),
    ];
    const { bytes } = commentDocx(original, places, said);
    const again = await readDocx(bytes, OPTIONS);
    expect(again.marks.filter((m) => m.kind === 'comment').map((m) => [again.text.slice(m.span.start, m.span.end), m.value])).toEqual([
      ['alpha beta gamma', 'B: old one'],
      ['alpha beta', 'R. Porteur: first'],
      ['beta gamma', 'R. Porteur: second'],
      ['eta', 'R. Porteur: third\nline <2>'],
    ]);
    expect([...partsOf(original)].filter(([name, content]) => partsOf(bytes).get(name) !== content).map(([name]) => name)).toEqual([
      'word/document.xml',
      'word/comments.xml',
    ]);
  });

  it('leaves a comment out whose words come from no text', async () => {
    const original = makeDocx({
      body: p(r('Scope'), numbered(1)),
      numbering: `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    });
    const { places } = await readDocxPlaces(original, OPTIONS);
    const { bytes, placed } = commentDocx(original, places, [comment({ start: 0, end: 1 })]);
    expect(placed).toEqual(['left-out']);
    expect(partsOf(bytes)).toEqual(partsOf(original));
  });
});

const hasOffice = ((): boolean => {
  try {
    execFileSync('which', ['soffice'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasOffice)('LibreOffice (skipped where it is missing)', () => {
  it('opens the file and lists the comments with author and text', { timeout: 120_000 }, async () => {
    const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] });
    const table = new Table({ rows: [new TableRow({ children: [cell('a term'), cell('its sense')] })] });
    const made = new Document({ sections: [{ children: [new Paragraph('A relying party asks the holder.'), table, new Paragraph('End.')] }] });
    const original = new Uint8Array(await Packer.toArrayBuffer(made));
    const { document, places } = await readDocxPlaces(original, OPTIONS);
    const { bytes } = commentDocx(original, places, [
      comment(marked(document.text, 'relying party'), 'one & <two>'),
      comment(marked(document.text, 'sense'), 'three'),
    ]);
    const folder = mkdtempSync(join(tmpdir(), 'concord-docx-'));
    writeFileSync(join(folder, 'a.docx'), bytes);
    execFileSync(
      'soffice',
      [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'fodt', '--outdir', folder, join(folder, 'a.docx')],
      { stdio: 'ignore' },
    );
    const xml = readFileSync(join(folder, 'a.fodt'), 'utf8');
    rmSync(folder, { recursive: true });
    const said = [...xml.matchAll(/<office:annotation [^>]*>([\s\S]*?)<\/office:annotation>([^<]*)<office:annotation-end/g)].map((m) => [
      m[1]
        ?.replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
      m[2],
    ]);
    expect(said).toEqual([
      [expect.stringMatching(/^R\. Porteur .*one &amp; &lt;two&gt;$/), 'relying party'],
      [expect.stringMatching(/three$/), 'sense'],
    ]);
  });
});

/** A repeatable sequence in 0 … 1. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

const CORPUS = ['../shared/corpus'].map((folder) => join(import.meta.dirname, '../../..', folder)).filter(existsSync);
const files = CORPUS.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))).filter((name) =>
  name.endsWith('.docx'),
);

describe.skipIf(files.length === 0)(files.length === 0 ? 'real drafts (the corpus is not here: skipped)' : 'real drafts', () => {
  test.each(files)('%s', { timeout: 120_000 }, async (file) => {
    const original = new Uint8Array(readFileSync(file));
    const { document, places } = await readDocxPlaces(original, OPTIONS);
    const next = sequence(document.text.length);
    const spans = Array.from({ length: 40 }, (): Span => {
      const i = Math.floor(next() * places.start.length);
      const begin = (places.start[i] ?? 0) + Math.floor(next() * (places.length[i] ?? 0));
      const until = Math.min(document.text.length, begin + 1 + Math.floor(next() ** 3 * 600));
      return trimmed(document.text, { start: begin, end: until });
    }).filter(({ start, end }) => end > start);
    const { bytes, placed } = commentDocx(
      original,
      places,
      spans.map((span, i) => comment(span, `remark no ${i} ends`)),
    );
    const again = await readDocx(bytes, OPTIONS);
    expect(again.text).toBe(document.text);
    const wrong = spans.flatMap((span, i) => {
      if (placed[i] !== 'exact') return [];
      // A comment that leaves a table stands in pieces.
      const found = readBack(again, `remark no ${i} ends`).join(' ');
      return found === withoutNumbers(document, span) ? [] : [{ expected: withoutNumbers(document, span), found }];
    });
    expect(wrong).toEqual([]);
    // Text boxes and notes are the only things that comments go around, and they are few.
    expect(placed.filter((how) => how !== 'exact').length).toBeLessThan(spans.length / 4);
    const before = partsOf(original);
    const after = partsOf(bytes);
    expect(
      [...after.keys()].filter((name) => before.get(name) !== after.get(name) && !/document\d*\.xml(?:\.rels)?$|comments\d*\.xml$|Content_Types/.test(name)),
    ).toEqual([]);
  });
});

const trimmed = (text: string, { start, end }: Span): Span => {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
};
