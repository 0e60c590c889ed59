import { knownOwners } from '@/src/coordinate';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';

/** Who does what, and the user's own word on it. */
export function mandateCalls(knowledge: Knowledge): Pick<Calls, 'mandates' | 'keepMandate' | 'forgetMandate'> {
  const now = async () => ({
    entries: await (await knowledge.store()).mandates(),
    known: knownOwners((await knowledge.context()).mandates.structure),
  });
  return {
    mandates: now,
    keepMandate: async (entry) => {
      await (await knowledge.store()).keepMandate(entry);
      return now();
    },
    forgetMandate: async ({ owner }) => {
      await (await knowledge.store()).forgetMandate(owner);
      return now();
    },
  };
}
