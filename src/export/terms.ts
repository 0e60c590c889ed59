import type { KnownTerm, Report, Terminology } from '@/src/model';

/** The terms that a document defines or adopts. */
export function terminologyOf(report: Report): Terminology {
  const { identity, terms } = report.extract;
  return {
    title: [identity.id, identity.title].filter(Boolean).join(': ') || (report.document.fileName ?? 'Terms'),
    language: languageTag(identity.language),
    concepts: terms.map((term) => ({
      designation: term.designation,
      alternates: term.alternates,
      definition: term.definition,
      notes: term.notes,
      source: term.origin === 'adopted' ? (term.source ?? 'elsewhere') : term.source,
      clause: term.clause,
    })),
  };
}

/** The terms that the catalog knows of a work. */
export const terminologyOfWork = (title: string, language: string | null, terms: readonly KnownTerm[]): Terminology => ({
  title,
  language: languageTag(language),
  concepts: terms.map((term) => ({
    designation: term.designation,
    alternates: term.alternates,
    definition: term.definition,
    notes: [],
    source: term.source,
    clause: term.clause,
  })),
});

/** A language as BCP 47 writes it; standards that say none are in English. */
function languageTag(language: string | null): string {
  return language && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language) ? language : 'en';
}
