import type { CatalogStore } from '@/src/catalog';
import { keepingBackups } from '../backups';
import { type Knowledge, openKnowledge } from '../knowledge';
import type { Calls } from '../serve';
import { analysisCalls } from './analysis';
import { backupCalls } from './backups';
import { catalogCalls } from './catalog';
import { compareCalls } from './compare';
import { documentCalls } from './documents';
import { factCalls } from './facts';
import { importCalls } from './imports';
import { liaisonCalls } from './liaisons';
import { listCalls } from './lists';
import { mandateCalls } from './mandates';
import { meetingCalls } from './meetings';
import { memoryCalls } from './memory';
import { mergeCalls } from './merges';
import { pageCalls } from './pages';
import { sinceCalls } from './since';
import { termCalls } from './terms';

/** Every call of the engine, wired to the room that answers it; one file a topic. What a call writes is backed up before it answers. */
export function createCalls(knowledge: Knowledge = openKnowledge()): Calls {
  let opened: CatalogStore | null = null;
  const noting: Knowledge = {
    ...knowledge,
    store: async () => {
      opened = await knowledge.store();
      return opened;
    },
  };
  const calls: Calls = {
    ...analysisCalls(noting),
    ...backupCalls(noting),
    ...catalogCalls(noting),
    ...memoryCalls(noting),
    ...compareCalls(noting),
    ...mergeCalls(noting),
    ...sinceCalls(noting),
    ...termCalls(noting),
    ...documentCalls(noting),
    ...factCalls(noting),
    ...importCalls(noting),
    ...liaisonCalls(noting),
    ...listCalls(noting),
    ...mandateCalls(noting),
    ...meetingCalls(noting),
    ...pageCalls(noting),
  };
  return keepingBackups(calls, () => opened);
}
