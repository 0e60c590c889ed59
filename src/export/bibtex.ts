import type { Reference } from '@/src/model';

/**
 * References as BibLaTeX, in UTF-8, each an entry `@standard` (which BibLaTeX typesets as `@misc`). BibTeX itself drops types
 * it does not know, so `howpublished` and `year` repeat number and year for it. `remark` stands ahead of all, where BibTeX reads nothing.
 */
export const toBibtex = (references: readonly Reference[], remark: string | null = null): string =>
  [...(remark === null ? [] : [`% ${remark}\n`]), ...references.map(toEntry)].join('\n');

function toEntry({ key, id, title, publisher, date, url, role, label }: Reference): string {
  const fields: [string, string | null][] = [
    // Twice in braces: no style may lower its capitals.
    ['title', title && `{${texed(title)}}`],
    ['number', id && texed(id)],
    ['howpublished', id && texed(id)],
    ['organization', publisher && `{${texed(publisher)}}`],
    ['date', date],
    ['year', date?.slice(0, 4) ?? null],
    ['url', url?.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign)) ?? null],
    ['keywords', role],
    ['shorthand', label && texed(label)],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}},`] : []));
  return `@standard{${key},\n${lines.join('\n')}\n}\n`;
}

const SIGNS: Record<string, string> = { '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' };

const texed = (text: string): string =>
  text
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .trim()
    .replace(/[\\~^{}%$&#_]/g, (sign) => SIGNS[sign] ?? `\\${sign}`);
