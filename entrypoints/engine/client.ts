import type { EngineCall, EngineCalls, EngineReply, EngineRequest, Progress, TransferableError } from '@/src/protocol';

/** How long the worker is given to answer a cancel before it is ended and started anew, in milliseconds. */
const PATIENCE = 300;

/** Calls that compute for long without a pause. Others hear a cancel soon, and to end the worker for them would open the catalog anew. */
const COMPUTING: ReadonlySet<EngineCall> = new Set(['read', 'analyse', 'compare']);

export type CallOptions = { signal?: AbortSignal; onProgress?: (progress: Progress) => void };

export type Engine = {
  call<K extends EngineCall>(name: K, input: EngineCalls[K]['in'], options?: CallOptions): Promise<EngineCalls[K]['out']>;
  /** Ends the worker; every call that waits fails with an AbortError. */
  close(): void;
};

/** What the client needs of a worker; a Worker is one. */
export type WorkerLike = {
  postMessage(message: EngineRequest): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<EngineReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

type Waiting = {
  request: EngineRequest;
  resolve: (output: never) => void;
  reject: (error: Error) => void;
  onProgress: ((progress: Progress) => void) | undefined;
  cancelled: boolean;
};

/** An error as it came over the messages: its name, code and message, not its class. */
export const errorOf = ({ name, code, message }: TransferableError): Error => Object.assign(new Error(message), { name, code });

const aborted = (): Error => new DOMException('The work was cancelled.', 'AbortError');

export const startWorker = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'concord-engine' });

/**
 * The page's side of the engine. A cancelled call asks the worker first; a worker too busy with it to hear is ended and started
 * anew, and the other calls that waited are asked again (every call may be repeated without harm).
 */
export function createEngine(start: () => WorkerLike = startWorker): Engine {
  const waiting = new Map<number, Waiting>();
  let next = 1;
  let closed = false;
  let worker = listen(start());

  function listen(started: WorkerLike): WorkerLike {
    started.onmessage = ({ data }) => receive(data);
    started.onerror = (event) => {
      // A worker whose script fails serves nobody; a restart at once would fail alike, so only those who wait are told.
      const error = errorOf({ name: 'EngineError', code: 'engine-failed', message: event.message || 'The engine could not be started.' });
      for (const call of waiting.values()) call.reject(error);
      waiting.clear();
    };
    return started;
  }

  function receive(reply: EngineReply): void {
    const call = waiting.get(reply.id);
    if (!call) return;
    if (reply.kind === 'progress') {
      if (!call.cancelled) call.onProgress?.(reply.progress);
      return;
    }
    waiting.delete(reply.id);
    if (call.cancelled) return;
    if (reply.kind === 'answer') call.resolve(reply.output as never);
    else call.reject(errorOf(reply.error));
  }

  function cancel(id: number): void {
    const call = waiting.get(id);
    if (!call || call.cancelled) return;
    call.cancelled = true;
    call.reject(aborted());
    worker.postMessage({ id: next++, call: 'cancel', input: { of: id } });
    if (COMPUTING.has(call.request.call as EngineCall))
      setTimeout(() => {
        if (!closed && waiting.has(id)) restart();
      }, PATIENCE);
  }

  function restart(): void {
    worker.terminate();
    worker = listen(start());
    for (const [id, call] of waiting) {
      if (call.cancelled) waiting.delete(id);
      else worker.postMessage(call.request);
    }
  }

  return {
    call(name, input, { signal, onProgress } = {}) {
      if (closed || signal?.aborted) return Promise.reject(aborted());
      const id = next++;
      return new Promise((resolve, reject) => {
        const onAbort = (): void => cancel(id);
        const settle =
          <T>(then: (value: T) => void) =>
          (value: T): void => {
            signal?.removeEventListener('abort', onAbort);
            then(value);
          };
        // The table of calls gives the pair of name and input its one type, which the compiler cannot see through K.
        const request = { id, call: name, input } as EngineRequest;
        waiting.set(id, { request, resolve: settle(resolve), reject: settle(reject), onProgress, cancelled: false });
        signal?.addEventListener('abort', onAbort);
        worker.postMessage(request);
      });
    },
    close() {
      closed = true;
      worker.terminate();
      for (const call of waiting.values()) call.reject(aborted());
      waiting.clear();
    },
  };
}
