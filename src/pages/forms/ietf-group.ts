import { findIdentifiers } from '@/src/identifiers';
import { createWork, type Field, missingOf, type PageForm, takeFields, type WorkDraft } from '../form';
import { headlines } from '../headings';
import { readRecords } from '../records';
import { asDate, asParagraphs, takeStage } from '../takers';
import type { FieldValue } from '../values';
import { IETF_STAGES } from './ietf-document';

/** A cell of the list of documents: pages, number, title, each on a line or in an element of its own. */
function takeDocument(value: FieldValue, work: WorkDraft): void {
  for (const parts of [value.pieces, value.lines])
    for (const [at, part] of parts.entries()) {
      const [first] = findIdentifiers(part);
      if (
        first?.identifier.publisher !== 'IETF' ||
        part
          .slice(0, first.span.start)
          .replace(/\d+ pages?/, '')
          .trim() !== ''
      )
        continue;
      const id = part.slice(first.span.start, first.span.end);
      work.set('id', id, value, id);
      work.set('identifiers', [first.identifier], value, id);
      const rest = part
        .slice(first.span.end)
        .replace(/^\s*\(was [^)]*\)/, '')
        .trim();
      const title = rest || parts.slice(at + 1).find((one) => !BESIDE_TITLE.test(one)) || '';
      work.set('title', title, value, title);
      return;
    }
}

/** What stands in such a cell beside number and title: its length, its former name, badges. */
const BESIDE_TITLE = /^(?:\d+ pages?|\(was .*\)|errata|ipr|new|expires soon)$/i;

const KEY: Field = { labels: ['Document', 'Draft', 'Document name', 'Internet-Draft'], take: takeDocument };

export const ietfGroup: PageForm = {
  id: 'ietf-group',
  title: 'IETF datatracker group',
  description: 'A working group in the datatracker: its acronym, area and charter, or the list of its documents with date and status.',
  address: /datatracker\.ietf\.org\/(?:wg|rg|group)\//i,
  least: 3,
  fields: [
    KEY,
    { labels: ['Title'], take: (value, work) => work.set('title', value.text, value) },
    { labels: ['Date', 'Updated', 'Last updated'], take: asDate('date') },
    { labels: ['State'], take: (value, work) => work.set('stageText', value.lines[0] ?? '', value, value.lines[0]) },
    {
      labels: ['Status'],
      take(value, work) {
        // "RFC Ed Queue : EDIT 287": the days in a state are a badge beside it.
        const text = (value.lines[0] ?? '').replace(/\s+(?:for )?\d+(?: days?)?$/, '').replace(/\s+:/g, ':');
        takeStage({ ...value, text }, work, IETF_STAGES);
      },
    },
    { labels: ['Name', 'WG name', 'Group name'], take: (value, work) => work.set('title', value.text, value) },
    {
      labels: ['Acronym'],
      take(value, work) {
        if (!/^[a-z][a-z0-9-]*$/.test(value.text)) return;
        work.set('id', `IETF ${value.text}`, value, value.text);
        work.set('group', `IETF ${value.text}`, value, value.text);
      },
    },
    { labels: ['Area'], take: () => {} },
    {
      labels: [
        'Charter',
        'Document dependencies',
        'Additional resources',
        'Status update',
        'Chair',
        'Chairs',
        'Area Director',
        'Secretary',
        'Secretaries',
        'Delegate',
        'Liaison',
        'Personnel',
        'Tech Advisor',
        'Address',
        'To subscribe',
        'Archive',
        'Room address',
        'IPR',
        'AD/Shepherd',
        'Milestones',
        'Done milestones',
      ],
      take: () => {},
    },
    {
      labels: [
        'Charter for Working Group',
        'Charter for Research Group',
        'Final Charter for Working Group',
        'Final Charter for Research Group',
        'Charter for proposed Working Group',
        'Charter for proposed Research Group',
        'Group description',
        'Charter text',
        'Description',
      ],
      take: asParagraphs('scope'),
    },
  ],
  read(view, found) {
    const acronym = acronymOf(
      view.page.address,
      headlines(view).map(({ text }) => text),
    );
    const list = readRecords(view, ietfGroup, found, [KEY], (work, section, key) => {
      if (section && !work.has('stageText'))
        takeStage({ label: null, start: -1, end: -1, text: section, lines: [], items: [], pieces: [], links: [], date: null }, work, IETF_STAGES);
      const id = work.get().id ?? '';
      const own = /^draft-(?:ietf|irtf)-([a-z0-9]+)-/.exec(id)?.[1];
      const link = key?.links.find(({ href }) => href.includes('/doc/') || href.includes(id));
      work.constant({
        body: 'IETF',
        kind: /^RFC/i.test(id) ? 'rfc' : 'internet-draft',
        url: link?.href ?? null,
        ...(acronym && (own === acronym || own === undefined) && /^(?:draft-ietf|RFC)/i.test(id) ? { group: `IETF ${acronym}` } : {}),
      });
    });
    // One card is the head of one text, as every draft prints it.
    if (list.tabled || list.works.length > 1) return { works: list.works, missing: [], notices: list.notices };
    const work = createWork(view);
    // The number of a document is none of its group.
    const own = { ...found, byField: new Map([...found.byField].filter(([field]) => field !== KEY)) };
    const notices = takeFields(view, ietfGroup, own, work);
    work.constant({ body: 'IETF', kind: 'group', url: view.page.address });
    const labels = missingOf(ietfGroup, found);
    if (work.has('id') && work.has('title')) return { works: [work.done()], missing: labels, notices };
    return { works: [], missing: [...(work.has('id') ? [] : ['Acronym']), ...(work.has('title') ? [] : ['Name']), ...labels], notices };
  },
};

/** The group's acronym from the page's heading, "Web Authorization Protocol (oauth)", else from its address. */
function acronymOf(address: string | null, heads: readonly string[]): string | null {
  for (const head of heads) {
    const found = /\(([a-z][a-z0-9-]+)\)/.exec(head);
    if (found?.[1]) return found[1];
  }
  return /\/(?:wg|rg|group)\/([a-z][a-z0-9-]+)/.exec(address ?? '')?.[1] ?? null;
}
