import { Parser } from 'htmlparser2';
import { CatalogError } from '../errors';
import { unpackStream, type ZipEntry } from './zip';

/** Most text that a workbook's list of shared words may hold, in characters. */
const MOST_WORDS = 300_000_000;

const localName = (tag: string): string => tag.slice(tag.indexOf(':') + 1);

/** Feeds an XML part of a workbook to a reader, a piece at a time; `drain` is called after each. */
async function* parsed<T>(blob: Blob, entry: ZipEntry, parser: Parser, drain: () => T[]): AsyncGenerator<T[]> {
  const decoder = new TextDecoder();
  for await (const piece of unpackStream(blob, entry)) {
    parser.write(decoder.decode(piece, { stream: true }));
    const ready = drain();
    if (ready.length > 0) yield ready;
  }
  parser.end();
  yield drain();
}

async function consume(blob: Blob, entry: ZipEntry | undefined, parser: Parser): Promise<void> {
  if (entry) for await (const _ of parsed(blob, entry, parser, () => []));
}

/** The words that cells name by their number: <si><t>…</t></si>, with runs joined and readings of signs left out. */
async function sharedWords(blob: Blob, entry: ZipEntry | undefined): Promise<string[]> {
  const list: string[] = [];
  let text = '';
  let within = false;
  let phonetic = false;
  let length = 0;
  await consume(
    blob,
    entry,
    new Parser(
      {
        onopentag(tag) {
          const name = localName(tag);
          if (name === 'si') text = '';
          else if (name === 'rPh') phonetic = true;
          else if (name === 't') within = !phonetic;
        },
        ontext(piece) {
          if (within) text += piece;
        },
        onclosetag(tag) {
          const name = localName(tag);
          if (name === 't') within = false;
          else if (name === 'rPh') phonetic = false;
          else if (name === 'si') {
            length += text.length;
            if (length > MOST_WORDS) throw new CatalogError('not-readable', 'This workbook holds more text than can be read.');
            list.push(text);
          }
        },
      },
      { xmlMode: true, decodeEntities: true },
    ),
  );
  return list;
}

/** Formats by number that show a day (ECMA-376 part 1, 18.8.30); others by the letters of their own form. */
const DAYS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** For each cell style whether it shows a day. */
async function dayStyles(blob: Blob, entry: ZipEntry | undefined): Promise<boolean[]> {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let within = false;
  await consume(
    blob,
    entry,
    new Parser(
      {
        onopentag(tag, attributes) {
          const name = localName(tag);
          if (name === 'numFmt') own.set(Number(attributes.numFmtId), /[ymd]/i.test((attributes.formatCode ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')));
          else if (name === 'cellXfs') within = true;
          else if (name === 'xf' && within) {
            const format = Number(attributes.numFmtId);
            styles.push(own.get(format) ?? DAYS.has(format));
          }
        },
        onclosetag(tag) {
          if (localName(tag) === 'cellXfs') within = false;
        },
      },
      { xmlMode: true, decodeEntities: true },
    ),
  );
  return styles;
}

/** A day as a workbook counts it, from 1899-12-30 (or 1904-01-01), as YYYY-MM-DD. */
const dayOf = (count: number, since1904: boolean): string =>
  new Date(Math.round((count - (since1904 ? 24_107 : 25_569)) * 86_400) * 1000).toISOString().slice(0, 10);

/** "BC12" stands in column 54 (from 0). */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

type Sheet = { words: readonly string[]; days: readonly boolean[]; since1904: boolean };

async function* sheetRows(blob: Blob, entry: ZipEntry, { words, days, since1904 }: Sheet): AsyncGenerator<string[][]> {
  let rows: string[][] = [];
  let cells: string[] = [];
  let cell = { type: '', style: 0, column: 0 };
  let text = '';
  let within = false;
  const shownText = (): string => {
    if (cell.type === 's') return words[Number(text)] ?? '';
    if (cell.type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
    if (cell.type === 'e') return '';
    if (cell.type === '' || cell.type === 'n') {
      const count = Number(text);
      if (text !== '' && days[cell.style] && count > 0 && count < 2_958_466) return dayOf(count, since1904);
    }
    return text;
  };
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const name = localName(tag);
        if (name === 'row') cells = [];
        else if (name === 'c') {
          cell = { type: attributes.t ?? '', style: Number(attributes.s ?? -1), column: columnOf(attributes.r) ?? cells.length };
          text = '';
        } else if (name === 'v' || name === 't') within = true;
      },
      ontext(piece) {
        if (within) text += piece;
      },
      onclosetag(tag) {
        const name = localName(tag);
        if (name === 'v' || name === 't') within = false;
        else if (name === 'c' && cell.column < 1024) {
          while (cells.length < cell.column) cells.push('');
          cells[cell.column] = shownText();
        } else if (name === 'row') rows.push(cells);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  yield* parsed(blob, entry, parser, () => {
    const ready = rows;
    rows = [];
    return ready;
  });
}

/** The sheets of a workbook, by name, each with its rows of shown words; hidden sheets are passed over. */
export async function workbookSheets(blob: Blob, entries: readonly ZipEntry[]): Promise<{ name: string; rows(): AsyncGenerator<string[][]> }[]> {
  const part = (name: string): ZipEntry | undefined => entries.find((entry) => entry.name === name);
  const sheets: { name: string; id: string }[] = [];
  let since1904 = false;
  await consume(
    blob,
    part('xl/workbook.xml'),
    new Parser(
      {
        onopentag(tag, attributes) {
          const name = localName(tag);
          if (name === 'workbookPr') since1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
          if (name === 'sheet' && !/hidden/i.test(attributes.state ?? '')) sheets.push({ name: attributes.name ?? '', id: attributes['r:id'] ?? '' });
        },
      },
      { xmlMode: true, decodeEntities: true },
    ),
  );
  const targets = new Map<string, string>();
  await consume(
    blob,
    part('xl/_rels/workbook.xml.rels'),
    new Parser(
      {
        onopentag(tag, attributes) {
          if (localName(tag) === 'Relationship') targets.set(attributes.Id ?? '', (attributes.Target ?? '').replace(/^\/xl\//, ''));
        },
      },
      { xmlMode: true, decodeEntities: true },
    ),
  );
  const sheet: Sheet = { words: await sharedWords(blob, part('xl/sharedStrings.xml')), days: await dayStyles(blob, part('xl/styles.xml')), since1904 };
  return sheets.flatMap(({ name, id }) => {
    const entry = part(`xl/${targets.get(id) ?? ''}`);
    return entry ? [{ name, rows: () => sheetRows(blob, entry, sheet) }] : [];
  });
}
