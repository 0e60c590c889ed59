import { extractCitations } from '@/src/extract/citations';
import { findClauses } from '@/src/extract/clauses';
import { generic } from '@/src/extract/profiles';
import type { Block, Citation, Mark, SourceDocument } from '@/src/model';

/** A piece of a made document: "# 2 References" a heading, "• …" a bullet, "a ¦ b" a table row, "<dt>x" and "<dd>y" a definition list, else a paragraph. */
export function madeDocument(lines: readonly string[]): SourceDocument {
  const blocks: Block[] = [];
  const marks: Mark[] = [];
  let text = '';
  let table = 0;
  let row = -1;
  const add = (words: string, kind: Block['kind'], rest: Partial<Block>, joint = '\n'): void => {
    if (text !== '') text += joint;
    const start = text.length;
    // "/title/" is set in italics, "^1^" is a footnote mark.
    for (const part of words.split(/(\/\S[^/]*\S\/(?=[\s.,]|$)|\^\d\)?\^)/)) {
      const at = text.length;
      if (/^\/.*\/$/.test(part)) {
        text += part.slice(1, -1);
        marks.push({ span: { start: at, end: text.length }, kind: 'italic', value: null });
      } else if (/^\^.*\^$/.test(part)) {
        text += part.slice(1, -1);
        marks.push({ span: { start: at, end: text.length }, kind: 'superscript', value: null });
      } else text += part;
    }
    blocks.push({
      span: { start, end: text.length },
      kind,
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
      ...rest,
    });
  };
  for (const line of lines) {
    if (!line.includes(' ¦ ') || line.startsWith('#') || line.startsWith('•')) {
      if (row >= 0) table++;
      row = -1;
    }
    const heading = /^(#+) (?:((?:Annex )?[\dA-Z](?:\.\d+)*) )?(.+)$/.exec(line);
    if (heading)
      add(heading[2] ? `${heading[2]}\t${heading[3]}` : (heading[3] ?? ''), 'heading', { level: (heading[1] ?? '#').length, number: heading[2] ?? null });
    else if (line.startsWith('• ')) add(`–\t${line.slice(2)}`, 'list-item', { list: { depth: 0, ordered: false } });
    else if (line.startsWith('<dt>')) add(line.slice(4), 'term', { anchor: `bib-${line.slice(4).replace(/[[\]]/g, '').toLowerCase()}` });
    else if (line.startsWith('<dd>')) add(line.slice(4), 'definition', {});
    else if (line.includes(' ¦ ')) {
      row++;
      line.split(' ¦ ').forEach((cell, column) => add(cell, 'cell', { cell: { table, row, column, header: false } }, column ? '\t' : '\n'));
    } else add(line, 'paragraph', {});
  }
  return {
    id: 'x',
    url: null,
    fileName: null,
    format: 'docx',
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
}

export function citationsOf(source: SourceDocument) {
  const clauses = findClauses(source, generic).value;
  const { value, notices } = extractCitations({ source, profile: generic, clauses });
  const shown = (c: Citation): string => [c.role, c.label ?? '–', c.id ?? '–', c.edition ?? '–', c.title ?? '–'].join(' · ');
  return {
    ...value,
    notices,
    listed: value.citations.filter((c) => c.role !== 'in-text').map(shown),
    inText: value.citations.filter((c) => c.role === 'in-text').map((c) => c.id),
  };
}
