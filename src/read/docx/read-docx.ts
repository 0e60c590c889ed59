import { type Block, type DocxPlaces, type Notice, ReadError, type SourceDocument } from '@/src/model';
import { hashBytes } from '../hash';
import { markCover } from './cover';
import { createNumberer } from './numbering';
import { openPackage, type Package } from './package';
import { createPlaces, type Places } from './places';
import { readProperties } from './properties';
import { readRunningText } from './running-text';
import { BODY, type Changes, createWalk, type NoteReference, type Story, type Tally } from './story';
import { readStyles } from './styles';
import { createWriter } from './writer';
import { child, childrenNamed, isElement, textUnder, type XmlElement } from './xml';

export type DocxOptions = {
  fileName: string | null;
  url: string | null;
  /** How tracked changes are read: as accepted, as the text was before them, or both at once with marks. */
  changes: Changes;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
};

/** How many blocks of the body are read before others may have the thread. */
const SLICE = 400;

/**
 * Reads a DOCX from the parts of its package: text as Word prints it, with automatic numbers. Pictures are not unpacked.
 * @throws ReadError corrupt, too-large or no-text; the signal's reason where it was aborted.
 */
export function readDocx(bytes: Uint8Array<ArrayBuffer>, options: DocxOptions): Promise<SourceDocument> {
  return read(bytes, options, null);
}

/** As `readDocx`, and says where in the package the text stands, for writing comments into it. */
export async function readDocxPlaces(bytes: Uint8Array<ArrayBuffer>, options: DocxOptions): Promise<{ document: SourceDocument; places: DocxPlaces }> {
  const places = createPlaces();
  const document = await read(bytes, options, places);
  return { document, places: places.finish() };
}

async function read(bytes: Uint8Array<ArrayBuffer>, options: DocxOptions, places: Places | null): Promise<SourceDocument> {
  const id = await hashBytes(bytes);
  const pack = openPackage(bytes);
  const body = child(pack.part(pack.main), 'w:body');
  if (!body) throw new ReadError('corrupt', 'This DOCX has no text part that can be read; open and save it in Word, and open the saved file.');
  const story = openStory(pack, options.changes, places);
  const walk = createWalk(story);
  const blocks = body.children.filter(isElement);
  for (let i = 0; i < blocks.length; i++) {
    if (i % SLICE === SLICE - 1) {
      options.onProgress?.(i, blocks.length);
      await pause(options.signal);
    }
    const block = blocks[i];
    if (block) walk.walkBlock(block, BODY);
  }
  walk.flushCarried(BODY);
  walkNotes(story, walk, places);
  options.onProgress?.(blocks.length, blocks.length);
  return compose(story, id, options);
}

function openStory(pack: Package, changes: Changes, places: Places | null): Story {
  const partOf = (type: string): XmlElement | null => {
    const name = pack.ofType(type)[0];
    return name === undefined ? null : pack.part(name);
  };
  return {
    pack,
    styles: readStyles(partOf('styles')),
    numberer: createNumberer(partOf('numbering')),
    writer: createWriter(places),
    changes,
    comments: readComments(partOf('comments')),
    tally: { inserted: 0, deleted: 0, hidden: 0, embedded: 0, renderedBreaks: 0, characters: new Map() },
    notes: [],
    part: places?.part(pack.main) ?? 0,
  };
}

/** Comment id → "author: what was said". */
function readComments(root: XmlElement | null): Map<string, string> {
  const comments = new Map<string, string>();
  for (const comment of childrenNamed(root, 'w:comment')) {
    const said = [...childrenNamed(comment, 'w:p')]
      .map((p) => textUnder(p).trim())
      .filter(Boolean)
      .join('\n');
    const { 'w:id': id, 'w:author': author } = comment.attributes;
    if (id !== undefined && said !== '') comments.set(id, author ? `${author}: ${said}` : said);
  }
  return comments;
}

/** Foot- and endnotes stand at the end, in the order in which they are cited. Notes may cite no notes. */
function walkNotes(story: Story, walk: ReturnType<typeof createWalk>, places: Places | null): void {
  const cited: NoteReference[] = [...story.notes.filter(({ type }) => type === 'footnote'), ...story.notes.filter(({ type }) => type === 'endnote')];
  const done = new Set<string>();
  for (const type of ['footnote', 'endnote'] as const) {
    const name = story.pack.ofType(`${type}s`)[0];
    if (name !== undefined && places) story.part = places.part(name);
    const byId = new Map<string, XmlElement>();
    for (const note of childrenNamed(name === undefined ? null : story.pack.part(name), `w:${type}`)) byId.set(note.attributes['w:id'] ?? '', note);
    for (const reference of cited) {
      const note = reference.type === type ? byId.get(reference.id) : undefined;
      if (!note || done.has(`${type} ${reference.id}`)) continue;
      done.add(`${type} ${reference.id}`);
      walk.walkBlocks(note.children, { ...BODY, note: { number: reference.number } });
    }
  }
}

function compose(story: Story, id: string, { fileName, url, changes }: DocxOptions): SourceDocument {
  const { text, blocks, marks, pages } = story.writer.finish();
  if (text === '') throw new ReadError('no-text', 'This document holds no text, only pictures or nothing at all; open a version that has its text.');
  const paged = story.tally.renderedBreaks > 0;
  return {
    id,
    url,
    fileName,
    format: 'docx',
    text,
    blocks: markCover(text, paged ? blocks : blocks.map((block): Block => ({ ...block, page: null }))),
    marks,
    // Only Word knows where its pages end; without its notes on that, breaks that are written would count far too few.
    pages: paged ? pages : [],
    outline: [],
    metadata: readProperties(story.pack),
    runningText: readRunningText(story),
    language: languageOf(story.tally) ?? story.styles.language,
    notices: noticesOf(story.tally, changes),
  };
}

/** The language that most characters are set in. */
function languageOf({ characters }: Tally): string | null {
  let best: string | null = null;
  for (const [language, count] of characters) if (count > (best === null ? 0 : (characters.get(best) ?? 0))) best = language;
  return best;
}

function noticesOf(tally: Tally, changes: Changes): Notice[] {
  const notices: Notice[] = [];
  const { inserted, deleted } = tally;
  if (inserted + deleted > 0) {
    const found = `${inserted} insertion${inserted === 1 ? '' : 's'} and ${deleted} deletion${deleted === 1 ? '' : 's'}`;
    if (changes === 'accepted')
      notices.push({ code: 'tracked-changes-accepted', message: `The document has tracked changes (${found}); it was read as if all were accepted.` });
    if (changes === 'original')
      notices.push({ code: 'tracked-changes-rejected', message: `The document has tracked changes (${found}); it was read as it was before them.` });
    if (changes === 'all')
      notices.push({ code: 'tracked-changes-shown', message: `The document has tracked changes (${found}); old and new text were read together.` });
  }
  if (tally.hidden > 0) notices.push({ code: 'hidden-text', message: 'The document has hidden text, which was not read.' });
  if (tally.embedded > 0) notices.push({ code: 'embedded-document', message: 'Another document is embedded in this one; its text was not read.' });
  return notices;
}

/** Lets a message (a cancel) come in. */
async function pause(signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return;
  await new Promise((resolve) => setTimeout(resolve, 0));
  signal.throwIfAborted();
}
