import type { Span, TermEntry } from '@/src/model';
import { clauseAt, pageAt, type View } from '../view';

/** A term entry while it is being gathered from its blocks. */
export type Draft = {
  number: string | null;
  designation: string;
  designationSpan: Span;
  alternates: string[];
  /** Pieces of the definition, in order. */
  pieces: Span[];
  notes: string[];
  source: string | null;
  /** What the place itself says: a clause of terms defined elsewhere, a lead-in that names a source. */
  adopted: boolean | null;
  end: number;
};

/** One line of text: breaks inside a paragraph become spaces. */
export const flat = (s: string): string => s.replace(/[\s\u2028\u00a0]+/g, ' ').trim();

/** Designation as a reader would look it up: quotes, trailing colon and domain marks off. */
export const tidyDesignation = (s: string): string =>
  flat(s)
    .replace(/^[“”"‘’'«»]+|[“”"‘’'«»]+$/gu, '')
    .replace(/\s*[:：]+$|\s+[–—-]$/u, '')
    .replace(/^[*•·]+\s*|(?<=[^\s*])\*{1,2}$/gu, '')
    .trim();

/** "peer-to-peer (P2P)" → the short form as an alternate; a trailing qualifier such as "(of a key)" is none. */
export function alternatesOf(designation: string): string[] {
  const found = /^(.{2,}?)\s*\(([^()]{1,40})\)$/.exec(designation);
  if (!found?.[1] || !found[2]) return [];
  const [, long, short] = found;
  // A short form may be of several pieces ("SD-JWT VC"), each with a capital in it.
  return short.split(' ').every((piece) => /^(?=.*[A-Z])[A-Z0-9][\w./-]*s?$/.test(piece)) ? [long, short] : [long];
}

/**
 * A source in brackets at the beginning or end of a definition: "[b-ITU-T X.1252]", "[ITU-T Y.3500], clause 3.1",
 * "(see [X.509])", "[SOURCE: ISO 7301:2021, 3.2, modified – …]".
 */
const SOURCE_LINE = /^\[?\s*(?:SOURCE|QUELLE|[Ss]ource)\s*:\s*(.+?)\s*\]?$/su;
export const sourceLine = (text: string): string | null => SOURCE_LINE.exec(flat(text))?.[1] ?? null;

/** "NOTE – …", "Note 1 to entry: …", "EXAMPLE …": parts of an entry that are not the definition. */
export const isNote = (text: string): boolean =>
  /^[[(]?Editor['’]s [Nn]otes?\b|^(?:NOTE|Note|NOTA|Nota|REMARQUE|ملاحظة|注)\s*\d*\s*(?:to entry\s*)?[-–—:.]|^(?:EXAMPLE|Example|EXEMPLE|EJEMPLO)(?:\s*\d*\s*[-–—:.]|\s)/u.test(
    text,
  );

/** Old xml2rfc pages repeat the cited reference beside its tag: "(Hardt, D., “The …,” October 2012.)". */
const POPUP = /\s?\([^()“”"]{2,200}[“"][^“”"]{3,240},[”"]\s?[^()“”"]{0,40}\)/g;

export function finishEntry(view: View, draft: Draft): TermEntry {
  const { text } = view.source;
  const first = draft.pieces[0];
  const last = draft.pieces.at(-1);
  // Cross-references to other entries (ISO 10241-1 clause 6.4: "husked rice (3.2)") are no part of the words.
  const definition = flat(draft.pieces.map((p) => text.slice(p.start, p.end)).join(' '))
    .replace(/\s?\(\d+(?:\.\d+)+\)/g, '')
    .replace(POPUP, '');
  const adopted = draft.adopted ?? draft.source !== null;
  return {
    designation: draft.designation,
    alternates: [...new Set([...draft.alternates, ...alternatesOf(draft.designation)])].filter((a) => a !== draft.designation && a !== ''),
    definition,
    notes: draft.notes,
    origin: adopted ? 'adopted' : 'own',
    source: draft.source,
    clause: draft.number ?? clauseAt(view, draft.designationSpan.start)?.number ?? null,
    page: pageAt(view, draft.designationSpan.start),
    span: { start: draft.designationSpan.start, end: Math.max(draft.end, draft.designationSpan.end) },
    designationSpan: draft.designationSpan,
    definitionSpan: first && last ? { start: first.start, end: last.end } : null,
  };
}
