import '@/src/read/node-shim';
import type { EngineRequest } from '@/src/protocol';
import { createCalls } from './calls';
import { serve } from './serve';

const answer = serve(createCalls(), (reply, transfer) => self.postMessage(reply, { transfer }));

self.addEventListener('message', ({ data }: MessageEvent<EngineRequest>) => answer(data));
