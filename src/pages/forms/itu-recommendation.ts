import { parseIdentifiers } from '@/src/identifiers';
import type { Identifier, Stage } from '@/src/model';
import { createWork, type Field, missingOf, type PageForm, takeFields, type WorkDraft } from '../form';
import { headingAfter, identityInHead } from '../headings';
import { readRecords } from '../records';
import { asDate, asParagraphs, asRelation, asText, relate, takeItuGroup } from '../takers';
import { type FieldValue, fieldValue } from '../values';
import type { PageView } from '../view';
import { foldLabel } from '../words';
import { ITU_STAGES, TITLE_LABELS, takeItuStatus } from './itu-work-item';

const isItuText = ({ publisher, type }: Identifier): boolean => publisher === 'ITU-T' && /^(?:rec|supplement|technical-report|work-item)$/.test(type);

/** "X.1252 (04/21)": the older pages print two figures of the year; no Recommendation in the list is from before 1960. */
const wholeYear = (text: string): string =>
  text.replace(/\((\d{2})\/(\d{2})\)$/, (_all, month: string, year: string) => `(${month}/${Number(year) < 60 ? 20 : 19}${year})`);

/** "X.1252 (04/2021)" beside its label. */
export function takeRecommendation(value: FieldValue, work: WorkDraft): void {
  const identifiers = parseIdentifiers(wholeYear(value.text));
  if (!identifiers[0] || !isItuText(identifiers[0])) return;
  work.set('id', value.text, value);
  work.set('identifiers', identifiers, value);
}

function takeProvisional(value: FieldValue, work: WorkDraft): void {
  const ids = value.items.filter((item) => /^[A-Z]/.test(item));
  work.set('life.formerIds', ids, value);
  if (ids.length > 0) relate(work, 'was', ids, value);
}

const KEY: Field = { labels: ['Recommendation', 'ITU-T Recommendation', 'Number', 'Rec.', 'Recommandation', 'Recomendación'], take: takeRecommendation };
const STATUS: Field = { labels: ['Status', 'Statut', 'Estado'], expected: true, take: takeItuStatus };

export const ituRecommendation: PageForm = {
  id: 'itu-recommendation',
  title: 'ITU-T Recommendation page',
  description:
    'The page of a Recommendation: title, summary, approval date and process, provisional name, status, responsible group; or the list of its editions.',
  address: /itu\.int\/(?:rec\/|itu-t\/recommendations\/rec\.aspx)|handle\.itu\.int/i,
  least: 4,
  fields: [
    KEY,
    { labels: TITLE_LABELS, take: asText('title') },
    { labels: ['Summary', 'Abstract', 'Résumé', 'Resumen'], expected: true, take: asParagraphs('scope') },
    { labels: ['Citation', 'Handle', 'Unique ID', 'Cite as'], take: (value, work) => work.constant({ url: handleIn(value) }) },
    { labels: ['Series title', 'Series', 'Titre de la série'], take: () => {} },
    { labels: ['Approval date', 'Approved', 'Approval', 'Date d’approbation', 'Fecha de aprobación'], expected: true, take: asDate('date') },
    { labels: ['Provisional name', 'Former name', 'Nom provisoire', 'Nombre provisional'], take: takeProvisional },
    { labels: ['Approval process', 'Processus d’approbation', 'Proceso de aprobación'], expected: true, take: asText('life.approvalProcess') },
    STATUS,
    {
      labels: ['Maintenance responsibility', 'Responsible group', 'Study group', 'Responsabilité de maintenance', 'Responsable del mantenimiento'],
      take: takeItuGroup,
    },
    { labels: ['Question', 'Question(s)'], take: takeItuGroup },
    { labels: ['Equivalent number', 'Identical to', 'Common text', 'Twin text'], take: asRelation('identical') },
    { labels: ['Superseded by', 'Replaced by'], take: asRelation('superseded-by') },
    { labels: ['Supersedes', 'Replaces'], take: asRelation('supersedes') },
    { labels: ['related work items in progress', 'Related work item(s) in progress', 'Work items in progress'], take: asRelation('related') },
    { labels: ['Editions', 'History', 'Observation', 'Editorial note', 'Language', 'Formats', 'Download'], take: () => {} },
  ],
  read(view, found) {
    const list = readRecords(view, ituRecommendation, found, [KEY], (work, _section, key) => {
      const edition = work.get().identifiers?.[0]?.edition ?? null;
      work.constant({ body: 'ITU-T', kind: 'recommendation', date: edition, url: key?.links[0]?.href ?? null });
    });
    const head = identityInHead(view, isItuText);
    const stated = (found.byField.get(STATUS) ?? []).some((place) => fieldValue(view, place).text !== '');
    const single = stated && (head !== null || found.byField.has(KEY));
    if (!single && list.works.length > 0) return { works: list.works, missing: [], notices: list.notices };
    const work = createWork(view);
    if (head) {
      const place = { label: null, start: head.headline.start, end: head.headline.end };
      work.set('id', head.id, place, head.id);
      work.set('identifiers', head.identifiers, place, head.id);
      const below = head.title === null ? headingAfter(view, head.headline, (text) => found.all.some(({ fold }) => fold === foldLabel(text))) : null;
      if (head.title) work.set('title', head.title, place, head.title);
      else if (below) work.set('title', below.text, { ...below, label: null });
    }
    const notices = takeFields(view, ituRecommendation, found, work);
    withPrintedEdition(view, work);
    takeApproval(view, work);
    withEdition(work);
    work.constant({ body: 'ITU-T', kind: 'recommendation', url: view.page.address });
    const missing = missingOf(ituRecommendation, found).filter((label) => !(label === 'Approval date' && work.has('date')));
    return { works: work.has('id') ? [work.done()] : [], missing: work.has('id') ? missing : ['Recommendation', ...missing], notices };
  },
};

/** "Recommendation X.1252 (04/2021)": a line that says the number of the heading with its edition. */
function withPrintedEdition(view: PageView, work: WorkDraft): void {
  const [first] = work.get().identifiers ?? [];
  if (first?.type !== 'rec' || first.edition !== null) return;
  for (const m of view.page.text.slice(0, 6000).matchAll(/(?:^|\n)(?:Recommendation )?((?:ITU-T )?[A-Z]{1,2}\.[^\s()]+ \(\d{2}\/\d{2,4}\))[ \t]*(?=\n|$)/g)) {
    const identifiers = parseIdentifiers(wholeYear(m[1] ?? ''));
    if (identifiers[0]?.number !== first.number || identifiers[0].edition === null) continue;
    work.amend({ id: m[1] ?? '', identifiers });
    return;
  }
}

/** "Approved in 2021-04-30", a line of its own on the pages that list the formats of a text. */
function takeApproval(view: PageView, work: WorkDraft): void {
  const line = /(?:^|\n)(Approved (?:in|on):? (\d{4}-\d{2}(?:-\d{2})?))[ \t]*(?=\n|$)/.exec(view.page.text);
  if (!line?.[1] || !line[2]) return;
  const start = line.index + line[0].indexOf(line[1]);
  work.set('date', line[2], { label: null, start, end: start + line[1].length }, line[2]);
}

/** The edition of an ITU-T text is the month of its approval, where the number itself is printed without. */
function withEdition(work: WorkDraft): void {
  const { identifiers = [], date } = work.get();
  const [first, ...others] = identifiers;
  if (first?.type === 'rec' && first.edition === null && date && /^\d{4}-\d{2}/.test(date))
    work.amend({ identifiers: [{ ...first, edition: date.slice(0, 7) }, ...others] });
}

const handleIn = (value: FieldValue): string | null =>
  value.links.find(({ href }) => href.includes('handle.itu.int'))?.href ?? /https?:\/\/handle\.itu\.int\/\S+/.exec(value.text)?.[0] ?? null;

/** A.8: the letters of the AAP pages. LC last call, LJ its judgement, AR additional review, RJ its judgement, SG study group, A approved. */
export const AAP_STAGES: readonly [RegExp, Stage][] = [
  [/^(?:A|AT|approved)\b/i, 'published'],
  [/^(?:LC|LJ|AR|AJ|RJ|SG|SR|TAP|consent|NA|not approved)\b/i, 'draft'],
  ...ITU_STAGES,
];
