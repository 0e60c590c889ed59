import type { Reference } from '@/src/model';

/** References in the RIS format, type STAND (standard). One tag a line, lines end in CR LF, as readers expect. */
export const toRis = (references: readonly Reference[]): string => references.map(toRecord).join('');

function toRecord({ key, id, title, publisher, date, url, role, label }: Reference): string {
  const [year, month, day] = date?.split('-') ?? [];
  const tags: [string, string | null | undefined][] = [
    ['TY', 'STAND'],
    ['ID', key],
    ['TI', title],
    ['SN', id],
    ['PB', publisher],
    ['PY', year],
    ['DA', year && `${year}/${month ?? ''}/${day ?? ''}/`],
    ['UR', url],
    ['KW', role],
    ['LB', label],
  ];
  return `${tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${value.replace(/[\s\u2028\u2029]+/g, ' ').trim()}`] : [])).join('\r\n')}\r\nER  - \r\n\r\n`;
}
