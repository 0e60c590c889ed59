import type { CatalogTerm, CatalogTerms, Work } from '@/src/model';

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/**
 * Terms of works whose words contain every word asked for: those named so first, then those whose definition says it; by their
 * designations. Without a word, all. `limit` terms from `offset` on.
 */
export function catalogTerms(works: Iterable<Work>, text: string, offset: number, limit: number): CatalogTerms {
  const wanted = fold(text).split(/\s+/).filter(Boolean);
  const named: CatalogTerm[] = [];
  const meant: CatalogTerm[] = [];
  for (const work of works)
    for (const { designation, alternates, definition, clause, source } of work.terms) {
      const names = fold([designation, ...alternates].join(' '));
      const all = `${names} ${fold(definition)}`;
      if (!wanted.every((word) => all.includes(word))) continue;
      (wanted.every((word) => names.includes(word)) ? named : meant).push({ designation, alternates, definition, clause, source, work: work.key, id: work.id });
    }
  const order = (a: CatalogTerm, b: CatalogTerm): number =>
    a.designation.localeCompare(b.designation, 'en') || (a.work < b.work ? -1 : a.work > b.work ? 1 : 0);
  const found = [...named.sort(order), ...meant.sort(order)];
  return { total: found.length, terms: found.slice(offset, offset + limit) };
}
