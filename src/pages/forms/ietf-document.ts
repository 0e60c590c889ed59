import { parseIdentifiers } from '@/src/identifiers';
import type { Identifier, Stage } from '@/src/model';
import { plainDate } from '../dates';
import { createWork, type Field, type Found, missingOf, type PageForm, takeFields, type WorkDraft } from '../form';
import { headlines, identityInHead } from '../headings';
import { asList, asParagraphs, asRelation, asText, relate, takeStage } from '../takers';
import type { FieldValue } from '../values';
import type { PageView } from '../view';
import { oneLine } from '../words';

const isIetf = ({ publisher, type }: Identifier): boolean => publisher === 'IETF' && /^(?:rfc|draft|bcp|std|fyi)$/.test(type);

export const IETF_STAGES: readonly [RegExp, Stage][] = [
  [/^dead\b/i, 'withdrawn'],
  // States of the IESG and of the RFC Editor's queue: the text is none of its RFC yet.
  [
    /^(?:rfc[ -]ed|ad |iesg |publication requested|(?:in )?last call|waiting for|approved-announcement|expert review|awaiting|parked|adopted|call for adoption)/i,
    'draft',
  ],
  [/^(?:active|expired|replaced) internet-draft|^i-d exists|^wg document|^(?:in )?wg last call|^wg consensus|internet-draft/i, 'draft'],
  [/^RFC\b/, 'published'],
];

/** "Active Internet-Draft (oauth WG)", "RFC - Proposed Standard (May 2015)", then what it replaces. */
function takeType(value: FieldValue, work: WorkDraft): void {
  // Badges as "Expired & archived" and a sentence on an older revision stand there too; neither is the type.
  const line = value.lines.find((one) => /^RFC\b|internet-draft/i.test(one) && !/^this is an older version/i.test(one)) ?? '';
  const said = line.replace(/\s*\(.*$/, '').trim();
  takeStage({ ...value, text: said }, work, IETF_STAGES);
  const group = /\(([a-z][a-z0-9-]+) (?:WG|RG)\)/.exec(value.text);
  if (group?.[1]) work.set('group', `IETF ${group[1]}`, value, group[1]);
  const older = value.lines.some((one) => /^this is an older version of an internet-draft/i.test(one));
  work.set('kind', said.startsWith('RFC') ? 'rfc' : older || /internet-draft/i.test(said) ? 'internet-draft' : '', value, said || 'Internet-Draft');
  if (said.startsWith('RFC')) work.set('date', plainDate(value.text), value);
  for (const [word, type] of [
    ['Obsoletes', 'supersedes'],
    ['Updates', 'amends'],
    ['Obsoleted by', 'superseded-by'],
    ['Updated by', 'amended-by'],
    ['Was', 'was'],
  ] as const) {
    const line2 = value.lines.find((one) => one.startsWith(`${word} `));
    if (!line2) continue;
    const ids = line2
      .slice(word.length)
      .split(',')
      .map((one) => one.trim().replace(/\s*\(.*$/, ''))
      .filter((one) => parseIdentifiers(one).length > 0);
    if (ids.length > 0) relate(work, type, ids, value);
    if (word === 'Was') work.set('life.formerIds', ids, value);
  }
}

/** "2026-02-26 (Latest revision 2026-02-20)": an event of the tracker, and the day of the text. */
function takeUpdated(value: FieldValue, work: WorkDraft): void {
  const [first = ''] = value.text.split('(');
  work.set('life.updated', plainDate(first), value, first.trim());
  const revision = /latest revision ([^)]+)/i.exec(value.text)?.[1];
  work.set('date', plainDate(revision ?? first), value, (revision ?? first).trim());
}

const TYPE: Field = { labels: ['Type', 'Document type'], expected: true, take: takeType };
const AUTHORS: Field = {
  labels: ['Author', 'Authors', 'Author(s)'],
  expected: true,
  take: (value, work) => work.set('life.editors', namesIn(value), value),
};

/** The head of a draft in HTML names its authors too, with their firms; the tracker's row of authors stands below its row of the type. */
function withTrackersAuthors(found: Found): Found {
  const type = found.byField.get(TYPE)?.[0]?.start ?? 0;
  const below = (found.byField.get(AUTHORS) ?? []).filter(({ start }) => start > type);
  return below.length > 0 ? { ...found, byField: new Map([...found.byField, [AUTHORS, below]]) } : found;
}

export const ietfDocument: PageForm = {
  id: 'ietf-document',
  title: 'IETF datatracker document',
  description: 'The datatracker page of an Internet-Draft or RFC: type, group, authors, dates, what it replaces or updates, abstract.',
  address: /datatracker\.ietf\.org\/doc\/(?!html)/i,
  least: 4,
  fields: [
    { labels: ['Name', 'Document name', 'Draft name'], take: takeName },
    { labels: ['Title'], take: asText('title') },
    TYPE,
    AUTHORS,
    { labels: ['Last updated', 'Last update', 'Updated'], expected: true, take: takeUpdated },
    { labels: ['Latest revision', 'Revision date', 'Date', 'Published'], take: (value, work) => work.set('date', value.date, value) },
    { labels: ['Replaces'], take: asRelation('supersedes') },
    { labels: ['Replaced by'], take: asRelation('superseded-by') },
    { labels: ['Obsoletes'], take: asRelation('supersedes') },
    { labels: ['Obsoleted by'], take: asRelation('superseded-by') },
    { labels: ['Updates'], take: asRelation('amends') },
    { labels: ['Updated by'], take: asRelation('amended-by') },
    { labels: ['RFC stream', 'Stream'], take: () => {} },
    { labels: ['Working group', 'Group', 'WG'], take: takeWorkingGroup },
    { labels: ['Intended RFC status', 'Intended status'], take: asText('life.intendedStatus') },
    { labels: ['Formats', 'Other formats', 'Reviews', 'Additional resources', 'Compare versions', 'Select version'], take: () => {} },
    { labels: ['Stream state', 'WG state', 'RG state'], take: () => {} },
    { labels: ['IESG state'], take: () => {} },
    {
      labels: [
        'Document shepherd',
        'Shepherd write-up',
        'Consensus boilerplate',
        'Telechat date',
        'Responsible AD',
        'Send notices to',
        'RFC Editor Note',
        'Action Holders',
        'Associated milestones',
        'IANA review state',
      ],
      take: () => {},
    },
    { labels: ['Abstract', 'Summary'], take: asParagraphs('scope') },
    { labels: ['Keywords'], take: asList('topics') },
  ],
  read(view, found) {
    const work = createWork(view);
    const head = identityInHead(view, isIetf) ?? null;
    if (head) {
      const place = { label: null, start: head.headline.start, end: head.headline.end };
      work.set('id', head.id, place, head.id);
      work.set('identifiers', head.identifiers, place, head.id);
      if (head.title && !/^datatracker|^ietf/i.test(head.title)) work.set('title', head.title, place, head.title);
    }
    const notices = takeFields(view, ietfDocument, withTrackersAuthors(found), work);
    if (!work.has('scope')) takePrintedAbstract(view, work);
    if (!work.has('title')) takeTitleInHead(view, work);
    work.constant({ body: 'IETF', url: view.page.address });
    const missing = missingOf(ietfDocument, found);
    return { works: work.has('id') ? [work.done()] : [], missing: work.has('id') ? missing : ['Name', ...missing], notices };
  },
};

/** The page that shows the text of a draft says its title in its head, or in the text itself. */
function takeTitleInHead(view: PageView, work: WorkDraft): void {
  const said = view.page.head.find(([name]) => name === 'og:title')?.[1] ?? '';
  const title = said.replace(/^RFC \d+:\s*/, '');
  const [first] = headlines(view);
  if (title === '' && first && first.start >= 0 && parseIdentifiers(first.text).length === 0) work.set('title', first.text, { ...first, label: null });
  if (title !== '' && parseIdentifiers(title).length === 0 && !/^ietf datatracker/i.test(title)) work.set('title', title, { label: null, start: -1, end: -1 });
}

/** The text of the draft itself, as the page shows it: the paragraphs below the line "Abstract". */
function takePrintedAbstract(view: PageView, work: WorkDraft): void {
  const found = /\nAbstract[ \t]*\n\s*\n((?:(?: {3}[^\n]*|[ \t]*)\n)+)/.exec(view.page.text);
  if (!found?.[1]) return;
  const start = found.index + found[0].length - found[1].length;
  const paragraphs = found[1]
    .split(/\n[ \t]*\n/)
    .map(oneLine)
    .filter(Boolean);
  work.set('scope', paragraphs.join('\n'), { label: 'Abstract', start, end: start + found[1].length });
}

function takeName(value: FieldValue, work: WorkDraft): void {
  const identifiers = parseIdentifiers(value.text);
  if (!identifiers[0] || !isIetf(identifiers[0])) return;
  work.set('id', value.text, value);
  work.set('identifiers', identifiers, value);
}

function takeWorkingGroup(value: FieldValue, work: WorkDraft): void {
  const acronym = /\(([a-z][a-z0-9-]+)\)/.exec(value.text)?.[1] ?? /^([a-z][a-z0-9-]+)(?: WG| RG)?$/.exec(value.text)?.[1];
  if (acronym) work.set('group', `IETF ${acronym}`, value, acronym);
}

const namesIn = (value: FieldValue): string[] => value.items.filter((item) => !/^email authors$|@/i.test(item));
