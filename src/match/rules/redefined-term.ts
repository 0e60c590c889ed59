import type { Finding, TermEntry } from '@/src/model';
import type { MatchContext } from '../context';
import { makeFinding, pair, there } from '../finding';
import { SAME_WORDS } from '../judge-definitions';
import { definitionSpan, ownTerms, type Rival, rivalsOf } from './known-definitions';
import type { Rule } from './rule';

/** Says that an own definition repeats, in the same words or nearly, what a known work already says. */
export const redefinedTerm: Rule = {
  id: 'redefined-term',
  title: 'An own definition says what a known one already says',
  description:
    'A term defined here, whose definition stands word for word (certain) or nearly so (probable) in another work under the same designation. Terms that the text adopts with their source are left alone.',
  run: (context) => ownTerms(context).flatMap((entry) => repeated(context, entry) ?? []),
};

function repeated(context: MatchContext, entry: TermEntry): Finding | null {
  const rivals = rivalsOf(context, entry);
  const best = rivals.find((rival) => rival.judgement.verdict === 'identical') ?? rivals.find((rival) => rival.comparison.alike >= SAME_WORDS);
  return best ? finding(context, entry, best, rivals) : null;
}

function finding(context: MatchContext, entry: TermEntry, best: Rival, rivals: readonly Rival[]): Finding {
  const identical = best.judgement.verdict === 'identical';
  const { alike } = best.comparison;
  const where = best.term.clause ? `, clause ${best.term.clause}` : '';
  const others = rivals.filter((rival) => rival !== best && rival.comparison.alike >= SAME_WORDS).slice(0, 3);
  const here = context.passage(definitionSpan(entry));
  return makeFinding({
    rule: 'redefined-term',
    kind: 'redefined-term',
    tier: identical ? 'certain' : 'probable',
    score: identical ? 0.9 : 0.5 + alike * 0.3,
    work: best.work,
    subject: entry.designation,
    message: `“${entry.designation}” is defined here as an own term, in ${identical ? 'the same words as' : 'nearly the words of'} ${best.work.id}${where}.`,
    advice: `Move it to the terms defined elsewhere and name ${best.work.id} as the source.`,
    overturnedBy: identical ? null : `Words that change the meaning: this definition and that of ${best.work.id} share ${Math.round(alike * 100)} % of theirs.`,
    evidence: [
      pair(here, there(best.work, best.term.definition, best.term.clause)),
      ...others.map((rival) => pair(here, there(rival.work, rival.term.definition, rival.term.clause))),
    ],
  });
}
