import { find, read as readCompoundFile } from 'cfb';
import { type Block, type Notice, plainDocument, ReadError, type SourceDocument } from '@/src/model';
import { hashBytes } from '../hash';
import { leadingNumber } from '../text/number';
import { dropInstructions, readWordText, tableStream, troubleOf, type WordText } from './word-text';

const corrupt = (cause?: unknown): ReadError =>
  new ReadError('corrupt', 'This old Word document (.doc) is damaged; open it in Word, save it as DOCX, and open that.', { cause });

/**
 * Old binary Word documents (Word 97–2003): their words, paragraphs and table cells. Their styles and automatic numbers are
 * not read, which a notice says.
 * @throws ReadError encrypted, corrupt, no-text
 */
export async function readDoc(bytes: Uint8Array<ArrayBuffer>, { fileName, url }: { fileName: string | null; url: string | null }): Promise<SourceDocument> {
  const { main, notes } = readStreams(bytes);
  const { text, blocks } = layOut(dropInstructions(main), dropInstructions(notes));
  if (text.trim() === '') throw new ReadError('no-text', 'This old Word document (.doc) holds no text that Concord can read; save it as DOCX and open that.');
  const notices: Notice[] = [
    {
      code: 'doc-plain',
      message: 'This is an old Word document (.doc): its words are read, its styles and automatic numbers are not. Saving it as DOCX gives more.',
    },
  ];
  return plainDocument(await hashBytes(bytes), text, { url, fileName, format: 'doc', blocks, notices });
}

function readStreams(bytes: Uint8Array): WordText {
  try {
    const file = readCompoundFile(bytes, { type: 'buffer' });
    const stream = (name: string): Uint8Array | null => {
      const content = find(file, `/${name}`)?.content;
      return content ? Uint8Array.from(content) : null;
    };
    const word = stream('WordDocument');
    if (!word) throw corrupt();
    const fib = new DataView(word.buffer, word.byteOffset, word.byteLength);
    const trouble = troubleOf(fib);
    if (trouble === 'encrypted')
      throw new ReadError('encrypted', 'This Word document is protected by a password; open it in Word, save a copy without the password, and open that.');
    const table = stream(tableStream(fib));
    if (trouble || !table) throw corrupt();
    return readWordText(word, table);
  } catch (e) {
    if (e instanceof ReadError) throw e;
    throw corrupt(e);
  }
}

const clean = (s: string): string =>
  s
    .replace(/\u000b/g, '\u2028')
    .replace(/\u001e/g, '\u2011')
    .replace(/[\u0000-\u0008\u000e-\u001f\u00ad]/g, '')
    .replace(/[^\S\u2028\t]+/g, ' ')
    .trim();

/** Paragraphs and rows of cells. A row ends with a cell mark that closes no text of its own. */
function layOut(main: string, notes: string): { text: string; blocks: Block[] } {
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  let page = 1;
  const add = (words: string, kind: Block['kind'], cell: Block['cell']): void => {
    if (words === '') return;
    const before = blocks.length === 0 ? '' : cell && cell.column > 0 && blocks.at(-1)?.cell?.row === cell.row ? '\t' : '\n';
    parts.push(before, words);
    length += before.length;
    const number = cell ? null : leadingNumber(words, false);
    blocks.push({
      span: { start: length, end: length + words.length },
      kind,
      level: null,
      number,
      style: null,
      anchor: null,
      page,
      indent: null,
      size: null,
      cell,
      list: null,
      context: null,
    });
    length += words.length;
  };
  let table = -1;
  let row = 0;
  let column = 0;
  let inRow = false;
  for (const piece of main.split(/(?<=[\r\u0007\f])/)) {
    const end = piece.at(-1);
    const words = clean(piece.slice(0, end === '\r' || end === '\u0007' || end === '\f' ? -1 : undefined));
    if (end === '\u0007') {
      if (!inRow) {
        table++;
        row = 0;
        column = 0;
        inRow = true;
      }
      // The row's own end mark follows the last cell's at once.
      if (words === '' && column > 0) {
        row++;
        column = 0;
      } else add(words, 'cell', { table, row, column: column++, header: false });
      continue;
    }
    if (words !== '' || end === '\r') inRow = inRow && column > 0;
    add(words, column > 0 && inRow ? 'cell' : 'paragraph', column > 0 && inRow ? { table, row, column, header: false } : null);
    if (end === '\f') page++;
  }
  for (const note of notes.split('\r')) add(clean(note), 'note', null);
  return { text: parts.join(''), blocks };
}
