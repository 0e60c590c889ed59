import type { Terminology } from '@/src/model';

/** Terms as a SKOS concept scheme (W3C Recommendation of 18 August 2009) in JSON-LD. `scheme` is the IRI that concepts stand under; `rights` says who may have it. */
export function toSkos({ title, language, concepts }: Terminology, scheme: string, rights: string | null = null): string {
  const worded = (text: string): Record<string, string> => ({ '@value': text, '@language': language });
  const graph = concepts.map(({ designation, alternates, definition, notes, source, clause }, i) => ({
    '@id': `${scheme}#c${i + 1}`,
    '@type': 'skos:Concept',
    'skos:inScheme': { '@id': scheme },
    'skos:prefLabel': worded(designation),
    ...(alternates.length > 0 ? { 'skos:altLabel': alternates.map(worded) } : {}),
    ...(definition === '' ? {} : { 'skos:definition': worded(definition) }),
    ...(notes.length > 0 ? { 'skos:note': notes.map(worded) } : {}),
    ...(source === null ? {} : { 'dct:source': source }),
    ...(clause === null ? {} : { 'skos:notation': clause }),
  }));
  const document = {
    '@context': { skos: 'http://www.w3.org/2004/02/skos/core#', dct: 'http://purl.org/dc/terms/' },
    '@graph': [
      {
        '@id': scheme,
        '@type': 'skos:ConceptScheme',
        'dct:title': worded(title),
        'dct:language': language,
        ...(rights === null ? {} : { 'dct:accessRights': rights }),
      },
      ...graph,
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
