import type { Notice, Outcome, TermEntry } from '@/src/model';
import type { View } from '../view';
import { findDfnTerms } from './dfn';
import { finishEntry } from './entry';
import { readZone } from './zone-reader';
import { findZones } from './zones';

/**
 * The document's terms, in every habit seen: numbered run-in entries (ITU-T 3.1.1 term [source]: definition), ISO 10241
 * entries, definition lists, hanging lists of RFCs, bold run-in (ETSI), tables (EUDI, NIST), lettered lists after a lead-in
 * (X.500), quoted definitions of legal acts, and words that the source itself marks as defined (<dfn>).
 */
export function extractTerms(view: View): Outcome<TermEntry[]> {
  const notices: Notice[] = [];
  const found: TermEntry[] = [];
  const zones = findZones(view);
  for (const zone of zones) found.push(...readZone(view, zone).map((draft) => finishEntry(view, draft)));
  found.push(...findDfnTerms(view, found));
  found.sort((a, b) => a.span.start - b.span.start);
  const kept = dropRepeats(found);
  for (const entry of kept)
    if (!entry.source && entry.origin === 'adopted' && entry.definition === '')
      notices.push({
        code: 'term-without-source',
        message: `"${entry.designation}" is listed as defined elsewhere, without its source or definition.`,
        span: entry.span,
      });
  return { value: kept, notices };
}

/** Entries that stand twice with the same words (a definition list repeated, a dfn inside an entry) are kept once. */
function dropRepeats(entries: readonly TermEntry[]): TermEntry[] {
  const seen = new Map<string, TermEntry>();
  const kept: TermEntry[] = [];
  for (const entry of entries) {
    const key = `${entry.designation.toLowerCase()}\u0000${entry.definition.toLowerCase()}`;
    if (seen.has(key)) continue;
    seen.set(key, entry);
    kept.push(entry);
  }
  return kept;
}
