import type { EngineCall, EngineCalls, EngineReply, EngineRequest, Progress, TransferableError } from '@/src/protocol';

/** What a call gets beside its input. */
export type CallContext = { signal: AbortSignal; progress: (progress: Progress) => void };

/** One function a call: exactly the table of src/protocol.ts. */
export type Calls = { [K in EngineCall]: (input: EngineCalls[K]['in'], context: CallContext) => Promise<EngineCalls[K]['out']> };

const transferable = (e: unknown): TransferableError => {
  if (typeof e !== 'object' || e === null) return { name: 'Error', code: null, message: String(e) };
  const name = 'name' in e && typeof e.name === 'string' ? e.name : 'Error';
  const code = 'code' in e && typeof e.code === 'string' ? e.code : null;
  const message = 'message' in e && typeof e.message === 'string' ? e.message : 'Something went wrong.';
  return { name, code, message };
};

const isExpected = ({ name }: TransferableError): boolean => ['ReadError', 'CatalogError', 'ListError', 'AbortError'].includes(name);

/** Buffers that an answer may hand over instead of copying. */
const buffersIn = (output: unknown): ArrayBuffer[] =>
  typeof output === 'object' && output !== null && 'bytes' in output && output.bytes instanceof ArrayBuffer ? [output.bytes] : [];

/** How long a cancelled call has to end by itself, in milliseconds; what it still does then is not waited for. Less than the client's patience. */
const GRACE = 150;

/** Fails a little after the signal: a call that waits for the catalog cannot hear it, and its worker is not to be ended for that. */
const endOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => setTimeout(() => reject(signal.reason), GRACE), { once: true });
  });

/** Answers requests: each with progress, then one answer or one failure. A cancel aborts the call's signal and is answered by its failure. */
export function serve(calls: Calls, send: (reply: EngineReply, transfer: ArrayBuffer[]) => void): (request: EngineRequest) => void {
  const running = new Map<number, AbortController>();

  const run = async <K extends EngineCall>(id: number, call: K, input: EngineCalls[K]['in']): Promise<void> => {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const progress = (told: Progress): void => send({ id, kind: 'progress', progress: told }, []);
      const output = await Promise.race([calls[call](input, { signal: controller.signal, progress }), endOf(controller.signal)]);
      controller.signal.throwIfAborted();
      send({ id, kind: 'answer', output }, buffersIn(output));
    } catch (e) {
      const error = transferable(e);
      // A bug is logged once, here at the door, with its stack; what a person caused or chose is not.
      if (!isExpected(error)) console.error(e);
      send({ id, kind: 'failure', error }, []);
    } finally {
      running.delete(id);
    }
  };

  return (request) => {
    if (request.call === 'cancel') running.get(request.input.of)?.abort();
    else void run(request.id, request.call, request.input);
  };
}
