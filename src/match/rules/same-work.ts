import type { Finding, RelationType, Tier, Work } from '@/src/model';
import { isVerified, type Tie } from '../catalog';
import type { MatchContext } from '../context';
import { compareDates } from '../editions';
import { asOfWords, makeFinding, nameWork, there } from '../finding';
import { identityEvidence } from '../identity-places';
import { dayOf, monthOf } from '../namesakes';
import type { Rule } from './rule';

/** Says that the document is a known work, and which other numbers the same text has. From identifiers, relations and equal titles. */
export const sameWork: Rule = {
  id: 'same-work',
  title: 'The same text as a known work',
  description:
    'The document bears the number of a work in the catalog (certain) or its very title, its title without what it is a part of, or a number that another publisher makes from the document’s (probable), or that work is recorded as identical with another: joint, dual-numbered, transposed and adopted texts. The twin of an earlier edition is said in the notices. Never a duplication.',
  run: (context) => {
    const { exact } = context.own;
    const found: Finding[] = exact.map((work) => itself(context, work));
    const seen = new Set(exact.map((work) => work.key));
    for (const work of context.own.namesakes) {
      if (isOfEarlier(context, work)) continue;
      seen.add(work.key);
      found.push(namesake(context, work));
    }
    for (const { work, habit } of context.own.transposed) {
      if (isOfEarlier(context, work)) continue;
      seen.add(work.key);
      found.push(transposed(context, work, habit));
    }
    for (const work of [...exact, ...context.own.namesakes]) {
      for (const tie of context.catalog.ties(work)) {
        if (!isOneText(tie) || !tie.work || seen.has(tie.work.key)) continue;
        seen.add(tie.work.key);
        found.push(twin(context, work, tie, tie.work));
      }
    }
    nameTies(context, [...exact, ...context.own.namesakes]);
    return found;
  },
};

const TIE_WORDS: Partial<Record<RelationType, string>> = {
  'technically-aligned': 'technically aligned with',
  'based-on': 'based on',
  'profile-of': 'a profile of',
  amends: 'an amendment of',
  'amended-by': 'amended by',
  'part-of': 'part of',
  became: 'the work item that became',
  was: 'the text of the former work item',
  'split-into': 'split into',
  'split-from': 'split off from',
  'merged-into': 'merged into',
  'merged-from': 'merged from',
  related: 'related to',
};

/** What the catalog relates the document to otherwise is nothing to act on by itself: it is said in the notices. */
function nameTies(context: MatchContext, records: readonly Work[]): void {
  const said = new Set<string>();
  for (const record of records) {
    for (const { type, id, work, verified } of context.catalog.ties(record)) {
      const words = TIE_WORDS[type];
      if (words && work?.key !== record.key) said.add(`${words} ${work?.id ?? id}${verified ? '' : ' (recalled)'}`);
    }
  }
  if (said.size > 0) context.note({ code: 'related-work', message: `As the catalog has it, this document is ${[...said].join('; ')}.` });
}

/** Years after which a text that has a new edition, while the other's has none, has most likely gone its own way; and within which two publishers print one text. */
const APART = 4;
const TOGETHER = 2;

/** Whether another's text is the twin of an earlier edition of the document, and this one much younger: said in the notices. */
function isOfEarlier(context: MatchContext, other: Work): boolean {
  const date = dayOf(context.extract.identity);
  if (date === null || other.date === null || yearsBetween(other.date, date) < APART) return false;
  const printed = other.date;
  const twin = context.own.editions.find(
    (work) => work.date !== null && !context.own.exact.includes(work) && work.date < date && Math.abs(yearsBetween(work.date, printed)) <= TOGETHER,
  );
  if (!twin) return false;
  context.note({
    code: 'related-work',
    message: `${other.id} was the same text as ${twin.id}, an earlier edition of this document; whether it still is, ${other.body} can say.`,
  });
  return true;
}

/** Years from one date to another, YYYY[-MM[-DD]]. */
const yearsBetween = (from: string, to: string): number => (monthOf(to) - monthOf(from)) / 12;

const isOneText = (tie: Tie): boolean => tie.type === 'identical' || tie.type === 'adopted-as';

function itself(context: MatchContext, work: Work): Finding {
  return makeFinding({
    rule: 'same-work',
    kind: 'same-work',
    tier: 'certain',
    score: 1,
    work,
    subject: work.id,
    message: `This document is ${nameWork(work)}, which the catalog knows.`,
    advice: 'Nothing to coordinate: it is the same work.',
    overturnedBy: null,
    ...identityEvidence(context, there(work, work.title)),
  });
}

function namesake(context: MatchContext, work: Work): Finding {
  return makeFinding({
    rule: 'same-work',
    kind: 'same-work',
    tier: 'probable',
    score: 0.7,
    work,
    subject: work.id,
    message: `${nameWork(work)} bears the same title, ${asOfWords(context.asOf)}: most likely the same text, or one taken over from it.`,
    advice: `Check with ${work.body}; if it is the same text, say so on the cover and keep the editions in step.`,
    overturnedBy: `Another text under the title of ${work.id}.`,
    ...identityEvidence(context, there(work, work.title)),
  });
}

function transposed(context: MatchContext, work: Work, habit: string): Finding {
  return makeFinding({
    rule: 'same-work',
    kind: 'same-work',
    tier: 'probable',
    score: 0.78,
    work,
    subject: work.id,
    message: `${nameWork(work)} is this text under another number: ${habit}. Editions may differ.`,
    advice: `Compare the editions, and keep them in step with ${work.body}.`,
    overturnedBy: `The publishers’ pages, if they give ${work.id} as another text.`,
    ...identityEvidence(context, there(work, work.title)),
  });
}

function twin(context: MatchContext, work: Work, tie: Tie, other: Work): Finding {
  const tier: Tier = tie.verified && context.own.exact.includes(work) ? 'certain' : 'probable';
  const newest = context.catalog.standing(other);
  const later = compareDates(other.date, work.date);
  const step =
    newest.status === 'superseded' && newest.replacedBy
      ? ` Its newer edition is ${newest.replacedBy}: the twins may no longer agree.`
      : later !== null && later > 0
        ? ` It is the younger of the two (${other.date}).`
        : '';
  return makeFinding({
    rule: 'same-work',
    kind: 'same-work',
    tier,
    score: tie.verified && isVerified(other) ? 0.98 : 0.8,
    work: other,
    subject: other.id,
    message: `${work.id} and ${other.id} are one text under two numbers, ${asOfWords(context.asOf)}.${step}`,
    advice: `Keep the editions in step with ${other.body}: a change here has to be agreed there.`,
    overturnedBy: tie.verified ? null : `The relation to ${other.id} is recalled, not verified: the publisher’s page would settle it.`,
    ...identityEvidence(context, there(other, other.title)),
  });
}
