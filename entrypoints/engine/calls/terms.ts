import { catalogTerms } from '@/src/catalog';
import { cellsToCsv, toTbx, writeText } from '@/src/export';
import type { CatalogTerm } from '@/src/model';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';

/** Terms in one file. */
const MOST = 200_000;

/** Every designation that works of the catalog define. */
export function termCalls({ works }: Knowledge): Pick<Calls, 'terms' | 'exportTerms'> {
  const find = async (text: string, offset: number, limit: number) => catalogTerms((await works()).snapshot.source.with('terms'), text, offset, limit);
  return {
    terms: ({ text, offset, limit }) => find(text, offset, limit),
    async exportTerms({ text, format }) {
      const { terms } = await find(text, 0, MOST);
      return format === 'csv'
        ? writeText('terms', 'csv', cellsToCsv(['Term', 'Other words', 'Definition', 'Work', 'Clause', 'Source'], terms.map(cellsOf)))
        : tbxOf(terms);
    },
  };
}

const cellsOf = (term: CatalogTerm): string[] => [term.designation, term.alternates.join('; '), term.definition, term.id, term.clause ?? '', term.source ?? ''];

/** In a terminology a concept names its source: the work, where the term is its own. */
function tbxOf(terms: readonly CatalogTerm[]): { fileName: string; mime: string; bytes: ArrayBuffer } {
  const concepts = terms.map(({ designation, alternates, definition, clause, source, id }) => ({
    designation,
    alternates,
    definition,
    clause,
    source: source ?? id,
    notes: [],
  }));
  const text = toTbx({ title: 'Terms of the catalog', language: 'en', concepts });
  return { fileName: 'terms.tbx', mime: 'application/x-tbx+xml', bytes: new TextEncoder().encode(text).buffer };
}
