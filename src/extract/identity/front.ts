import type { Block, SourceDocument, Span } from '@/src/model';

/** A printed line of a document's front: white space and hyphens in one form, so that words and numbers can be matched. */
export type FrontLine = { text: string; span: Span; block: Block };

/** "Label: value" as header tables, RFC front pages and `dl` lists have it. */
export type Field = { label: string; value: string; lines: FrontLine[] };

/** What stands before a document's first clause, and what its container says. */
export type Front = { source: SourceDocument; lines: FrontLine[]; fields: Field[] /** All lines joined, for notices and other phrases. */; text: string };

/** Covers, series tables, forewords and histories take up to this many blocks before clause 1. */
const LONGEST_FRONT = 420;

const known = new WeakMap<SourceDocument, Front>();

/** The front of a document; computed once for each. */
export function frontOf(source: SourceDocument): Front {
  const found = known.get(source);
  if (found) return found;
  const lines: FrontLine[] = [];
  for (const block of source.blocks) {
    if (lines.length >= LONGEST_FRONT) break;
    if (block.kind === 'toc' || block.kind === 'code') continue;
    const text = tidy(source.text.slice(block.span.start, Math.min(block.span.end, block.span.start + 4000)));
    if (isFirstClause(block, text) && lines.length > 3) break;
    if (text) lines.push({ text, span: block.span, block });
  }
  const front = { source, lines, fields: fieldsOf(lines, source), text: lines.map((line) => line.text).join('\n') };
  known.set(source, front);
  return front;
}

const isFirstClause = (block: Block, text: string): boolean =>
  (block.kind === 'heading' && /^1\.?$/.test(block.number ?? '')) || /^(?:1\.?\s+(?:Scope|Introduction|Domaine|Alcance|General|Overview)\b)/.test(text);

/** One space for any white space, a hyphen for the hyphens that do not break, no stretched Arabic letters. */
export const tidy = (text: string): string =>
  text
    .replace(/[\u2010\u2011\u00ad]/g, '-')
    .replace(/\u0640+/g, '')
    .replace(/[\s\u2028]+/g, ' ')
    .trim();

const LABEL = /^([\p{Lu}][\p{L}\p{M}'’ ()/.&-]{1,48}?)\s*[:：]\s*(.*)$/su;

function fieldsOf(lines: readonly FrontLine[], source: SourceDocument): Field[] {
  const fields: Field[] = [];
  let open: { field: Field; row: string | null; term: boolean } | null = null;
  lines.forEach((line, i) => {
    const { block } = line;
    const row: string | null = block.cell ? `${block.cell.table}.${block.cell.row}` : null;
    if (block.kind === 'term') {
      open = { field: add(line.text.replace(/\s*:$/, ''), '', []), row: null, term: true };
      return;
    }
    if (block.kind === 'definition' && open?.term) {
      extend(open.field, line.text, line);
      return;
    }
    // A cell beside a label is its value, whatever it looks like ("Title:" | "Baseline text of X.nnn: …"), unless it is a label itself.
    if (
      open &&
      open.row !== null &&
      row === open.row &&
      open.field.value === '' &&
      !/:$/.test(line.text) &&
      !/^(?:Tel|Fax|E-?mail|Date|Release|Contact)\b/i.test(line.text)
    ) {
      extend(open.field, line.text, line);
      return;
    }
    const inCell = /\t/.test(source.text.slice(block.span.start, block.span.end)) || LABEL.test(line.text);
    const label = inCell && line.text.length < 1200 ? LABEL.exec(line.text) : null;
    if (label?.[1] && !/^https?$/i.test(label[1])) {
      open = { field: add(label[1], label[2] ?? '', label[2] ? [line] : []), row, term: false };
      return;
    }
    if (!open) return;
    const previous = lines[i - 1];
    const sameRow: boolean = open.row !== null && row === open.row;
    const nextLine: boolean = open.row === null && !open.term && open.field.value === '' && previous?.block.span.end === block.span.start - 1;
    if (sameRow || nextLine) extend(open.field, line.text, line);
    else open = null;
  });
  return fields;

  function add(label: string, value: string, own: FrontLine[]): Field {
    const field = { label: foldLabel(label), value, lines: own };
    fields.push(field);
    return field;
  }
  function extend(field: Field, text: string, line: FrontLine): void {
    field.value = field.value ? `${field.value}\n${text}` : text;
    field.lines.push(line);
  }
}

/** "Question(s)" → "questions", "Intended type of document (R-C-TD)" → "intended type of document". */
export const foldLabel = (label: string): string =>
  label
    .toLowerCase()
    .replace(/\(s\)/g, 's')
    .replace(/\([^)]*\)/g, '')
    .replace(/['’]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();

/** The first field of that label that has a value. */
export const fieldOf = (front: Front, label: RegExp): Field | null => front.fields.find((f) => label.test(f.label) && f.value !== '') ?? null;

export const valueIn = (front: Front, label: RegExp): string | null => fieldOf(front, label)?.value.replace(/\n/g, ' ') ?? null;

/** The first line that matches; null where none does. */
export function findLine(front: Front, pattern: RegExp, within = Number.POSITIVE_INFINITY): { line: FrontLine; match: RegExpExecArray; index: number } | null {
  for (let index = 0; index < Math.min(within, front.lines.length); index++) {
    const line = front.lines[index] as FrontLine;
    const match = pattern.exec(line.text);
    if (match) return { line, match, index };
  }
  return null;
}

/** The span over several lines. */
export const spanOver = (lines: readonly FrontLine[]): Span | null => {
  const first = lines[0];
  const last = lines[lines.length - 1];
  return first && last ? { start: first.span.start, end: last.span.end } : null;
};

/** Words that a template left to be filled in: "<Recommendation title>", "[Title]", "xxxx". */
export const isPlaceholder = (text: string): boolean =>
  /^\s*<[^<>]+>\s*$|<(?:No\.?|title|number|date|name|Name)\b[^<>]*>|^\s*\[(?:title|insert|number|date)[^\]]*\]\s*$|\b(?:MTG_TITLE|TITLE_HERE|Click or tap here)\b/i.test(
    text,
  );
