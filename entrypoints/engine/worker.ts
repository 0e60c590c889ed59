import '@/src/read/node-shim';
import type { EngineRequest } from '@/src/protocol';
import { createCalls } from './calls';
import { openKnowledge } from './knowledge';
import { serve } from './serve';

const knowledge = openKnowledge();
const answer = serve(createCalls(knowledge), (reply, transfer) => self.postMessage(reply, { transfer }));

self.addEventListener('message', ({ data }: MessageEvent<EngineRequest>) => answer(data));

/** The page's first calls come before what can wait, in milliseconds. */
const FIRST_CALLS = 150;

// Opened while the page still reads its document: first what a table shows, then the rest. Where this fails, the first call that
// needs the catalog tries again and says why.
knowledge
  .table(async () => {})
  .then(() => new Promise((resolve) => setTimeout(resolve, FIRST_CALLS)))
  .then(() => knowledge.works())
  .then(() => setTimeout(() => knowledge.warm().catch(() => {}), FIRST_CALLS))
  .catch(() => {});
