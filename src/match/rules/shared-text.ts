import { baseKey } from '@/src/identifiers';
import type { Finding, Tier } from '@/src/model';
import type { MatchContext } from '../context';
import { compareDates } from '../editions';
import { makeFinding, pair, there } from '../finding';
import { areStrangers, nearnessOf } from '../groups';
import type { SharedPassage } from '../shared-passages';
import { passagesOf } from './quoted-text';
import type { Rule } from './rule';

/** Says that a passage stands in a known work that is not named beside it. */
export const sharedText: Rule = {
  id: 'shared-text',
  title: 'A passage that stands in a known work, without its source',
  description:
    'At least 24 words in a row that also stand in the text of a known work. Left out before: the document’s own editions and twins, forms and boiler-plate, lists of references, entries of terms, and what several unrelated works share, and works that cite the document; the notices say what and where, and a person may put it back. Only “possible” where the other work is younger or cited elsewhere in the document.',
  run: (context) => passagesOf(context, false).map((passage) => finding(context, passage)),
};

/** So long a passage in the very same words is nobody's chance; a shorter one may be a phrase of the field. */
const SURE = 60;
const LIKELY = 32;

function finding(context: MatchContext, { here, there: other, work, words, gaps }: SharedPassage): Finding {
  const place = context.passage(here);
  const { identity } = context.extract;
  // What is cited elsewhere in the document is no secret source, and what is younger cannot be the source at all.
  const younger = (compareDates(identity.date, work.date) ?? 0) < 0;
  const cited = context.extract.citations.some((citation) => citation.identifiers.some((i) => work.identifiers.some((its) => baseKey(its) === baseKey(i))));
  const others = areStrangers(identity, nearnessOf(identity, context.own.exact, work)) && !younger && !cited;
  const sure = others && words >= SURE && gaps === 0;
  const tier: Tier = sure ? 'certain' : others && words >= LIKELY ? 'probable' : 'possible';
  return makeFinding({
    rule: 'shared-text',
    kind: 'shared-text',
    tier,
    score: Math.min(0.95, 0.5 + words / 300) - (tier === 'possible' ? 0.2 : 0),
    work,
    subject: context.source.text.slice(here.start, here.start + 60),
    message: `${words} words${place.clause ? ` in ${place.clause}` : ''} stand also in ${work.id}, which is ${younger ? 'younger' : 'not named beside them'}.`,
    advice: `Quote ${work.id} with its source, or refer to it instead; if ${work.id} took them from here, tell its editor.`,
    overturnedBy: sure
      ? 'A common source that both quote, or a note that names the origin.'
      : 'Other words in the passage, a common source, or a note that names the origin.',
    signals: { scope: null, terms: null, references: null, text: Math.min(1, context.shared().share.get(work.key) ?? 0) },
    evidence: [pair(place, there(work, (work.text ?? '').slice(other.start, other.end)))],
  });
}
