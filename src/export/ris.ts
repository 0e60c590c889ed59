import type { Reference } from '@/src/model';

/** References in the RIS format, type STAND (standard). One tag a line, lines end in CR LF, as readers expect. `remark` is a note of each. */
export const toRis = (references: readonly Reference[], remark: string | null = null): string => references.map((r) => toRecord(r, remark)).join('');

function toRecord({ key, id, title, publisher, date, url, role, label }: Reference, remark: string | null): string {
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
    ['N1', remark],
  ];
  return `${tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${value.replace(/[\s\u2028\u2029]+/g, ' ').trim()}`] : [])).join('\r\n')}\r\nER  - \r\n\r\n`;
}
