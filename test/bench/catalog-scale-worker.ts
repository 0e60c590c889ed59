// Runs in the extension's own origin, beside its engine: takes a list of works into the catalog, as any reader of files does.
import { openStore } from '@/src/catalog';
import { worksFromNdjson } from '@/src/catalog/packs';
import type { Work } from '@/src/model';

type Asked = { file: File; works: number; name: string };

const BATCH = 500;

async function* linesOf(file: File): AsyncGenerator<string[]> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    if (lines.length > 0) yield lines;
    if (done) return;
  }
}

self.addEventListener('message', async ({ data }: MessageEvent<Asked>) => {
  const store = await openStore();
  let reading = 0;
  let read = 0;
  async function* batches(): AsyncGenerator<Work[]> {
    const waiting: string[] = [];
    for await (const lines of linesOf(data.file)) {
      waiting.push(...lines.filter((line) => line !== ''));
      while (waiting.length >= BATCH && read < data.works) {
        const started = performance.now();
        const { works } = worksFromNdjson(waiting.splice(0, Math.min(BATCH, data.works - read)), { pack: data.name, asOf: '2026-11-01' });
        reading += performance.now() - started;
        read += works.length;
        yield works;
      }
      if (read >= data.works) return;
    }
    const { works } = worksFromNdjson(waiting, { pack: data.name, asOf: '2026-11-01' });
    if (works.length > 0) yield works;
  }
  const started = performance.now();
  let readAt = 0;
  const counts = await store.takeIn({ name: data.name, origin: 'import', title: data.name, asOf: '2026-11-01' }, batches(), {
    onProgress: (done, total) => {
      if (total === 0) readAt = performance.now() - started;
      self.postMessage({ done, total });
    },
  });
  self.postMessage({ counts, ms: performance.now() - started, reading, readAt });
});
