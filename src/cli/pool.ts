import { existsSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { TransferableError } from '@/src/protocol';
import type { FromWorker, WorkerSetup, WorkerTask } from './worker-protocol';

/**
 * Time one document may take, in ms. A large one that still brings pages on may go on longer: a damaged file hangs, a big
 * one on a busy machine does not. Memory one worker's heap may take, in MiB.
 */
const DOCUMENT_MS = 18_000;
const STALLED_MS = 8_000;
const MS_A_BYTE = 1 / 15;
const LONGEST_MS = 120_000;
const HEAP_MB = 900;

export type Answer = { ok: true; lines: string } | { ok: false; error: TransferableError };

/**
 * Runs each task in a worker thread with caps of time and memory, several at a time, answers in the order given. A
 * document that hangs or eats memory costs its own worker and nothing else.
 */
export async function* runAll(tasks: readonly WorkerTask[], setup: WorkerSetup): AsyncGenerator<Answer> {
  const answers: Promise<Answer>[] = [];
  const settle: ((a: Answer) => void)[] = [];
  for (const _ of tasks) answers.push(new Promise((resolve) => settle.push(resolve)));
  let next = 0;
  const lane = async (): Promise<void> => {
    let hand = new Hand(setup);
    while (next < tasks.length) {
      const at = next++;
      const answer = await hand.run(tasks[at] as WorkerTask);
      settle[at]?.(answer);
      if (hand.spent) hand = new Hand(setup);
    }
    await hand.end();
  };
  const lanes = Math.max(1, Math.min(tasks.length, availableParallelism(), 4));
  const all = Promise.all(Array.from({ length: lanes }, lane));
  for (const answer of answers) yield await answer;
  await all;
}

/** One worker thread. `spent` once it was ended by a cap or a crash. */
class Hand {
  spent = false;
  private readonly worker: Worker;
  private readonly ready: Promise<void>;
  private settle: ((a: Answer) => void) | null = null;
  private progressAt = 0;

  constructor(setup: WorkerSetup) {
    this.worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: setup, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    this.ready = new Promise((resolve) => {
      this.worker.on('message', (message: FromWorker) => {
        if (message.kind === 'ready') resolve();
        else if (message.kind === 'progress') this.progressAt = performance.now();
        else this.finish(message.kind === 'answer' ? { ok: true, lines: message.lines } : { ok: false, error: message.error });
      });
      this.worker.on('error', (e: Error & { code?: string }) => {
        this.spent = true;
        resolve();
        this.finish({
          ok: false,
          error: e.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge : { name: e.name, code: 'corrupt', message: `Reading this file failed: ${e.message}` },
        });
      });
      this.worker.on('exit', () => {
        this.spent = true;
        resolve();
        this.finish({ ok: false, error: { name: 'ReadError', code: 'corrupt', message: 'Reading this file failed.' } });
      });
    });
  }

  async run(task: WorkerTask): Promise<Answer> {
    await this.ready;
    const answer = new Promise<Answer>((resolve) => {
      this.settle = resolve;
    });
    const started = performance.now();
    const most = Math.min(LONGEST_MS, DOCUMENT_MS + sizeOf(task) * MS_A_BYTE);
    const timer = setInterval(() => {
      const now = performance.now();
      const late = now - started > DOCUMENT_MS;
      if (!late || (now - started < most && now - this.progressAt < STALLED_MS)) return;
      this.spent = true;
      this.finish({ ok: false, error: timedOut });
      void this.worker.terminate();
    }, 250);
    if (this.spent) this.finish({ ok: false, error: { name: 'ReadError', code: 'corrupt', message: 'Reading this file failed.' } });
    else this.worker.postMessage(task);
    return answer.finally(() => clearInterval(timer));
  }

  async end(): Promise<void> {
    await this.ready;
    await this.worker.terminate();
  }

  private finish(answer: Answer): void {
    const settle = this.settle;
    this.settle = null;
    settle?.(answer);
  }
}

const sizeOf = (task: WorkerTask): number => ('bytes' in task ? task.bytes.length : 'path' in task && existsSync(task.path) ? statSync(task.path).size : 0);

const tooLarge: TransferableError = {
  name: 'ReadError',
  code: 'too-large',
  message: 'This file needs more memory than Concord allows one document; split it and try the parts.',
};
const timedOut: TransferableError = {
  name: 'ReadError',
  code: 'timeout',
  message: `Reading this file took more than ${DOCUMENT_MS / 1000} s and was stopped; it may be damaged.`,
};
