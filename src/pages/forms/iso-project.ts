import { parseIdentifiers } from '@/src/identifiers';
import { groupName, type Identifier, type Stage } from '@/src/model';
import { createWork, type Field, missingOf, type PageForm, takeFields, type WorkDraft } from '../form';
import { headingAfter, identityInHead } from '../headings';
import { asParagraphs, asRelation, asText, takeStage } from '../takers';
import type { FieldValue } from '../values';
import { foldLabel } from '../words';

const isIso = ({ publisher }: Identifier): boolean => publisher === 'ISO' || publisher === 'ISO/IEC' || publisher === 'IEC';

const ISO_STAGES: readonly [RegExp, Stage][] = [
  [/^(?:under development|under preparation|in development|project|deleted project|to be published|en cours)/i, 'draft'],
  [/^(?:withdrawn|retir[eé]e?)/i, 'withdrawn'],
  [/^(?:published|publi[eé]e?)/i, 'published'],
];

function takeNumber(value: FieldValue, work: WorkDraft): void {
  const identifiers = parseIdentifiers(value.text);
  if (!identifiers[0] || !isIso(identifiers[0])) return;
  work.set('id', value.text, value);
  work.set('identifiers', identifiers, value);
}

/** "Withdrawal of International Standard [95.99]", "60.60 (2025-09-12)": the harmonised code (ISO Guide 69) says more than "Published". */
function takeCode(value: FieldValue, work: WorkDraft): void {
  const code = /\b(\d\d\.\d\d)\b/.exec(value.text)?.[1];
  if (!code) return;
  takeStage({ ...value, text: code }, work, ISO_STAGES);
}

const STAGE: Field = { labels: ['Stage', 'Current stage', 'Stage code', 'Project stage', 'Stade', 'Étape'], take: takeCode };
const STATUS: Field = {
  labels: ['Status', 'Current status', 'Statut', 'État actuel', 'Statut actuel'],
  expected: true,
  take: (value, work) => takeStage(value, work, ISO_STAGES),
};

export const isoProject: PageForm = {
  id: 'iso-project',
  title: 'ISO project page',
  description: 'A standard or project on iso.org: number and title, status and stage code, publication date, committee, abstract, what it replaces.',
  address: /iso\.org\/(?:[a-z]{2}\/)?(?:standard|contents\/data\/standard|project)/i,
  least: 4,
  fields: [
    { labels: ['Reference', 'Reference number', 'Standard', 'Number', 'Référence'], take: takeNumber },
    { labels: ['Title', 'Titre', 'Name'], take: asText('title') },
    STAGE,
    STATUS,
    { labels: ['Publication date', 'Published', 'Date of publication', 'Date de publication'], take: (value, work) => work.set('date', value.date, value) },
    { labels: ['Edition', 'Édition'], take: () => {} },
    { labels: ['Number of pages', 'Pages', 'Nombre de pages', 'ICS', 'Price', 'Language', 'Format', 'RSS updates', 'Share'], take: () => {} },
    {
      labels: ['Technical Committee', 'Committee', 'Technical committee / subcommittee', 'TC/SC', 'Comité technique'],
      expected: true,
      take: (value, work) => work.set('group', groupName(work.get().identifiers?.[0]?.publisher ?? 'ISO', value.lines[0] ?? ''), value, value.lines[0]),
    },
    { labels: ['Abstract', 'Scope', 'Résumé', 'Preview'], take: asParagraphs('scope') },
    { labels: ['Previously', 'Replaces', 'Revises', 'Précédemment'], take: asRelation('supersedes') },
    { labels: ['Revised by', 'Replaced by', 'Remplacée par', 'Révisée par'], take: asRelation('superseded-by') },
    // what will replace it has not done so yet
    { labels: ['Will be replaced by', 'To be replaced by', 'Sera remplacée par'], take: asRelation('related') },
    { labels: ['Corrigenda', 'Amendments', 'Corrigenda/Amendments', 'Corrigenda / Amendments'], take: asRelation('amended-by') },
    { labels: ['Target publication date', 'Target date', 'Target'], take: asText('life.target') },
    {
      labels: [
        'Life cycle',
        'Now',
        'General information',
        'Buy this standard',
        'Registration date',
        'Got a question',
        'Benefits',
        'Store',
        'Cycle de vie',
        'Informations générales',
      ],
      take: () => {},
    },
  ],
  read(view, found) {
    const work = createWork(view);
    const head = identityInHead(view, isIso);
    if (head) {
      const place = { label: null, start: head.headline.start, end: head.headline.end };
      work.set('id', head.id, place, head.id);
      work.set('identifiers', head.identifiers, place, head.id);
      const below = head.title === null ? headingAfter(view, head.headline, (text) => isLabel(text)) : null;
      if (head.title) work.set('title', head.title, place, head.title);
      else if (below) work.set('title', below.text, { ...below, label: null });
    }
    const notices = takeFields(view, isoProject, found, work);
    const { identifiers } = work.get();
    work.constant({ body: identifiers?.[0]?.publisher ?? 'ISO', url: view.page.address });
    const missing = missingOf(isoProject, found).filter((label) => !(label === 'Status' && work.has('stageText')));
    return { works: work.has('id') ? [work.done()] : [], missing: work.has('id') ? missing : ['Reference', ...missing], notices };
  },
};

const isLabel = (text: string): boolean => isoProject.fields.some(({ labels }) => labels.some((label) => foldLabel(label) === foldLabel(text)));
