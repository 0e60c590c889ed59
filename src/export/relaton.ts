import { stringify } from 'yaml';
import type { Reference } from '@/src/model';

/** References as a relaton collection in YAML, with relaton's own names of fields. `remark` is a comment ahead of all. */
export const toRelaton = (title: string, references: readonly Reference[], remark: string | null = null): string =>
  (remark === null ? '' : `# ${remark}\n`) + stringify({ root: { title, items: references.map(toItem) } }, { lineWidth: 0 });

function toItem({ key, id, title, publisher, date, url, role, label }: Reference): Record<string, unknown> {
  return {
    id: key,
    type: 'standard',
    ...(title ? { title: [{ type: 'main', content: title, format: 'text/plain' }] } : {}),
    ...(url ? { link: [{ type: 'src', content: url }] } : {}),
    ...(id ? { docid: [{ ...(publisher ? { type: publisher } : {}), id, primary: true }] } : {}),
    ...(date ? { date: [{ type: 'published', value: date }] } : {}),
    ...(publisher ? { contributor: [{ organization: { name: [{ content: publisher }] }, role: [{ type: 'publisher' }] }] } : {}),
    ...(role ? { keyword: [{ content: role }] } : {}),
    ...(label ? { biblionote: [{ type: 'label', content: label }] } : {}),
  };
}
