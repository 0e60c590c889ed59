import { findIdentifiers } from '@/src/identifiers';
import type { Block, CitationRole, Span } from '@/src/model';
import type { View } from '../view';
import type { ReferenceList } from './lists';

/** One entry of a reference list: its label, if it has one, and all of its text. */
export type Entry = { label: string | null; labelSpan: Span | null; body: Span; span: Span; role: Exclude<CitationRole, 'in-text'> };

const LABEL = /^\s*\[([^[\]\n]{1,80})\]\s*/u;
const URL_LINE = /^(?:<?https?:\/\/|www\.|available (?:at|from)|url\b|\u2013\s*https?:)/iu;
const NO_ENTRY = /^(?:none|void|not applicable|there are no|void\.|aucune?|ninguna?)\b/iu;

/**
 * Cuts a list into entries. What begins one: a bracketed tag (RFC, ITU-T, ETSI, W3C), a definition list's term, a table row
 * with a tag in its first cell, a bullet of a list without tags (X.500), or a line that begins with a number (ISO).
 */
export function cutEntries(view: View, list: ReferenceList): Entry[] {
  const { text } = view.source;
  const entries: Entry[] = [];
  const labelled = list.blocks.some((b) => labelOf(view, b) !== null);
  let current: Entry | null = null;
  const begin = (label: string | null, labelSpan: Span | null, body: Span, span: Span): void => {
    current = { label, labelSpan, body, span, role: list.role };
    entries.push(current);
  };
  for (let i = 0; i < list.blocks.length; i++) {
    const block = list.blocks[i] as Block;
    const words = text.slice(block.span.start, block.span.end);
    if (words.trim() === '' || block.kind === 'caption') continue;
    if (block.kind === 'heading') {
      current = null;
      continue;
    }
    if (block.kind === 'cell' && block.cell) {
      const row: Block[] = [];
      while (list.blocks[i]?.kind === 'cell' && list.blocks[i]?.cell?.table === block.cell.table && list.blocks[i]?.cell?.row === block.cell.row)
        row.push(list.blocks[i++] as Block);
      i--;
      const entry = readRow(view, row);
      if (entry) {
        current = { ...entry, role: list.role };
        entries.push(current);
      }
      continue;
    }
    const label = labelOf(view, block);
    if (label) {
      const end = block.kind === 'term' ? endOfDefinitions(list.blocks, i, block.span.end) : block.span.end;
      begin(label.text, label.span, { start: label.span.end, end }, { start: block.span.start, end });
      if (block.kind === 'term') while (list.blocks[i + 1]?.kind === 'definition') i++;
      continue;
    }
    if (block.kind === 'term') {
      const end = endOfDefinitions(list.blocks, i, block.span.end);
      begin(words.trim(), block.span, { start: block.span.end, end }, { start: block.span.start, end });
      while (list.blocks[i + 1]?.kind === 'definition') i++;
      continue;
    }
    const open = current as Entry | null;
    if (open && (URL_LINE.test(words.trim()) || (labelled && block.kind !== 'paragraph') || /^[\p{Ll}(]/u.test(words.trim()))) {
      open.body.end = block.span.end;
      open.span.end = block.span.end;
      continue;
    }
    if (labelled || NO_ENTRY.test(words.trim())) {
      // A lead-in or a remark; in a list with tags an entry has one.
      if (open && open.body.end <= open.body.start) {
        open.body = { start: block.span.start, end: block.span.end };
        open.span.end = block.span.end;
      }
      continue;
    }
    if (beginsWithNumber(words) || ((block.kind === 'list-item' || block.number !== null) && words.trim().length > 10 && /[\p{L}]/u.test(words))) {
      const start = block.span.start + (block.number && words.startsWith(block.number) ? block.number.length : 0);
      begin(null, null, { start, end: block.span.end }, block.span);
    }
  }
  return entries;
}

/** "[tag]" at the beginning of a block, or its automatic number in brackets. */
function labelOf(view: View, block: Block): { text: string; span: Span } | null {
  if (block.kind === 'cell' || block.kind === 'heading') return null;
  const words = view.source.text.slice(block.span.start, Math.min(block.span.end, block.span.start + 120));
  const found = LABEL.exec(words);
  if (!found?.[1]) return null;
  const start = block.span.start + found[0].indexOf('[');
  return { text: `[${found[1].replace(/\s+/g, ' ').trim()}]`, span: { start, end: start + found[1].length + 2 } };
}

function endOfDefinitions(blocks: readonly Block[], at: number, fallback: number): number {
  let end = fallback;
  for (let i = at + 1; blocks[i]?.kind === 'definition'; i++) end = blocks[i]?.span.end ?? end;
  return end;
}

/** A row of a table of references: tag or number first, text after it. Head rows and rows of numbers only are none. */
function readRow(view: View, row: readonly Block[]): Omit<Entry, 'role'> | null {
  const { text } = view.source;
  const cells = row.filter((b) => text.slice(b.span.start, b.span.end).trim() !== '');
  if (cells.length < 2 || cells.some((b) => b.cell?.header)) return null;
  const first = cells[0] as Block;
  const last = cells.at(-1) as Block;
  const head = text.slice(first.span.start, first.span.end).trim();
  if (/^(?:ref(?:erence)?|no|number|#|tag|id|title|document|item)\.?$/i.test(head)) return null;
  const bracketed = LABEL.exec(head);
  return {
    label: bracketed?.[1] ? `[${bracketed[1].trim()}]` : head,
    labelSpan: first.span,
    body: { start: (cells[1] as Block).span.start, end: last.span.end },
    span: { start: first.span.start, end: last.span.end },
  };
}

const beginsWithNumber = (words: string): boolean => {
  const found = findIdentifiers(words.slice(0, 160))[0];
  return (
    found !== undefined &&
    words
      .slice(0, found.span.start)
      .replace(/[\s–—•·*-]+/gu, '')
      .replace(/^(?:Draft|Recommendations?|Rec\.?|IETF|IEEE|W3C|OASIS|NIST|ETSI)+/u, '').length <= 3
  );
};
