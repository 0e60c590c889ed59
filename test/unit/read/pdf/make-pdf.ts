import { degrees, PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib';

export type Face = 'regular' | 'bold' | 'italic' | 'mono';

/** A piece of text at a place: points from the left and from the top of an A4 page. */
export type Placed = { x: number; y: number; text: string; size?: number; face?: Face; turned?: number; link?: string };

/** Lines under one another from `y` on; each begins at `x`. */
export const lines = (x: number, y: number, texts: readonly string[], style: Omit<Placed, 'x' | 'y' | 'text'> & { pitch?: number } = {}): Placed[] =>
  texts.map((text, i) => ({ ...style, x, y: y + i * (style.pitch ?? (style.size ?? 11) * 1.2), text }));

const FONTS = {
  regular: StandardFonts.TimesRoman,
  bold: StandardFonts.TimesRomanBold,
  italic: StandardFonts.TimesRomanItalic,
  mono: StandardFonts.Courier,
};

/** A PDF with these pieces, a list a page, set in the standard fonts. */
export async function makePdf(pages: readonly (readonly Placed[])[], options: { password?: string; title?: string } = {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  if (options.title) pdf.setTitle(options.title);
  const fonts = new Map<Face, Awaited<ReturnType<typeof pdf.embedFont>>>();
  for (const placed of pages) {
    const page = pdf.addPage([595, 842]);
    for (const { x, y, text, size = 11, face = 'regular', turned = 0, link } of placed) {
      const font = fonts.get(face) ?? (await pdf.embedFont(FONTS[face]));
      fonts.set(face, font);
      page.drawText(text, { x, y: 842 - y, size, font, rotate: degrees(turned) });
      if (link) {
        const Rect = [x, 842 - y - 2, x + font.widthOfTextAtSize(text, size), 842 - y + size];
        const A = { Type: 'Action', S: 'URI', URI: PDFString.of(link) };
        page.node.addAnnot(pdf.context.register(pdf.context.obj({ Type: 'Annot', Subtype: 'Link', Rect, A, Border: [0, 0, 0] })));
      }
    }
  }
  pdf.catalog.set(PDFName.of('Lang'), PDFString.of('en-GB'));
  if (options.password) pdf.encrypt({ userPassword: options.password, ownerPassword: options.password });
  return pdf.save({ useObjectStreams: false });
}

/** Sentences that fill a measure of about `width` points in 11 point Times, broken by words; made-up and of no meaning. */
export function wrap(text: string, width: number, size = 11): string[] {
  const most = Math.floor(width / (size * 0.42));
  const out: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > most) {
      out.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...out, line];
}

/** A PDF of one line whose font says by its ToUnicode map what its codes mean: for letters that no standard font holds. */
export function pdfOfCodes(hex: string, unicode: Readonly<Record<string, string>>): Uint8Array {
  const map = Object.entries(unicode).map(
    ([code, text]) => `<${code}> <${[...text].map((c) => (c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('')}>`,
  );
  const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def 1 begincodespacerange <00> <ff> endcodespacerange ${map.length} beginbfchar ${map.join(' ')} endbfchar endcmap end end`;
  const content = `BT /F1 12 Tf 72 700 Td <${hex}> Tj ET`;
  const stream = (text: string): string => `<< /Length ${text.length} >> stream\n${text}\nendstream`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    stream(content),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>',
    stream(cmap),
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const table = ['0000000000 65535 f ', ...offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n `)].join('\n');
  text += `xref\n0 ${objects.length + 1}\n${table}\ntrailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}
