import { definitionList } from './definition-list';
import { dollarLines } from './dollar-lines';
import { glossaryHeadings } from './glossary-headings';
import type { Habit } from './habit';
import { legalActs } from './legal-acts';
import { numberedEntries } from './numbered-entries';
import { boldLines, boldRunIn, plainColon, plainDash, tabbedColumns } from './run-in';
import { tables } from './table';

/** All habits, in the order in which they are asked: the surer first. A list after a lead-in is read by `zone-reader.ts` itself. */
export const habits: readonly Habit[] = [
  definitionList,
  dollarLines,
  legalActs,
  tables,
  numberedEntries,
  glossaryHeadings,
  boldRunIn,
  boldLines,
  tabbedColumns,
  plainColon,
  plainDash,
];
