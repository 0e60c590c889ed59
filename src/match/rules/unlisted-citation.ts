import { listedCitations } from '../cited';
import { makeFinding, pair } from '../finding';
import type { Rule } from './rule';

/** Says that the text cites a label which no list holds. */
export const unlistedCitation: Rule = {
  id: 'unlisted-citation',
  title: 'Cited, but in no list',
  description: 'A label in the text that no list of references holds, where the document has such a list. From the text alone.',
  run: (context) => {
    if (listedCitations(context).length === 0) return [];
    return context.extract.unlisted.map((unlisted) => {
      const times = unlisted.spans.length;
      return makeFinding({
        rule: 'unlisted-citation',
        kind: 'unlisted-citation',
        tier: times > 1 ? 'certain' : 'probable',
        score: times > 1 ? 0.85 : 0.7,
        work: null,
        subject: unlisted.label,
        message: `${unlisted.label} is cited ${times > 1 ? `${times} times` : 'here'} and stands in no list of references.`,
        advice: 'Add it to the references, or correct the label.',
        overturnedBy: 'An entry under this label in a list of references.',
        evidence: unlisted.spans.map((span) => pair(context.passage(span), null)),
      });
    });
  },
};
