import { fieldsOf, isFields } from '../json';
import { readPack, workOfFields } from '../packs';
import { createEntries, referenceRecords } from './bibliographies';
import { createRows, delimiterOf } from './delimited';
import { type Glossary, issueRecord, nistGlossary, terminologyGlossary, webrefGlossary } from './glossaries';
import { createItems } from './json-items';
import { parsePlainYaml, UNSURE } from './plain-yaml';
import { type ImportRecord, workOfRecord } from './record';
import { indexRecord, isIndexEntry, readYaml, relatonRecord } from './relaton';
import { LONGEST_RECORD, linesOf, textOf, wholeText } from './stream';
import { createTable } from './table';
import type { Context, Found, ImportKind, Opened, Refusal } from './types';
import { workbookSheets } from './workbook';
import { createYamlRecords } from './yaml-records';
import { zipEntries } from './zip';

type Reader = (file: Opened, context: Context) => AsyncGenerator<Found>;

/** Files that are one JSON or XML text and are read whole: no larger than this, in characters. */
const WHOLE = 200_000_000;

const nothing = (): Found => ({ works: [], refused: [], read: 0 });

const refused = (file: Opened, row: number, reason: string, words = ''): Refusal => ({ file: file.name, row, reason, words: words.slice(0, 120) });

const NAMELESS = 'This record has neither a number nor a title.';

function add(found: Found, record: ImportRecord | null, file: Opened, context: Context, row: number, words: string): void {
  const work = record ? workOfRecord(record, context.stamp, file.name) : null;
  if (work) found.works.push(work);
  else found.refused.push(refused(file, row, NAMELESS, words));
}

// ---- relaton ----

async function* readRelaton(file: Opened, context: Context): AsyncGenerator<Found> {
  const records = createYamlRecords();
  let row = 0;
  let index = false;
  const take = (texts: readonly (string | null)[]): Found => {
    const found = nothing();
    for (const text of texts) {
      row++;
      if (index) continue;
      found.read++;
      if (text === null) {
        found.refused.push(refused(file, row, 'This record is longer than a record can be.'));
        continue;
      }
      let data: unknown;
      try {
        data = readYaml(text);
      } catch (e) {
        found.refused.push(refused(file, row, `This is no YAML: ${e instanceof Error ? e.message.split('\n')[0] : ''}`, text));
        continue;
      }
      for (const item of (Array.isArray(data) ? data : [data]).map(fieldsOf)) {
        if (!isIndexEntry(item)) add(found, relatonRecord(item), file, context, row, text);
        else if (!context.among) add(found, indexRecord(item), file, context, row, text);
        else {
          index = true;
          found.refused.push(refused(file, 0, 'This is an index of numbers; the files beside it say more and are read instead.'));
          break;
        }
      }
    }
    return found;
  };
  for await (const lines of linesOf(file)) {
    yield take(records.push(lines));
    if (index) return;
  }
  yield take(records.end());
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * A small file that is one document of relaton and nothing else, as a data set has tens of thousands of; null where it is not
 * that for sure. The way around costs five times as much.
 */
export function readOneRelaton(name: string, bytes: Uint8Array, context: Context): Found | null {
  if (bytes[0] !== 45 || bytes[1] !== 45 || bytes[2] !== 45) return null;
  try {
    const text = utf8.decode(bytes);
    if (!/\ndoc(?:id|identifier|number):/.test(text) || /\n---/.test(text)) return null;
    const data = parsePlainYaml(text);
    if (data === UNSURE || !isFields(data)) return null;
    const work = workOfRecord(relatonRecord(data), context.stamp, name);
    return work ? { works: [work], refused: [], read: 1 } : null;
  } catch (e) {
    if (e instanceof TypeError) return null;
    throw e;
  }
}

// ---- works, one JSON a line, and packs ----

async function* readLines(file: Opened, context: Context): AsyncGenerator<Found> {
  let row = 0;
  for await (const lines of linesOf(file)) {
    const found = nothing();
    for (const line of lines) {
      row++;
      if (line.trim() === '') continue;
      found.read++;
      let data: unknown;
      try {
        data = JSON.parse(line);
      } catch {
        found.refused.push(refused(file, row, 'This line is no JSON.', line));
        continue;
      }
      const work = isFields(data) ? workOfFields(data, { pack: context.stamp.name, asOf: context.stamp.seen }) : null;
      if (work) found.works.push(work);
      else found.refused.push(refused(file, row, 'This record has no id and title.', line));
    }
    yield found;
  }
}

async function* readWholePack(file: Opened, context: Context): AsyncGenerator<Found> {
  const text = await wholeText(file, WHOLE);
  if (text === null) return yield tooLarge(file);
  const { works, notices } = readPack(text, context.stamp.name);
  yield { works, refused: notices.map((n) => refused(file, Number(/\d+/.exec(n.message)?.[0] ?? 0), n.message)), read: works.length + notices.length };
}

const tooLarge = (file: Opened): Found => ({ ...nothing(), refused: [refused(file, 0, 'This file is larger than can be read in one piece.')] });

// ---- bibliographies ----

async function* readCsl(file: Opened, context: Context): AsyncGenerator<Found> {
  yield* readItems(file, (item, found, row) => {
    const { records, left } = referenceRecords('csl-json', `[${item}]`);
    for (const record of records) add(found, record, file, context, row, item);
    if (records.length === 0 || left > 0) found.refused.push(refused(file, row, NAMELESS, item));
  });
}

async function* readItems(file: Opened, each: (item: string, found: Found, row: number) => void): AsyncGenerator<Found> {
  const items = createItems();
  let row = 0;
  for await (const piece of textOf(file)) {
    const found = nothing();
    for (const item of items.push(piece)) {
      found.read++;
      each(item, found, ++row);
    }
    yield found;
  }
}

const readEntries = (format: 'bibtex' | 'ris'): Reader =>
  async function* (file, context) {
    const entries = createEntries(format);
    let row = 0;
    const take = (text: string | null): Found => {
      const found = nothing();
      if (text === null) return found;
      const { records, left, unreadable } = referenceRecords(format, text);
      for (const record of records) add(found, record, file, context, ++row, record.title ?? '');
      found.read = records.length + left + (unreadable ? 1 : 0);
      if (left > 0)
        found.refused.push(
          refused(
            file,
            row + 1,
            left === 1 ? 'An entry near here has neither a number nor a title.' : `${left} entries near here have neither a number nor a title.`,
          ),
        );
      if (unreadable && !/^\s*(?:[%#]|@(?:comment|string|preamble))/i.test(text))
        found.refused.push(refused(file, row + 1, 'This part cannot be read.', text.trim()));
      return found;
    };
    for await (const piece of textOf(file)) yield take(entries.push(piece.replaceAll('\r\n', '\n')));
    yield take(entries.end());
  };

async function* readIssues(file: Opened, context: Context): AsyncGenerator<Found> {
  yield* readItems(file, (item, found, row) => {
    const record = issueRecord(fieldsOf(JSON.parse(item)));
    if (record) add(found, record, file, context, row, item);
    else found.refused.push(refused(file, row, 'This ticket names no work.', item));
  });
}

// ---- glossaries ----

const readGlossary = (read: (text: string, file: Opened) => Glossary | null): Reader =>
  async function* (file, context) {
    const text = await wholeText(file, WHOLE);
    if (text === null) return yield tooLarge(file);
    const glossary = read(text, file);
    if (!glossary) return yield { ...nothing(), refused: [refused(file, 0, 'This glossary is damaged or was cut short.')] };
    const found: Found = { works: [], refused: glossary.refused.map((r) => refused(file, r.row, r.reason, r.words)), read: glossary.read };
    const work = glossary.record.terms?.length ? workOfRecord(glossary.record, context.stamp, file.name) : null;
    if (work) found.works.push(work);
    else found.refused.push(refused(file, 0, 'No term with a definition is in this file.'));
    yield found;
  };

const jsonOf = (text: string) => {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return null;
  }
};

const fromJson =
  (read: (data: ReturnType<typeof fieldsOf>) => Glossary) =>
  (text: string): Glossary | null => {
    const data = jsonOf(text);
    return data && read(data);
  };

// ---- tables ----

async function* readTable(file: Opened, context: Context): AsyncGenerator<Found> {
  const table = createTable(file.name, context);
  let rows: ReturnType<typeof createRows> | null = null;
  let waiting = '';
  for await (const piece of textOf(file)) {
    if (rows) {
      yield table.take(rows.push(piece));
      continue;
    }
    waiting += piece;
    if (waiting.length < 16_384) continue;
    rows = createRows(delimiterOf(waiting.slice(0, LONGEST_RECORD)) ?? ',');
    yield table.take(rows.push(waiting));
  }
  if (!rows) {
    rows = createRows(delimiterOf(waiting) ?? ',');
    yield table.take(rows.push(waiting));
  }
  yield table.take(rows.end());
  yield table.end();
}

/** Sheets of a workbook, each a table with a head of its own. */
async function* readWorkbook(file: Opened, context: Context): AsyncGenerator<Found> {
  const blob = file.blob ?? new Blob(await pieces(file));
  for (const sheet of await workbookSheets(blob, await zipEntries(blob))) {
    const table = createTable(`${file.name} / ${sheet.name}`, context);
    for await (const rows of sheet.rows()) yield table.take(rows);
    yield table.end();
  }
}

async function pieces(file: Opened): Promise<BlobPart[]> {
  const parts: BlobPart[] = [];
  for await (const piece of file.bytes()) parts.push(new Uint8Array(piece));
  return parts;
}

/** How each kind of file is read. */
export const READERS: Readonly<Record<ImportKind, Reader>> = {
  relaton: readRelaton,
  works: readLines,
  pack: readWholePack,
  'csl-json': readCsl,
  bibtex: readEntries('bibtex'),
  ris: readEntries('ris'),
  table: readTable,
  workbook: readWorkbook,
  webref: readGlossary(fromJson(webrefGlossary)),
  'nist-glossary': readGlossary(fromJson(nistGlossary)),
  tbx: readGlossary((text, file) => terminologyGlossary('tbx', text, file.name)),
  skos: readGlossary((text, file) => terminologyGlossary('skos', text, file.name)),
  issues: readIssues,
};
