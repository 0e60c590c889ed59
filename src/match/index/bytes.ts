import { writePostings } from './build';
import { bytes8, numbers16, numbers32, signed32 } from './growable';
import { countStrings, type Strings } from './strings';
import { docCount, type IndexData, indexOver, type WorkIndex } from './work-index';

/** "CNX1": the first four bytes of an index as bytes. */
const MAGIC = 0x31584e43;
/** To be raised with every change of the index's form or of how words are cut and stemmed. */
export const INDEX_LAYOUT = 5;
const ALIGN = 8;
const HEAD = 4;

type Section = Uint8Array | Uint16Array | Uint32Array;

/** The index as one buffer, for IndexedDB. Works added late are worked in first; removed ones keep their place until a build. */
export function serialiseIndex(index: WorkIndex): ArrayBuffer {
  settle(index);
  const sections = sectionsOf(index.data);
  const head = HEAD + sections.length;
  const size = sections.reduce((sum, section) => sum + align(section.byteLength), align(head * 4));
  const buffer = new ArrayBuffer(size);
  const header = new Uint32Array(buffer, 0, head);
  header.set([MAGIC, INDEX_LAYOUT, sections.length, docCount(index.data)]);
  let at = align(head * 4);
  sections.forEach((section, n) => {
    header[HEAD + n] = section.length;
    new Uint8Array(buffer, at, section.byteLength).set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength));
    at += align(section.byteLength);
  });
  return buffer;
}

/** Works the late postings into the main ones. */
export function settle(index: WorkIndex): void {
  const { data } = index;
  if (data.lateDocs.used === 0) return;
  writePostings(data);
  data.lateHead = signed32();
  data.lateNext = signed32();
  data.lateDocs = numbers32();
  data.lateCounts = bytes8();
}

/** Opens a buffer as an index, over the buffer itself. Null where it is of another version or damaged: build anew. */
export function openIndex(buffer: ArrayBuffer): WorkIndex | null {
  if (buffer.byteLength < HEAD * 4) return null;
  const [magic, version, count = 0] = new Uint32Array(buffer, 0, HEAD);
  if (magic !== MAGIC || version !== INDEX_LAYOUT || count !== MAKERS.length || buffer.byteLength < (HEAD + count) * 4) return null;
  const lengths = new Uint32Array(buffer, HEAD * 4, count);
  let at = align((HEAD + count) * 4);
  const sections: Section[] = [];
  for (let n = 0; n < count; n++) {
    const bytes = (lengths[n] as number) * (MAKERS[n] as number);
    if (at + bytes > buffer.byteLength) return null;
    sections.push(view(buffer, at, lengths[n] as number, MAKERS[n] as number));
    at += align(bytes);
  }
  return indexOver(dataOf(sections));
}

const align = (bytes: number): number => Math.ceil(bytes / ALIGN) * ALIGN;

const view = (buffer: ArrayBuffer, at: number, length: number, width: number): Section =>
  width === 1 ? new Uint8Array(buffer, at, length) : width === 2 ? new Uint16Array(buffer, at, length) : new Uint32Array(buffer, at, length);

/** Bytes of a value, section by section. */
const MAKERS = [2, 4, 4, 2, 4, 2, 4, 2, 1, 4, 4, 1, 4, 2, 4, 4, 1, 4, 4, 1];

const strings = (s: Strings): Section[] => [s.units.values.subarray(0, s.units.used), s.starts.values.subarray(0, s.starts.used)];

function sectionsOf(data: IndexData): Section[] {
  const docs = docCount(data);
  return [
    ...strings(data.words),
    data.frequency.values.subarray(0, countStrings(data.words)),
    ...strings(data.keys),
    ...strings(data.bodies),
    data.body.values.subarray(0, docs),
    data.flags.values.subarray(0, docs),
    data.titleStart.values.subarray(0, docs + 1),
    data.titleTerms.values.subarray(0, data.titleTerms.used),
    data.titleMarks.values.subarray(0, data.titleMarks.used),
    data.parts.hashes,
    data.parts.counts,
    data.textStart.values.subarray(0, docs + 1),
    data.textTerms.values.subarray(0, data.textTerms.used),
    data.textCounts.values.subarray(0, data.textCounts.used),
    data.mainStart,
    data.mainDocs,
    data.mainCounts,
  ];
}

function dataOf(sections: readonly Section[]): IndexData {
  let next = 0;
  const take8 = (): Uint8Array => narrow(sections[next++], Uint8Array);
  const take16 = (): Uint16Array => narrow(sections[next++], Uint16Array);
  const take32 = (): Uint32Array => narrow(sections[next++], Uint32Array);
  const takeStrings = (): Strings => ({ units: numbers16(take16()), starts: numbers32(take32()) });
  return {
    words: takeStrings(),
    frequency: numbers32(take32()),
    keys: takeStrings(),
    bodies: takeStrings(),
    body: numbers16(take16()),
    flags: bytes8(take8()),
    titleStart: numbers32(take32()),
    titleTerms: numbers32(take32()),
    titleMarks: bytes8(take8()),
    parts: { hashes: take32(), counts: take16() },
    textStart: numbers32(take32()),
    textTerms: numbers32(take32()),
    textCounts: bytes8(take8()),
    mainStart: take32(),
    mainDocs: take32(),
    mainCounts: take8(),
    lateHead: signed32(),
    lateNext: signed32(),
    lateDocs: numbers32(),
    lateCounts: bytes8(),
  };
}

function narrow<T extends Section>(section: Section | undefined, type: new (length: number) => T): T {
  if (section instanceof type) return section;
  throw new Error('the sections of the index are out of order');
}

/** Bytes held by the index: its arrays and its two lookups. */
export function indexBytes(index: WorkIndex): number {
  const { data } = index;
  const late = data.lateHead.bytes + data.lateNext.bytes + data.lateDocs.bytes + data.lateCounts.bytes;
  return sectionsOf(data).reduce((sum, section) => sum + section.byteLength, late + index.wordLookup.bytes() + index.keyLookup.bytes());
}
