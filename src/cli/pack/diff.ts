import { contentIn, differenceOf, packOfList, readContent, splitParts, writeDelta } from '@/src/catalog/lists';
import type { ListDifference, Work } from '@/src/model';
import { write } from '../analyse';
import { type Arguments, UsageError } from '../arguments';
import { deliver, readList } from './files';

const worksOf = async (list: Uint8Array): Promise<Work[]> => {
  const { header } = splitParts(list);
  return packOfList(header, readContent(await contentIn(list), header.content.works)).works;
};

/** `concord pack diff OLD NEW [--out FILE] [--json]`: what changed between two whole lists; with --out, as a file of changes to be signed. */
export async function runDiff({ inputs, flags, values }: Arguments): Promise<number> {
  const [oldPath, newPath] = inputs;
  if (inputs.length !== 2 || !oldPath || !newPath) throw new UsageError('"pack diff" takes two lists, the older first');
  const [before, after] = [readList(oldPath), readList(newPath)];
  const difference = differenceOf(await worksOf(before), await worksOf(after));
  await write(flags.has('--json') ? `${JSON.stringify(difference)}\n` : say(difference));
  const out = values.get('--out')?.at(-1);
  if (out) {
    const delta = await writeDelta(before, after);
    await deliver(out, delta, `${delta.length} bytes, ${((100 * delta.length) / after.length).toFixed(1)} per cent of the whole, not signed yet`);
  }
  return 0;
}

function say({ added, changed, withdrawn }: ListDifference): string {
  return [
    ...added.map((w) => `+ ${w.id}, ${w.title}`),
    ...changed.map((w) => `~ ${w.id}: ${w.fields.join(', ')}`),
    ...withdrawn.map((w) => `- ${w.id}, ${w.title}`),
    `${added.length} added, ${changed.length} changed, ${withdrawn.length} withdrawn`,
    '',
  ].join('\n');
}
