import type { ColumnField } from './types';

export type Columns = readonly (ColumnField | null)[];

/** Headings as tables of standards have them, in the folded form; the first field that a heading fits takes it. */
const HEADINGS: Readonly<Record<ColumnField, RegExp>> = {
  formerIds: /^(?:former|previous|old) (?:ids?|numbers?|names?|acronyms?)$/,
  id: /^(?:(?:standard |document |doc |spec(?:ification)? |deliverable |recommendation |reference |publication )?(?:numbers?|no|nr|ids?|identifiers?)|reference|ref|standard|recommendation|work item|deliverable|docid|short ?name|nickname|designation of the document)$/,
  title: /^(?:(?:document |work item |standard |english |full )?(?:title|name|titre)|subject(?: title)?|title en)$/,
  scope: /^(?:scope|abstract|summary|description|purpose)$/,
  aliases: /^(?:alias(?:es)?|other (?:numbers?|names?)|also known as|acronyms?|dual numbers?)$/,
  body: /^(?:body|sdo|sdos|organi[sz]ation|publisher|issuer|issued by|standards body)$/,
  group: /^(?:(?:study |working |responsible |editorial )?group|(?:technical |responsible )?(?:committee|body)|wg|tc|sg|owner)$/,
  question: /^(?:questions?|q)$/,
  kind: /^(?:(?:document |deliverable |publication )?(?:type|kind)|doctype)$/,
  status: /^(?:status|stage|state|current stage|document status)$/,
  date: /^(?:date|(?:publication|published|approval|issue|release) date|published|issued|approved|year|edition date)$/,
  url: /^(?:urls?|links?|address|href|web ?(?:page|site|address)|uri)$/,
  topics: /^(?:topics?|keywords?|tags?|kw|subjects|themes?)$/,
  references: /^(?:references|cites|normative references)$/,
  editors: /^(?:editors?|authors?|contacts?|rapporteurs?)$/,
  supportingMembers: /^supporting members?$/,
  liaisonBodies: /^(?:liaisons?(?: bodies)?|relationship)$/,
  target: /^(?:target(?: date)?|timing|due(?: date)?|planned(?: date)?|expected)$/,
  approvalProcess: /^(?:approval process|process|approval path|aap tap)$/,
  version: /^(?:version|new rev(?:ised)?)$/,
  priority: /^priority$/,
  baseText: /^base texts?$/,
  registered: /^(?:first registration(?: in the wp)?|registered|registration date|start date)$/,
  updated: /^(?:last update|updated|last modified|modified)$/,
  term: /^(?:terms?|designations?)$/,
  definition: /^definitions?$/,
};

/** In the order in which headings are tried: "former number" before "number". */
const TRIED = Object.keys(HEADINGS) as ColumnField[];

/** A heading without case, marks and what stands in brackets. */
export const foldHeading = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/\([^()]*\)/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Names a table by its head: the same head, the same choice of columns. */
export const signatureOf = (headers: readonly string[]): string => headers.map(foldHeading).join(' | ');

/** What each column seems to mean, by its heading; no field twice. */
export function guessColumns(headers: readonly string[]): (ColumnField | null)[] {
  const taken = new Set<ColumnField>();
  return headers.map((header) => {
    const folded = foldHeading(header);
    const field = TRIED.find((name) => !taken.has(name) && HEADINGS[name].test(folded)) ?? null;
    if (field) taken.add(field);
    return field;
  });
}

/** How far down the head of a table is looked for: spreadsheets begin with a title and remarks. */
export const HEAD_WITHIN = 10;

/** Which of the first rows is the head: the one with most headings that are known, else the first with two cells. */
export function headOf(rows: readonly (readonly string[])[]): number {
  const known = rows.slice(0, HEAD_WITHIN).map((row) => guessColumns(row).filter((field) => field !== null).length);
  const most = Math.max(0, ...known);
  if (most > 0) return known.indexOf(most);
  return Math.max(
    0,
    rows.findIndex((row) => row.filter((cell) => cell.trim() !== '').length >= 2),
  );
}
