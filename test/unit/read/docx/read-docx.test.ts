import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, Paragraph, TextRun } from 'docx';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { blockText, isReadError, type SourceDocument } from '@/src/model';
import { readBytes } from '@/src/read';
import { readDocx } from '@/src/read/docx';
import { type DocxParts, level, makeDocx, numbered, p, r, style } from './make-docx';

const read = (parts: DocxParts, changes: 'accepted' | 'original' | 'all' = 'accepted'): Promise<SourceDocument> =>
  readDocx(makeDocx(parts), { fileName: 'draft.docx', url: null, changes });

const HEADINGS =
  '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>' +
  '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="berschrift1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>' +
  '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>';
const OUTLINE = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1', '<w:pStyle w:val="berschrift1"/>')}${level(1, 'decimal', '%1.%2', '<w:pStyle w:val="berschrift2"/>')}${level(2, 'decimal', '%1.%2.%3')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;

describe('text as Word prints it', () => {
  const cases: { title: string; parts: DocxParts; expected: string }[] = [
    { title: 'paragraphs', parts: { body: p(r('One.')) + p('') + p(r('Two.')) }, expected: 'One.\nTwo.' },
    {
      title: 'white space collapses, tabs and breaks stay',
      parts: { body: p(`${r('  a  b')}<w:r><w:tab/></w:r>${r('c')}<w:r><w:br/></w:r>${r('d ')}`) },
      expected: 'a b\tc\u2028d',
    },
    {
      title: 'no-break hyphen stays, soft hyphen goes',
      parts: { body: p('<w:r><w:t>ITU</w:t><w:noBreakHyphen/><w:t>T iden</w:t><w:softHyphen/><w:t>tity</w:t></w:r>') },
      expected: 'ITU\u2011T identity',
    },
    {
      title: 'symbols',
      parts: { body: p('<w:r><w:t>a </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t xml:space="preserve"> b</w:t></w:r>') },
      expected: 'a ≥ b',
    },
    {
      title: 'headings numbered by their styles, in any language',
      parts: {
        styles: HEADINGS,
        numbering: OUTLINE,
        body:
          p(r('Scope'), style('berschrift1')) +
          p(r('Terms'), style('berschrift1')) +
          p(r('Elsewhere'), style('berschrift2')) +
          p(r('relay holder: A holder.'), numbered(1, 2)),
      },
      expected: '1\tScope\n2\tTerms\n2.1\tElsewhere\n2.1.1\trelay holder: A holder.',
    },
    {
      title: 'lists restart by override and go on in their shared list',
      parts: {
        numbering: `<w:abstractNum w:abstractNumId="0">${level(0, 'lowerLetter', '%1)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>`,
        body: p(r('one'), numbered(1)) + p(r('two'), numbered(1)) + p(r('anew'), numbered(2)) + p(r('on'), numbered(3)),
      },
      expected: 'a)\tone\nb)\ttwo\na)\tanew\nb)\ton',
    },
    {
      title: 'legal numbering, roman and a space after the number',
      parts: {
        numbering: `<w:abstractNum w:abstractNumId="0">${level(0, 'upperRoman', 'Annex %1', '<w:suff w:val="space"/>')}${level(1, 'decimal', '%1.%2', '<w:isLgl/><w:suff w:val="space"/>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
        body: p(r('A'), numbered(1)) + p(r('B'), numbered(1)) + p(r('C'), numbered(1, 1)),
      },
      expected: 'Annex I A\nAnnex II B\n2.1 C',
    },
    {
      title: 'bullets are no text; numId 0 takes a number away; an empty numbered paragraph counts and prints nothing',
      parts: {
        numbering: `<w:abstractNum w:abstractNumId="0">${level(0, 'bullet', '•')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`,
        body: p(r('bullet'), numbered(1)) + p(r('one'), numbered(2)) + p('', numbered(2)) + p(r('three'), numbered(2)) + p(r('none'), numbered(0)),
      },
      expected: 'bullet\n1.\tone\n3.\tthree\nnone',
    },
    {
      title: 'fields give their result, never their instruction',
      parts: {
        body: p(
          `${r('see ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF _Ref1 \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('clause 7')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${r('.')}<w:fldSimple w:instr="SEQ Table">${r(' 4')}</w:fldSimple>`,
        ),
      },
      expected: 'see clause 7. 4',
    },
    {
      title: 'a field whose end was lost costs no text',
      parts: { body: p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>') + p(r('The text goes on.')) },
      expected: 'The text goes on.',
    },
    {
      title: 'a text box counts once and follows its paragraph',
      parts: {
        body: p(
          `${r('Before')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${p(r('Boxed'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(r('Boxed'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>${r(' after')}`,
        ),
      },
      expected: 'Before after\nBoxed',
    },
    {
      title: 'content controls and hidden text',
      parts: {
        body: `<w:sdt><w:sdtContent>${p(`<w:sdt><w:sdtContent>${r('kept')}</w:sdtContent></w:sdt>${r(' hidden', '<w:vanish/>')}`)}</w:sdtContent></w:sdt>`,
      },
      expected: 'kept',
    },
    {
      title: 'cells of a row by tabs, their paragraphs by line feeds, nested tables inside',
      parts: {
        body: `<w:tbl><w:tr><w:tc>${p(r('a'))}</w:tc><w:tc>${p(r('b'))}${p(r('c'))}</w:tc></w:tr><w:tr><w:tc>${p(r('d'))}<w:tbl><w:tr><w:tc>${p(r('n'))}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>`,
      },
      expected: 'a\tb\nc\nd\nn',
    },
    {
      title: 'notes stand at the end with their numbers',
      parts: {
        footnotes: `<w:footnote w:type="separator" w:id="0">${p(r('-'))}</w:footnote><w:footnote w:id="4">${p(`<w:r><w:footnoteRef/></w:r>${r(' A note.')}`)}</w:footnote>`,
        body: p(`${r('Text')}<w:r><w:footnoteReference w:id="4"/></w:r>${r('.')}`) + p(r('More.')),
      },
      expected: 'Text.\nMore.\n1\tA note.',
    },
    {
      title: 'another prefix for the same namespace',
      parts: { body: '<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:r><x:t>strange</x:t></x:r></x:p>' },
      expected: 'strange',
    },
    { title: 'right-to-left text stays in logical order', parts: { body: p(r('\u200Fالهوية', '<w:rtl/>') + r(' ITU')) }, expected: 'الهوية ITU' },
  ];
  it.each(cases)('$title', async ({ parts, expected }) => {
    expect((await read(parts)).text).toBe(expected);
  });
});

describe('tracked changes', () => {
  const body =
    p(
      `${r('The ')}<w:del w:author="A" w:date="2026-01-02T00:00:00Z"><w:r><w:delText>old</w:delText></w:r></w:del><w:ins w:author="B" w:date="2026-01-03T00:00:00Z">${r('new')}</w:ins>${r(' text')}`,
    ) +
    p(r('ends'), '<w:rPr><w:del w:author="A"/></w:rPr>') +
    p(r(' here.'));
  const cases = [
    { title: 'accepted', changes: 'accepted', expected: 'The new text\nends here.', notice: 'tracked-changes-accepted' },
    { title: 'original', changes: 'original', expected: 'The old text\nends\nhere.', notice: 'tracked-changes-rejected' },
    { title: 'all', changes: 'all', expected: 'The oldnew text\nends\nhere.', notice: 'tracked-changes-shown' },
  ] as const;
  it.each(cases)('$title', async ({ changes, expected, notice }) => {
    const document = await read({ body }, changes);
    expect(document.text).toBe(expected);
    expect(document.notices.map(({ code }) => code)).toEqual([notice]);
  });
  it('are marked with who and when', async () => {
    const { text, marks } = await read({ body }, 'all');
    expect(marks.map((m) => [m.kind, m.value, text.slice(m.span.start, m.span.end)])).toEqual([
      ['deleted', 'A, 2026-01-02', 'old'],
      ['inserted', 'B, 2026-01-03', 'new'],
    ]);
  });
});

describe('blocks', () => {
  const kinds = (d: SourceDocument): unknown[] => d.blocks.map((b) => [b.kind, b.level, b.number, blockText(d, b)]);
  it('know headings, lists, contents and typed numbers', async () => {
    const document = await read({
      styles: `${HEADINGS}<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>`,
      numbering: OUTLINE,
      body: p(r('1\tScope\t3'), style('Verzeichnis1')) + p(r('Scope'), style('berschrift1')) + p(r('3.1.2\trelay: A relay.')) + p(r('a)\tfirst')),
    });
    expect(kinds(document)).toEqual([
      ['toc', null, '1', '1\tScope\t3'],
      ['heading', 1, '1', '1\tScope'],
      ['paragraph', null, '3.1.2', '3.1.2\trelay: A relay.'],
      ['paragraph', null, 'a)', 'a)\tfirst'],
    ]);
    expect(document.blocks[1]?.style).toBe('Heading1');
  });
  it('know titles that ITU templates set without number, below the clause around them', async () => {
    const document = await read({
      styles: `${HEADINGS}<w:style w:type="paragraph" w:styleId="Headingb"><w:name w:val="Heading_b"/></w:style><w:style w:type="paragraph" w:styleId="AnnexNotitle"><w:name w:val="Annex_No &amp; title"/></w:style>`,
      body:
        p(r('Summary'), style('Headingb')) +
        p(r('Scope'), style('berschrift1')) +
        p(r('Detail'), style('Headingb')) +
        p(r('Annex A Rules'), style('AnnexNotitle')),
    });
    expect(kinds(document)).toEqual([
      ['heading', 1, null, 'Summary'],
      ['heading', 1, null, 'Scope'],
      ['heading', 2, null, 'Detail'],
      ['heading', 1, 'Annex A', 'Annex A Rules'],
    ]);
  });
  it('know lines of a contents field without styles', async () => {
    const document = await read({
      body:
        p(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC \\o "1-2"</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>${r('1 Scope 1')}`) +
        p(r('2 Terms 2')) +
        p('<w:r><w:fldChar w:fldCharType="end"/></w:r>') +
        p(r('Text.')),
    });
    expect(document.blocks.map(({ kind }) => kind)).toEqual(['toc', 'toc', 'paragraph']);
  });
  it('know where a cell stands, beside merged cells', async () => {
    const tc = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(r(text))}</w:tc>`;
    const document = await read({
      body: `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${tc('Name', '<w:gridSpan w:val="2"/>')}${tc('Meaning')}</w:tr><w:tr>${tc('x')}${tc('y')}${tc('z')}</w:tr></w:tbl>`,
    });
    expect(document.blocks.map(({ cell }) => cell)).toEqual([
      { table: 0, row: 0, column: 0, header: true },
      { table: 0, row: 0, column: 2, header: true },
      { table: 0, row: 1, column: 0, header: false },
      { table: 0, row: 1, column: 1, header: false },
      { table: 0, row: 1, column: 2, header: false },
    ]);
  });
  it('know the header table of a working document', async () => {
    const row = (label: string, value: string): string => `<w:tr><w:tc>${p(r(label))}</w:tc><w:tc>${p(r(value))}</w:tc></w:tr>`;
    const document = await read({
      body: `<w:tbl>${row('Source:', 'Rapporteur')}${row('Title:', 'Draft')}${row('Purpose:', 'Discussion')}</w:tbl>${p(r('Text.'))}`,
    });
    expect(document.blocks.map(({ kind }) => kind)).toEqual(['cover', 'cover', 'cover', 'cover', 'cover', 'cover', 'paragraph']);
  });
  it('carry the pages that Word rendered; a written break just before is the same', async () => {
    const document = await read({
      body:
        p(r('One')) +
        p('<w:r><w:br w:type="page"/></w:r>') +
        p(`<w:r><w:lastRenderedPageBreak/></w:r>${r('Two')}`) +
        p(`${r('Still two')}<w:r><w:lastRenderedPageBreak/></w:r>${r(' three')}`),
    });
    expect(document.blocks.map(({ page }) => page)).toEqual([1, 2, 2]);
    expect(document.pages.map(({ number, span }) => [number, document.text.slice(span.start, span.end)])).toEqual([
      [1, 'One\n'],
      [2, 'Two\nStill two'],
      [3, ' three'],
    ]);
  });
});

describe('marks', () => {
  it('follow styles; toggles of paragraph and character style cancel each other', async () => {
    const { text, marks } = await read({
      styles: HEADINGS,
      body:
        p(r('plain ') + r('strong', '<w:rStyle w:val="Strong"/>') + r(' and ') + r('bold', '<w:b/>') + r(' ') + r('on', '<w:b/>')) +
        p(r('bold ') + r('not', '<w:rStyle w:val="Strong"/>'), style('berschrift1')),
    });
    expect(marks.filter(({ kind }) => kind === 'bold').map(({ span }) => text.slice(span.start, span.end))).toEqual(['strong', 'bold on', 'bold']);
  });
  it('know links and comments', async () => {
    const { text, marks } = await read({
      relations: '<Relationship Id="rId9" Type="x/hyperlink" Target="https://example.org/a" TargetMode="External"/>',
      comments: `<w:comment w:id="3" w:author="Rev">${p(r('Why?'))}</w:comment>`,
      body: p(
        `<w:hyperlink r:id="rId9">${r('here')}</w:hyperlink>${r(' is ')}<w:commentRangeStart w:id="3"/>${r('odd')}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>`,
      ),
    });
    expect(marks.map((m) => [m.kind, m.value, text.slice(m.span.start, m.span.end)])).toEqual([
      ['link', 'https://example.org/a', 'here'],
      ['comment', 'Rev: Why?', 'odd'],
    ]);
  });
});

it('reads heads and properties', async () => {
  const document = await read({
    body: p(r('Text.')),
    header: p(`${r('Rec. ITU-T X.1 (01/2026)  ')}<w:fldSimple w:instr=" PAGE ">${r('7')}</w:fldSimple>`),
    core: '<dc:title>A title</dc:title><dc:creator>Somebody</dc:creator>',
  });
  expect(document.runningText).toEqual(['Rec. ITU-T X.1 (01/2026)']);
  expect(document.metadata).toEqual({ title: 'A title', author: 'Somebody' });
});

it('reads what the docx library writes, with its numbers', async () => {
  const written = new Document({
    numbering: {
      config: [
        {
          reference: 'outline',
          levels: [
            { level: 0, format: LevelFormat.DECIMAL, text: '%1', alignment: AlignmentType.START },
            { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2', alignment: AlignmentType.START },
          ],
        },
      ],
    },
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, numbering: { reference: 'outline', level: 0 }, children: [new TextRun('Definitions')] }),
          new Paragraph({ numbering: { reference: 'outline', level: 1 }, children: [new TextRun({ text: 'relay', bold: true }), new TextRun(': A relay.')] }),
        ],
      },
    ],
  });
  const document = await readDocx(new Uint8Array(await Packer.toBuffer(written)), { fileName: null, url: null, changes: 'accepted' });
  expect(document.text).toBe('1\tDefinitions\n1.1\trelay: A relay.');
  expect(document.blocks[0]).toMatchObject({ kind: 'heading', level: 1, number: '1' });
});

it.each([
  { title: 'reads on after elements nested a thousand deep', deep: 500, expected: 'after' },
  { title: 'refuses elements nested a hundred thousand deep', deep: 50_000, expected: 'corrupt' },
])('$title', async ({ deep, expected }) => {
  const body = '<w:sdt><w:sdtContent>'.repeat(deep) + p(r('core')) + '</w:sdtContent></w:sdt>'.repeat(deep) + p(r('after'));
  const outcome = await read({ body }).then(
    ({ text }) => text,
    (e: unknown) => (isReadError(e) ? e.code : String(e)),
  );
  expect(outcome.split('\n').at(-1)).toBe(expected);
});

describe('real and hostile files', () => {
  const folders = [new URL('../../../../../shared/corpus/docs', import.meta.url), new URL('../../../../../shared/hostile/docx', import.meta.url)];
  const files = folders
    .flatMap((folder) => (existsSync(folder) ? readdirSync(folder, { recursive: true }).map((name) => `${folder.pathname}/${String(name)}`) : []))
    .filter((name) => name.endsWith('.docx'));
  const words = (text: string): string[] =>
    text
      .normalize('NFKC')
      .replace(/[\u00ad\u200b-\u200f\u202a-\u202e]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];

  it.skipIf(files.length === 0)(
    'lose no word that mammoth reads, or say in one sentence why not (skipped where ../shared is absent)',
    async () => {
      for (const file of files) {
        const bytes = readFileSync(file);
        const outcome = await readBytes({ bytes, fileName: 'file.docx', url: null, contentType: null, changes: 'accepted' }, {}).catch((e: unknown) => e);
        if (isReadError(outcome)) {
          expect(outcome.message, file).toMatch(/^[A-Z][^\n]{20,200}\.$/);
          continue;
        }
        if (outcome instanceof Error) throw outcome;
        const ours = (outcome as SourceDocument).text;
        const found = new Set(words(ours));
        // Mammoth joins words over line breaks; those are looked for without spaces.
        const joined = words(ours).join('');
        const raw = await mammoth.extractRawText({ buffer: bytes }).then(
          ({ value }) => value,
          () => '',
        );
        expect(
          words(raw).filter((word) => !found.has(word) && !joined.includes(word)),
          file,
        ).toEqual([]);
      }
    },
    120_000,
  );
});

it('takes the styles that LibreOffice gives to definition lists as term and definition', async () => {
  const document = await read({ body: p(r('relay'), style('ListHeading')) + p(r('a thing that hands on'), style('ListContents')) });
  expect(document.blocks.map((b) => b.kind)).toEqual(['term', 'definition']);
});
