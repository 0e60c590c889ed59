import { adoptShipped, listStatuses, noteChecked, previewList, removeList, takeList, useVersion } from '@/src/catalog/lists';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';
import type { ListChange, ListDifference } from '@/src/model';
import type { ListCounts, ListOutcome } from '@/src/protocol';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';
import { effectOf, seeFindings } from './list-effect';
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

/** Published lists: what the user has, what a file would bring, and taking it. */
export function listCalls(knowledge: Knowledge): ListCalls {
  const { store } = knowledge;

  /** Makes the change, and says what it did to the findings of saved documents. */
  const withEffect = async (make: () => Promise<ListChange>): Promise<ListOutcome> => {
    const before = await seeFindings(knowledge);
    const change = await make();
    const effect = await effectOf(knowledge, before, change.difference);
    return { ...change, difference: shortened(change.difference), counts: countsOf(change.difference), effect };
  };

  return {
    async lists() {
      const open = await store();
      await adoptShipped(open, SHIPPED_PACKS, today());
      return listStatuses(open, today());
    },
    async previewList({ bytes, name }) {
      const preview = await previewList(await store(), new Uint8Array(bytes), name, today());
      return { ...preview, difference: shortened(preview.difference), counts: countsOf(preview.difference) };
    },
    takeList: ({ bytes, ...options }) => withEffect(async () => takeList(await store(), new Uint8Array(bytes), options, today())),
    useListVersion: ({ name, version }) => withEffect(async () => useVersion(await store(), name, version)),
    removeList: ({ name }) => withEffect(async () => removeList(await store(), name)),
    listChecked: async ({ name }) => noteChecked(await store(), name, today()).then(() => null),
  };
}
