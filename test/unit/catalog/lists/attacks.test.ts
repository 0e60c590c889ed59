import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Bytes,
  bodyOf,
  contentIn,
  gzip,
  joinParts,
  LIST_ERROR_CODES,
  type ListErrorCode,
  type ListHeader,
  type OpenOptions,
  openList,
  rotate,
  sha256,
  sign,
  signedBytes,
  signList,
  splitParts,
  type Trusted,
  toBase64Url,
  utf8,
  writeContent,
  writeHeader,
} from '@/src/catalog/lists';
import { aDelta, aList, anOwner, aRecord, type Owner, recordsOf, unsignedList } from '../../../fixtures/made-list';

/** Everything that somebody between the owner and the reader may hold: every version ever published, and keys of their own. */
type World = { owner: Owner; mallory: Owner; v1: Bytes; v2: Bytes; v3: Bytes; v2b: Bytes; delta12: Bytes; delta13: Bytes; delta23: Bytes; other: Bytes };
let world: World;
let trusted: Trusted;

beforeAll(async () => {
  const [owner, mallory] = [await anOwner(), await anOwner()];
  const [v1, v2, v3] = [await aList(owner, 1), await aList(owner, 2, { issued: '2026-11-08' }), await aList(owner, 3, { issued: '2026-11-15' })];
  world = {
    owner,
    mallory,
    v1,
    v2,
    v3,
    v2b: await aList(owner, 2, { issued: '2026-11-08' }, recordsOf(5)),
    delta12: await aDelta(owner, v1, v2),
    delta13: await aDelta(owner, v1, v3),
    delta23: await aDelta(owner, v2, v3),
    other: await aList(owner, 2, { name: 'wasps', title: 'Standards on wasps' }),
  };
  trusted = { name: 'bees', key: owner.publicKey, newest: { version: 1, issued: '2026-11-01' }, held: [await heldOf(v1)] };
});

const heldOf = async (list: Bytes): Promise<Trusted['held'][number]> => ({
  version: splitParts(list).header.version,
  sha256: await sha256(await contentIn(list)),
});

const textOf = (list: Bytes): string => new TextDecoder().decode(list);
/** The file with its text changed. */
const edit = (list: Bytes, change: (text: string) => string): Bytes => utf8(change(textOf(list)));
const line = (list: Bytes, n: number): string => textOf(list).split('\n')[n] ?? '';
const withLine = (list: Bytes, n: number, change: (line: string) => string): Bytes =>
  edit(list, (text) =>
    text
      .split('\n')
      .map((one, at) => (at === n ? change(one) : one))
      .join('\n'),
  );

/** A head written and signed as its owner would, whatever it says: what a dishonest or careless owner could publish. */
async function forge(owner: Owner, list: Bytes, change: (header: ListHeader) => ListHeader, body?: Bytes): Promise<Bytes> {
  const parts = splitParts(list);
  const head = writeHeader({ ...change(parts.header), key: owner.publicKey });
  return joinParts(head, await sign(owner.privateKey, signedBytes(head)), body ?? bodyOf(parts));
}

/** Signs a head line as it is, canonical or not. */
const signLine = async (owner: Owner, list: Bytes, change: (line: string) => string): Promise<Bytes> => {
  const head = change(line(list, 1));
  return joinParts(head, await sign(owner.privateKey, signedBytes(head)), bodyOf(splitParts(list)));
};

/** A list signed by its owner whose contents are these bytes, truthfully described. */
async function withContent(owner: Owner, content: Bytes, works: number, more: Partial<ListHeader> = {}): Promise<Bytes> {
  const body = await gzip(content);
  const described = {
    body: { bytes: body.length, opened: content.length, sha256: await sha256(body) },
    content: { bytes: content.length, works, sha256: await sha256(content) },
  };
  return forge(owner, world.v2, (h) => ({ ...h, ...described, ...more }), body);
}

const withText = (text: string, works = 1): Promise<Bytes> => withContent(world.owner, utf8(text), works);
const record = (more = ''): string => `{"id":"X.1","title":"T"${more}}\n`;

/** A file of changes that its owner signed, with this text for the changes. */
async function withChanges(text: string): Promise<Bytes> {
  const body = await gzip(utf8(text));
  const described = { bytes: body.length, opened: utf8(text).length, sha256: await sha256(body) };
  return forge(world.owner, world.delta12, (h) => ({ ...h, body: described }), body);
}

type Attack = { title: string; make: () => Bytes | Promise<Bytes>; code: ListErrorCode; options?: () => Partial<OpenOptions> };

const ATTACKS: Attack[] = [
  // ---- the file
  { title: 'another file under the list’s name', make: () => utf8('<!doctype html><title>Sign in</title>'), code: 'not-a-list' },
  { title: 'an empty file', make: () => utf8(''), code: 'not-a-list' },
  { title: 'a catalog pack without any signature', make: () => utf8('{"schema":"concord.pack/1","name":"bees","works":[]}'), code: 'not-a-list' },
  { title: 'a form of the future', make: () => edit(world.v2, (t) => t.replace('concord-list/1', 'concord-list/2')), code: 'newer-form' },
  {
    title: 'a schema of the future, signed',
    make: () => signLine(world.owner, world.v2, (l) => l.replace('concord.list/1', 'concord.list/2')),
    code: 'newer-form',
  },
  { title: 'an unknown schema, signed', make: () => signLine(world.owner, world.v2, (l) => l.replace('concord.list/1', 'pack')), code: 'header' },
  { title: 'cut in the middle of its contents', make: () => world.v2.slice(0, -200), code: 'truncated' },
  { title: 'cut in the middle of its head', make: () => world.v2.slice(0, 120), code: 'truncated' },
  { title: 'cut before its last line feed', make: () => world.v2.slice(0, -1), code: 'truncated' },
  { title: 'cut after its signature', make: () => utf8(`${textOf(world.v2).split('\n').slice(0, 3).join('\n')}\n`), code: 'truncated' },
  { title: 'something put after its end', make: () => edit(world.v2, (t) => `${t}{"id":"X.1"}\n`), code: 'surplus' },
  { title: 'line ends of another system', make: () => edit(world.v2, (t) => t.replaceAll('\n', '\r\n')), code: 'surplus' },
  { title: 'a mark of byte order before it', make: () => edit(world.v2, (t) => `\ufeff${t}`), code: 'surplus' },
  { title: 'a body of more base64 than it says', make: () => withLine(world.v2, 3, (l) => `AAAA${l}`), code: 'surplus' },
  { title: 'letters in the head that are not ASCII', make: () => withLine(world.v2, 1, (l) => l.replace('Keepers', 'K\u0435epers')), code: 'not-ascii' },
  // ---- the signature
  { title: 'not signed', make: () => unsignedList({ version: 2 }, recordsOf(2)), code: 'unsigned' },
  { title: 'its signature taken off', make: () => withLine(world.v2, 2, () => 'unsigned'), code: 'unsigned' },
  { title: 'one letter of the head changed', make: () => withLine(world.v2, 1, (l) => l.replace('CC-BY-4.0', 'CC-BY-4.1')), code: 'signature' },
  { title: 'its expiry put off', make: () => withLine(world.v2, 1, (l) => l.replace('2027-01-31', '2027-03-31')), code: 'signature' },
  {
    title: 'its class made public',
    make: async () => withLine(await aList(world.owner, 2, { class: 'restricted' }), 1, (l) => l.replace('restricted', 'public')),
    code: 'signature',
  },
  { title: 'the signature of another version', make: () => withLine(world.v2, 2, () => line(world.v1, 2)), code: 'signature' },
  { title: 'the signature of the owner’s other list', make: () => withLine(world.v2, 2, () => line(world.other, 2)), code: 'signature' },
  {
    title: 'a signature over the contents alone',
    make: async () => joinParts(line(world.v2, 1), await sign(world.owner.privateKey, await contentIn(world.v2)), bodyOf(splitParts(world.v2))),
    code: 'signature',
  },
  {
    title: 'a signature over the head without its first line',
    make: async () => joinParts(line(world.v2, 1), await sign(world.owner.privateKey, utf8(line(world.v2, 1))), bodyOf(splitParts(world.v2))),
    code: 'signature',
  },
  { title: 'a signature of nothing but zeros', make: () => withLine(world.v2, 2, () => `ed25519 ${toBase64Url(new Uint8Array(64))}`), code: 'signature' },
  { title: 'a signature cut short', make: () => withLine(world.v2, 2, (l) => l.slice(0, -4)), code: 'signature' },
  {
    title: 'a signature spelt otherwise (spare bits)',
    make: () => withLine(world.v2, 2, (l) => `${l.slice(0, -1)}${l.endsWith('A') ? 'B' : String.fromCharCode(l.charCodeAt(l.length - 1) + 1)}`),
    code: 'signature',
  },
  {
    title: 'the same signature with the order of the group added',
    make: () => withLine(world.v2, 2, (l) => `ed25519 ${addOrder(l.slice(8))}`),
    code: 'signature',
  },
  { title: 'an algorithm that is none', make: () => withLine(world.v2, 2, (l) => l.replace('ed25519', 'none')), code: 'algorithm' },
  { title: 'an older algorithm', make: () => withLine(world.v2, 2, (l) => l.replace('ed25519', 'rsa-sha1')), code: 'algorithm' },
  { title: 'two signatures', make: () => withLine(world.v2, 2, (l) => `${l} ${line(world.v1, 2)}`), code: 'algorithm' },
  { title: 'a key with which every signature fits', make: () => signedWithKey('AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'), code: 'weak-key' },
  { title: 'a key of zeros', make: () => signedWithKey('AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'), code: 'weak-key' },
  { title: 'a key that is no key', make: () => signedWithKey('c2hvcnQ'), code: 'header' },
  // ---- whose it is
  { title: 'signed by somebody else under the owner’s name', make: () => aList(world.mallory, 2), code: 'wrong-key' },
  { title: 'the owner’s list, signed again by somebody else', make: () => signList(world.v2, world.mallory.privateKey), code: 'wrong-key' },
  {
    title: 'a change of keys that the new key vouches for itself',
    make: async () =>
      aList(world.mallory, 2, { rotations: [{ ...(await rotate('bees', world.mallory.privateKey, world.mallory.publicKey)), from: world.owner.publicKey }] }),
    code: 'rotation',
  },
  {
    title: 'a change of keys that the owner signed for another list',
    make: async () => aList(world.mallory, 2, { rotations: [await rotate('wasps', world.owner.privateKey, world.mallory.publicKey)] }),
    code: 'rotation',
  },
  {
    title: 'a change of keys to a third key, used for one’s own',
    make: async () => aList(world.mallory, 2, { rotations: [await rotate('bees', world.owner.privateKey, (await anOwner()).publicKey)] }),
    code: 'wrong-key',
  },
  {
    title: 'the old key after it was changed',
    make: () => world.v2,
    code: 'wrong-key',
    options: () => ({ trusted: { ...trusted, key: world.mallory.publicKey } }),
  },
  { title: 'another list of the same owner', make: () => world.other, code: 'wrong-name' },
  // ---- time and version
  {
    title: 'an older version than the one at hand',
    make: () => world.v2,
    code: 'rollback',
    options: () => ({ trusted: { ...trusted, newest: { version: 3, issued: '2026-11-15' } } }),
  },
  { title: 'the same version again', make: () => world.v1, code: 'current' },
  { title: 'a higher version that was issued earlier', make: () => aList(world.owner, 9, { issued: '2026-10-20', asOf: null }), code: 'rollback' },
  {
    title: 'two contents under one version',
    make: () => world.v2b,
    code: 'two-contents',
    options: () => ({ trusted: { ...trusted, held: [{ version: 2, sha256: 'f'.repeat(64) }] } }),
  },
  { title: 'kept back until it had expired', make: () => world.v2, code: 'expired', options: () => ({ today: '2027-02-01' }) },
  { title: 'expired when it is first added', make: () => world.v1, code: 'expired', options: () => ({ today: '2028-01-01', trusted: null }) },
  { title: 'issued in the future', make: () => world.v2, code: 'dates', options: () => ({ today: '2026-11-01' }) },
  { title: 'valid for ever', make: () => forge(world.owner, world.v2, (h) => ({ ...h, expires: '2999-01-01' })), code: 'dates' },
  { title: 'expired before it is issued', make: () => forge(world.owner, world.v2, (h) => ({ ...h, expires: '2026-11-01' })), code: 'dates' },
  { title: 'a day that no calendar has', make: () => forge(world.owner, world.v2, (h) => ({ ...h, expires: '2027-02-30' })), code: 'header' },
  { title: 'a version of zero', make: () => forge(world.owner, world.v2, (h) => ({ ...h, version: 0 })), code: 'header' },
  {
    title: 'a version that no number can hold',
    make: () => signLine(world.owner, world.v2, (l) => l.replace('"version":2', '"version":1e400')),
    code: 'header',
  },
  // ---- the head
  {
    title: 'a field of the head twice',
    make: () => signLine(world.owner, world.v2, (l) => l.replace('"version":2', '"version":2,"version":2')),
    code: 'header',
  },
  {
    title: 'a field twice, the first one older',
    make: () => signLine(world.owner, world.v2, (l) => l.replace('"version":2', '"version":1,"version":2')),
    code: 'header',
  },
  {
    title: 'a field of the head that nobody knows',
    make: () => signLine(world.owner, world.v2, (l) => l.replace('{"schema"', '{"trusted":true,"schema"')),
    code: 'header',
  },
  { title: 'white space in the head', make: () => signLine(world.owner, world.v2, (l) => l.replace('{"schema"', '{ "schema"')), code: 'header' },
  {
    title: 'a letter of the head spelt as an escape',
    make: () => signLine(world.owner, world.v2, (l) => l.replace('"name":"bees"', '"name":"b\\u0065es"')),
    code: 'header',
  },
  {
    title: 'a number of the head spelt otherwise',
    make: () => signLine(world.owner, world.v2, (l) => l.replace('"version":2', '"version":2.0')),
    code: 'header',
  },
  {
    title: 'a head that reaches for the prototype',
    make: () => signLine(world.owner, world.v2, (l) => l.replace('{"schema"', '{"__proto__":{"version":9},"schema"')),
    code: 'header',
  },
  { title: 'a name that leads out of its place', make: () => forge(world.owner, world.v2, (h) => ({ ...h, name: '../landscape' })), code: 'header' },
  { title: 'a title that is turned around', make: () => forge(world.owner, world.v2, (h) => ({ ...h, title: 'Standards \u202eseeb no' })), code: 'words' },
  { title: 'a title without end', make: () => forge(world.owner, world.v2, (h) => ({ ...h, title: 'a'.repeat(5000) })), code: 'words' },
  {
    title: 'a head of a million letters',
    make: () => withLine(world.v2, 1, (l) => l.replace('The', 'a'.repeat(1_000_000)).padEnd(600_000)),
    code: 'too-large',
  },
  // ---- the contents
  {
    title: 'the contents of another version',
    make: () => joinParts(line(world.v2, 1), line(world.v2, 2).slice(8), padTo(bodyOf(splitParts(world.v1)), bodyOf(splitParts(world.v2)).length)),
    code: 'body',
  },
  { title: 'one bit of the contents changed', make: () => withLine(world.v2, 3, (l) => flip(l, 200)), code: 'body' },
  {
    title: 'the contents spelt otherwise in base64',
    make: () => withLine(world.v2, 3, (l) => l.replace(/.$/, (c) => (c === '=' ? 'A' : c === 'A' ? 'B' : 'A'))),
    code: 'body',
  },
  { title: 'contents that are not gzip', make: async () => forgedBody(utf8('no gzip at all, but signed')), code: 'unpacking' },
  { title: 'a zip bomb that says its size', make: async () => bomb(64 * 1024 * 1024), code: 'bomb' },
  { title: 'a zip bomb that says less', make: async () => bomb(64 * 1024 * 1024, 3_000_000), code: 'bomb' },
  {
    title: 'more contents than Concord takes',
    make: () => forge(world.owner, world.v2, (h) => ({ ...h, body: { ...h.body, opened: 2 ** 40 }, content: { ...h.content, bytes: 2 ** 40 } })),
    code: 'too-large',
  },
  {
    title: 'letters that are not UTF-8',
    make: () => withContent(world.owner, new Uint8Array([...utf8('{"id":"X.1","title":"'), 0xff, 0xfe, ...utf8('"}\n')]), 1),
    code: 'not-utf8',
  },
  { title: 'a record’s field twice', make: () => withText(record(',"title":"U"')), code: 'records' },
  { title: 'a record that reaches for the prototype', make: () => withText('{"id":"X.1","__proto__":{"polluted":true},"title":"T"}\n'), code: 'odd-field' },
  {
    title: 'a record whose part reaches for the constructor',
    make: () => withText('{"id":"X.1","relations":[{"constructor":{"prototype":{"x":1}}}],"title":"T"}\n'),
    code: 'odd-field',
  },
  { title: 'a record spelt otherwise', make: () => withText('{"id": "X.1","title":"T"}\n'), code: 'records' },
  { title: 'a record’s fields in another order', make: () => withText('{"id":"X.1","title":"T","date":"2020"}\n'), code: 'records' },
  { title: 'a record that is no object', make: () => withText('["X.1"]\n'), code: 'records' },
  {
    title: 'a record nested a thousand deep',
    make: () => withText(`{"id":"X.1","terms":${'['.repeat(1000)}${']'.repeat(1000)},"title":"T"}\n`),
    code: 'records',
  },
  { title: 'a mark of byte order in the contents', make: () => withText(`\ufeff${record()}`), code: 'records' },
  { title: 'records out of order', make: () => withText('{"id":"X.2","title":"T"}\n{"id":"X.1","title":"T"}\n', 2), code: 'records' },
  { title: 'one work twice, with two meanings', make: () => withText('{"id":"X.1","title":"T"}\n{"id":"X.1","title":"U"}\n', 2), code: 'same-twice' },
  { title: 'fewer works than it says', make: () => withText(record(), 2), code: 'counts' },
  { title: 'a last record cut', make: () => withText(record().trimEnd()), code: 'records' },
  // ---- files of changes
  { title: 'changes to a version that is not here', make: () => world.delta23, code: 'no-base', options: withContents },
  { title: 'changes on their own, as a first list', make: () => world.delta12, code: 'no-base', options: () => ({ trusted: null }) },
  {
    title: 'changes to other contents of the same version',
    make: () => world.delta12,
    code: 'other-base',
    options: () => ({ ...withContents(), trusted: { ...trusted, held: [{ version: 1, sha256: 'e'.repeat(64) }] } }),
  },
  {
    title: 'contents at hand that were changed on the disk',
    make: () => world.delta12,
    code: 'other-base',
    options: () => ({ contentOf: () => contentIn(world.v2) }),
  },
  {
    title: 'the changes of one version under the head of another',
    make: () => {
      const right = bodyOf(splitParts(world.delta13));
      return joinParts(line(world.delta13, 1), line(world.delta13, 2).slice(8), padTo(bodyOf(splitParts(world.delta12)), right.length));
    },
    code: 'body',
    options: withContents,
  },
  { title: 'changes that do not make what was signed', make: () => withChanges('-0\n'), code: 'changes', options: withContents },
  { title: 'changes that drop a line twice', make: () => withChanges('-0\n-0\n'), code: 'changes', options: withContents },
  { title: 'changes that drop what is not there', make: () => withChanges('-99999\n'), code: 'changes', options: withContents },
  { title: 'changes that drop by a word', make: () => withChanges('-0x1\n'), code: 'changes', options: withContents },
  { title: 'changes that drop after they add', make: () => withChanges('{"id":"X.1","title":"T"}\n-0\n'), code: 'changes', options: withContents },
  { title: 'changes that copy from a line that is not there', make: () => withChanges('[999,[0,20]]\n'), code: 'changes', options: withContents },
  { title: 'changes that copy beyond a line’s end', make: () => withChanges('[0,[0,99999]]\n'), code: 'changes', options: withContents },
  { title: 'changes that copy backwards', make: () => withChanges('[0,[-5,20]]\n'), code: 'changes', options: withContents },
  {
    title: 'changes that copy one line a million times',
    make: () => withChanges(`[0,${'[0,90],'.repeat(100_000)}"}"]\n`),
    code: 'changes',
    options: withContents,
  },
  { title: 'changes that are no JSON', make: () => withChanges('[0,\n'), code: 'changes', options: withContents },
  { title: 'a whole list that calls itself changes', make: () => forge(world.owner, world.v2, (h) => ({ ...h, kind: 'delta' })), code: 'header' },
  {
    title: 'changes from a later version to an earlier',
    make: () => forge(world.owner, world.delta12, (h) => ({ ...h, base: { version: 7, sha256: 'a'.repeat(64) } })),
    code: 'header',
  },
];

function withContents(): Partial<OpenOptions> {
  return { contentOf: async (version) => (version === 1 ? contentIn(world.v1) : null) };
}

const signedWithKey = async (key: string): Promise<Bytes> => {
  const head = writeHeader({ ...splitParts(world.v2).header, key });
  return joinParts(head, await sign(world.mallory.privateKey, signedBytes(head)), bodyOf(splitParts(world.v2)));
};

const forgedBody = async (body: Bytes): Promise<Bytes> => {
  const hash = await sha256(body);
  return forge(world.owner, world.v2, (h) => ({ ...h, body: { ...h.body, bytes: body.length, sha256: hash } }), body);
};

async function bomb(size: number, said = size): Promise<Bytes> {
  const content = new Uint8Array(size).fill(32);
  const body = await gzip(content);
  const hash = await sha256(body);
  return forge(
    world.owner,
    world.v2,
    (h) => ({ ...h, body: { bytes: body.length, opened: said, sha256: hash }, content: { ...h.content, bytes: said } }),
    body,
  );
}

const flip = (text: string, at: number): string => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);

function padTo(bytes: Bytes, length: number): Bytes {
  const out = new Uint8Array(length);
  out.set(bytes.subarray(0, length));
  return out;
}

/** S + L: the same point for a verifier that does not look (RFC 8032, 5.1.7). */
function addOrder(signature: string): string {
  const bytes = Uint8Array.from(atob(signature.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  let carry = 2n ** 252n + 27742317777372353535851937790883648493n + bytes.subarray(32).reduceRight((n, b) => (n << 8n) | BigInt(b), 0n);
  for (let i = 32; i < 64; i++, carry >>= 8n) bytes[i] = Number(carry & 255n);
  return toBase64Url(bytes);
}

const open = (bytes: Bytes, options: Partial<OpenOptions> = {}) => openList(bytes, { trusted, today: '2026-11-20', ...options });

const refusal = (bytes: Bytes, options: Partial<OpenOptions>): Promise<{ name: string; code: string; message: string } | null> =>
  open(bytes, options).then(
    () => null,
    (e: { name: string; code: string; message: string }) => e,
  );

describe('what is done to a published list on its way, or by a dishonest owner', () => {
  test.each(ATTACKS)('$title: refused ($code)', async ({ make, code, options }) => {
    const refused = await refusal(await make(), options?.() ?? {});
    expect(refused).toMatchObject({ name: 'ListError', code });
    // one sentence for a person, and nothing of the machine in it
    expect(refused?.message).toMatch(/^[A-Z].{20,300}\.$/s);
    expect(refused?.message).not.toMatch(/undefined|\[object|JSON\.parse|\{what\}/);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  test('no two of them are the same, and there are more than forty', () => {
    expect(new Set(ATTACKS.map((a) => a.title)).size).toBe(ATTACKS.length);
    expect(ATTACKS.length).toBeGreaterThan(40);
  });

  test('every refusal of opening a list is met by one of them', () => {
    const met = new Set(ATTACKS.map((a) => a.code));
    // asked of the catalog or of the platform, not of the file
    const elsewhere = ['cannot-verify', 'not-confirmed', 'name-taken', 'not-found', 'no-version'];
    expect(LIST_ERROR_CODES.filter((code) => !met.has(code) && !elsewhere.includes(code))).toEqual([]);
  });
});

test('whatever byte is changed, wherever it stands, the list is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(world.v2.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = world.v2.slice();
      changed[at] = (changed[at] ?? 0) ^ by;
      expect(await refusal(changed, {})).toMatchObject({ name: 'ListError' });
    }),
    { numRuns: 300 },
  );
});

describe('and what is right is taken', () => {
  test.each([
    ['a first list', () => world.v1, () => ({ trusted: null })],
    ['a newer version', () => world.v2, () => ({})],
    ['a version skipped', () => world.v3, () => ({})],
    ['changes to the version at hand', () => world.delta12, withContents],
    ['changes over a skipped version', () => world.delta13, withContents],
    ['the day on which it expires', () => world.v2, () => ({ today: '2027-01-31' })],
    ['an owner whose clock is a day ahead', () => world.v2, () => ({ today: '2026-11-07' })],
  ] as [string, () => Bytes, () => Partial<OpenOptions>][])('%s', async (_title, list, options) => {
    const opened = await open(list(), options());
    expect(opened.records).toHaveLength(20);
    expect(opened.rotated).toBe(false);
  });

  test('a change of keys that the old key signed, also over two changes', async () => {
    const [second, third] = [await anOwner(), await anOwner()];
    const rotations = [await rotate('bees', world.owner.privateKey, second.publicKey), await rotate('bees', second.privateKey, third.publicKey)];
    expect((await open(await aList(third, 2, { rotations }))).rotated).toBe(true);
    const fromSecond = await open(await aList(third, 2, { rotations }), { trusted: { ...trusted, key: second.publicKey } });
    expect(fromSecond.rotated).toBe(true);
  });

  test('`sign` with the old key writes that change into the head', async () => {
    const next = await anOwner();
    const list = await signList(await unsignedList({ version: 2 }, recordsOf(2)), next.privateKey, world.owner.privateKey);
    expect((await open(list)).rotated).toBe(true);
  });

  test('a platform without Ed25519 takes nothing, and says so', async () => {
    const { importKey } = crypto.subtle;
    Object.defineProperty(crypto.subtle, 'importKey', {
      configurable: true,
      value: () => Promise.reject(new DOMException('Algorithm: Unrecognized name', 'NotSupportedError')),
    });
    try {
      expect(await refusal(world.v2, {})).toMatchObject({ code: 'cannot-verify' });
    } finally {
      Object.defineProperty(crypto.subtle, 'importKey', { configurable: true, value: importKey });
    }
  });

  test('words of any language stand in the head, in ASCII', async () => {
    const list = await aList(world.owner, 2, { title: '养蜂标准 – Normes sur les abeilles' }, [aRecord(1, { title: 'نحل' })]);
    expect(textOf(list)).toMatch(/^[\n -~]*$/);
    const opened = await open(list);
    expect(opened.header.title).toBe('养蜂标准 – Normes sur les abeilles');
    expect(opened.records[0]?.title).toBe('نحل');
  });

  test('two works of one number: the first stays, the other is named', () => {
    const { works, leftOut } = writeContent([aRecord(1), aRecord(1, { title: 'Another' }), { id: 'no title' }]);
    expect({ works, leftOut }).toEqual({ works: 1, leftOut: ['ITU-T X.9001 (04/2021)', 'record 3'] });
  });
});
