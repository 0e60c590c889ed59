import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkerTask } from './worker-protocol';

/** Documents by their name's end; what else a folder holds is passed over. */
export const READABLE = /\.(docx|doc|pdf|html?|xhtml|mht|mhtml|txt|text|md|markdown)$/i;

/** The documents meant by FILE, DIR, URL and "-", in the order given; a folder stands for the documents in it, by name. */
export async function gatherInputs(inputs: readonly string[]): Promise<WorkerTask[]> {
  const tasks: WorkerTask[] = [];
  for (const input of inputs) {
    if (input === '-') tasks.push({ name: '-', bytes: await readStdin(), url: null });
    else if (/^https?:\/\//i.test(input)) tasks.push(await download(input));
    else if (existsSync(input) && statSync(input).isDirectory()) tasks.push(...filesOf(input).map((path) => ({ name: path, path })));
    else tasks.push({ name: input, path: input });
  }
  return tasks;
}

/** The documents below a folder, by name. */
export const filesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && READABLE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** The one request that the user asked for by name. */
async function download(url: string): Promise<WorkerTask> {
  try {
    const response = await fetch(url);
    if (!response.ok) return { name: url, error: { name: 'ReadError', code: 'not-found', message: `${url} answered ${response.status}.` } };
    return { name: url, bytes: new Uint8Array(await response.arrayBuffer()), url };
  } catch {
    return { name: url, error: { name: 'ReadError', code: 'not-found', message: `${url} could not be fetched.` } };
  }
}

export async function readStdin(): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}
