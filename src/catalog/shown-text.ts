import type { Block, SourceDocument, Work } from '@/src/model';

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
    if (line.trim() !== '') blocks.push(paragraph(start, start + line.length));
    start += line.length + 1;
  }
  return blocks;
}

const paragraph = (start: number, end: number): Block => ({
  span: { start, end },
  kind: 'paragraph',
  level: null,
  number: null,
  style: null,
  anchor: null,
  page: null,
  indent: null,
  size: null,
  cell: null,
  list: null,
  context: null,
});
