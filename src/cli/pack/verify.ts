import { contentIn, ListError, type OpenedList, openList, sha256, splitParts, type Trusted } from '@/src/catalog/lists';
import { write } from '../analyse';
import { type Arguments, UsageError } from '../arguments';
import { readList } from './files';
import { namesKey, readPublicKey } from './keys';

/** `concord pack verify FILE [--key KEY] [--base FILE] [--at DAY] [--json]`: as a reader's Concord would check it. 1: refused. */
export async function runVerify({ inputs, flags, values }: Arguments): Promise<number> {
  const [input] = inputs;
  if (inputs.length !== 1 || !input) throw new UsageError('"pack verify" takes one list');
  const at = values.get('--at')?.at(-1) ?? new Date().toISOString().slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(at)) throw new UsageError('--at takes a day as 2026-11-01');
  const basePath = values.get('--base')?.at(-1);
  const base = basePath ? readList(basePath) : null;
  const opened = await openList(readList(input), {
    trusted: base && (await trustOf(base, at)),
    today: at,
    contentOf: async (version) => (base && splitParts(base).header.version === version ? contentIn(base) : null),
  });
  const wanted = values.get('--key')?.at(-1);
  if (wanted && !(await namesKey(readPublicKey(wanted), opened.header.key))) throw new ListError('wrong-key');
  await write(flags.has('--json') ? `${JSON.stringify({ ok: true, fingerprint: opened.fingerprint, ...opened.header })}\n` : say(opened));
  return 0;
}

/** The base as a reader has it: whole, and of a key that was confirmed. Its expiry is behind it. */
async function trustOf(base: Uint8Array, at: string): Promise<Trusted> {
  const { header } = splitParts(base);
  const { key, name, version, issued } = (await openList(base, { trusted: null, today: header.expires < at ? header.expires : at })).header;
  return { name, key, newest: { version, issued }, held: [{ version, sha256: await sha256(await contentIn(base)) }] };
}

function say({ header: h, fingerprint, rotated }: OpenedList): string {
  const rows = [
    ['list', `${h.name}: ${h.title}`],
    ['owner', [h.owner, h.contact].filter(Boolean).join(', ')],
    ['fingerprint', `${fingerprint}${rotated ? ' (changed, the old key vouches for it)' : ''}`],
    ['version', `${h.version}, issued ${h.issued}, expires ${h.expires}${h.base ? `, changes to version ${h.base.version}` : ''}`],
    ['licence', h.licence],
    ['class', h.class],
    ['works', String(h.content.works)],
    ...h.changelog.map((line) => ['changed', line]),
  ];
  return `${rows.map(([name = '', value = '']) => `${name.padEnd(12)} ${value}`).join('\n')}\nThe signature is right, and so are the contents.\n`;
}
