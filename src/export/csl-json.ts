import type { Confidentiality, Reference } from '@/src/model';

/** References as CSL-JSON (CSL 1.0.2), each of type `standard`, its number kept as its publisher writes it. A list has no head: the class of the document that they come from stands with each. */
export const toCslJson = (references: readonly Reference[], confidentiality: Confidentiality = 'public'): string =>
  `${JSON.stringify(
    references.map((r) => toItem(r, confidentiality)),
    null,
    2,
  )}\n`;

function toItem(reference: Reference, confidentiality: Confidentiality): Record<string, unknown> {
  const { key, id, title, publisher, date, url, role, label } = reference;
  const custom = { ...(role ? { role } : {}), ...(label ? { label } : {}), ...(confidentiality === 'public' ? {} : { confidentiality }) };
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
