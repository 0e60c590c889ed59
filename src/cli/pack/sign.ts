import { fingerprintOf, signList, splitParts } from '@/src/catalog/lists';
import { type Arguments, UsageError } from '../arguments';
import { deliver, readList } from './files';
import { publicHalf, readKeyFile } from './keys';

/**
 * `concord pack sign FILE --key NAME.key [--old-key OLD.key] [--out FILE] [--proof]`. With the old key, it vouches for the new
 * one. `--proof` writes the first three lines alone, for contents that stand elsewhere (the packs that ship).
 */
export async function runSign({ inputs, flags, values }: Arguments): Promise<number> {
  const [input] = inputs;
  const keyFile = values.get('--key')?.at(-1);
  if (inputs.length !== 1 || !input || !keyFile) throw new UsageError('"pack sign" takes one list and --key NAME.key');
  const oldFile = values.get('--old-key')?.at(-1);
  const key = await readKeyFile(keyFile);
  const signed = await signList(readList(input), key, oldFile ? await readKeyFile(oldFile) : null);
  const { version } = splitParts(signed).header;
  const out = values.get('--out')?.at(-1) ?? input;
  const bytes = flags.has('--proof') ? signed.subarray(0, signed.lastIndexOf(10, signed.length - 2) + 1) : signed;
  await deliver(out, bytes, `version ${version}, signed; fingerprint ${await fingerprintOf(await publicHalf(key))}`);
  return 0;
}
