import { baseKey } from '@/src/identifiers';
import type { Finding, Identifier, Span, Work } from '@/src/model';
import type { Tie } from '../catalog';
import type { MatchContext } from '../context';
import { compareEditions } from '../editions';
import { makeFinding, pair, there } from '../finding';
import { shortenQuote } from '../passages';
import type { Rule } from './rule';

/** Says that the numbers of a joint text, as printed, do not belong together. */
export const twinMismatch: Rule = {
  id: 'twin-mismatch',
  title: 'The two numbers of a joint text do not belong together',
  description:
    'An entry, or the document’s own heading, gives two publishers’ numbers for one text, and the catalog knows another twin of that publisher for one of them, or another edition of the right twin. Silent where the catalog knows no twin.',
  run: (context) => {
    const found = new Map<string, Finding>();
    const check = (identifiers: readonly Identifier[], span: Span, printed: string): void => {
      const finding = mismatch(context, identifiers, span, printed);
      if (finding) found.set(finding.id, finding);
    };
    const { identity } = context.extract;
    const { idSpan } = identity;
    if (idSpan) check(identity.identifiers, idSpan, context.source.text.slice(idSpan.start, idSpan.end));
    for (const citation of context.extract.citations) if (isJoint(citation.raw)) check(citation.identifiers, citation.span, citation.raw);
    return [...found.values()];
  },
};

/** A joint number is written "A | B" (ITU-T A.23) or "A = B"; a list of several works is not. */
const isJoint = (raw: string): boolean => /[|=]/.test(raw);

function mismatch(context: MatchContext, identifiers: readonly Identifier[], span: Span, printed: string): Finding | null {
  for (const first of identifiers) {
    for (const second of identifiers) {
      if (first === second || family(first) === family(second) || first.supplement !== second.supplement) continue;
      const known = knownTwins(context, first).filter(({ twin }) => twin.identifiers.some((i) => family(i) === family(second)));
      if (known.length === 0) continue;
      const rightNumber = known.filter(({ twin }) => twin.identifiers.some((i) => baseKey(i) === baseKey(second)));
      if (rightNumber.length === 0) return wrongNumber(context, first, second, known[0] as Known, span, printed);
      const wrong = wrongEdition(first, second, rightNumber);
      if (wrong) return editionsApart(context, first, second, wrong, span, printed);
    }
  }
  return null;
}

/** Publishers whose numbers stand for each other in one series ("ISO" and "ISO/IEC"). */
const family = (i: Identifier): string => (/^(?:ISO|IEC)/.test(i.publisher) ? 'ISO/IEC' : i.publisher.startsWith('ITU') ? 'ITU' : i.publisher);

type Known = { work: Work; tie: Tie; twin: Work };

const knownTwins = (context: MatchContext, identifier: Identifier): Known[] =>
  context.catalog
    .editions(identifier)
    .flatMap((work) =>
      context.catalog.ties(work).flatMap((tie) => (tie.type === 'identical' && tie.verified && tie.work ? [{ work, tie, twin: tie.work }] : [])),
    );

/** Both editions are given, the catalog has the pair of the first one's edition, and the second is of another year. */
function wrongEdition(first: Identifier, second: Identifier, known: readonly Known[]): Known | null {
  const { edition } = first;
  const other = second.edition;
  if (edition === null || other === null) return null;
  const ofThisEdition = known.filter(({ work }) =>
    work.identifiers.some((i) => i.edition !== null && baseKey(i) === baseKey(first) && compareEditions(i.edition, edition) === 0),
  );
  if (ofThisEdition.length === 0) return null;
  const agrees = ofThisEdition.some(({ twin }) =>
    twin.identifiers.some((i) => i.edition !== null && baseKey(i) === baseKey(second) && compareEditions(i.edition, other) === 0),
  );
  return agrees ? null : (ofThisEdition[0] ?? null);
}

function wrongNumber(context: MatchContext, first: Identifier, second: Identifier, { work, twin }: Known, span: Span, printed: string): Finding {
  return makeFinding({
    rule: 'twin-mismatch',
    kind: 'twin-mismatch',
    tier: 'certain',
    score: 0.93,
    work: twin,
    subject: `${first.number} | ${second.number}`,
    message: `“${shortenQuote(printed).slice(0, 120)}” pairs two numbers that are not one text: ${work.id} is the same text as ${twin.id}.`,
    advice: `Write ${work.id} | ${twin.id}, or cite the two texts apart.`,
    overturnedBy: null,
    evidence: [pair(context.passage(span), there(twin, twin.title))],
  });
}

function editionsApart(context: MatchContext, first: Identifier, second: Identifier, { work, twin }: Known, span: Span, printed: string): Finding {
  return makeFinding({
    rule: 'twin-mismatch',
    kind: 'twin-mismatch',
    tier: yearsApart(first, second) > USUAL_GAP ? 'probable' : 'possible',
    score: 0.7,
    work: twin,
    subject: `${first.number} ${first.edition} | ${second.number} ${second.edition}`,
    message: `“${shortenQuote(printed).slice(0, 120)}” pairs two editions that are not the same text: the twin of ${work.id} is ${twin.id}.`,
    advice: `Cite ${work.id} with ${twin.id}; twins’ editions diverge.`,
    overturnedBy: `A confirmation in the publishers’ catalogues that the ${second.edition} edition is also the text of ${work.id}.`,
    evidence: [pair(context.passage(span), there(twin, twin.title))],
  });
}

/** Years by which the twins of one text usually differ: the two bodies publish after each other, and catalogues take reprints for editions. */
const USUAL_GAP = 5;

const yearsApart = (a: Identifier, b: Identifier): number => Math.abs(Number.parseInt(a.edition ?? '', 10) - Number.parseInt(b.edition ?? '', 10));
