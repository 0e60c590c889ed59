import { once } from 'node:events';
import { createWriteStream, existsSync, openAsBlob, readdirSync, statSync, type WriteStream } from 'node:fs';
import { basename, join } from 'node:path';
import { type ImportSource, readImports } from '@/src/catalog/import';
import type { Refusal } from '@/src/model';
import { type Arguments, UsageError } from './arguments';

/**
 * `concord import FILE|DIR … --out FILE.ndjson|FILE.json`: lists of others as works, one JSON a line, or as a pack. Refused rows
 * go to stderr, each with its file, its row and the reason. 0: something was read · 1: nothing was, or a file is not there.
 */
export async function runImport({ inputs, values }: Arguments): Promise<number> {
  const out = values.get('--out')?.at(-1);
  if (inputs.length === 0) throw new UsageError('"import" needs a file');
  if (!out || !/\.(?:nd)?json$/.test(out)) throw new UsageError('"import" needs --out FILE.ndjson or FILE.json');
  const missing = inputs.filter((input) => !existsSync(input));
  for (const input of missing) console.error(`concord: ${input} is not there`);
  const sources = await gather(inputs.filter((input) => existsSync(input)));
  const name = values.get('--name')?.at(-1) ?? nameOf(inputs[0] ?? '');
  const seen = values.get('--as-of')?.at(-1) ?? new Date().toISOString().slice(0, 10);
  const counts = await write(sources, { name, seen }, out);
  console.error(`concord: ${counts.works} works of ${counts.read} records, ${counts.refused} refused`);
  return counts.works === 0 || missing.length > 0 ? 1 : 0;
}

const nameOf = (path: string): string => basename(path).replace(/(?:\.(?:gz|zip|ya?ml|json|ndjson|jsonl|csv|tsv|xlsx|bib|ris|tbx|xml|txt))+$/i, '');

async function gather(inputs: readonly string[]): Promise<ImportSource[]> {
  const paths = inputs.flatMap((input) =>
    statSync(input).isDirectory()
      ? readdirSync(input, { withFileTypes: true, recursive: true })
          .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
          .map((entry) => join(entry.parentPath, entry.name))
      : [input],
  );
  return Promise.all(paths.map(async (path) => ({ name: path, blob: await openAsBlob(path) })));
}

async function write(sources: readonly ImportSource[], stamp: { name: string; seen: string }, out: string) {
  const file = createWriteStream(out);
  const pack = !out.endsWith('.ndjson');
  const counts = { works: 0, read: 0, refused: 0 };
  if (pack) await put(file, `${JSON.stringify({ schema: 'concord.pack/1', name: stamp.name, title: stamp.name, asOf: stamp.seen }).slice(0, -1)},"works":[\n`);
  for await (const batch of readImports(sources, { stamp })) {
    const lines = batch.works.map((work) => JSON.stringify(work));
    if (lines.length > 0) await put(file, pack ? `${counts.works > 0 ? ',\n' : ''}${lines.join(',\n')}` : `${lines.join('\n')}\n`);
    counts.works += lines.length;
    counts.read += batch.read;
    counts.refused += batch.refused.length;
    for (const refusal of batch.refused) console.error(say(refusal));
  }
  if (pack) await put(file, '\n]}\n');
  file.end();
  await once(file, 'finish');
  return counts;
}

async function put(file: WriteStream, text: string): Promise<void> {
  if (!file.write(text)) await once(file, 'drain');
}

const say = ({ file, row, reason, words }: Refusal): string =>
  `${file}${row > 0 ? `:${row}` : ''}: ${reason}${words ? ` (${words.replace(/\s+/g, ' ').slice(0, 80)})` : ''}`;
