import { parseIdentifiers } from '@/src/identifiers';
import type { Stage } from '@/src/model';
import { createWork, type Field, missingOf, type PageForm, takeFields, type WorkDraft } from '../form';
import { headlines } from '../headings';
import { asDate, asList, asParagraphs, asRelation, asText, relate, takeItuGroup, takeStage } from '../takers';
import { type FieldValue, textValue } from '../values';
import type { PageView } from '../view';
import { foldLabel, oneLine } from '../words';

/** Words of Rec. ITU-T A.1, A.8 and Resolution 1: consented and determined texts are not approved yet. */
export const ITU_STAGES: readonly [RegExp, Stage][] = [
  [/^(?:approved|agreed|in force|published|prepublished|aprobad|approuv)/i, 'published'],
  [/^(?:superseded|replaced)/i, 'superseded'],
  [/^(?:withdrawn|deleted|discontinued|abandoned|cancelled)/i, 'withdrawn'],
  [
    /^(?:under study|consented|determined|last call|additional review|carried|\[?carried|temporarily|on hold|in progress|under development|à l['’]étude|en estudio)/i,
    'draft',
  ],
];

/** "X.1096 (ex X.bvm)": the number of today and those before. */
export function takeItuNumber(value: FieldValue, work: WorkDraft): void {
  const former = /\s*\((?:ex|formerly)\.?:? ([^()]+)\)/i.exec(value.text);
  const id = (former ? value.text.slice(0, former.index) : value.text).trim();
  // A line of prose is no number; what is short and without blanks is one, also where its letters are new.
  if (id === '' || id.length > 60 || (parseIdentifiers(id).length === 0 && !/^(?:ITU-T )?[A-Z]{1,5}\.\S+$/.test(id))) return;
  work.set('id', id, value, id);
  work.set('identifiers', parseIdentifiers(value.text).length > 0 ? parseIdentifiers(value.text) : parseIdentifiers(id), value, value.text);
  if (!former?.[1]) return;
  const ids = former[1].split(/\s*[,;]\s*/);
  work.set('life.formerIds', ids, value, former[1]);
  relate(work, 'was', ids, value);
}

export function takeItuStatus(value: FieldValue, work: WorkDraft): void {
  takeStage(value, work, ITU_STAGES);
  const approved = /^(?:approved|agreed)\b.*?(\d{4}-\d{2}(?:-\d{2})?)/i.exec(value.text);
  if (approved?.[1]) work.set('date', approved[1], value, approved[1]);
}

/** "2025-12 (Medium priority)": when, and how urgent. */
export function takeTiming(value: FieldValue, work: WorkDraft): void {
  const priority = /\(([^()]+?) priority\)/i.exec(value.text);
  const target = value.text.replace(/\s*\([^()]*\)\s*$/, '').trim();
  if (/\d/.test(target)) work.set('life.target', target, value, target);
  if (priority?.[1]) work.set('life.priority', priority[1], value, priority[1]);
}

/** "Jane Doe, Editor": those whose role says that they edit. */
export function takeEditors(value: FieldValue, work: WorkDraft): void {
  const names: string[] = [];
  for (const line of value.lines)
    for (const m of line.matchAll(/([^,;()]+?)\s*[,(–-]\s*(?:lead |co-?|associate )?(?:editor|éditeur|editora?)s?\b\)?/giu)) {
      const name = (m[1] ?? '').replace(/^[\s,;&]+|^(?:and|et|y) /giu, '').trim();
      if (name !== '') names.push(name);
    }
  work.set('life.editors', names, value);
}

const kind = (value: FieldValue, work: WorkDraft): void =>
  work.set(
    'kind',
    value.text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, ''),
    value,
  );

export const TITLE_LABELS = ['Subject/title', 'Subject / Title', 'Subject', 'Title', 'Titre', 'Sujet/titre', 'Título', 'Asunto/título'];

export const FIELDS: readonly Field[] = [
  { labels: ['Work item', 'Work item name', 'Sujet d’étude', 'Tema de trabajo'], expected: true, take: takeItuNumber },
  { labels: TITLE_LABELS, expected: true, take: asText('title') },
  { labels: ['Status', 'Statut', 'Estado', 'Current status'], expected: true, take: takeItuStatus },
  {
    labels: ['Approval process', 'Approval procedure', 'Process', 'Processus d’approbation', 'Proceso de aprobación'],
    expected: true,
    take: asText('life.approvalProcess'),
  },
  { labels: ['Type of work item', 'Work item type', 'Type', 'Type de sujet d’étude', 'Tipo de tema'], take: kind },
  { labels: ['Version'], take: asText('life.version') },
  { labels: ['Equivalent number', 'Equiv. Num.', 'Equivalent num.', 'Equivalent', 'Numéro équivalent', 'Número equivalente'], take: asRelation('identical') },
  { labels: ['Timing', 'Target date', 'Target', 'Date cible', 'Échéance', 'Fecha prevista', 'Calendario'], expected: true, take: takeTiming },
  {
    labels: ['Priority', 'Priorité', 'Prioridad'],
    take: (value, work) => work.set('life.priority', value.text.replace(/\s*priority$/i, ''), value),
  },
  {
    labels: ['Liaison', 'Liaisons', 'Liaison relationship', 'Liaison relationships', 'Liaison with', 'Relaciones de coordinación'],
    take: asList('life.liaisonBodies'),
  },
  {
    labels: ['Supporting members', 'Supporting member', 'Supported by', 'Membres soutenant', 'Membres apportant leur soutien', 'Miembros que apoyan'],
    take: asList('life.supportingMembers'),
  },
  { labels: ['Summary', 'Scope', 'Abstract', 'Résumé', 'Resumen'], take: asParagraphs('scope') },
  { labels: ['Comment', 'Comments', 'Remark', 'Remarks', 'Commentaire', 'Comentario', 'Comentarios'], take: asParagraphs('life.comment') },
  { labels: ['Reference(s)', 'References', 'Références', 'Referencias'], take: asList('references') },
  { labels: ['Base text', 'Base text(s)'], take: asText('life.baseText') },
  { labels: ['Historic references', 'Historical references'], take: () => {} },
  { labels: ['Contact(s)', 'Contacts', 'Contact', 'Editor(s)', 'Contacto'], take: takeEditorsOf },
  { labels: ['ITU-T A.5 justification(s)', 'A.5 justification(s)'], take: () => {} },
  {
    labels: ['First registration in the WP', 'First registration', 'Registered', 'Registration date', 'Premier enregistrement', 'Primera inscripción'],
    take: asDate('life.registered'),
  },
  { labels: ['Last update', 'Last updated', 'Updated', 'Dernière mise à jour', 'Última actualización'], take: asDate('life.updated') },
  { labels: ['Study group', 'Lead study group', 'Group', 'SG', 'Commission d’études', 'Comisión de Estudio'], take: takeItuGroup },
  { labels: ['Question', 'Questions', 'Question(s)', 'Work group', 'Cuestión'], take: takeItuGroup },
  { labels: ['Study period', 'Période d’études', 'Período de estudios'], take: () => {} },
];

/** Beside "Editors" every name is one; beside "Contacts" those who are called so. */
function takeEditorsOf(value: FieldValue, work: WorkDraft): void {
  takeEditors(value, work);
  if (!work.has('life.editors') && /^editor/i.test(value.label ?? '')) work.set('life.editors', value.items, value);
}

/** "[2025-2028] : [SG17] : [Q10/17]": a line that is nothing but the way to the page. */
export function takeBreadcrumb(view: PageView, work: WorkDraft): void {
  const crumb = /(?:^|\n)[^\n]{0,80}\bSG ?\d{1,2}\b[^\n]{0,60}?(?:\n[^\n]{0,6})?[^\n]{0,60}\bQ\d{1,2}\/\d{1,2}\b[^\n]{0,40}(?=\n|$)/.exec(view.page.text);
  if (crumb && oneLine(crumb[0]).length < 160) takeItuGroup(textValue(view, crumb.index, crumb.index + crumb[0].length), work);
}

/** The number where the page has it only in its heading. */
function takeHeadline(view: PageView, work: WorkDraft): void {
  for (const { text, start, end } of headlines(view)) {
    const bare = text.replace(/^(?:ITU-T )?(?:Work item|Work programme)\s*[:–—-]?\s*/i, '');
    if (parseIdentifiers(bare)[0]?.publisher !== 'ITU-T') continue;
    takeItuNumber({ label: null, start, end, text: bare, lines: [bare], items: [bare], pieces: [], links: [], date: null }, work);
    return;
  }
}

export const ituWorkItem: PageForm = {
  id: 'itu-work-item',
  title: 'ITU-T work item',
  description: 'An item of the ITU-T work programme: labels and values as Rec. ITU-T A.1 asks for them, in whatever layout.',
  address: /\/workprog\/wp_(?:item|search)\.aspx\?isn(?:_task)?=|myworkspace[^?]*\/work-?(?:item|programme)s?\/[\w.-]+$/i,
  least: 5,
  fields: FIELDS,
  read(view, found) {
    const work = createWork(view);
    const notices = takeFields(view, ituWorkItem, found, work);
    if (!work.has('question')) takeBreadcrumb(view, work);
    if (!work.has('id')) takeHeadline(view, work);
    work.constant({ body: 'ITU-T', url: view.page.address });
    const missing = missingOf(ituWorkItem, found).filter((label) => !(foldLabel(label) === 'work item' && work.has('id')));
    return { works: work.has('id') || work.has('title') ? [work.done()] : [], missing, notices };
  },
};
