import { type Knowledge, openKnowledge } from '../knowledge';
import type { Calls } from '../serve';
import { analysisCalls } from './analysis';
import { catalogCalls } from './catalog';
import { documentCalls } from './documents';
import { liaisonCalls } from './liaisons';
import { memoryCalls } from './memory';

/** Every call of the engine, wired to the room that answers it; one file a topic. */
export const createCalls = (knowledge: Knowledge = openKnowledge()): Calls => ({
  ...analysisCalls(knowledge),
  ...catalogCalls(knowledge),
  ...memoryCalls(knowledge),
  ...documentCalls(knowledge),
  ...liaisonCalls(knowledge),
});
