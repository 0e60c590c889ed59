import { contains, type Family, type Finding, familyOf, type TermEntry } from '@/src/model';
import { fold } from './list-findings';

/** Who else has a say on a term: a source, and the finding that tells. */
export type Elsewhere = { finding: string; family: Family; source: string };

export type ListedTerm = { term: TermEntry; elsewhere: Elsewhere[] };

/** Terms in the order of the text, each with the other sides of the findings that are about it, filtered by the words typed. */
export function listTerms(terms: readonly TermEntry[], findings: readonly Finding[], words: string): ListedTerm[] {
  const bySubject = new Map<string, Finding[]>();
  for (const finding of findings) {
    const subject = fold(finding.subject);
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), finding]);
  }
  const wanted = fold(words).split(' ').filter(Boolean);
  return terms
    .filter((term) => {
      const said = fold([term.designation, ...term.alternates, term.definition, term.source ?? ''].join(' '));
      return wanted.every((word) => said.includes(word));
    })
    .map((term) => ({ term, elsewhere: elsewhereOf(term, bySubject) }));
}

function elsewhereOf(term: TermEntry, bySubject: ReadonlyMap<string, Finding[]>): Elsewhere[] {
  const about = [term.designation, ...term.alternates].flatMap((name) => bySubject.get(fold(name)) ?? []);
  const found = new Map<string, Elsewhere>();
  for (const finding of about) {
    if (finding.evidence.length > 0 && !finding.evidence.some((e) => contains(term.span, e.here.span))) continue;
    for (const { there } of finding.evidence)
      if (there) found.set(`${finding.id} ${there.source}`, { finding: finding.id, family: familyOf(finding.kind), source: there.source });
  }
  return [...found.values()];
}
