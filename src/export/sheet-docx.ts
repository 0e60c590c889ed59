import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Cell, Run, Sheet, SheetBlock } from '@/src/coordinate';

/** Width of the text on an A4 page with 2 cm margins, in twentieths of a point. */
const TEXT_WIDTH = 9638;
const MARGIN = 1134;

/** Style of what stands in a table. */
const CELL = 'Cell';

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** The document as a Word file: headings, real tables whose head row repeats, properties, banner on every page. */
export async function sheetToDocx(sheet: Sheet): Promise<ArrayBuffer> {
  const document = new Document({
    creator: 'Concord',
    lastModifiedBy: 'Concord',
    title: clean(sheet.properties.title),
    subject: clean(sheet.properties.subject),
    description: clean(sheet.properties.description),
    keywords: clean(sheet.properties.keywords.join(', ')),
    styles: {
      // Said once, not in each of ten thousand cells.
      paragraphStyles: [{ id: CELL, name: 'Cell', basedOn: 'Normal', paragraph: { spacing: { after: 0 } } }],
      default: {
        document: { run: { font: 'Calibri', size: 21, language: { value: 'en-GB' } }, paragraph: { spacing: { after: 100 } } },
        heading1: { run: { size: 32, bold: true }, paragraph: { spacing: { after: 200 } } },
        heading2: { run: { size: 25, bold: true }, paragraph: { spacing: { before: 320, after: 120 }, keepNext: true } },
        heading3: { run: { size: 22, bold: true }, paragraph: { spacing: { before: 240, after: 80 }, keepNext: true } },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN } } },
        headers: { default: pageHead(sheet) },
        children: sheet.blocks.flatMap(blockToDocx),
      },
    ],
  });
  return Packer.toArrayBuffer(document);
}

function pageHead(sheet: Sheet): Header {
  const banner = sheet.banner ? [new Paragraph({ children: [new TextRun({ text: clean(sheet.banner), bold: true, size: 18 })] })] : [];
  const number = new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ children: [PageNumber.CURRENT], size: 18 })] });
  return new Header({ children: [...banner, number] });
}

function blockToDocx(block: SheetBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: HEADINGS[block.level], children: [new TextRun(clean(block.text))] })];
    case 'paragraph':
      return [new Paragraph({ children: block.runs.flatMap(runToDocx) })];
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: item.flatMap(runToDocx) }));
    case 'rule':
      return [new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 1 } } })];
    case 'table':
      // A paragraph after each table: Word joins tables that touch.
      return [tableToDocx(block), new Paragraph({ spacing: { after: 60 } })];
  }
}

function tableToDocx(block: Extract<SheetBlock, { kind: 'table' }>): Table {
  const whole = block.widths.reduce((a, b) => a + b, 0);
  const widths = block.widths.map((w) => Math.round((TEXT_WIDTH * w) / whole));
  const cell = (runs: Cell, column: number, head: boolean): TableCell =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      ...(head ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'E7E6E6' } } : {}),
      children: [new Paragraph({ style: CELL, children: runs.flatMap(runToDocx) })],
    });
  const headRow = block.head
    ? [new TableRow({ tableHeader: true, cantSplit: true, children: block.head.map((text, i) => cell([{ text, bold: true }], i, true)) })]
    : [];
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    rows: [...headRow, ...block.rows.map((cells) => new TableRow({ cantSplit: block.head !== null, children: cells.map((runs, i) => cell(runs, i, false)) }))],
  });
}

function runToDocx(run: Run): ParagraphChild[] {
  const text = run.mark === 'quote' ? `“${clean(run.text)}”` : clean(run.text);
  if (text === '') return [];
  const drawn = new TextRun({
    text: run.mark === 'to-complete' ? `[${text}]` : text,
    ...(run.newLine ? { break: 1 } : {}),
    ...(run.bold || run.mark === 'class' ? { bold: true } : {}),
    ...(run.mark === 'unverified' ? { italics: true } : {}),
    ...(run.mark === 'to-complete' ? { highlight: 'yellow' as const } : {}),
    ...(run.href ? { style: 'Hyperlink' } : {}),
  });
  return run.href && /^https?:\/\//.test(run.href) ? [new ExternalHyperlink({ link: run.href, children: [drawn] })] : [drawn];
}

/** Without the characters that XML 1.0 cannot carry, which text of a PDF may hold; line separators become spaces. */
const clean = (text: string): string =>
  text
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    // control characters that XML cannot hold
    .replace(/[\u0000-\u001f\u007f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
