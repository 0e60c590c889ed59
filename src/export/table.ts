import type { Report } from '@/src/model';

/** A table as data: a head, and rows of as many cells. */
export type Table = { name: string; head: string[]; rows: string[][] };

/** The column that says how far a row may go: rows are copied out of their table. */
const CLASS = 'Class of the document';

export const findingsTable = (report: Report): Table => ({
  name: 'Findings',
  head: ['Kind', 'Tier', 'Subject', 'Message', 'Advice', 'Clause', 'Page', 'Here', 'There', 'Source', 'Work', 'Id', CLASS],
  rows: report.findings.map((f) => {
    const [first] = f.evidence;
    return [
      f.kind,
      f.tier,
      f.subject,
      f.message,
      f.advice,
      first?.here.clause ?? '',
      String(first?.here.page ?? ''),
      first?.here.quote.exact ?? '',
      first?.there?.quote ?? '',
      first?.there?.source ?? '',
      f.work ?? '',
      f.id,
      report.extract.identity.confidentiality,
    ];
  }),
});

export const referencesTable = (report: Report): Table => ({
  name: 'References',
  head: ['Label', 'Number', 'Title', 'Edition', 'Role', 'Status', 'Replaced by', 'Address', 'As printed', CLASS],
  rows: report.extract.citations.map((c, i) => [
    c.label ?? '',
    c.id ?? '',
    c.title ?? '',
    c.edition ?? '',
    c.role,
    report.cited[i]?.status ?? 'unknown',
    report.cited[i]?.replacedBy ?? '',
    c.url ?? '',
    c.raw,
    report.extract.identity.confidentiality,
  ]),
});

export const termsTable = (report: Report): Table => ({
  name: 'Terms',
  head: ['Term', 'Other words', 'Definition', 'Notes', 'Origin', 'Source', 'Clause', 'Page', CLASS],
  rows: report.extract.terms.map((t) => [
    t.designation,
    t.alternates.join('; '),
    t.definition,
    t.notes.join('\n'),
    t.origin,
    t.source ?? '',
    t.clause ?? '',
    String(t.page ?? ''),
    report.extract.identity.confidentiality,
  ]),
});
