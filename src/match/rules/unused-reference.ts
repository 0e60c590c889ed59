import type { Citation, Finding } from '@/src/model';
import { listedCitations } from '../cited';
import { type MatchContext, standsIn } from '../context';
import { makeFinding, pair } from '../finding';
import { buildTermTrie } from '../term-trie';
import { wordsOf } from '../tokens';
import type { Rule } from './rule';

/** Says that a listed reference is never cited. */
export const unusedReference: Rule = {
  id: 'unused-reference',
  title: 'Listed, but never cited',
  description:
    'An entry of a list of references that nothing in the text cites. A bibliography may hold what was only consulted, so there it is “possible”. Silent where the document seems not to cite by label at all.',
  run: (context) => {
    const entries = listedCitations(context);
    const unused = withoutNamed(
      context,
      entries.filter((citation) => citation.mentions.length === 0),
    );
    if (unused.length === 0) return [];
    // Where most entries seem unused, the document cites in a way that the reading does not see: nothing can be said.
    if (entries.length >= MANY && unused.length > entries.length / 2) {
      context.note({
        code: 'citations-not-followed',
        message: `${unused.length} of ${entries.length} listed references are not seen cited in the text, so none is reported as unused.`,
      });
      return [];
    }
    // A long list of what nothing cites is kept on purpose: for other parts of a series, or for further reading.
    return unused.map((citation) => unusedFinding(context, citation, unused.length <= FEW));
  },
};

const MANY = 4;
const FEW = 8;

/** Leaves out what the text names in its own words ("OCP MEZZMB" for [b-OCP MEZZMB], a label broken by a line's end). */
function withoutNamed(context: MatchContext, unused: readonly Citation[]): Citation[] {
  const names: string[] = [];
  const owners: Citation[] = [];
  for (const citation of unused) {
    for (const name of [citation.label?.replace(/^\[(?:b[-‑–])?|\]$/g, ''), citation.id, citation.title]) {
      if (!name || wordsOf(name).join('').length < 4) continue;
      names.push(name);
      owners.push(citation);
    }
  }
  const lists = listedCitations(context).map((citation) => citation.span);
  const named = new Set<Citation>();
  for (const hit of buildTermTrie(names).spot(context.source.text)) {
    const owner = owners[hit.term];
    if (owner && !lists.some((list) => list.start <= hit.start && hit.start < list.end) && !standsIn(context, hit.start, LISTS)) named.add(owner);
  }
  return unused.filter((citation) => !named.has(citation));
}

const LISTS = ['references', 'normative-references', 'informative-references', 'bibliography', 'contents'];

function unusedFinding(context: MatchContext, citation: Citation, few: boolean): Finding {
  const name = citation.label ?? citation.id ?? citation.title ?? citation.raw.slice(0, 80);
  const normative = citation.role === 'normative';
  return makeFinding({
    rule: 'unused-reference',
    kind: 'unused-reference',
    tier: normative && few ? 'probable' : 'possible',
    score: normative ? (few ? 0.65 : 0.45) : 0.4,
    work: null,
    subject: name,
    message: `${name} is listed among the ${normative ? 'normative references' : 'references'} and never cited in the text.`,
    advice: normative ? 'Cite it where it is needed, or take it off the normative list.' : 'Cite it, or leave it out.',
    overturnedBy: 'A place in the text that cites it.',
    evidence: [pair(context.passage(citation.span), null)],
  });
}
