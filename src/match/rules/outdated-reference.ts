import { printIdentifier } from '@/src/identifiers';
import type { Citation, Evidence, Finding, Notice } from '@/src/model';
import type { CitedRecord } from '../cited';
import type { MatchContext } from '../context';
import { compareDates } from '../editions';
import { asOfWords, makeFinding, pair, there } from '../finding';
import type { Rule } from './rule';

/** Says that a cited edition has been replaced. Three answers: stale (a finding), pinned on purpose (a notice), current (silence). */
export const outdatedReference: Rule = {
  id: 'outdated-reference',
  title: 'A cited edition has been replaced',
  description:
    'A dated reference whose edition has been replaced, or a number that another has replaced. Undated references are never outdated by a new edition, nor is an edition that the text pins on purpose; the list says so in the notices.',
  run: (context) => {
    const found: Finding[] = [];
    const seen = new Set<string>();
    context.extract.citations.forEach((citation, at) => {
      const record = context.cited[at];
      if (record?.standing.status !== 'superseded' || record.standing.replacedBy === null) return;
      if (citesReplacementToo(context, record) || isItself(context, record)) return;
      if (record.pinned) {
        context.note(pinnedNotice(citation, record));
        return;
      }
      const finding = outdated(context, citation, record);
      if (!seen.has(finding.id)) {
        seen.add(finding.id);
        found.push(finding);
      }
    });
    return found;
  },
};

/** What a person calls the citation: its number with its edition, else its label. */
export function nameCitation(citation: Citation, record: CitedRecord): string {
  if (record.identifier.edition !== null) return printIdentifier(record.identifier);
  return citation.id ?? citation.label ?? citation.title ?? 'This reference';
}

const pinnedNotice = (citation: Citation, record: CitedRecord): Notice => ({
  code: 'reference-pinned',
  message: `${nameCitation(citation, record)} has been replaced by ${record.standing.replacedBy}; the text says that the older edition is meant.`,
  span: record.pinnedBy ?? citation.span,
});

/** A text that names its own earlier editions knows of them. */
const isItself = (context: MatchContext, record: CitedRecord): boolean => context.own.editions.includes(record.work);

/** A text that cites the old and the new edition knows of both. */
function citesReplacementToo(context: MatchContext, record: CitedRecord): boolean {
  const { replacement } = record.standing;
  return replacement !== null && context.cited.some((other) => other !== null && other !== record && other.exact && other.work.key === replacement.key);
}

function outdated(context: MatchContext, citation: Citation, record: CitedRecord): Finding {
  const { standing, work } = record;
  const { identity } = context.extract;
  const cited = nameCitation(citation, record);
  const whenPublished = identity.stage === 'published' ? compareDates(standing.replacement?.date ?? null, identity.date) : null;
  const since = whenPublished !== null && whenPublished > 0;
  return makeFinding({
    rule: 'outdated-reference',
    kind: 'outdated-reference',
    tier: standing.verified ? 'certain' : 'probable',
    score: (citation.role === 'normative' ? 0.9 : 0.75) - (since ? 0.3 : 0) - (standing.verified ? 0 : 0.15),
    work: standing.replacement ?? work,
    subject: citation.id ?? citation.label ?? work.id,
    message: `${cited} has been replaced by ${standing.replacedBy}, ${asOfWords(context.asOf)}.${since ? ' It was current when this document was published.' : ''}`,
    advice: `Cite ${standing.replacedBy}, or say why the older edition is meant.`,
    overturnedBy: standing.verified ? null : `The record of ${standing.replacedBy} is recalled, not verified: its publisher’s page would settle it.`,
    evidence: [
      pair(
        context.passage(citation.span),
        standing.replacement ? there(standing.replacement, standing.replacement.title) : there(work, `${work.title} (superseded)`),
      ),
      ...otherPlaces(context, citation, record),
    ],
  });
}

/** Where the same edition is cited again: other entries, and the mentions of all of them. */
function otherPlaces(context: MatchContext, citation: Citation, record: CitedRecord): Evidence[] {
  const same = context.extract.citations.filter((_, at) => {
    const other = context.cited[at];
    return other?.work.key === record.work.key && other.standing.status === record.standing.status;
  });
  const spans = new Map([...same.map((one) => one.span), ...same.flatMap((one) => one.mentions)].map((span) => [span.start, span]));
  spans.delete(citation.span.start);
  return [...spans.values()].sort((a, b) => a.start - b.start).map((span) => pair(context.passage(span), null));
}
