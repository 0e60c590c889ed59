import type { Identifier } from '@/src/model';
import { createWork, type Field, missingOf, type PageForm, takeFields } from '../form';
import { identityInHead } from '../headings';
import { asDate, asParagraphs, asText, relate, takeItuGroup, takeStage } from '../takers';
import { AAP_STAGES, takeRecommendation } from './itu-recommendation';
import { TITLE_LABELS } from './itu-work-item';

const isItu = ({ publisher }: Identifier): boolean => publisher === 'ITU-T';

const PROVISIONAL: Field = {
  labels: ['Provisional Name', 'Nom provisoire', 'Nombre provisional'],
  take(value, work) {
    work.set('life.formerIds', value.items, value);
    if (value.items.length > 0) relate(work, 'was', value.items, value);
  },
};

export const ituAap: PageForm = {
  id: 'itu-aap',
  title: 'ITU-T AAP page',
  description: 'A Recommendation on its way through the alternative approval process (Rec. ITU-T A.8): consent and approval dates, status, provisional name.',
  address: /itu\.int\/t\/aap\//i,
  least: 4,
  fields: [
    { labels: ['Recommendation', 'Number', 'Rec. number', 'ITU-T Rec.', 'Recommandation'], take: takeRecommendation },
    { labels: TITLE_LABELS, expected: true, take: asText('title') },
    { labels: ['Study Group', 'SG', 'Commission d’études'], expected: true, take: takeItuGroup },
    { labels: ['Question', 'Question(s)'], take: takeItuGroup },
    { labels: ['Study Period'], take: () => {} },
    { labels: ['Consent Date', 'Consent', 'Date of consent', 'Date de consentement'], expected: true, take: () => {} },
    { labels: ['Approval Date', 'Approval', 'Date of approval', 'Date d’approbation'], take: asDate('date') },
    PROVISIONAL,
    { labels: ['Input used', 'Input', 'Text'], take: asText('life.baseText') },
    { labels: ['Status', 'Current status', 'Statut'], expected: true, take: (value, work) => takeStage(value, work, AAP_STAGES) },
    { labels: ['Summary', 'Abstract', 'Résumé'], take: asParagraphs('scope') },
    { labels: ['Editor', 'Editors'], take: (value, work) => work.set('life.editors', value.items, value) },
    { labels: ['Last call', 'Last call period', 'Last call start', 'Last call end', 'Additional review'], take: () => {} },
  ],
  read(view, found) {
    const work = createWork(view);
    const notices = takeFields(view, ituAap, found, work);
    const head = identityInHead(view, isItu);
    if (head) {
      const place = { label: null, start: head.headline.start, end: head.headline.end };
      work.set('id', head.id, place, head.id);
      if (work.get().id === head.id) work.set('identifiers', head.identifiers, place, head.id);
      if (head.title) work.set('title', head.title, place, head.title);
    }
    const provisional = work.get().life?.formerIds?.[0];
    const [first] = found.byField.get(PROVISIONAL) ?? [];
    // A text without its number is known by its provisional name.
    if (!work.has('id') && provisional && first) work.set('id', provisional, first, provisional);
    work.constant({ body: 'ITU-T', kind: 'recommendation', url: view.page.address, life: { approvalProcess: 'AAP' } });
    const missing = missingOf(ituAap, found).filter((label) => !(label === TITLE_LABELS[0] && work.has('title')));
    return { works: work.has('id') ? [work.done()] : [], missing: work.has('id') ? missing : ['Recommendation', ...missing], notices };
  },
};
