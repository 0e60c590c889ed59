import { parseIdentifiers, printIdentifier } from '@/src/identifiers';
import type { Identifier, Stage } from '@/src/model';
import { plainDate } from '../dates';
import { createWork, type Field, missingOf, type PageForm, takeFields, type WorkDraft } from '../form';
import { identityInHead } from '../headings';
import { asList, asParagraphs, asText, takeStage } from '../takers';
import type { FieldValue } from '../values';

const isEtsi = ({ publisher }: Identifier): boolean => publisher === 'ETSI';

const ETSI_STAGES: readonly [RegExp, Stage][] = [
  [/^(?:publication|published)/i, 'published'],
  [/^(?:historical|superseded|replaced)/i, 'superseded'],
  [/^(?:withdrawn|stopped|closed|deleted|cancelled)/i, 'withdrawn'],
  [
    /^(?:creation|wi (?:adopted|creation|proposed)|adoption|start of work|early draft|stable draft|final draft|draft|table of contents|tb |wg |approval|under |en approval|public enquiry|vote|edithelp|on approval|in progress)/i,
    'draft',
  ],
];

function takeReference(value: FieldValue, work: WorkDraft): void {
  const [identifier] = parseIdentifiers(value.text);
  if (!identifier || !isEtsi(identifier)) return;
  if (identifier.type === 'work-item') {
    work.set('life.formerIds', [value.text], value);
    return;
  }
  takeDeliverable(value, work);
}

/** "TS 119 472-1" with its version beside another label, or all in one. */
function takeDeliverable(value: FieldValue, work: WorkDraft): void {
  // "TS 119 472-1 Ver. 1.2.1"
  const text = value.text.replace(/\s*\(?\bver(?:sion)?\b\.?\s*(\d[\d.]*)\)?/i, ' V$1');
  const bare = /^(?:ETSI|DTS|Draft)\b/i.test(text) ? text : `ETSI ${text}`;
  const identifiers = parseIdentifiers(bare);
  if (!identifiers[0] || !isEtsi(identifiers[0]) || identifiers[0].type === 'work-item') return;
  work.set('id', bare === value.text || bare === `ETSI ${value.text}` ? bare : printIdentifier(identifiers[0]), value);
  work.set('identifiers', identifiers, value);
}

const VERSION: Field = { labels: ['Version', 'Latest Version', 'Ver.', 'Version number'], take: (value, work) => work.set('life.version', value.text, value) };
const REFERENCE: Field = {
  labels: ['Work Item Reference', 'Reference', 'WI reference', 'WI Ref', 'Work item', 'Work Item Ref.'],
  expected: true,
  take: takeReference,
};

export const etsiWorkItem: PageForm = {
  id: 'etsi-work-item',
  title: 'ETSI work item',
  description: 'An item of the ETSI work programme: document number and version, title, scope, technical body, status, target date, supporting members.',
  address: /(?:portal|webapp|www)\.etsi\.org\/.*(?:work-?program|work-?item|ewpm)/i,
  least: 4,
  fields: [
    REFERENCE,
    {
      labels: ['ETSI Doc. Number', 'ETSI Document Number', 'Doc. Number', 'Document number', 'ETSI number', 'Deliverable', 'ETSI deliverable'],
      take: takeDeliverable,
    },
    VERSION,
    { labels: ['Title', 'Work item title', 'Document title'], expected: true, take: asText('title') },
    { labels: ['Scope and Field of Application', 'Scope', 'Scope & field of application', 'Scope of work', 'Abstract'], take: asParagraphs('scope') },
    {
      labels: ['Technical Body in charge', 'Technical Body', 'Technical committee', 'Responsible body', 'TB', 'Committee'],
      expected: true,
      take: (value, work) => work.set('group', bodyName(value.text), value),
    },
    { labels: ['Current Status', 'Status', 'Current status of the work item'], expected: true, take: takeCurrent },
    { labels: ['Next Status', 'Next milestone'], take: () => {} },
    { labels: ['Publication date', 'Published', 'Date of publication'], take: (value, work) => work.set('date', value.date, value) },
    { labels: ['Target date', 'Expected publication', 'Target publication date', 'Planned publication', 'Target'], take: asText('life.target') },
    { labels: ['Creation Date', 'Created', 'Creation', 'Adoption date'], take: (value, work) => work.set('life.registered', value.date, value) },
    { labels: ['Last update', 'Last updated', 'Updated'], take: (value, work) => work.set('life.updated', value.date, value) },
    {
      labels: ['Rapporteur', 'Rapporteurs', 'Editor'],
      take: (value, work) =>
        work.set(
          'life.editors',
          value.lines.map((line) => line.replace(/\s*[,(–].*$/, '').trim()),
          value,
        ),
    },
    {
      labels: ['Supporting Organizations', 'Supporting Organisations', 'Supporting Members', 'Supporting companies', 'Supporters'],
      take: asList('life.supportingMembers'),
    },
    { labels: ['Approval procedure', 'Approval process', 'Approval'], take: asText('life.approvalProcess') },
    { labels: ['Keywords', 'Keyword'], take: asList('topics') },
    { labels: ['Liaison', 'Liaisons', 'External bodies', 'Co-operation'], take: asList('life.liaisonBodies') },
    {
      labels: [
        'Technical Officer',
        'Harmonised Standard',
        'STF',
        'Type',
        'Deliverable type',
        'Milestones',
        'Schedule',
        'Remarks',
        'History',
        'Directives',
        'Mandates',
        'Projects',
        'Clusters',
        'Details',
        'Download',
      ],
      take: () => {},
    },
  ],
  read(view, found) {
    const work = createWork(view);
    const notices = takeFields(view, etsiWorkItem, found, work);
    const head = identityInHead(view, isEtsi);
    if (head) {
      const place = { label: null, start: head.headline.start, end: head.headline.end };
      const value = { ...place, text: head.id, lines: [head.id], items: [head.id], pieces: [], links: [], date: null };
      if (!work.has('id')) takeReference(value, work);
      if (head.title) work.set('title', head.title, place, head.title);
    }
    withVersion(work);
    const reference = work.get().life?.formerIds?.[0];
    const [first] = found.byField.get(REFERENCE) ?? [];
    if (!work.has('id') && reference && first) {
      work.set('id', reference, first, reference);
      work.set('identifiers', parseIdentifiers(reference), first);
    }
    work.constant({ body: 'ETSI', url: view.page.address });
    return { works: work.has('id') ? [work.done()] : [], missing: missingOf(etsiWorkItem, found), notices };
  },
};

/** "Published (2026-02-10)", "Early draft on 2026-03-01": the words, and of a published text the day. */
function takeCurrent(value: FieldValue, work: WorkDraft): void {
  takeStage(value, work, ETSI_STAGES);
  if (work.get().stage === 'published') work.set('date', plainDate(value.text), value);
}

/** The number as ETSI prints it, with the version that stands beside another label. */
function withVersion(work: WorkDraft): void {
  const facts = work.get();
  const version = /^V?(\d+\.\d+\.\d+)$/i.exec(facts.life?.version ?? '')?.[1];
  const [identifier] = facts.identifiers ?? [];
  if (!facts.id || !identifier || identifier.edition !== null || !version) return;
  const id = `${facts.id} V${version}`;
  const identifiers = parseIdentifiers(id);
  if (identifiers.length > 0) work.amend({ id, identifiers });
}

/** "ESI" and "TC ESI Electronic Signatures" as catalogs name it. */
const bodyName = (text: string): string =>
  text === ''
    ? ''
    : /^(?:TC|ISG|EP|TB|SC) /.test(text)
      ? `ETSI ${text}`
      : /^[A-Z][A-Z\d()-]{1,11}$/.test(text)
        ? `ETSI TC ${text}`
        : text.startsWith('ETSI')
          ? text
          : `ETSI ${text}`;
