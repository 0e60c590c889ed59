import { type Block, PARAGRAPH, plainDocument, type SourceDocument, type Work } from '@/src/model';

/** The text of a saved work as a document that can be shown: a block a line, without the marks that the file had. Null where no text was saved. */
export const documentOfWork = ({ key, url, text }: Work): SourceDocument | null => (text ? plainDocument(key, text, { url, blocks: linesOf(text) }) : null);

function linesOf(text: string): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') blocks.push({ span: { start, end: start + line.length }, ...PARAGRAPH });
    start += line.length + 1;
  }
  return blocks;
}
