import type { Reference } from '@/src/model';

/** References as CSL-JSON (CSL 1.0.2), each of type `standard`, its number kept as its publisher writes it. */
export const toCslJson = (references: readonly Reference[]): string => `${JSON.stringify(references.map(toItem), null, 2)}\n`;

function toItem(reference: Reference): Record<string, unknown> {
  const { key, id, title, publisher, date, url, role, label } = reference;
  const custom = { ...(role ? { role } : {}), ...(label ? { label } : {}) };
  return {
    id: key,
    type: 'standard',
    ...(id ? { number: id } : {}),
    ...(title ? { title } : {}),
    ...(publisher ? { publisher } : {}),
    ...(date ? { issued: { 'date-parts': [date.split('-').map(Number)] } } : {}),
    ...(url ? { URL: url } : {}),
    ...(label ? { 'citation-label': label } : {}),
    ...(Object.keys(custom).length > 0 ? { custom } : {}),
  };
}
