import { CatalogError, documentOfWork } from '@/src/catalog';
import { workOfDocument } from '@/src/catalog/save';
import { extractDocument } from '@/src/extract';
import { compareDocuments } from '@/src/match/compare';
import type { SourceDocument, Work } from '@/src/model';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';
import { today } from './today';

/** Two documents against each other alone; neither is kept. */
export function compareCalls({ store, context }: Knowledge): Pick<Calls, 'compare'> {
  const savedText = async (key: string): Promise<{ work: Work; document: SourceDocument }> => {
    const work = await (await store()).work(key);
    const document = work ? documentOfWork(work) : null;
    if (!work || !document) throw new CatalogError('not-found', 'This work was saved without its text: open the document itself to compare with it.');
    return { work, document };
  };
  return {
    async compare({ here, there }) {
      const { extract: knows } = await context();
      const read = (source: SourceDocument) => ({ source, extract: extractDocument(source, knows) });
      const other = 'work' in there ? await savedText(there.work) : { work: keyed(read(there.document)), document: there.document };
      const { work, document } = other;
      const own = read(here);
      const { id, title } = own.extract.identity;
      return {
        here: { id, title },
        other: { id: work.id === work.title ? null : work.id, title: work.title, document },
        ...compareDocuments(own, work, document),
      };
    },
  };
}

/** Under a key of its own: two revisions of one draft bear one number, and are two texts all the same. */
function keyed({ source, extract }: { source: SourceDocument; extract: ReturnType<typeof extractDocument> }): Work {
  const work = workOfDocument(source, extract, today());
  return { ...work, key: `${work.key} (${source.id})` };
}
