import { adoptShipped, listStatuses, noteChecked, previewList, removeList, takeList, useVersion } from '@/src/catalog/lists';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';
import type { ListChange, ListDifference } from '@/src/model';
import type { ListCounts, ListOutcome } from '@/src/protocol';
import type { Knowledge } from '../knowledge';
import type { CallContext, Calls } from '../serve';
import { effectOf, type OnDocument, seeFindings } from './list-effect';
import { today } from './today';

type ListCalls = Pick<Calls, 'lists' | 'previewList' | 'takeList' | 'useListVersion' | 'removeList' | 'listChecked'>;

/** Works named in one answer, of each kind. */
const NAMED = 300;

const countsOf = ({ added, changed, withdrawn }: ListDifference): ListCounts => ({
  added: added.length,
  changed: changed.length,
  withdrawn: withdrawn.length,
});

const shortened = ({ added, changed, withdrawn }: ListDifference): ListDifference => ({
  added: added.slice(0, NAMED),
  changed: changed.slice(0, NAMED),
  withdrawn: withdrawn.slice(0, NAMED),
});

/** Both rounds count as one; between documents the worker hears a stop. */
const toldOf =
  ({ signal, progress }: CallContext, round: 0 | 1): OnDocument =>
  async (done, total) => {
    progress({ stage: 'matching', done: done + round * total, total: 2 * total, unit: 'documents' });
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  };

/** Published lists: what the user has, what a file would bring, and taking it. */
export function listCalls(knowledge: Knowledge): ListCalls {
  const { store } = knowledge;
  /** A change that is being made: whoever stopped asks what became of it, and must not be told of the state before. */
  let making: Promise<unknown> = Promise.resolve();

  /** Makes the change, and says what it did to the findings of saved documents: all are analysed before it and after. */
  const withEffect = async (make: () => Promise<ListChange>, context: CallContext): Promise<ListOutcome> => {
    const before = await seeFindings(knowledge, toldOf(context, 0));
    context.signal.throwIfAborted();
    const made = make();
    making = made.catch(() => {});
    const change = await made;
    const effect = await effectOf(knowledge, before, change.difference, toldOf(context, 1));
    return { ...change, difference: shortened(change.difference), counts: countsOf(change.difference), effect };
  };

  return {
    async lists() {
      await making;
      const open = await store();
      await adoptShipped(open, SHIPPED_PACKS, today());
      return listStatuses(open, today());
    },
    async previewList({ bytes, name }) {
      const preview = await previewList(await store(), new Uint8Array(bytes), name, today());
      return { ...preview, difference: shortened(preview.difference), counts: countsOf(preview.difference) };
    },
    takeList: ({ bytes, ...options }, context) => withEffect(async () => takeList(await store(), new Uint8Array(bytes), options, today()), context),
    useListVersion: ({ name, version }, context) => withEffect(async () => useVersion(await store(), name, version), context),
    removeList: ({ name }, context) => withEffect(async () => removeList(await store(), name), context),
    listChecked: async ({ name }) => noteChecked(await store(), name, today()).then(() => null),
  };
}
