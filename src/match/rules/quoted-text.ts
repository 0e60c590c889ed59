import type { Finding } from '@/src/model';
import type { MatchContext } from '../context';
import { makeFinding, pair, there } from '../finding';
import { isPutBack } from '../reuse';
import type { SharedPassage } from '../shared-passages';
import type { Rule } from './rule';

/** Says that a passage is quoted with its source. Information, never an accusation. */
export const quotedText: Rule = {
  id: 'quoted-text',
  title: 'A passage quoted with its source',
  description:
    'A passage that stands word for word in a known work which the sentences around it name. Passages without such a name are the matter of shared-text.',
  run: (context) => passagesOf(context, true).map((passage) => finding(context, passage)),
};

/** The passages that are quoted with their source, or those that are not; a quotation that was put back is not. */
export function passagesOf(context: MatchContext, quoted: boolean): SharedPassage[] {
  const { passages, reused } = context.shared();
  const quotations = new Set(
    reused.filter((one) => one.class === 'attributed-quotation' && !isPutBack(context.putBack, one.class, one.id)).map((one) => one.passage),
  );
  return passages.filter((passage) => quotations.has(passage) === quoted);
}

function finding(context: MatchContext, { here, there: other, work, words }: SharedPassage): Finding {
  const place = context.passage(here);
  return makeFinding({
    rule: 'quoted-text',
    kind: 'quoted-text',
    tier: 'certain',
    score: 0.3,
    work,
    subject: context.source.text.slice(here.start, here.start + 60),
    message: `${words} words${place.clause ? ` in ${place.clause}` : ''} are quoted from ${work.id}, which is named beside them.`,
    advice: 'Nothing to do, as long as the quotation follows the edition named.',
    overturnedBy: null,
    evidence: [pair(place, there(work, (work.text ?? '').slice(other.start, other.end)))],
  });
}
