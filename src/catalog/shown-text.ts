import { type Block, PARAGRAPH, type SourceDocument, type Work } from '@/src/model';

/** The text of a saved work as a document that can be shown: a block a line, without the marks that the file had. Null where no text was saved. */
export function documentOfWork(work: Work): SourceDocument | null {
  if (!work.text) return null;
  return {
    id: work.key,
    url: work.url,
    fileName: null,
    format: 'txt',
    text: work.text,
    blocks: linesOf(work.text),
    marks: [],
    pages: [],
    outline: [],
    metadata: {},
    runningText: [],
    language: null,
    notices: [],
  };
}

function linesOf(text: string): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') blocks.push({ span: { start, end: start + line.length }, ...PARAGRAPH });
    start += line.length + 1;
  }
  return blocks;
}
