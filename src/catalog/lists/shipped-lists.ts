import type { CatalogStore, ShippedPack } from '../store';
import { type Bytes, fromBase64Url, sha256, toBase64Url } from './bytes';
import { MAGIC, signedBytes } from './container';
import { writeContent } from './content';
import { ListError } from './errors';
import { gzip } from './gzip';
import { type ListHeader, readHeader } from './header';
import { type PublicKey, verifies } from './keys';

/** A pack that ships, with its head and signature in a file beside it, and the key that its owner signs with. */
export type ShippedList = ShippedPack & { proof: string; key: PublicKey; records: () => unknown[] };

type Proof = { header: ListHeader; headerLine: string; signature: Bytes };

/** Reads the three lines that stand beside a pack that ships: those of a list without its body. @throws ListError */
export function readProof(text: string): Proof {
  const [magic, headerLine = '', signed = ''] = text.split('\n');
  const signature = fromBase64Url(/^ed25519 (\S+)$/.exec(signed)?.[1] ?? '', 64);
  if (magic !== MAGIC) throw new ListError('not-a-list');
  if (!signature) throw new ListError('unsigned');
  return { header: readHeader(headerLine), headerLine, signature };
}

/** Whether what ships is what its owner signed. @throws ListError 'signature', 'wrong-key', 'body' */
export async function checkShipped({ proof, key, records }: Pick<ShippedList, 'proof' | 'key' | 'records'>): Promise<ListHeader> {
  const { header, headerLine, signature } = readProof(proof);
  if (header.key !== key) throw new ListError('wrong-key');
  if (!(await verifies(key, signature, signedBytes(headerLine)))) throw new ListError('signature');
  if ((await sha256(writeContent(records()).bytes)) !== header.content.sha256) throw new ListError('body');
  return header;
}

/** The packs that ship, without those of which the user chose another version as a list. */
export async function stillShipped(store: CatalogStore, shipped: readonly ShippedList[]): Promise<ShippedList[]> {
  const rows = await store.db.lists.bulkGet(shipped.map((pack) => pack.name));
  return shipped.filter((pack, i) => {
    const row = rows[i];
    const { version } = readProof(pack.proof).header;
    return !row || row.newest.version < version || row.version === version;
  });
}

/** Makes lists of the packs that ship, so that they show their owner, are updated and go back as every other. */
export async function adoptShipped(store: CatalogStore, shipped: readonly ShippedList[], today: string): Promise<void> {
  for (const pack of shipped) {
    const { header, headerLine, signature } = readProof(pack.proof);
    const row = await store.db.lists.get(pack.name);
    if (row && row.newest.version >= header.version) continue;
    const content = writeContent(pack.records()).bytes;
    const held = { version: header.version, sha256: header.content.sha256 };
    const version = { name: pack.name, version: header.version, header: headerLine, signature: toBase64Url(signature), taken: today };
    const zipped = (await gzip(content)).buffer;
    await store.db.transaction('rw', [store.db.lists, store.db.listVersions], async () => {
      await store.db.listVersions.put({ ...version, content: zipped });
      await store.db.lists.put({
        name: pack.name,
        key: pack.key,
        address: row?.address ?? null,
        version: header.version,
        header: headerLine,
        applying: null,
        newest: { version: header.version, issued: header.issued },
        held: [...(row?.held ?? []), held],
        added: row?.added ?? today,
        checked: row?.checked ?? null,
        shipped: true,
      });
    });
  }
}
