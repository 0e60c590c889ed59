import { unzipSync } from 'fflate';
import { ReadError } from '@/src/model';
import { childrenNamed, parseXml, type XmlElement } from './xml';

const MEGABYTE = 1024 * 1024;
/** The largest single part that is read, unpacked. A 1,500-page Recommendation has about 40 MB of document.xml. */
const MAX_PART = 120 * MEGABYTE;
/** All parts that are read, and all that the archive says it holds. */
const MAX_READ = 240 * MEGABYTE;
const MAX_DECLARED = 2048 * MEGABYTE;
/** XML packs at most about 60 to 1 in real documents. */
const MAX_RATIO = 400;
const RATIO_COUNTS_FROM = 20 * MEGABYTE;

const TOO_LARGE = 'This document unpacks to more than can be read safely; save it again in Word without embedded files and open that.';
const CORRUPT = 'This DOCX is damaged or incomplete and cannot be read; fetch it again, or open and save it in Word.';

/** An entry of an archive as its directory describes it, in bytes. */
export type ZipEntry = { name: string; size: number; packed: number };

/** The archive's directory, without unpacking anything. Throws `corrupt` where it has none (a download cut short). */
export function listZip(bytes: Uint8Array): ZipEntry[] {
  const entries: ZipEntry[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        entries.push({ name, size: originalSize, packed: size });
        return false;
      },
    });
  } catch (cause) {
    throw new ReadError('corrupt', CORRUPT, { cause });
  }
  return entries;
}

/** A package opened: its parts by name ("word/document.xml"), parsed when asked for. */
export type Package = {
  /** Root element of a part; null where there is no such part. */
  part: (name: string) => XmlElement | null;
  /** Name of the part with the text. */
  main: string;
  /** Target of a relation of the main part by its id; null where there is none. */
  related: (id: string) => Relation | null;
  /** Parts that the main part is related to, by the last word of the relation's type ("styles", "footnotes", "header"). */
  ofType: (type: string) => string[];
};
export type Relation = { type: string; target: string; external: boolean };

const XML_PART = /\.(?:xml|rels)$/i;

/** Opens the package; throws `too-large` for archive bombs and `corrupt` for what is no Word document. Pictures are never unpacked. */
export function openPackage(bytes: Uint8Array): Package {
  const entries = listZip(bytes);
  const wanted = new Set(entries.filter(({ name }) => XML_PART.test(name) && isRead(name)).map(({ name }) => name));
  guard(entries, wanted);
  const unpacked = unpack(bytes, wanted);
  const byName = new Map([...unpacked].map(([name, content]) => [normalName(name), content]));
  const parsed = new Map<string, XmlElement | null>();
  const part = (name: string): XmlElement | null => {
    const key = normalName(name);
    const known = parsed.get(key);
    if (known !== undefined) return known;
    const content = byName.get(key);
    const root = content ? parseXml(decodeXml(content)) : null;
    // The bytes are not needed again, and the main part's are many.
    byName.delete(key);
    parsed.set(key, root);
    return root;
  };
  const main = mainPart(part, byName);
  const relations = relationsOf(part, main);
  return {
    part,
    main,
    related: (id) => relations.get(id) ?? null,
    ofType: (type) => [...relations.values()].filter((r) => r.type === type && !r.external).map((r) => r.target),
  };
}

/** Text, styles, numbers, notes, heads and feet, properties: not themes, fonts, charts or embedded documents. */
const isRead = (name: string): boolean => !/(?:^|[\\/])(?:theme|fonts|charts|diagrams|embeddings|media|glossary|activeX|ink)[\\/]/i.test(name);

function guard(entries: readonly ZipEntry[], wanted: ReadonlySet<string>): void {
  let declared = 0;
  let read = 0;
  for (const { name, size, packed } of entries) {
    declared += size;
    if (!wanted.has(name)) continue;
    read += size;
    const ratio = size / Math.max(1, packed);
    if (size > MAX_PART || (size > RATIO_COUNTS_FROM && ratio > MAX_RATIO)) throw new ReadError('too-large', TOO_LARGE);
  }
  if (read > MAX_READ || declared > MAX_DECLARED) throw new ReadError('too-large', TOO_LARGE);
}

/** A damaged part costs that part, not the document. fflate writes no more than the directory announces. */
function unpack(bytes: Uint8Array, wanted: ReadonlySet<string>): Map<string, Uint8Array> {
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter: ({ name }) => wanted.has(name) })));
  } catch {
    const whole = new Map<string, Uint8Array>();
    for (const name of wanted) {
      try {
        for (const [key, content] of Object.entries(unzipSync(bytes, { filter: (entry) => entry.name === name }))) whole.set(key, content);
      } catch (cause) {
        if (/(?:^|[\\/])document\d*\.xml$/i.test(name)) throw new ReadError('corrupt', CORRUPT, { cause });
      }
    }
    return whole;
  }
}

/** Some writers use "\" in names, a leading "/", or other capitals than their relations say. */
const normalName = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

function decodeXml(content: Uint8Array): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder('utf-16be').decode(content);
  return new TextDecoder().decode(content);
}

function mainPart(part: (name: string) => XmlElement | null, byName: ReadonlyMap<string, Uint8Array>): string {
  for (const relation of childrenNamed(part('_rels/.rels'), 'Relationship')) {
    if (!relation.attributes.Type?.endsWith('/officeDocument')) continue;
    const target = normalName(relation.attributes.Target ?? '');
    if (byName.has(target)) return target;
  }
  const usual = [...byName.keys()].find((name) => /^word\/document\d*\.xml$/.test(name));
  if (usual) return usual;
  throw new ReadError('corrupt', CORRUPT);
}

function relationsOf(part: (name: string) => XmlElement | null, main: string): Map<string, Relation> {
  const slash = main.lastIndexOf('/');
  const folder = main.slice(0, slash + 1);
  const relations = new Map<string, Relation>();
  for (const { attributes } of childrenNamed(part(`${folder}_rels/${main.slice(slash + 1)}.rels`), 'Relationship')) {
    const { Id, Type, Target, TargetMode } = attributes;
    if (Id === undefined || Target === undefined) continue;
    const external = TargetMode === 'External';
    relations.set(Id, { type: Type?.split('/').at(-1) ?? '', target: external ? Target : resolveName(folder, Target), external });
  }
  return relations;
}

function resolveName(folder: string, target: string): string {
  if (target.startsWith('/')) return normalName(target);
  const steps = folder.split('/').filter(Boolean);
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return normalName(steps.join('/'));
}
