import { existsSync, readFileSync } from 'node:fs';
import { LIST_CLASSES, type ListHeader, type ListWords, readProof, splitParts, writeContent, writeFull } from '@/src/catalog/lists';
import { type Arguments, UsageError } from '../arguments';
import { deliver, readList } from './files';
import { readRecords } from './records';

const DAYS_VALID = 90;

/** Values of the head as they are said on the command line, else as the version before had them. */
function wordsOf(values: Arguments['values'], before: ListHeader | null): ListWords {
  const said = (name: string): string | null => values.get(`--${name}`)?.at(-1) ?? null;
  const needed = (name: 'name' | 'title' | 'owner' | 'licence'): string => {
    const value = said(name) ?? before?.[name];
    if (!value) throw new UsageError(`"pack build" needs --${name}, or --after with the version before`);
    return value;
  };
  const issued = said('issued') ?? new Date().toISOString().slice(0, 10);
  const inDays = (days: number): string => new Date(Date.parse(issued) + days * 86_400_000).toISOString().slice(0, 10);
  if (Number.isNaN(Date.parse(issued))) throw new UsageError('--issued takes a day as 2026-11-01');
  const version = said('version') === null ? (before?.version ?? 0) + 1 : Number(said('version'));
  const wanted = said('class') ?? before?.class ?? null;
  const found = LIST_CLASSES.find((one) => one === wanted);
  if (!found) throw new UsageError(`"pack build" needs --class, one of ${LIST_CLASSES.join(', ')}`);
  return {
    name: needed('name'),
    title: needed('title'),
    owner: needed('owner'),
    contact: said('contact') ?? before?.contact ?? null,
    licence: needed('licence'),
    class: found,
    version,
    issued,
    expires: said('expires') ?? inDays(DAYS_VALID),
    asOf: said('as-of') ?? issued,
    changelog: (values.get('--changelog') ?? []).flatMap(linesOf),
    rotations: before?.rotations ?? [],
  };
}

/** The head of a list whose body is of no interest, and may stand elsewhere. */
const headOf = (list: Uint8Array): ListHeader => readProof(new TextDecoder('latin1').decode(list)).header;

/** A sentence, or a file with one a line. */
const linesOf = (said: string): string[] => (existsSync(said) ? readFileSync(said, 'utf8').split('\n') : [said]).map((l) => l.trim()).filter(Boolean);

/** `concord pack build INPUT… --out FILE`: records of works → a whole list, not yet signed. */
export async function runBuild({ inputs, values }: Arguments): Promise<number> {
  const out = values.get('--out')?.at(-1);
  if (inputs.length === 0 || !out) throw new UsageError('"pack build" needs records of works and --out FILE');
  const after = values.get('--after')?.at(-1);
  const before = after ? headOf(readList(after)) : null;
  const { bytes, works, leftOut } = writeContent(readRecords(inputs));
  for (const what of leftOut.slice(0, 20)) console.error(`concord: ${what} is left out: it has no id and title, or stands there twice`);
  if (leftOut.length > 20) console.error(`concord: and ${leftOut.length - 20} more`);
  const list = await writeFull(wordsOf(values, before), bytes);
  await deliver(out, list, `${works} works, version ${splitParts(list).header.version}, not signed yet`);
  return leftOut.length > 0 ? 1 : 0;
}
