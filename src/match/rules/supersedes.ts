import { baseKey } from '@/src/identifiers';
import type { Finding, Work } from '@/src/model';
import { isPublished, isVerified, type Tie } from '../catalog';
import type { MatchContext } from '../context';
import { compareDated } from '../editions';
import { asOfWords, makeFinding, nameWork, there } from '../finding';
import { identityEvidence } from '../identity-places';
import type { Rule } from './rule';

/** Says that the catalog has a newer or an older edition of this text. From identifiers and relations only. */
export const supersedes: Rule = {
  id: 'supersedes',
  title: 'A newer or older edition of a known work',
  description:
    'The catalog has the same number in another edition, or a relation that says that one text replaced another. Names the newest edition after this one, else the newest before it.',
  run: (context) => {
    const { editions, exact } = context.own;
    const newer = newerThanThis(context);
    const found: Finding[] = [];
    if (newer) found.push(superseded(context, newer));
    const older = olderThanThis(context);
    if (older && !exact.includes(older)) found.push(superseding(context, older));
    for (const work of exact) {
      for (const tie of context.catalog.ties(work)) {
        const known = tie.work;
        if (!known || editions.includes(known) || known === newer || known === older) continue;
        if (tie.type === 'superseded-by' && isPublished(known)) found.push(superseded(context, known, tie));
        if (tie.type === 'supersedes') found.push(superseding(context, known, tie));
      }
    }
    return found;
  },
};

/** How the document's edition compares with a work of the same number: negative where the document is older. */
function againstThis(context: MatchContext, work: Work): number | null {
  const { identity } = context.extract;
  for (const identifier of identity.identifiers) {
    if (identifier.type === 'rfc') continue;
    const theirs = work.identifiers.find((i) => baseKey(i) === baseKey(identifier));
    if (!theirs) continue;
    const here = { edition: identifier.edition, date: identity.date };
    const difference = compareDated(here, { edition: theirs.edition, date: work.date });
    if (difference !== null) return difference;
  }
  return null;
}

const newerThanThis = (context: MatchContext): Work | null =>
  context.own.editions.find((work) => isPublished(work) && !context.own.exact.includes(work) && (againstThis(context, work) ?? 0) < 0) ?? null;

const olderThanThis = (context: MatchContext): Work | null =>
  context.own.editions.find((work) => !context.own.exact.includes(work) && (againstThis(context, work) ?? 0) > 0) ?? null;

function superseded(context: MatchContext, work: Work, tie: Tie | null = null): Finding {
  const sure = isVerified(work) && (tie?.verified ?? true);
  return makeFinding({
    rule: 'supersedes',
    kind: 'superseded',
    tier: sure ? 'certain' : 'probable',
    score: sure ? 0.97 : 0.75,
    work,
    subject: work.id,
    message: `${tie ? `${work.id} has replaced this text` : `${work.id} is a newer edition of this text`}, ${asOfWords(context.asOf)}.`,
    advice: `Work from ${nameWork(work)}, and compare what changed.`,
    overturnedBy: sure ? null : `The record of ${work.id} is recalled, not verified.`,
    ...identityEvidence(context, there(work, work.title)),
  });
}

function superseding(context: MatchContext, work: Work, tie: Tie | null = null): Finding {
  const sure = isVerified(work) && (tie?.verified ?? true);
  return makeFinding({
    rule: 'supersedes',
    kind: 'supersedes',
    tier: sure ? 'certain' : 'probable',
    score: sure ? 0.96 : 0.74,
    work,
    subject: work.id,
    message: `This text is ${tie ? 'the successor' : 'a newer edition'} of ${work.id}, the latest that the catalog knows ${asOfWords(context.asOf)}.`,
    advice: `Compare with ${work.id}, and tell those who cite it when this one is published.`,
    overturnedBy: sure ? null : `The record of ${work.id} is recalled, not verified.`,
    ...identityEvidence(context, there(work, work.title)),
  });
}
