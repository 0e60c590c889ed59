import { type BlockShape, PARAGRAPH } from '@/src/model';
import type { Composer } from './composer';
import { addWithoutDebris, withoutDebris } from './debris';
import { numberDepth } from './levels';
import { groupLines, isBlank, type Line } from './lines';
import { leadingNumber } from './number';
import type { Composition } from './read-text';

const BULLET = /^(?:[·•‣▪◦●○■□§–—*-]|o(?=\t))[\t \u00a0]+(?=\S)/;
const NUMBERED_TITLE = /^(?:\d{1,3}(?:\.\d{1,3})*\.?|[A-Z](?:\.\d{1,3})+\.?)[\t \u00a0]+(?=\S)/;
const ANNEX = /^(?:Annex|Appendix|Annexe|Anexo|Appendice|Apéndice|Attachment)(?:\s+(?:[A-Z]|[IVXL]+|\d{1,2}))?\s*(?:\((?:normative|informative)\))?$/i;
const NAMED =
  /^(?:Abstract|Summary|Foreword|Introduction|Scope|References|Normative references|Informative references|Definitions|Terms and definitions|Abbreviations(?: and acronyms)?|Conventions|Bibliography|Contents|Table of contents|Keywords|History|Résumé|Introducción|Alcance|Domaine d'application|Références|Définitions|Bibliographie|Bibliografía)$/i;

/**
 * Paragraphs as people paste and export them: a paragraph a line (Word's "plain text"), or wrapped lines with blank lines
 * between. Numbered short lines are headings, signs at the beginning are bullets.
 */
export function composePlain(composer: Composer, raw: string, lines: readonly Line[]): Composition {
  const paragraphs = isWrapped(lines) ? groupLines(lines).flatMap(splitWrapped) : lines.filter((line) => !isBlank(line)).map((line) => [line]);
  let before: Line | null = null;
  for (const paragraph of paragraphs) {
    const first = paragraph[0] as Line;
    const text = withoutDebris(first.text);
    // "… on Identity Management⏎(JCA-IdM)": a line break of Word's inside a title, printed as a line.
    if (before && composer.open && paragraph.length === 1 && /^\([^()]{2,40}\)$/.test(text) && !/[.:;]$/.test(before.text) && isNext(raw, before, first)) {
      composer.addBreak();
      addWithoutDebris(composer, raw, first.start, first.end);
      before = first;
      continue;
    }
    composer.closeBlock();
    const { shape, from } = shapeOf(first, text, paragraph);
    composer.openBlock({ ...PARAGRAPH, indent: first.indent, ...shape });
    paragraph.forEach((line, i) => {
      const previous = paragraph[i - 1];
      if (previous) composer.add(raw, 0, previous.end, previous.end + 1);
      addWithoutDebris(composer, raw, i === 0 ? first.start + from : line.start, line.end);
    });
    before = paragraph[paragraph.length - 1] as Line;
  }
  composer.closeBlock();
  return { metadata: {}, runningText: [], finish: (composed) => composed };
}

const isNext = (raw: string, before: Line, after: Line): boolean => (raw.slice(before.end, after.start).match(/\n/g)?.length ?? 0) === 1;

function shapeOf(first: Line, text: string, paragraph: readonly Line[]): { shape: Partial<BlockShape>; from: number } {
  const bullet = BULLET.exec(first.text);
  if (bullet) return { shape: { kind: 'list-item', list: { depth: Math.floor(first.indent / 4), ordered: false } }, from: bullet[0].length };
  const short = paragraph.length === 1 && text.length <= 120;
  const isTitle =
    short &&
    !/[.;,:]$/.test(text) &&
    (NUMBERED_TITLE.test(text)
      ? !/[:;]/.test(text) && /^\S+\s+\p{Lu}|^\S+\t/u.test(text) && !/^(?:19|20)\d\d\b/.test(text)
      : ANNEX.test(text) || NAMED.test(text));
  if (isTitle) {
    const number = leadingNumber(text, true);
    return { shape: { kind: 'heading', number, level: number ? (numberDepth(number) ?? 1) : 1 }, from: 0 };
  }
  const number = leadingNumber(text, false);
  const ordered = number !== null && /[).]$/.test(number) && !number.startsWith('[') && !/\d\.\d/.test(number);
  return { shape: { number, ...(ordered ? { kind: 'list-item' as const, list: { depth: Math.floor(first.indent / 4), ordered: true } } : {}) }, from: 0 };
}

/** Wrapped by hand or by a mail program: most lines that another follows at once are nearly full, and none is a long one. */
function isWrapped(lines: readonly Line[]): boolean {
  let full = 0;
  let followed = 0;
  let long = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i] as Line;
    if (isBlank(line)) continue;
    if (line.text.length > 130) long++;
    if (isBlank(lines[i + 1] as Line)) continue;
    followed++;
    if (line.indent + line.text.length >= 50) full++;
  }
  return long <= lines.length / 100 && followed > 0 && full * 2 >= followed;
}

/** "RH   Relay Holder": where the right one of two columns begins, counted from the left edge of the page. */
function rightColumn(line: Line): number | null {
  const left = /^\S.{0,24}?(?: {2,}|\t\s*)(?=\S)/u.exec(line.text);
  return left ? line.indent + left[0].length : null;
}

const LEAST_ROWS = 3;

/** "[RLY-9]  …" and "3.1.2  …" */
const TAGGED = /^(?:\[[^\][\s][^\][]{0,40}\]|\d{1,2}(?:\.\d{1,3})+)(?: {2,}|\t)\s*\S/;

/**
 * Bullets, numbered titles, tagged entries and the lines of two columns begin paragraphs of their own inside a run of wrapped lines.
 * Two columns are such where the right one begins at one place in several lines.
 */
function splitWrapped(group: readonly Line[]): Line[][] {
  const parts: Line[][] = [];
  const columns = new Map<string, number>();
  const columnOf = (line: Line): string | null => {
    const right = rightColumn(line);
    return right === null ? null : `${line.indent} ${right}`;
  };
  for (const line of group) {
    const column = columnOf(line);
    if (column !== null) columns.set(column, (columns.get(column) ?? 0) + 1);
  }
  for (const line of group) {
    const column = columnOf(line);
    const open = parts[parts.length - 1];
    const before = open?.[open.length - 1];
    const begins =
      BULLET.test(line.text) ||
      /^\(?[0-9a-z]{1,3}[.)]\s/.test(line.text) ||
      (line.indent <= (open?.[0]?.indent ?? 0) && (TAGGED.test(line.text) || (column !== null && (columns.get(column) ?? 0) >= LEAST_ROWS))) ||
      (before && before.text.length + before.indent < 45 && line.indent <= (open?.[0]?.indent ?? 0));
    if (!open || begins) parts.push([line]);
    else open.push(line);
  }
  return parts;
}
