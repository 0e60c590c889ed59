import { type BlockShape, PARAGRAPH } from '@/src/model';
import type { Composer } from './composer';
import { settleHeadings } from './levels';
import { isBlank, type Line } from './lines';
import { addInline, type Emphasis } from './markdown-inline';
import type { Composition } from './read-text';

/**
 * Markdown as specifications are written in: CommonMark's blocks, pipe tables, definition lists (": definition", Spec-Up's
 * "~ definition"), and the front matter of kramdown-rfc (YAML) and mmark (TOML).
 */
export function composeMarkdown(composer: Composer, raw: string, lines: readonly Line[]): Composition {
  const { metadata, next } = readFrontMatter(lines);
  let table = 0;
  let at = next;
  /** Indentation of the definition that further paragraphs, set deeper than it, go on with; null outside one. */
  let defining: number | null = null;
  /** Inside "::: issue" … ":::", what Spec-Up sets apart: no part of the definition above it. */
  let apart = false;
  const block = (parts: readonly { line: Line; from: number }[], shape: Partial<BlockShape>, to?: number): void => {
    const emphasis: Emphasis = new Map();
    composer.openBlock({ ...PARAGRAPH, indent: parts[0]?.line.indent ?? null, ...shape });
    parts.forEach(({ line, from }, i) => {
      const before = parts[i - 1];
      if (before) composer.add(raw, 0, before.line.end, before.line.end + 1);
      addInline(composer, raw, from, to ?? line.end, emphasis);
    });
    composer.closeBlock();
  };
  const whole = (line: Line): { line: Line; from: number } => ({ line, from: line.start });

  while (at < lines.length) {
    const line = lines[at] as Line;
    const following = lines[at + 1];
    const quoted = /^(?:>\s?)+/.exec(line.text)?.[0].length ?? 0;
    const text = line.text.slice(quoted);
    const begin = line.start + quoted;
    if (
      text === '' ||
      /^(?:[-*_]\s*){3,}$/.test(text) ||
      /^<!--.*-->$/.test(text) ||
      /^\{[#.:][^}]*\}$/.test(text) ||
      /^::+/.test(text) ||
      COMMENT.test(text)
    ) {
      if (/^:{3,}/.test(text)) apart = /^:{3,}\s*(?:issue|note|todo|warning)\b/i.test(text);
      at++;
      continue;
    }
    if (text.startsWith('<!--')) {
      while (at < lines.length && !(lines[at] as Line).text.includes('-->')) at++;
      at++;
      continue;
    }
    const fence = /^(?:`{3,}|~{3,})/.exec(text)?.[0];
    if (fence) {
      at = composeFence(composer, raw, lines, at + 1, fence);
      continue;
    }
    const hashes = /^(#{1,6})\s+/.exec(text) ?? /^\.#\s+/.exec(text);
    if (hashes) {
      const closing = /\s+#+\s*(?:\{[^}]*\})?$/.exec(text)?.[0].length ?? 0;
      block(
        [{ line, from: begin + hashes[0].length }],
        { kind: 'heading', level: hashes[1]?.length ?? 1, anchor: /\{#([\w-]+)/.exec(text)?.[1] ?? null },
        line.end - closing,
      );
      at++;
      continue;
    }
    if (following && /^(?:=+|-{3,})$/.test(following.text) && !/^[-*+|>]/.test(text)) {
      block([{ line, from: begin }], { kind: 'heading', level: following.text.startsWith('=') ? 1 : 2 });
      at += 2;
      continue;
    }
    if (text.includes('|') && following && /^\|?[\s:|-]*-{2,}[\s:|-]*\|?$/.test(following.text) && following.text.includes('|')) {
      at = composeTable(composer, raw, lines, at, table++);
      continue;
    }
    const definition = /^[:~]\s+/.exec(text);
    if (definition) {
      const parts = gather(lines, at, begin + definition[0].length);
      block(parts, { kind: 'definition' });
      defining = line.indent;
      at += parts.length;
      continue;
    }
    if (defining !== null && line.indent <= defining) defining = null;
    const item = /^(?:[-*+]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?/.exec(text);
    if (item) {
      const ordered = /^\d/.test(text);
      const parts = gather(lines, at, ordered ? begin : begin + item[0].length);
      block(parts, { kind: 'list-item', list: { depth: Math.floor(line.indent / 2 > 3 ? line.indent / 4 : line.indent / 2), ordered } });
      at += parts.length;
      continue;
    }
    if (following && /^[:~]\s+/.test(following.text) && !/^[:~]/.test(text)) {
      block([whole(line)], { kind: 'term' });
      at++;
      continue;
    }
    const parts = gather(lines, at, begin);
    block(parts, apart ? { kind: 'note' } : defining === null ? {} : { kind: 'definition' });
    at += parts.length;
  }
  return {
    metadata,
    runningText: [],
    finish: (composed) => ({ ...composed, blocks: settleHeadings(composed.text, composed.blocks, false) }),
  };
}

/** "[//]: # (what nobody is shown)": comments of Pandoc and Spec-Up sources. */
const COMMENT = /^\[(?:\/\/|comment)\]:\s*(?:#|<>)/i;

/** A paragraph's lines: up to a blank line or one that begins another block. */
function gather(lines: readonly Line[], from: number, start: number): { line: Line; from: number }[] {
  const parts = [{ line: lines[from] as Line, from: start }];
  for (let at = from + 1; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (isBlank(line) || /^(?:#{1,6}\s|[-*+]\s|\d{1,4}[.)]\s|`{3}|~{3}|\||[:~]\s|:{2,})/.test(line.text)) break;
    const quoted = /^(?:>\s?)+/.exec(line.text)?.[0].length ?? 0;
    if (quoted === line.text.length) break;
    const next = lines[at + 1];
    if (next && /^(?:=+|-{3,})$/.test(next.text)) break;
    if (next && /^[:~]\s+/.test(next.text)) break;
    parts.push({ line, from: line.start + quoted });
  }
  return parts;
}

function composeFence(composer: Composer, raw: string, lines: readonly Line[], from: number, fence: string): number {
  let at = from;
  composer.openBlock({ ...PARAGRAPH, kind: 'code' });
  for (; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.text.startsWith(fence) && /^[`~]+$/.test(line.text)) break;
    if (at > from) composer.addExact(`\n${' '.repeat(line.indent)}`, -1);
    composer.addExact(raw, 0, line.start, line.end);
  }
  composer.closeBlock();
  return at + 1;
}

function composeTable(composer: Composer, raw: string, lines: readonly Line[], from: number, table: number): number {
  let at = from;
  for (let row = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (isBlank(line) || !line.text.includes('|')) break;
    if (at === from + 1) continue; // the line of dashes
    cellsOf(line.text).forEach(({ start, end }, column) => {
      composer.openBlock({ ...PARAGRAPH, kind: 'cell', cell: { table, row, column, header: at === from } });
      addInline(composer, raw, line.start + start, line.start + end, new Map());
      composer.closeBlock();
    });
    row++;
  }
  return at;
}

/** Cells between pipes; an escaped pipe, or one in code, is a character. */
function cellsOf(text: string): { start: number; end: number }[] {
  const cells: { start: number; end: number }[] = [];
  let start = text.startsWith('|') ? 1 : 0;
  let code = false;
  for (let i = start; i < text.length; i++) {
    if (text[i] === '`') code = !code;
    if (text[i] !== '|' || text[i - 1] === '\\' || code) continue;
    cells.push({ start, end: i });
    start = i + 1;
  }
  if (text.slice(start).trim()) cells.push({ start, end: text.length });
  return cells;
}

/** `--- … ---` (YAML) and `%%% … %%%` (TOML): one-line fields only. */
function readFrontMatter(lines: readonly Line[]): { metadata: Record<string, string>; next: number } {
  const metadata: Record<string, string> = {};
  const fence = lines[0]?.text ?? '';
  if (fence !== '---' && fence !== '%%%') return { metadata, next: 0 };
  const end = lines.findIndex((line, i) => i > 0 && (line.text === fence || (fence === '---' && /^(?:\.\.\.|--- abstract)$/.test(line.text))));
  if (end < 0 || end > 400) return { metadata, next: 0 };
  for (const line of lines.slice(1, end)) {
    const field = /^([\w-]+)\s*[:=]\s*["']?(.*?)["']?,?$/.exec(line.text);
    if (field?.[1] && field[2]) metadata[field[1].toLowerCase()] ??= field[2];
  }
  return { metadata, next: end + 1 };
}
