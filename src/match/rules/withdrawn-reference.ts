import type { Finding } from '@/src/model';
import type { MatchContext } from '../context';
import { asOfWords, makeFinding, pair, there } from '../finding';
import { nameCitation } from './outdated-reference';
import type { Rule } from './rule';

/** Says that a cited work has been withdrawn and nothing is known to stand in its place. */
export const withdrawnReference: Rule = {
  id: 'withdrawn-reference',
  title: 'A cited work has been withdrawn',
  description: 'A reference, dated or not, to a work that its publisher withdrew without a replacement. One that the text pins on purpose is left alone.',
  run: (context: MatchContext) => {
    const found = new Map<string, Finding>();
    context.extract.citations.forEach((citation, at) => {
      const record = context.cited[at];
      if (record?.standing.status !== 'withdrawn') return;
      if (record.pinned) {
        context.note({
          code: 'reference-pinned',
          message: `${nameCitation(citation, record)} has been withdrawn; the text says that it is meant all the same.`,
          span: citation.span,
        });
        return;
      }
      const { work, standing } = record;
      const finding = makeFinding({
        rule: 'withdrawn-reference',
        kind: 'withdrawn-reference',
        tier: standing.verified ? 'certain' : 'probable',
        score: citation.role === 'normative' ? 0.92 : 0.78,
        work,
        subject: citation.id ?? citation.label ?? work.id,
        message: `${nameCitation(citation, record)} has been withdrawn by ${work.body}, ${asOfWords(context.asOf)}, and no replacement is known.`,
        advice: 'Ask whether it is still needed; if it is, say why a withdrawn text is meant.',
        overturnedBy: standing.verified ? null : `The record of ${work.id} is recalled, not verified.`,
        evidence: [pair(context.passage(citation.span), there(work, `${work.title}${work.stageText ? ` (${work.stageText})` : ' (withdrawn)'}`))],
      });
      found.set(finding.id, finding);
    });
    return [...found.values()];
  },
};
