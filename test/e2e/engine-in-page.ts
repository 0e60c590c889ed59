import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { EngineCall, EngineCalls } from '@/src/protocol';
import { type Chromium, EXTENSION } from './chromium';

/** The engine's worker, started in a page of the extension by the test itself and spoken to in the extension's own messages. */
export type EngineInPage = {
  page: Page;
  call: <K extends EngineCall>(name: K, input: EngineCalls[K]['in']) => Promise<EngineCalls[K]['out']>;
  /** Asks and does not wait; the answer, if one comes, is dropped. */
  post: <K extends EngineCall>(name: K, input: EngineCalls[K]['in']) => Promise<void>;
  /** Ends the worker as a crash would, at once, and starts another. */
  killWorker: () => Promise<void>;
};

type Wired = { ask: (call: string, input: unknown) => Promise<unknown>; end: () => void };
type WithEngine = { drill: Wired };

const workerFile = (): string => {
  const file = readdirSync(join(EXTENSION, 'assets')).find((name) => /^worker-.*\.js$/.test(name));
  if (!file) throw new Error('the build has no engine worker');
  return `/assets/${file}`;
};

export async function engineInPage(chromium: Chromium): Promise<EngineInPage> {
  const page = await chromium.browser.newPage();
  await page.goto(`chrome-extension://${chromium.id}/reader.html`);
  const start = (): Promise<void> =>
    page.evaluate((file) => {
      const worker = new Worker(file, { type: 'module' });
      const waiting = new Map<number, { resolve: (v: unknown) => void; reject: (e: Error) => void }>();
      let next = 1;
      worker.onmessage = ({ data }: MessageEvent<{ id: number; kind: string; output?: unknown; error?: { code: string | null; message: string } }>) => {
        if (data.kind === 'progress') return;
        const call = waiting.get(data.id);
        waiting.delete(data.id);
        if (data.kind === 'answer') call?.resolve(data.output);
        else call?.reject(new Error(`${data.error?.code ?? ''}: ${data.error?.message ?? ''}`));
      };
      (globalThis as unknown as WithEngine).drill = {
        ask: (call, input) =>
          new Promise((resolve, reject) => {
            const id = next++;
            waiting.set(id, { resolve, reject });
            worker.postMessage({ id, call, input });
          }),
        end: () => worker.terminate(),
      };
    }, workerFile());
  await start();
  const ask = (name: string, input: unknown): Promise<unknown> =>
    page.evaluate((call, given) => (globalThis as unknown as WithEngine).drill.ask(call, given), name, input);
  return {
    page,
    call: (name, input) => ask(name, input) as Promise<never>,
    post: (name, input) =>
      page.evaluate(
        (call, given) => {
          (globalThis as unknown as WithEngine).drill.ask(call, given).catch(() => {});
        },
        name as string,
        input as unknown,
      ),
    killWorker: async () => {
      await page.evaluate(() => (globalThis as unknown as WithEngine).drill.end());
      await start();
    },
  };
}
