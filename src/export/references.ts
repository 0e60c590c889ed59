import type { Reference, Report, Work } from '@/src/model';

/** The document's own list of references. */
export function referencesOf(report: Report): Reference[] {
  const key = keys();
  return report.extract.citations.map((citation) => ({
    key: key(citation.id ?? citation.label ?? citation.title ?? 'reference'),
    id: citation.id,
    title: citation.title,
    publisher: citation.identifiers[0]?.publisher === 'other' ? null : (citation.identifiers[0]?.publisher ?? null),
    date: dateIn(citation.edition),
    url: citation.url,
    role: citation.role,
    label: citation.label,
  }));
}

/** Works of the catalog as references. */
export const referencesOfWorks = (works: readonly Work[]): Reference[] =>
  works.map((work) => ({
    key: work.key,
    id: work.id,
    title: work.title,
    publisher: work.body,
    date: dateIn(work.date),
    url: work.url,
    role: null,
    label: null,
  }));

/** Editions that are no date ("V1.2.1", a draft's version) stay part of the number. */
const dateIn = (edition: string | null): string | null => (edition && /^\d{4}(?:-\d{2}){0,2}$/.test(edition) ? edition : null);

/** Keys that differ, made of what they name. */
function keys(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const base =
      name
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 60) || 'reference';
    let key = base;
    for (let n = 2; taken.has(key); n++) key = `${base}-${n}`;
    taken.add(key);
    return key;
  };
}
