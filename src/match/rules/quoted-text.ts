import type { Finding, Span, Work } from '@/src/model';
import type { MatchContext } from '../context';
import { makeFinding, pair, there } from '../finding';
import { clauseAt } from '../passages';
import type { SharedPassage } from '../shared-passages';
import type { Rule } from './rule';

/** Says that a passage is quoted with its source. Information, never an accusation. */
export const quotedText: Rule = {
  id: 'quoted-text',
  title: 'A passage quoted with its source',
  description:
    'A passage that stands word for word in a known work which the sentences around it name. Passages without such a name are the matter of shared-text.',
  run: (context) =>
    context
      .shared()
      .passages.filter((passage) => isAttributed(context, passage.here, passage.work))
      .map((passage) => finding(context, passage)),
};

/** So far before and after a passage its source may be named. */
const AROUND = 320;

/** Whether the passage, its clause before it, or the text just around it cites the work or another edition or twin of it, by label or by number. */
export function isAttributed(context: MatchContext, here: Span, work: Work): boolean {
  const clause = clauseAt(context.extract.clauses, here.start);
  const near = { start: Math.min(here.start - AROUND, clause?.heading.start ?? here.start), end: here.end + AROUND };
  const relatives = new Set([work.key, ...work.identifiers.flatMap((i) => context.catalog.editions(i).map((edition) => edition.key))]);
  for (const tie of context.catalog.ties(work)) if (tie.type === 'identical' && tie.work) relatives.add(tie.work.key);
  return context.extract.citations.some((citation, at) => {
    const record = context.cited[at];
    return (
      record !== null &&
      record !== undefined &&
      relatives.has(record.work.key) &&
      [...citation.mentions, citation.role === 'in-text' ? citation.span : null].some((m) => m !== null && near.start <= m.start && m.start < near.end)
    );
  });
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
