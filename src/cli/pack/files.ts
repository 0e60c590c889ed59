import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { write } from '../analyse';
import { UsageError } from '../arguments';

export function readList(path: string): Uint8Array<ArrayBuffer> {
  if (!existsSync(path)) throw new UsageError(`there is no list ${path}`);
  return new Uint8Array(readFileSync(path));
}

export async function deliver(path: string, bytes: Uint8Array, said: string): Promise<void> {
  writeFileSync(path, bytes);
  await write(`${path}  ${said}\n`);
}
