import { statSync } from 'node:fs';
import type { Work } from '@/src/model';
import type { TransferableError } from '@/src/protocol';
import { packFiles } from './context';
import { filesOf, READABLE } from './inputs';
import { runAll } from './pool';
import type { WorkerTask } from './worker-protocol';

/** What `--catalog` names: packs, and documents that are compared with as works. */
export type Catalogs = { packs: string[]; documents: string[] };

/** Sorts what `--catalog` names. A folder may hold both; one that holds neither is taken for packs, and says so when opened. */
export function sortCatalogs(paths: readonly string[]): Catalogs {
  const found: Catalogs = { packs: [], documents: [] };
  for (const path of paths) {
    const documents = statSync(path).isDirectory() ? filesOf(path) : READABLE.test(path) ? [path] : [];
    found.documents.push(...documents);
    if (documents.length === 0 || (statSync(path).isDirectory() && packFiles(path).length > 0)) found.packs.push(path);
  }
  return found;
}

/** A document that was read as a work, or why it was not. */
export type ReadWork = { file: string; work: Work | null; error: TransferableError | null };

/** Reads documents into works, each in a worker thread with its caps; one that cannot be read stops no other. */
export async function readWorks(tasks: readonly WorkerTask[]): Promise<ReadWork[]> {
  const read: ReadWork[] = [];
  for await (const answer of runAll(tasks, { catalogs: [], asOf: null, scopeOnly: false, output: 'work' })) {
    const file = tasks[read.length]?.name ?? '';
    read.push(answer.ok ? { file, work: JSON.parse(answer.lines), error: null } : { file, work: null, error: answer.error });
  }
  return read;
}
