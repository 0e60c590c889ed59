import { missingOf, type PageForm } from '../form';
import { readRecords } from '../records';
import { takeItuGroup } from '../takers';
import { foldLabel } from '../words';
import { FIELDS } from './itu-work-item';

const KEY = FIELDS[0];

/** Columns that a table of the work programme always has; the fields of a single item have more. */
const EXPECTED = new Set(['Work item', 'Subject/title', 'Status', 'Timing'].map(foldLabel));

export const ituWorkProgramme: PageForm = {
  id: 'itu-work-programme',
  title: 'ITU-T work programme',
  description: "A study group's or a Question's table of work items: one row an item, columns known by their heads; also as cards.",
  address: /\/workprog\/wp_search\.aspx(?!\?isn_task)|\/workprog\/wp_(?:list|table)|work-?programme\b/i,
  least: 3,
  fields: FIELDS,
  read(view, found) {
    const records = readRecords(view, ituWorkProgramme, found, KEY ? [KEY] : [], (work, section, key) => {
      const line = { label: null, start: -1, end: -1, text: section ?? '', lines: [], items: [], pieces: [], links: [], date: null };
      if (section && !work.has('question')) takeItuGroup(line, work);
      const [link] = key?.links ?? [];
      work.constant({ body: 'ITU-T', url: link?.href ?? null });
    });
    // One card is the page of one item.
    const works = records.tabled || records.works.length > 1 ? records.works : [];
    const { columns, notices } = records;
    const missing = missingOf(ituWorkProgramme, { ...found, byField: new Map([...columns].map((field) => [field, []])) });
    return { works, missing: missing.filter((label) => EXPECTED.has(foldLabel(label))), notices };
  },
};
