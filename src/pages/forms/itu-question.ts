import { parseIdentifiers } from '@/src/identifiers';
import { createWork, missingOf, type PageForm, takeFields, type WorkDraft } from '../form';
import { headlines } from '../headings';
import { asList, asParagraphs, numbersIn, takeItuGroup } from '../takers';
import { textValue } from '../values';
import type { PageView } from '../view';
import { TITLE_LABELS } from './itu-work-item';

/** A Question's text is laid out by WTSA Resolution 1: motivation, study items, tasks, relationships. */
export const ituQuestion: PageForm = {
  id: 'itu-question',
  title: 'ITU-T Question',
  description: 'A study Question: its number and title, its motivation, the Recommendations under its responsibility, and whom it works with.',
  address: /\/workprog\/wp_block\.aspx|\/sg\d+\/pages\/q\d+|\/questions?\/q?\d+/i,
  least: 4,
  fields: [
    {
      labels: ['Work group', 'Question', 'Question number', 'Groupe de travail', 'Cuestión'],
      expected: true,
      take(value, work) {
        takeItuGroup(value, work);
        const { question } = work.get();
        if (!question) return;
        work.set('id', question, value);
        work.set('identifiers', parseIdentifiers(question), value);
      },
    },
    { labels: TITLE_LABELS, expected: true, take: (value, work) => work.set('title', value.text, value) },
    { labels: ['Motivation', 'Background and motivation'], expected: true, take: asParagraphs('scope') },
    { labels: ['Description', 'Text of the Question'], take: (value, work) => work.set('life.comment', '', value) },
    {
      labels: ['Recommendations under responsibility', 'Recommendations under responsibility of this Question', 'Recommendations'],
      take: (value, work) => work.set('references', numbersIn(value), value),
    },
    { labels: ['Study items', 'Question', 'Study item'], take: () => {} },
    { labels: ['Tasks', 'Task'], take: () => {} },
    { labels: ['Relationships', 'Relationship'], take: () => {} },
    { labels: ['Study groups', 'Study Groups and Focus Groups'], take: () => {} },
    { labels: ['Standardization bodies', 'Standardization bodies, forums and consortia', 'Other bodies', 'Organizations'], take: asList('life.liaisonBodies') },
    { labels: ['Rapporteur', 'Rapporteurs', 'Rapporteur(s)', 'Co-rapporteurs', 'Contact'], take: () => {} },
    { labels: ['Study period', 'Study Group', 'Working party'], take: () => {} },
  ],
  read(view, found) {
    const work = createWork(view);
    const notices = takeFields(view, ituQuestion, found, work);
    if (!work.has('id')) {
      const headline = headlines(view).find(({ text }) => /\bQ(?:uestion)? ?\d{1,2}\/\d{1,2}\b/.test(text));
      const number = /\bQ(?:uestion)? ?(\d{1,2}\/\d{1,2})\b\s*[:–—-]?\s*(.*)$/.exec(headline?.text ?? '');
      if (headline && number?.[1]) {
        const value = { label: null, start: headline.start, end: headline.end, text: number[0], lines: [], items: [], pieces: [], links: [], date: null };
        takeItuGroup(value, work);
        work.set('id', `Q${number[1]}`, value, number[0]);
        work.set('identifiers', parseIdentifiers(`Q${number[1]}`), value);
        work.set('title', number[2] ?? '', value, number[2]);
      }
    }
    takeResponsibility(view, work);
    work.constant({ body: 'ITU-T', kind: 'question', url: view.page.address });
    const missing = missingOf(ituQuestion, found).filter(
      (label) => !(label === 'Work group' && work.has('id')) && !(label === TITLE_LABELS[0] && work.has('title')),
    );
    return { works: work.has('id') ? [work.done()] : [], missing, notices };
  },
};

/** "Recommendations and Supplements under responsibility of this Question as of …: X.1400, X.1401", in the text of the Question. */
function takeResponsibility(view: PageView, work: WorkDraft): void {
  const line = /\bunder (?:the )?responsibility of this Question[^:\n]{0,80}:[ \t]*([^\n]+)/i.exec(view.page.text);
  if (!line?.[1]) return;
  const end = line.index + line[0].length;
  const value = textValue(view, end - line[1].length, end);
  work.set('references', numbersIn(value), value);
}
