import type { Mark } from '@/src/model';
import type { Composer } from './composer';

/** Emphasis that a line opened and a later line of the same block may close. */
export type Emphasis = Map<string, { kind: Mark['kind']; start: number }>;

const SYNTAX = new RegExp(
  [
    '(?<escape>\\\\[\\\\`*_{}\\[\\]()#+.!|~<>-])',
    '(?<code>`+)',
    '(?<def>\\[\\[(?:def|ref|xref|tref|iref)\\s*:\\s*)(?<defBody>[^\\[\\]\\n]{1,200})\\]\\]',
    '(?<image>!\\[[^\\]\\n]{0,300}\\]\\([^()\\s]{0,500}(?:\\s"[^"\\n]{0,200}")?\\))',
    '(?<nothing>\\[\\]\\([^()\\s]{0,500}\\)(?:\\{:?[^}\\n]{0,100}\\})?)',
    '(?<link>\\[(?<linkText>(?:[^\\[\\]\\n]|\\[[^\\[\\]\\n]{1,100}\\]){1,300})\\]\\((?<href>[^()\\s]{0,500}(?:\\([^()\\s]{0,100}\\)[^()\\s]{0,200})?)(?:\\s"[^"\\n]{0,200}")?\\)(?:\\{[^}\\n]{0,100}\\})?)',
    '(?<auto><(?<autoHref>(?:https?|mailto):[^<>\\s]{1,500})>)',
    '(?<tag></?[a-zA-Z][\\w-]{0,20}(?:\\s[^<>\\n]{0,300})?/?>)',
    '(?<attributes>(?<=\\S\\s?)\\{[#.:][^{}\\n]{0,100}\\}$)',
    '(?<hard>\\\\$)',
    '(?<stars>\\*{1,3}|(?<![\\p{L}\\p{N}])_{1,3}(?=\\S)|(?<=\\S)_{1,3}(?![\\p{L}\\p{N}]))',
  ].join('|'),
  'gu',
);

/** Adds one line of Markdown's running text: signs go, what they say becomes marks. */
export function addInline(composer: Composer, raw: string, from: number, to: number, emphasis: Emphasis): void {
  const line = raw.slice(from, to);
  let at = 0;
  const plain = (end: number): void => {
    composer.add(raw, 0, from + at, from + end);
  };
  const marked = (kind: Mark['kind'], value: string | null, start: number, end: number): void => {
    const open = composer.length;
    composer.add(raw, 0, from + start, from + end);
    composer.mark({ span: { start: open, end: composer.length }, kind, value });
  };
  SYNTAX.lastIndex = 0;
  for (let found = SYNTAX.exec(line); found; found = SYNTAX.exec(line)) {
    const g = found.groups ?? {};
    const start = found.index;
    let end = start + found[0].length;
    plain(start);
    if (g.escape) composer.add(raw, 0, from + start + 1, from + end);
    else if (g.code) {
      const close = line.indexOf(g.code, end);
      if (close < 0) composer.add(raw, 0, from + start, from + end);
      else {
        marked('code', null, end, close);
        end = close + g.code.length;
      }
    } else if (g.def) {
      const body = g.defBody ?? '';
      const comma = body.indexOf(',');
      const inner = start + g.def.length;
      const isDefinition = /def/.test(g.def);
      // [[xref: source, term]] shows the term; [[def: term, alias]] shows the term.
      const shown = /xref|tref/.test(g.def) && comma >= 0 ? [inner + comma + 1, end - 2] : [inner, comma >= 0 ? inner + comma : end - 2];
      const aliases = comma >= 0 ? body.slice(comma + 1).trim() : '';
      marked(
        isDefinition ? 'dfn' : 'link',
        isDefinition
          ? aliases
              .split(/\s*,\s*/)
              .filter(Boolean)
              .join('|') || null
          : null,
        shown[0] ?? inner,
        shown[1] ?? end,
      );
    } else if (g.link) marked('link', g.href ?? null, start + 1, start + 1 + (g.linkText?.length ?? 0));
    else if (g.auto) marked('link', g.autoHref ?? null, start + 1, end - 1);
    else if (g.hard || (g.tag && /^<br/i.test(g.tag))) composer.addBreak();
    else if (g.stars) toggle(composer, raw, from, line, start, end, emphasis);
    at = end;
    SYNTAX.lastIndex = end;
  }
  plain(line.length);
}

/** Opens or closes emphasis; a sign that can do neither is a character like others. */
function toggle(composer: Composer, raw: string, from: number, line: string, start: number, end: number, emphasis: Emphasis): void {
  const sign = line.slice(start, end);
  const open = emphasis.get(sign);
  if (open && start > 0 && /\S/.test(line.charAt(start - 1))) {
    composer.mark({ span: { start: open.start, end: composer.length }, kind: open.kind, value: null });
    emphasis.delete(sign);
  } else if (!open && /\S/.test(line.charAt(end))) emphasis.set(sign, { kind: sign.length > 1 ? 'bold' : 'italic', start: composer.length });
  else composer.add(raw, 0, from + start, from + end);
}
