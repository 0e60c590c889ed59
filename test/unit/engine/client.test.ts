import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createEngine, type WorkerLike } from '@/entrypoints/engine/client';
import { type Calls, serve } from '@/entrypoints/engine/serve';
import { ReadError } from '@/src/model';
import type { EngineReply, EngineRequest, Progress } from '@/src/protocol';
import { aDocument } from '../catalog/example';

/** A worker in this thread: messages are copied and come later, and `busy` hears nothing until it is ended. */
function workers(calls: Partial<Calls>) {
  const started: { ended: boolean; heard: EngineRequest[] }[] = [];
  let busy = false;
  const start = (): WorkerLike => {
    const state = { ended: false, heard: [] as EngineRequest[] };
    started.push(state);
    const deaf = busy;
    const worker: WorkerLike = {
      onmessage: null,
      onerror: null,
      postMessage(message) {
        state.heard.push(structuredClone(message));
        if (!deaf) queueMicrotask(() => answer(structuredClone(message)));
      },
      terminate() {
        state.ended = true;
      },
    };
    const answer = serve(calls as Calls, (reply: EngineReply) => {
      const data = structuredClone(reply);
      queueMicrotask(() => state.ended || worker.onmessage?.({ data } as MessageEvent<EngineReply>));
    });
    return worker;
  };
  return { start, started, setBusy: (now: boolean) => (busy = now) };
}

const never = new Promise<never>(() => {});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('calls', () => {
  test('answers, with progress before', async () => {
    const seen: Progress[] = [];
    const progress: Progress = { stage: 'importing', done: 1, total: 2, unit: 'works' };
    const { start } = workers({
      search: async ({ query }, context) => {
        context.progress(progress);
        return query === 'bees' ? [] : Promise.reject(new Error('wrong query'));
      },
    });
    const engine = createEngine(start);
    await expect(engine.call('search', { query: 'bees', limit: 3 }, { onProgress: (p) => seen.push(p) })).resolves.toEqual([]);
    expect(seen).toEqual([progress]);
  });

  test('an error keeps its name, code and message; only a bug is logged', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { start } = workers({
      work: async () => Promise.reject(new ReadError('encrypted', 'It is locked.')),
      status: async () => Promise.reject(new TypeError('bug')),
    });
    const engine = createEngine(start);
    await expect(engine.call('work', { key: 'x' })).rejects.toMatchObject({ name: 'ReadError', code: 'encrypted', message: 'It is locked.' });
    expect(log).not.toHaveBeenCalled();
    await expect(engine.call('status', null)).rejects.toMatchObject({ name: 'TypeError', code: null, message: 'bug' });
    expect(log).toHaveBeenCalledTimes(1);
  });
});

describe('cancelling', () => {
  test('a worker that listens is asked and stays', async () => {
    const heard: unknown[] = [];
    const { start, started } = workers({
      search: (_input, { signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => {
            heard.push('abort');
            reject(signal.reason);
          }),
        ),
      memory: async () => ({ decisions: [], notes: [] }),
    });
    const engine = createEngine(start);
    const controller = new AbortController();
    const call = engine.call('search', { query: 'x', limit: 1 }, { signal: controller.signal });
    await Promise.resolve();
    controller.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    await vi.advanceTimersByTimeAsync(1000);
    expect([heard, started.length]).toEqual([['abort'], 1]);
    await expect(engine.call('memory', { document: 'd' })).resolves.toEqual({ decisions: [], notes: [] });
  });

  test('a worker too busy to hear is ended after 300 ms; the calls that waited are asked again, the cancelled is not', async () => {
    const { start, started, setBusy } = workers({ memory: async () => ({ decisions: [], notes: [] }), analyse: () => never });
    setBusy(true);
    const engine = createEngine(start);
    const controller = new AbortController();
    const cancelled = engine.call('analyse', { document: aDocument(), readMs: 0 }, { signal: controller.signal });
    const waiting = engine.call('memory', { document: 'd' });
    controller.abort();
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    setBusy(false);
    await vi.advanceTimersByTimeAsync(299);
    expect(started.map((w) => w.ended)).toEqual([false]);
    await vi.advanceTimersByTimeAsync(2);
    await expect(waiting).resolves.toEqual({ decisions: [], notes: [] });
    expect(started.map((w) => w.ended)).toEqual([true, false]);
    expect(started[1]?.heard.map((m) => m.call)).toEqual(['memory']);
  });

  test('a busy worker is not ended for a search that nobody waits for any more', async () => {
    const { start, started, setBusy } = workers({ search: () => never });
    setBusy(true);
    const engine = createEngine(start);
    const controller = new AbortController();
    const cancelled = engine.call('search', { query: 'x', limit: 1 }, { signal: controller.signal });
    controller.abort();
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(started.map((w) => w.ended)).toEqual([false]);
  });

  test('a call that waits and cannot hear the cancel ends for its caller, and its worker stays', async () => {
    const { start, started } = workers({ analyse: () => never });
    const engine = createEngine(start);
    const controller = new AbortController();
    const cancelled = engine.call('analyse', { document: aDocument(), readMs: 0 }, { signal: controller.signal });
    await Promise.resolve();
    controller.abort();
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(started.map((w) => w.ended)).toEqual([false]);
  });

  test('a signal that is aborted before the call, and a closed engine, ask nothing', async () => {
    const { start, started } = workers({ search: async () => [] });
    const engine = createEngine(start);
    await expect(engine.call('search', { query: 'x', limit: 1 }, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    engine.close();
    await expect(engine.call('search', { query: 'x', limit: 1 })).rejects.toMatchObject({ name: 'AbortError' });
    expect(started.map((w) => [w.heard.length, w.ended])).toEqual([[0, true]]);
  });

  test('a worker whose script fails tells those who wait', async () => {
    let made: WorkerLike | null = null;
    const engine = createEngine(() => {
      made = { onmessage: null, onerror: null, postMessage: () => {}, terminate: () => {} };
      return made;
    });
    const call = engine.call('status', null);
    (made as WorkerLike | null)?.onerror?.({ message: 'no such file' } as ErrorEvent);
    await expect(call).rejects.toMatchObject({ name: 'EngineError', message: 'no such file' });
  });
});
