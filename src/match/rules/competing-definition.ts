import type { Finding, TermEntry, Tier } from '@/src/model';
import type { MatchContext } from '../context';
import { asOfWords, makeFinding, pair, there } from '../finding';
import { wordsOf } from '../tokens';
import { citesWork, definitionSpan, ownTerms, type Rival, rivalsOf } from './known-definitions';
import type { Rule } from './rule';

/** Says that the same term means something else in a known work. */
export const competingDefinition: Rule = {
  id: 'competing-definition',
  title: 'The same term with another meaning elsewhere',
  description:
    'A term defined here, which other current works define in other words. Probable where the works are of one field; possible where the term is one everyday word or the works share little. Declared differences are left alone and listed in the notices; so are terms that one other work defines alike.',
  run: (context) => {
    const field = fieldOf(context);
    return ownTerms(context).flatMap((entry) => competing(context, entry, field) ?? []);
  },
};

/** How many of the document's terms each work defines too: works that share several are of one field. */
function fieldOf(context: MatchContext): ReadonlyMap<string, number> {
  const shared = new Map<string, number>();
  for (const entry of context.extract.terms) for (const rival of rivalsOf(context, entry)) shared.set(rival.work.key, (shared.get(rival.work.key) ?? 0) + 1);
  return shared;
}

const ONE_FIELD = 3;
/** A general glossary shares terms with everybody: so small a share of its own says nothing of the field. */
const GLOSSARY_SHARE = 0.03;

function competing(context: MatchContext, entry: TermEntry, field: ReadonlyMap<string, number>): Finding | null {
  const current = rivalsOf(context, entry).filter((rival) => rival.term.source === null && rival.current);
  if (current.some(({ judgement }) => judgement.verdict === 'identical' || judgement.verdict === 'equivalent')) return null;
  const other = current.filter(({ judgement }) => judgement.verdict !== 'unrelated');
  const declared = other.filter((rival) => rival.declared);
  if (declared.length > 0)
    context.note({
      code: 'difference-declared',
      message: `The text says that its “${entry.designation}” differs from another definition, or is adapted from one; ${declared.map((r) => r.work.id).join(', ')} ${declared.length > 1 ? 'define' : 'defines'} it otherwise.`,
      span: entry.designationSpan,
    });
  const rivals = other.filter((rival) => !rival.declared);
  const [best, ...others] = rivals.sort((a, b) => weight(context, b, field) - weight(context, a, field));
  if (!best) return null;
  // Who declares one difference knows the field: what is left is worth a look, no more.
  return finding(context, entry, best, others, declared.length > 0 ? 'possible' : tierOf(context, entry, best, field));
}

/** The work that a colleague would name first: cited here, of one field, and of nearest meaning. */
const weight = (context: MatchContext, rival: Rival, field: ReadonlyMap<string, number>): number =>
  (citesWork(context, rival.work.key) ? 10 : 0) + Math.min(8, field.get(rival.work.key) ?? 0) + rival.comparison.alike;

function tierOf(context: MatchContext, entry: TermEntry, best: Rival, field: ReadonlyMap<string, number>): Tier {
  const shared = field.get(best.work.key) ?? 0;
  const oneField = (shared >= ONE_FIELD && shared >= best.work.terms.length * GLOSSARY_SHARE) || citesWork(context, best.work.key);
  const { alike } = best.comparison;
  // One that says more or less may be a shorter wording of one meaning; wholly other words may be another sense of the word.
  const unsure = best.judgement.verdict !== 'competing' || (alike < 0.08 && wordsOf(entry.designation).length === 1);
  return oneField && !unsure ? 'probable' : 'possible';
}

function finding(context: MatchContext, entry: TermEntry, best: Rival, others: readonly Rival[], tier: Tier): Finding {
  const here = context.passage(definitionSpan(entry));
  const more = others.length > 1 ? `, and so do ${others.length} other works` : others.length === 1 ? ', and so does one other work' : '';
  return makeFinding({
    rule: 'competing-definition',
    kind: 'competing-definition',
    tier,
    score: 0.45 + 0.4 * (1 - Math.abs(best.comparison.alike - 0.35)) - (tier === 'possible' ? 0.25 : 0),
    work: best.work,
    subject: entry.designation,
    message: `“${entry.designation}” is defined here and, in other words, in ${best.work.id}${best.term.clause ? `, clause ${best.term.clause}` : ''}${more}, ${asOfWords(context.asOf)}.`,
    advice: `Adopt the definition of ${best.work.id}, align the two, choose another designation, or declare the difference in a note.`,
    overturnedBy: 'A note that declares the difference, or a reading by which both wordings mean one thing.',
    evidence: [
      pair(here, there(best.work, best.term.definition, best.term.clause)),
      ...others.slice(0, 3).map((rival) => pair(here, there(rival.work, rival.term.definition, rival.term.clause))),
    ],
  });
}
