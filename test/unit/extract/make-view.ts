import { findClauses } from '@/src/extract/clauses';
import { recogniseProfile } from '@/src/extract/profiles';
import type { View } from '@/src/extract/view';
import type { Block, BlockKind, Mark, SourceDocument } from '@/src/model';

/** A block as a test writes it: `**bold**` and `{{defined|linking text}}` become marks; a number is what stands before the first tab. */
export type Line = { kind?: BlockKind; level?: number; number?: string; cell?: [row: number, column: number]; header?: boolean; text: string };

/** "# Title" a heading, "dt: " and "dd: " a definition list, "fn: " a footnote, "- " a list item, "| a | b" a row of a table ("! a | b" its head), else a paragraph. */
export function lines(source: string): Line[] {
  let row = -1;
  return source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line): Line[] => {
      const heading = /^(#+) (.*)$/.exec(line);
      if (heading?.[1] && heading[2] !== undefined) return [{ kind: 'heading', level: heading[1].length, text: withTabs(heading[2]) }];
      if (line.startsWith('dt: ')) return [{ kind: 'term', text: withTabs(line.slice(4)) }];
      if (line.startsWith('dd: ')) return [{ kind: 'definition', text: withTabs(line.slice(4)) }];
      if (line.startsWith('fn: ')) return [{ kind: 'note', text: withTabs(line.slice(4)) }];
      if (line.startsWith('- ')) return [{ kind: 'list-item', text: withTabs(line.slice(2)) }];
      if (/^[|!] /.test(line)) {
        row = line.startsWith('!') ? 0 : row + 1;
        const header = line.startsWith('!');
        return line
          .slice(2)
          .split(' | ')
          .map((text, column) => ({ kind: 'cell', cell: [row, column], header, text: withTabs(text) }));
      }
      return [{ text: withTabs(line) }];
    });
}

const withTabs = (line: string): string => line.replaceAll('\\t', '\t');

/** A document made of lines, with its clause tree, as the extractors see it. */
export function makeView(source: string): View {
  let text = '';
  const blocks: Block[] = [];
  const marks: Mark[] = [];
  for (const line of lines(source)) {
    const before = blocks.at(-1);
    if (before) text += before.cell && line.cell && before.cell.row === line.cell[0] ? '\t' : '\n';
    const start = text.length;
    let at = 0;
    for (const found of line.text.matchAll(/\*\*(.+?)\*\*|\{\{([^|}]+)(?:\|([^}]*))?\}\}/g)) {
      text += line.text.slice(at, found.index);
      const from = text.length;
      text += found[1] ?? found[2] ?? '';
      marks.push({ span: { start: from, end: text.length }, kind: found[1] === undefined ? 'dfn' : 'bold', value: found[3] ?? null });
      at = found.index + found[0].length;
    }
    text += line.text.slice(at);
    const printed = text.slice(start);
    const number = /^((?:\d+|[A-Z])(?:\.\d+)*|[a-z]{1,2}\)|\(\d+\))(?:\t|$)/.exec(printed)?.[1] ?? null;
    blocks.push({
      span: { start, end: text.length },
      kind: line.kind ?? 'paragraph',
      level: line.level ?? null,
      number,
      style: null,
      anchor: null,
      page: null,
      indent: null,
      size: null,
      cell: line.cell ? { table: 0, row: line.cell[0], column: line.cell[1], header: line.header ?? false } : null,
      list: null,
      context: null,
    });
  }
  const document: SourceDocument = {
    id: '0'.repeat(32),
    url: null,
    fileName: null,
    format: 'html',
    text,
    blocks,
    marks,
    pages: [],
    outline: [],
    metadata: {},
    runningText: [],
    language: 'en',
    notices: [],
  };
  const { profile } = recogniseProfile(document);
  return { source: document, profile, clauses: findClauses(document, profile).value };
}
