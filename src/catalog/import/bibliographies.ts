import type { Reference } from '@/src/model';
import { type BibliographyFormat, importReferences } from '../import-references';
import type { ImportRecord } from './record';
import { LONGEST_RECORD } from './stream';

/** Where a piece of a bibliography may end: behind a RIS entry, before the next of BibTeX. */
const ENDS: Readonly<Record<'bibtex' | 'ris', RegExp>> = { bibtex: /\n(?=\s*@\w+\s*[{(])/g, ris: /(?:^|\n)ER {1,2}-[^\n]*\n/g };

/** Cuts a bibliography into pieces of whole entries, as they come. */
export function createEntries(format: 'bibtex' | 'ris'): { push(piece: string): string | null; end(): string | null } {
  let rest = '';
  return {
    push(piece) {
      rest += piece;
      let last = 0;
      for (const match of rest.matchAll(ENDS[format])) last = match.index + match[0].length;
      if (last === 0 && rest.length > LONGEST_RECORD) last = rest.length;
      const whole = rest.slice(0, last);
      rest = rest.slice(last);
      return whole.trim() === '' ? null : whole;
    },
    end: () => (rest.trim() === '' ? null : rest),
  };
}

/** What a bibliography says of a work; entries without number and title are counted as left out. */
export function referenceRecords(format: BibliographyFormat, text: string): { records: ImportRecord[]; left: number; unreadable: boolean } {
  const { value, notices } = importReferences(format, text);
  const left = notices.find((notice) => notice.code === 'entries-left-out');
  return {
    records: value.map(recordOf),
    left: Number(/^\d+/.exec(left?.message ?? '')?.[0] ?? 0),
    unreadable: notices.some((notice) => notice.code === 'unreadable-file'),
  };
}

const recordOf = ({ id, title, publisher, date, url }: Reference): ImportRecord => ({ id, title, publisher, date, url });
