import { parseIdentifiers } from '@/src/identifiers';
import type { Stage } from '@/src/model';
import { plainDate } from '../dates';
import { createWork, missingOf, type PageForm, takeFields, type WorkDraft } from '../form';
import { headlines } from '../headings';
import { asParagraphs, asRelation, takeStage } from '../takers';
import { type FieldValue, linksIn, textValue } from '../values';
import type { PageView } from '../view';

/** W3C Process: what stands between a draft and a Recommendation is no Recommendation yet. */
export const W3C_STAGES: readonly [RegExp, Stage][] = [
  [/\b(?:superseded|obsolete) recommendation|^(?:superseded|obsolete)/i, 'superseded'],
  [/\b(?:rescinded|discontinued|retired)/i, 'withdrawn'],
  [
    /\b(?:working draft|candidate recommendation|proposed recommendation|editor['’]s draft|group draft|draft note|note draft|draft registry|registry draft|candidate registry|unofficial)|^(?:fpwd|wd|crs?|crd|pr|ed|dnote|dry)$/i,
    'draft',
  ],
  [
    /^(?:w3c )?(?:recommendations?|(?:group |working group |community group |interest group )?notes?|statements?|registr(?:y|ies)|(?:community group )?final reports?)\b|^(?:rec|note|stmt|ry)$/i,
    'published',
  ],
];

/** Lines as "W3C Recommendation 15 May 2025", "W3C Candidate Recommendation Draft, 2 July 2026". */
const STATE =
  /(?:^|\n)((?:W3C )?(?:First Public )?(?:Working Draft|Candidate Recommendation(?: Snapshot| Draft)?|Proposed (?:Edited )?Recommendation|Recommendation|(?:Working |Interest )?Group (?:Draft )?Note(?: Draft)?|Statement|(?:Draft |Candidate )?Registry(?: Draft| Snapshot)?|Editor['’]s Draft|Draft Community Group Report|Community Group (?:Draft|Final) Report|Superseded Recommendation|Obsolete Recommendation|Discontinued Draft))[ ,:–—-]+([^\n]{4,40})(?=\n|$)/;

function takeState(view: PageView, work: WorkDraft): void {
  const found = STATE.exec(view.page.text.slice(0, 20_000));
  if (!found?.[1]) return;
  const start = found.index + found[0].indexOf(found[1]);
  const end = found.index + found[0].length;
  const value = textValue(view, start, end);
  takeStage({ ...value, text: found[1] }, work, W3C_STAGES);
  work.set('date', plainDate(found[2] ?? ''), value, found[2]?.trim());
}

/** The dated address names the edition; the undated one the text. */
function takeVersion(value: FieldValue, work: WorkDraft): void {
  const href = value.links[0]?.href ?? /https?:\/\/\S+/.exec(value.text)?.[0];
  if (!href || !/w3\.org\/TR\//.test(href)) return;
  const identifiers = parseIdentifiers(href.replace(/^http:/, 'https:'));
  const name = /\/TR\/(?:\d{4}\/)?([^/?#]+)/.exec(href)?.[1];
  if (!identifiers[0] || !name) return;
  work.set('id', `W3C ${name}`, value, name);
  work.set('identifiers', identifiers, value, name);
  work.set('url', href, value);
}

export const w3cReport: PageForm = {
  id: 'w3c-report',
  title: 'W3C technical report',
  description: 'A report in W3C TR space or its history page: state and day, this version, editors, abstract.',
  address: /w3\.org\/TR\/[^/]|w3c\.github\.io\/|w3\.org\/standards\/history\//i,
  least: 3,
  fields: [
    { labels: ['This version', 'Dated version'], expected: true, take: takeVersion },
    { labels: ['Latest published version', 'Latest version', 'Latest published'], take: takeVersion },
    { labels: ["Latest editor's draft", 'Editor’s draft', "Editor's Draft", 'Latest editors draft'], take: () => {} },
    { labels: ['Status', 'Maturity', 'W3C status', 'State'], take: (value, work) => takeStage({ ...value, text: value.lines[0] ?? '' }, work, W3C_STAGES) },
    { labels: ['Published', 'Publication date', 'Date', 'Date published'], take: (value, work) => work.set('date', value.date, value) },
    { labels: ['Editor', 'Editors', 'Editor(s)'], expected: true, take: (value, work) => work.set('life.editors', value.lines.map(nameOf), value) },
    { labels: ['Author', 'Authors', 'Former editor', 'Former editors'], take: () => {} },
    { labels: ['Working group', 'Group', 'Deliverers', 'Deliverer', 'Produced by'], take: (value, work) => work.set('group', groupOf(value.text), value) },
    {
      labels: [
        'Previous version',
        'Previous Recommendation',
        'History',
        'Feedback',
        'Errata',
        'Implementation report',
        'Test suite',
        'Version history',
        'Translations',
        'See also',
      ],
      take: () => {},
    },
    { labels: ['Replaces', 'Obsoletes', 'Supersedes'], take: asRelation('supersedes') },
    { labels: ['Abstract', 'Summary'], take: asParagraphs('scope') },
  ],
  read(view, found) {
    const work = createWork(view);
    if (takeHistory(view, work)) return { works: [work.done()], missing: [], notices: [] };
    takeState(view, work);
    const notices = takeFields(view, w3cReport, found, work);
    if (!work.has('group')) takeDeliverer(view, work);
    const [head] = headlines(view);
    if (head && head.start >= 0) work.set('title', head.text, { ...head, label: null });
    const own = view.page.address && /w3\.org\/TR\/[^/]/.test(view.page.address) ? view.page.address : null;
    if (!work.has('id') && own)
      takeVersion({ label: null, start: -1, end: -1, text: own, lines: [own], items: [own], pieces: [], links: [{ text: own, href: own }], date: null }, work);
    work.constant({ body: 'W3C', url: view.page.address });
    const missing = [...(work.has('stageText') ? [] : ['Status']), ...missingOf(w3cReport, found)];
    return { works: work.has('id') && work.has('title') ? [work.done()] : [], missing, notices };
  },
};

/** Every report says in its status who published it: "This document was published by the … Working Group as a …". */
function takeDeliverer(view: PageView, work: WorkDraft): void {
  const said = /\bThis (?:document|report|specification) (?:was|is) (?:published|produced) by the ((?:W3C )?[A-Z][^.\n]{2,80}? Group)\b/.exec(view.page.text);
  if (!said?.[1]) return;
  const end = said.index + said[0].length;
  work.set('group', groupOf(said[1]), { label: null, start: end - said[1].length, end }, said[1]);
}

/** The history of a report: its newest version is the first row that leads to one. */
function takeHistory(view: PageView, work: WorkDraft): boolean {
  const head = headlines(view).find(({ text, start }) => start >= 0 && / publication history$/i.test(text));
  if (!head) return false;
  for (let row = 0; row < view.count; row++) {
    if (view.role(row) !== 'row' && view.name(row) !== 'li') continue;
    const [link] = linksIn(view, row).filter(({ href }) => /w3\.org\/TR\/\d{4}\//.test(href));
    if (!link) continue;
    const value = textValue(view, view.start(row), view.end(row));
    takeVersion({ ...value, links: [link] }, work);
    takeStage({ ...value, text: link.text }, work, W3C_STAGES);
    work.set('date', value.date, value);
    const title = head.text.replace(/ publication history$/i, '');
    work.set('title', title, { ...head, label: null }, title);
    work.constant({ body: 'W3C' });
    return work.has('id');
  }
  return false;
}

/** "Manu Sporny (Digital Bazaar) (v1.0, v1.1)", "Dave Beckett, ILRT <dave@example.org>": the person. */
export const nameOf = (line: string): string =>
  line
    .replace(/\s*[(<].*$/, '')
    .replace(/,(?!\s*(?:Jr|Sr|I{2,3}|Ph\.?D)\b).*$/, '')
    .trim();

/** "Verifiable Credentials Working Group" as catalogs name it. */
export const groupOf = (text: string): string =>
  `W3C ${text
    .replace(/^(?:the )?W3C /i, '')
    .replace(/ Working Group\b/i, ' WG')
    .replace(/ Community Group\b/i, ' CG')
    .trim()}`.replace(/^W3C $/, '');
