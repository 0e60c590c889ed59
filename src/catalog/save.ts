import {
  documentKey,
  type Extract,
  type Identifier,
  type KnownTerm,
  type Provenance,
  type Purpose,
  type Report,
  type SourceDocument,
  type Work,
} from '@/src/model';
import { CatalogError } from './errors';
import { bodyOf, keyFor } from './packs';
import { mergeRecords, type WorkRecord } from './records';

/** What saving adds: the key to use where no work has one of these numbers yet, and the sources' words. */
export type Saving = { key: string; identifiers: Identifier[]; edition: string | null; records: WorkRecord[] };

const purposeRecord = (purpose: Purpose, seen: string): WorkRecord => ({
  origin: 'user',
  of: 'user',
  facts: { purpose },
  provenance: [{ source: 'kept by hand', seen, by: 'user', verified: true }],
});

/** Where a document was seen, for provenance: its address, else its file's name. */
const placeOf = (document: Pick<SourceDocument, 'url' | 'fileName'>): string => document.url ?? document.fileName ?? 'pasted text';

/** The document itself, with its terms, references and text, as a work. `today` is YYYY-MM-DD. */
export function savingOfDocument(document: SourceDocument, extract: Extract, purpose: Purpose, today: string): Saving {
  const { identity } = extract;
  const family = documentKey(identity, document.id);
  const id = identity.id ?? identity.title ?? document.fileName ?? family;
  const provenance: Provenance = { source: placeOf(document), seen: today, by: 'document read', verified: true };
  return {
    key: identity.identifiers[0] ? keyFor(id, identity.identifiers) : family,
    identifiers: identity.identifiers,
    edition: identity.identifiers[0]?.edition ?? null,
    records: [
      {
        origin: 'document',
        of: family,
        facts: {
          id,
          identifiers: identity.identifiers,
          title: identity.title ?? id,
          scope: extract.scope?.text ?? null,
          ...(identity.identifiers[0]
            ? { body: bodyOf(id, identity.identifiers) }
            : identity.groups[0]
              ? { body: identity.groups[0].split(' ')[0] ?? 'other' }
              : {}),
          group: identity.groups[0] ?? null,
          question: identity.questions[0] ?? null,
          kind: identity.kind,
          stage: identity.stage,
          date: identity.date,
          url: document.url,
          terms: extract.terms.map(knownTerm),
          references: extract.citations.flatMap((c) => c.id ?? []),
          text: document.text,
        },
        provenance: [provenance],
      },
      purposeRecord(purpose, today),
    ],
  };
}

/** A document as a work to compare others with, as saving it would make it, without keeping it. */
export function workOfDocument(document: SourceDocument, extract: Extract, today: string): Work {
  const { key, records } = savingOfDocument(document, extract, 'neighbour', today);
  return mergeRecords(key, records);
}

const knownTerm = (term: Extract['terms'][number]): KnownTerm => ({
  designation: term.designation,
  alternates: term.alternates,
  definition: term.definition,
  clause: term.clause,
  source: term.origin === 'adopted' ? (term.source ?? 'elsewhere') : null,
});

/** A reference of a document, as the citing entry describes it. @throws CatalogError 'not-found' where there is no such citation. */
export function savingOfReference(report: Report, index: number, purpose: Purpose, today: string): Saving {
  const citation = report.extract.citations[index];
  if (!citation) throw new CatalogError('not-found', 'This document has no such reference.');
  const id = citation.id ?? citation.title ?? citation.raw;
  const citing = report.extract.identity.id ?? report.document.fileName ?? report.document.url ?? 'a document';
  return {
    key: report.cited[index]?.work ?? keyFor(id, citation.identifiers),
    identifiers: citation.identifiers,
    edition: citation.edition,
    records: [
      {
        origin: 'citation',
        of: report.document.key,
        facts: {
          id,
          identifiers: citation.identifiers,
          title: citation.title ?? id,
          body: bodyOf(id, citation.identifiers),
          ...(citation.edition && /^\d{4}/.test(citation.edition) ? { date: citation.edition } : {}),
          url: citation.url,
        },
        provenance: [{ source: `cited in ${citing}: ${citation.raw.slice(0, 300)}`, seen: today, by: 'reference read', verified: true }],
      },
      purposeRecord(purpose, today),
    ],
  };
}
