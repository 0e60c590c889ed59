import type { DocxPlaces, Span } from '@/src/model';
import { type Node, rawOffset, tablesOf, waysTo } from './docx-marks';
import { escapeXml } from './xml';
import { type Archive, ArchiveError, openArchive } from './zip';

/** A comment to be set on a stretch of the text. `date` is an ISO date-time. Lines of the text become paragraphs. */
export type DocxComment = { span: Span; author: string; initials: string; date: string; text: string };

export type CommentedDocx = {
  bytes: Uint8Array<ArrayBuffer>;
  /**
   * How each comment stands, in the order given. exact: on the span's own characters · around: on the smallest thing that can
   * carry a comment (a formula, a text box, the mark of a footnote) · left-out: its words come from no text of the package
   * (automatic numbers).
   */
  placed: ('exact' | 'around' | 'left-out')[];
};

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';

/**
 * Writes comments into an otherwise untouched DOCX: only the main part, the comments and, where these are new, the two parts
 * that name them are changed; all other entries keep their very bytes. Runs are split at the exact characters, with their
 * properties. `places` is what the reader says of the same bytes.
 * @throws ArchiveError for what is no DOCX.
 */
export function commentDocx(original: Uint8Array, places: DocxPlaces, comments: readonly DocxComment[]): CommentedDocx {
  const archive = openArchive(original);
  const mainName = entryNamed(archive, places.parts[0] ?? 'word/document.xml');
  const xml = textOf(archive, mainName);
  const file = commentsFile(archive, mainName);
  const nameOf = canonicalNames(xml);
  const pieces = atTables(places, tablesOf(xml, nameOf), comments);
  const ranges = pieces.map(({ comment }) => endsOf(places, comment.span));
  const offsets = new Set<number>();
  for (const range of ranges) for (const end of range ?? []) if (end.part === 0) offsets.add(end.at);
  const notes = noteMarks(archive, xml, places, ranges);
  for (const at of notes.values()) offsets.add(at);
  const ways = waysTo(xml, offsets, nameOf);
  const edits = new Edits(xml);
  const wordName = declareWord(xml);
  const placed: CommentedDocx['placed'] = comments.map(() => 'exact');
  const written: string[] = [];
  for (const [i, { comment, of }] of pieces.entries()) {
    const range = ranges[i];
    const found = range && pointsOf(xml, ways, notes, range);
    if (!found?.exact) placed[of] = found ? 'around' : 'left-out';
    if (!found) continue;
    const id = String(file.nextId + written.length);
    edits.add(found.end, 'end', `<${wordName('commentRangeEnd')} w:id="${id}"/>${referenceRun(wordName, id, file.style)}`);
    edits.add(found.start, 'start', `<${wordName('commentRangeStart')} w:id="${id}"/>`);
    written.push(commentXml(id, comment));
  }
  if (written.length === 0) return { bytes: archive.write(new Map()), placed };
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const changed = new Map([...file.parts, [file.name, file.with(written.join(''))], [mainName, edits.apply()]]);
  return { bytes: archive.write(new Map([...changed].map(([name, text]) => [name, encode(asUtf8(text))]))), placed };
}

// ---- from the span to the element ----

type Piece = { comment: DocxComment /** Index of the comment that it is a piece of. */; of: number };

/**
 * Comments that leave the table in which they begin become two, of which the second says that it goes on: LibreOffice drops
 * such ranges without a word.
 */
function atTables(places: DocxPlaces, tables: readonly Span[], comments: readonly DocxComment[]): Piece[] {
  return comments.flatMap((comment, of) =>
    spansAtTables(places, tables, comment.span).map((span, i): Piece => {
      const text = i === 0 ? comment.text : `(continued) ${comment.text.split(/[\r\n\u2028\u2029]/)[0]}`;
      return { comment: { ...comment, span, text }, of };
    }),
  );
}

function spansAtTables(places: DocxPlaces, tables: readonly Span[], span: Span): Span[] {
  const { part, start, length, at } = places;
  const first = firstStretch(start, length, span.start);
  const inTable = (i: number): Span | undefined => (part[i] === 0 ? tables.find((table) => table.start < (at[i] ?? 0) && (at[i] ?? 0) < table.end) : undefined);
  const table = inTable(first);
  if (!table) return [span];
  for (let i = first + 1; i < start.length && (start[i] ?? 0) < span.end && part[i] === 0; i++) {
    if (inTable(i) === table) continue;
    const before = { start: span.start, end: (start[i - 1] ?? 0) + (length[i - 1] ?? 0) };
    return [before, ...spansAtTables(places, tables, { start: start[i] ?? 0, end: span.end })];
  }
  return [span];
}

/** The first stretch that ends after this place. */
function firstStretch(start: Uint32Array, length: Uint32Array, place: number): number {
  let low = 0;
  let high = start.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((start[middle] ?? 0) + (length[middle] ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

type End = { part: number; at: number; offset: number; side: 'start' | 'end'; exact: boolean };

/** First and last stretch of the text under a span, and the one that stands furthest in the first one's part; null where there is none. */
type Ends = [first: End, last: End, furthest: End];

function endsOf(places: DocxPlaces, span: Span): Ends | null {
  const { start, length, part, at, from, to } = places;
  const first = firstStretch(start, length, span.start);
  let low = first;
  let high = start.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((start[middle] ?? 0) < span.end) low = middle + 1;
    else high = middle;
  }
  const last = low - 1;
  if (last < first) return null;
  const end = (i: number, side: 'start' | 'end'): End => {
    const begin = start[i] ?? 0;
    const exact = (to[i] ?? 0) - (from[i] ?? 0) === length[i];
    const left = exact ? (from[i] ?? 0) + Math.max(0, span.start - begin) : (from[i] ?? 0);
    const right = exact ? (from[i] ?? 0) + Math.min(length[i] ?? 0, span.end - begin) : (to[i] ?? 0);
    const atEdge = side === 'start' ? span.start <= begin : span.end >= begin + (length[i] ?? 0);
    return { part: part[i] ?? 0, at: at[i] ?? 0, offset: side === 'start' ? left : right, side, exact: exact || atEdge };
  };
  let furthest = first;
  for (let i = first; i <= last; i++) if (part[i] === part[first] && (at[i] ?? 0) >= (at[furthest] ?? 0)) furthest = i;
  return [end(first, 'start'), end(last, 'end'), end(furthest, 'end')];
}

/** A place in the main part where a mark goes in. `split` is the run that must be closed and opened again around it. */
type Point = { at: number; split: Node | null; inText: Node | null };

function pointsOf(
  xml: string,
  ways: ReadonlyMap<number, Node[]>,
  notes: ReadonlyMap<string, number>,
  [first, last, furthest]: Ends,
): { start: Point; end: Point; exact: boolean } | null {
  const start = pointOf(xml, ways, notes, first);
  const end = pointOf(xml, ways, notes, last);
  if (!start || !end) return null;
  if (start.point.at < end.point.at) return { start: start.point, end: end.point, exact: start.exact && end.exact && start.within === end.within };
  // The text goes another way than the file (boxes after their paragraph, notes at the end): the comment goes as far as it does not turn back.
  const turning = pointOf(xml, ways, notes, furthest) ?? end;
  return start.point.at < turning.point.at ? { start: start.point, end: turning.point, exact: false } : null;
}

function pointOf(
  xml: string,
  ways: ReadonlyMap<number, Node[]>,
  notes: ReadonlyMap<string, number>,
  end: End,
): { point: Point; exact: boolean; within: number } | null {
  const inNote = end.part !== 0;
  const at = inNote ? notes.get(`${end.part} ${end.at}`) : end.at;
  const way = at === undefined ? undefined : ways.get(at);
  const element = way?.at(-1);
  if (!way || !element) return null;
  const anchor = anchorOf(way);
  if (!anchor) return null;
  const direct = anchor.name === 'w:r' && way.at(-2) === anchor;
  const isText = element.name === 'w:t' || element.name === 'w:delText';
  const within = way.find(({ name }) => name === 'w:txbxContent')?.start ?? 0;
  const whole = (exact: boolean): { point: Point; exact: boolean; within: number } => ({
    point: { at: end.side === 'start' ? anchor.start : anchor.end, split: null, inText: null },
    exact,
    within,
  });
  if (!direct) return whole(false);
  const inside = isText && !inNote ? rawOffset(xml, element, end.offset) : end.side === 'start' ? element.open : element.close;
  if (inside > element.open && inside < element.close) return { point: { at: inside, split: anchor, inText: element }, exact: end.exact, within };
  const before = inside <= element.open && !(end.side === 'end' && element.open === element.close);
  const edge = before ? element.start : element.end;
  if (edge <= anchor.content || edge >= anchor.close) {
    return { point: { at: edge <= anchor.content ? anchor.start : anchor.end, split: null, inText: null }, exact: end.exact && !inNote, within };
  }
  return { point: { at: edge, split: anchor, inText: null }, exact: end.exact && !inNote, within };
}

/**
 * What a mark may stand beside: the outermost run or formula of the outermost paragraph, so that a text box is commented where
 * it hangs (Word takes no comments inside), and one of two choices is never commented alone.
 */
function anchorOf(way: readonly Node[]): Node | null {
  const inline = way.findIndex(({ name }) => name === 'w:r' || name === 'm:oMath' || name === 'm:oMathPara');
  if (inline < 0) return null;
  const paragraph = way.slice(0, inline).findLastIndex(({ name }) => name === 'w:p');
  return way.slice(paragraph + 1, inline).find(({ name }) => name === 'mc:AlternateContent') ?? way[inline] ?? null;
}

/** For ends that stand in a foot- or endnote: where the main part cites that note. Word takes no comments in notes. */
function noteMarks(archive: Archive, main: string, places: DocxPlaces, ranges: readonly (Ends | null)[]): Map<string, number> {
  const marks = new Map<string, number>();
  for (const range of ranges) {
    for (const { part, at } of range ?? []) {
      const key = `${part} ${at}`;
      if (part === 0 || marks.has(key)) continue;
      const name = places.parts[part] ?? '';
      const before = textOf(archive, entryNamed(archive, name)).slice(0, at);
      const note = before.slice(Math.max(before.lastIndexOf('<w:footnote '), before.lastIndexOf('<w:endnote ')));
      const kind = /^<w:(footnote|endnote) [^>]*?w:id="(-?\d+)"/.exec(note);
      const cited = kind && new RegExp(`<w:${kind[1]}Reference [^>]*w:id="${kind[2]}"`).exec(main);
      if (cited) marks.set(key, cited.index);
    }
  }
  return marks;
}

// ---- changing the main part ----

/** Marks to be put into a text, gathered and applied at once. */
class Edits {
  private readonly points = new Map<number, Point & { starts: string[]; ends: string[] }>();
  constructor(private readonly xml: string) {}

  add(point: Point, side: 'start' | 'end', mark: string): void {
    const here = this.points.get(point.at) ?? { ...point, starts: [], ends: [] };
    this.points.set(point.at, here);
    (side === 'start' ? here.starts : here.ends).push(mark);
  }

  /** The text with all marks; where a range ends and another begins, the end comes first. */
  apply(): string {
    const { xml } = this;
    const parts: string[] = [];
    let at = 0;
    const copyTo = (to: number): void => {
      parts.push(xml.slice(at, to));
      at = to;
    };
    const preserved = new Set<Node>();
    for (const point of [...this.points.values()].sort((a, b) => a.at - b.at)) {
      const { split, inText } = point;
      if (inText && !preserved.has(inText)) {
        preserved.add(inText);
        // A part of a text may begin or end with a space, which XML for Word loses otherwise.
        const tag = xml.slice(inText.start, inText.open);
        if (!/\sxml:space\s*=/.test(tag)) {
          copyTo(inText.open - 1);
          parts.push(' xml:space="preserve"');
        }
      }
      copyTo(point.at);
      const marks = [...point.ends, ...point.starts].join('');
      if (!split) {
        parts.push(marks);
        continue;
      }
      const close = `${inText ? closingTag(xml, inText) : ''}${closingTag(xml, split)}`;
      const open = `${xml.slice(split.start, split.open)}${split.properties}${inText ? preservedTag(xml, inText) : ''}`;
      parts.push(close, marks, open);
    }
    copyTo(xml.length);
    return parts.join('');
  }
}

const closingTag = (xml: string, node: Node): string => xml.slice(node.close, node.end);

function preservedTag(xml: string, node: Node): string {
  const tag = xml.slice(node.start, node.open);
  return /\sxml:space\s*=/.test(tag) ? tag : `${tag.slice(0, -1)} xml:space="preserve">`;
}

/** Names of this file's elements as ECMA-376 writes them. */
function canonicalNames(xml: string): (name: string) => string {
  const renamed = new Map<string, string>();
  for (const [, prefix = '', address = ''] of xml.matchAll(/\sxmlns(?::([\w.-]+))?="([^"]*)"/g)) {
    const usual = /wordprocessingml\/(?:2006\/)?main$/.test(address)
      ? 'w'
      : /officeDocument\/(?:2006\/)?math$/.test(address)
        ? 'm'
        : /markup-compatibility\/2006$/.test(address)
          ? 'mc'
          : null;
    if (usual !== null && usual !== prefix) renamed.set(prefix, usual);
  }
  if (renamed.size === 0) return (name) => name;
  return (name) => {
    const colon = name.indexOf(':');
    const usual = renamed.get(colon < 0 ? '' : name.slice(0, colon));
    return usual === undefined ? name : `${usual}:${name.slice(colon + 1)}`;
  };
}

/** "w:commentRangeStart", with the namespace declared on the spot where this file knows no "w". */
function declareWord(xml: string): (name: string) => string {
  const declared = /\sxmlns:w="([^"]*)"/.exec(xml)?.[1];
  if (declared !== undefined) return (name) => `w:${name}`;
  const own = /\sxmlns(?::[\w.-]+)?="([^"]*wordprocessingml\/(?:2006\/)?main)"/.exec(xml)?.[1] ?? WORD;
  return (name) => `w:${name} xmlns:w="${own}"`;
}

function referenceRun(wordName: (name: string) => string, id: string, style: boolean): string {
  const properties = style ? '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>' : '';
  return `<${wordName('r')}>${properties}<w:commentReference w:id="${id}"/></w:r>`;
}

// ---- the comments ----

type CommentsFile = {
  name: string;
  nextId: number;
  /** Whether the document has Word's style for the mark. */
  style: boolean;
  /** The part with these comments added. */
  with: (comments: string) => string;
  /** Parts that must name a new comments part. */
  parts: Map<string, string>;
};

function commentsFile(archive: Archive, mainName: string): CommentsFile {
  const slash = mainName.lastIndexOf('/');
  const folder = mainName.slice(0, slash + 1);
  const relationsName = entryNamed(archive, `${folder}_rels/${mainName.slice(slash + 1)}.rels`);
  const relations = archive.names.includes(relationsName)
    ? textOf(archive, relationsName)
    : '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>';
  const tag = /<(?:\w+:)?Relationship\b[^>]*\bType="[^"]*\/relationships\/comments"[^>]*>/.exec(relations)?.[0];
  const target = tag && /\bTarget="([^"]+)"/.exec(tag)?.[1];
  const stylesName = archive.names.find((name) => name.toLowerCase() === `${folder}styles.xml`.toLowerCase());
  const style = stylesName !== undefined && /w:styleId="CommentReference"/.test(textOf(archive, stylesName));
  const named = target && entryNamed(archive, target.startsWith('/') ? target.slice(1) : `${folder}${target}`);
  if (named && archive.names.includes(named)) {
    const old = textOf(archive, named);
    const ids = [...old.matchAll(/<(?:\w+:)?comment\s[^>]*?\bw?:?id="(-?\d+)"/g)].map((m) => Number(m[1]));
    return { name: named, nextId: ids.reduce((most, id) => Math.max(most, id), -1) + 1, style, with: (added) => appended(old, added), parts: new Map() };
  }
  const name = named ?? freeName(archive, folder);
  const parts = new Map<string, string>();
  const typesName = entryNamed(archive, '[Content_Types].xml');
  const types = textOf(archive, typesName);
  if (!types.includes(COMMENTS_TYPE)) parts.set(typesName, appended(types, `<Override PartName="/${name}" ContentType="${COMMENTS_TYPE}"/>`));
  if (!named) {
    const id = freeId(relations);
    const type = /"(http:\/\/purl\.oclc\.org\/ooxml\/officeDocument\/relationships)\//.exec(relations)?.[1] ?? RELATIONS;
    parts.set(relationsName, appended(relations, `<Relationship Id="${id}" Type="${type}/comments" Target="${name.slice(folder.length)}"/>`));
  }
  const word = /\s(?:xmlns|xmlns:\w+)="([^"]*wordprocessingml\/(?:2006\/)?main)"/.exec(textOf(archive, mainName))?.[1] ?? WORD;
  const empty = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${word}"></w:comments>`;
  return { name, nextId: 0, style, with: (added) => appended(empty, added), parts };
}

/** What is added stands last in the root element, whether that was empty or not, in the root's own namespace for elements without prefix. */
function appended(xml: string, added: string): string {
  const end = xml.lastIndexOf('</');
  const root = /<([\w.:-]+)(\s[^<>]*)?\/>\s*$/.exec(xml);
  if (root && end < root.index) return `${xml.slice(0, root.index)}<${root[1]}${root[2] ?? ''}>${prefixed(added, root[1] ?? '')}</${root[1]}>`;
  if (end < 0) throw new ArchiveError('a part of the document is damaged');
  const name = /^<\/([\w.:-]+)/.exec(xml.slice(end))?.[1] ?? '';
  return `${xml.slice(0, end)}${prefixed(added, name)}${xml.slice(end)}`;
}

/** Relations and content types take the prefix that their part uses; comments have their own. */
function prefixed(added: string, rootName: string): string {
  const colon = rootName.indexOf(':');
  return colon > 0 && !added.startsWith('<w:') ? added.replace(/^</, `<${rootName.slice(0, colon + 1)}`) : added;
}

const initialsOf = (text: string): string => text.slice(0, 9);

function commentXml(id: string, { author, initials, date, text }: DocxComment): string {
  const paragraphs = text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line, i) => `<w:p><w:r>${i === 0 ? '<w:annotationRef/>' : ''}<w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r></w:p>`)
    .join('');
  // A comment's date has no fractions of a second (xsd:dateTime as Word writes it).
  const day = date.replace(/\.\d+(?=Z|[+-]|$)/, '');
  return `<w:comment xmlns:w="${WORD}" w:id="${id}" w:author="${escapeXml(author)}" w:date="${escapeXml(day)}" w:initials="${escapeXml(initialsOf(initials))}">${paragraphs}</w:comment>`;
}

function freeId(relations: string): string {
  for (let n = 1; ; n++) if (!relations.includes(`"rIdConcord${n}"`)) return `rIdConcord${n}`;
}

function freeName(archive: Archive, folder: string): string {
  const taken = new Set(archive.names.map((name) => name.toLowerCase()));
  for (let n = 0; ; n++) {
    const name = `${folder}comments${n === 0 ? '' : n}.xml`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** An entry's own spelling: relations and writers disagree about capitals. */
const entryNamed = (archive: Archive, name: string): string =>
  archive.names.find((known) => known.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase() === name.toLowerCase()) ?? name;

function textOf(archive: Archive, name: string): string {
  const content = archive.read(name);
  if (!content) throw new ArchiveError(`the document has no part ${name}`);
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder('utf-16be').decode(content);
  return new TextDecoder().decode(content);
}

/** What was UTF-16 is written as UTF-8, and says so. */
const asUtf8 = (xml: string): string => xml.replace(/^(<\?xml[^>]*encoding=)(["'])utf-16\2/i, '$1$2UTF-8$2');
