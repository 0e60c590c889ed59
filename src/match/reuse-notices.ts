import { type Notice, type ReuseClass, type ReusePlace, reuseClassId, type Span, type Work } from '@/src/model';
import type { MatchContext } from './context';
import { placeId } from './reuse';
import { definitionSpan, rivalsOf } from './rules/known-definitions';

/** What each class is called in a sentence after "3 passages shared with other works". */
const WORDS: Readonly<Record<ReuseClass, string>> = {
  twin: 'stand in this document’s own editions and twins',
  'attributed-quotation': 'are quotations whose source is named beside them',
  'defined-elsewhere': 'are terms that the text itself says are defined elsewhere',
  'own-term': 'stand in entries of terms, which are compared one by one',
  'other-definition': 'are definitions of the other work, which are compared one by one',
  boilerplate: 'are boiler-plate that a publisher prescribes',
  'requirement-template': 'are the prescribed words about requirements',
  'reference-list': 'stand in lists of references',
  'legal-notice': 'are notices on patents and copyright',
  'formal-part': 'stand in parts that have their form (cover, contents, code, history)',
  'common-form': 'stand in several unrelated works, so they are a form or a template',
  names: 'are lists of names rather than sentences',
  'taken-from-here': 'stand in works that cite this one: the reuse is theirs',
};

/** Says class by class what was taken out and where, and what was put back. */
export function noteReuse(context: MatchContext): void {
  const byClass = new Map<ReuseClass, ReusePlace[]>();
  const add = (of: ReuseClass, id: string, span: Span, work: Work | null): void => {
    const places = byClass.get(of) ?? [];
    byClass.set(of, places);
    const same = places.some((place) => place.id === id && place.span.start === span.start);
    if (!same) places.push({ id, span, work: work?.key ?? null, putBack: context.putBack.has(id) });
  };
  for (const { passage, class: of, id } of context.shared().reused) add(of, id, passage.here, passage.work);
  for (const entry of context.extract.terms) {
    if (entry.origin !== 'adopted') continue;
    const rival = rivalsOf(context, entry)[0];
    if (rival) add('defined-elsewhere', placeId(entry.definition), definitionSpan(entry), rival.work);
  }
  for (const [of, places] of byClass) context.note(notice(of, places, context.putBack.has(reuseClassId(of))));
}

function notice(of: ReuseClass, places: ReusePlace[], putBack: boolean): Notice {
  const sorted = [...places].sort((a, b) => a.span.start - b.span.start || (a.work ?? '').localeCompare(b.work ?? '', 'en'));
  const count = sorted.length;
  const what = `${count} passage${count > 1 ? 's' : ''} shared with other works ${WORDS[of]}`;
  return {
    code: 'reuse-left-out',
    message: putBack ? `${what}; judged like any other text, as you asked.` : `${what}; not counted as overlap.`,
    span: sorted[0]?.span,
    reuse: { class: of, id: reuseClassId(of), putBack, places: sorted },
  };
}
