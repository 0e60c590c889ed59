import { type Block, type BlockKind, plainDocument, type SourceDocument } from '@/src/model';

/**
 * A document as a test writes it, a block a line. Before the text may stand, in braces: a kind (cover, heading, term, …), `s=Style`,
 * `z=18` (letter size), `p=2` (page; kept for the lines after it). "| a | b" is a row of a table; an empty line ends the table.
 */
export function makeDocument(source: string, rest: Partial<SourceDocument> = {}): SourceDocument {
  let text = '';
  let page: number | null = null;
  let table = -1;
  let row = -1;
  const blocks: Block[] = [];
  const add = (words: string, shape: Partial<Block>): void => {
    const before = blocks.at(-1);
    if (before) text += shape.cell && before.cell && shape.cell.table === before.cell.table && shape.cell.row === before.cell.row ? '\t' : '\n';
    const start = text.length;
    text += words.replaceAll('\\t', '\t');
    const number = shape.kind === 'heading' ? (/^(?:(?:Annex|Appendix) [A-Z\d]+|[\dA-Z]+(?:\.\d+)*\.?)(?=\s|$)/.exec(words)?.[0] ?? null) : null;
    const empty = { kind: 'paragraph' as const, level: null, style: null, anchor: null, indent: null, size: null, cell: null, list: null, context: null };
    blocks.push({ ...empty, page, number, span: { start, end: text.length }, ...shape });
  };
  for (const raw of source.split('\n')) {
    const line = raw.trim();
    if (line === '') {
      row = -1;
      continue;
    }
    if (line.startsWith('| ')) {
      if (row < 0) table++;
      row++;
      line
        .slice(2)
        .split(' | ')
        .forEach((words, column) => {
          if (words.trim()) add(words.trim(), { kind: 'cell', cell: { table, row, column, header: false } });
        });
      continue;
    }
    row = -1;
    const set = /^\{([^}]*)\}\s*/.exec(line);
    const shape: Partial<Block> = {};
    for (const word of set?.[1]?.split(' ') ?? []) {
      const [key, value] = word.split('=');
      if (key === 's') shape.style = value ?? null;
      else if (key === 'z') shape.size = Number(value);
      else if (key === 'p') page = Number(value);
      else if (key === 'c') shape.context = value ?? null;
      else if (/^h\d$/.test(word)) Object.assign(shape, { kind: 'heading', level: Number(word[1]) });
      else shape.kind = word as BlockKind;
    }
    add(line.slice(set?.[0].length ?? 0), { ...shape, page });
  }
  return plainDocument('0'.repeat(32), text, { format: 'docx', blocks, ...rest });
}
