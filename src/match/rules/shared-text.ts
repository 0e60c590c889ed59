import type { Finding } from '@/src/model';
import type { MatchContext } from '../context';
import { makeFinding, pair, there } from '../finding';
import type { SharedPassage } from '../shared-passages';
import { isAttributed } from './quoted-text';
import type { Rule } from './rule';

/** Says that a passage stands in a known work that is not named beside it. */
export const sharedText: Rule = {
  id: 'shared-text',
  title: 'A passage that stands in a known work, without its source',
  description:
    'At least 24 words in a row that also stand in the text of a known work. Left out before: the document’s own editions and twins, forms and boiler-plate, lists of references, entries of terms, and what several unrelated works share; the notices say how many.',
  run: (context) => {
    const { passages, leftOut } = context.shared();
    for (const { reason, count } of leftOut)
      context.note({
        code: 'reuse-left-out',
        message: `${count} passage${count > 1 ? 's' : ''} shared with other works ${count > 1 ? reason : reason.replace(/^(are|stand|say)/, (verb) => SINGULAR[verb] ?? verb)}: not reported.`,
      });
    return passages.filter((passage) => !isAttributed(context, passage.here, passage.work)).map((passage) => finding(context, passage));
  },
};

const SINGULAR: Record<string, string> = { are: 'is among those that are', stand: 'stands', say: 'says' };

/** So long a passage in the very same words is nobody's chance. */
const SURE = 40;

function finding(context: MatchContext, { here, there: other, work, words, gaps }: SharedPassage): Finding {
  const place = context.passage(here);
  const sure = words >= SURE && gaps === 0;
  return makeFinding({
    rule: 'shared-text',
    kind: 'shared-text',
    tier: sure ? 'certain' : 'probable',
    score: Math.min(0.95, 0.5 + words / 300),
    work,
    subject: context.source.text.slice(here.start, here.start + 60),
    message: `${words} words${place.clause ? ` in ${place.clause}` : ''} stand also in ${work.id}, which is not named beside them.`,
    advice: `Quote ${work.id} with its source, or refer to it instead; if ${work.id} took them from here, tell its editor.`,
    overturnedBy: sure
      ? 'A common source that both quote, or a note that names the origin.'
      : 'Other words in the passage, a common source, or a note that names the origin.',
    signals: { scope: null, terms: null, references: null, text: Math.min(1, context.shared().share.get(work.key) ?? 0) },
    evidence: [pair(place, there(work, (work.text ?? '').slice(other.start, other.end)))],
  });
}
