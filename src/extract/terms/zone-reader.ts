import type { Block, Span } from '@/src/model';
import { trimSpan } from '@/src/model';
import { roleOf } from '../clauses/roles';
import type { View } from '../view';
import { type Draft, flat, isNote, sourceLine, tidyDesignation } from './entry';
import { type Lead, readLead } from './lead';
import { boldLead, divideAtColon, lineOf } from './line';
import { endingSource, openingSource } from './source';
import { isHeadRow, readRow } from './table';
import type { Zone } from './zones';

const ENTRY_NUMBER = /^(?:[A-Z]|\d+)(?:\.\d+)+\.?$/;
const ACT_ENTRY = /^[(]?(\d+[a-z]?|[a-z]+)[)]?\s*[‘'“"«]([^’'”"»]{2,120})[’'”"»]\s*,?\s*(?:means?|shall mean|refers to)\b[:\s]*/u;
const MEANS = /^[“"‘]([^”"’]{2,100})[”"’]\s*(?:means?|is|refers to)\s/u;
const PLACEHOLDER = /^(?:none|no terms?\b.*|void|tbd|to be (?:added|completed|defined)|<[^>]*>|aucun\w*|ninguno|لا يوجد|无)[.:]?$/iu;
const BOILERPLATE =
  /\b(?:MUST|SHALL|SHOULD)\b.{0,40}["“”'].{0,200}\bRFC\s?2119|key words\s+["“]MUST|IEC Electropedia|Online browsing platform|terminological databases/iu;

/**
 * Reads one zone as its author meant it: each block begins an entry, belongs to the entry before it (definition, note,
 * source), leads a list in, or is none of these.
 */
export function readZone(view: View, zone: Zone): Draft[] {
  const { text } = view.source;
  const drafts: Draft[] = [];
  let current: Draft | null = null;
  let lead: Lead | null = null;
  /** Number of an ISO entry whose designation is still to come. */
  let pending: string | null = null;
  /** An ISO entry takes further designations until its definition begins. */
  let gatheringNames = false;

  /** Glossaries of headings (one a term) have many; a terms clause with a few sub-clauses has not. */
  const headingsAreTerms = zone.blocks.filter((b) => b.kind === 'heading' && b.number === null).length >= 6;

  const adoptedHere = (source: string | null): boolean | null => zone.adopted ?? (lead ? lead.adopted : source ? true : null);
  const begin = (number: string | null, designation: Span, pieces: Span[], source: string | null, end: number): Draft | null => {
    const span = trimSpan(text, designation);
    const name = tidyDesignation(text.slice(span.start, span.end));
    if (name === '' || name.length > 140 || PLACEHOLDER.test(name) || /^(?:NOTE|EXAMPLE|SOURCE)\b/.test(name)) return null;
    const from = source ?? lead?.source ?? null;
    const draft: Draft = {
      number,
      designation: name,
      designationSpan: span,
      alternates: [],
      pieces: [],
      notes: [],
      source: from,
      adopted: adoptedHere(from),
      end,
    };
    drafts.push(draft);
    for (const piece of pieces) add(draft, piece);
    return draft;
  };
  const add = (draft: Draft, piece: Span): void => {
    let span = trimSpan(text, piece);
    if (draft.pieces.length === 0) {
      const opening = openingSource(text, span);
      if (opening) {
        draft.source ??= opening.source;
        span = opening.rest;
      }
    }
    const ending = draft.number !== null || draft.adopted ? endingSource(text, span) : null;
    if (ending) {
      draft.source ??= ending.source;
      span = ending.rest;
    }
    if (draft.source !== null && draft.adopted === null) draft.adopted = true;
    if (span.end > span.start) draft.pieces.push(span);
    draft.end = Math.max(draft.end, piece.end);
  };

  for (let i = 0; i < zone.blocks.length; i++) {
    const block = zone.blocks[i] as Block;
    const line = lineOf(view, block);
    const words = text.slice(line.start, line.end).trim();
    if (words === '' && !block.number) continue;

    if (block.kind === 'cell') {
      const row = readRow(view, zone.blocks, i);
      i = row.next - 1;
      if (row.entry && !isHeadRow(row)) {
        current = begin(null, row.entry.designation, row.entry.definition ? [row.entry.definition] : [], null, row.end);
        for (const note of row.notes) current?.notes.push(note);
        if (row.source && current) {
          current.source ??= row.source;
          current.adopted ??= true;
        }
      }
      gatheringNames = false;
      continue;
    }
    if (block.kind === 'term') {
      const previous: Draft | undefined = drafts.at(-1);
      if (previous && previous.pieces.length === 0 && zone.blocks[i - 1]?.kind === 'term') previous.alternates.push(tidyDesignation(words));
      else current = begin(block.number, line, [], null, block.span.end);
      continue;
    }
    if (current && sourceLine(words) !== null) {
      current.source = sourceLine(words);
      current.adopted = zone.adopted ?? true;
      current.end = block.span.end;
      gatheringNames = false;
      continue;
    }
    if (current && isNote(words)) {
      current.notes.push(flat(words));
      current.end = block.span.end;
      gatheringNames = false;
      const defined = /^NOTE\s*\d*\s*[:–-]\s*As defined in\s+(.+?)\.?$/su.exec(words);
      if (defined?.[1]) {
        current.source ??= flat(defined[1]);
        current.adopted = zone.adopted ?? true;
      }
      continue;
    }
    if (block.kind === 'definition' && current) {
      add(current, line);
      continue;
    }

    // Entries of legal acts: (1) ‘wallet user’ means …
    const act = ACT_ENTRY.exec(text.slice(block.span.start, block.span.end)) ?? MEANS.exec(words);
    if (act) {
      const quoted = act[2] ?? act[1] ?? '';
      const at = text.indexOf(quoted, block.span.start);
      current = begin(
        block.number,
        { start: at, end: at + quoted.length },
        [{ start: block.span.start + act[0].length, end: block.span.end }],
        null,
        block.span.end,
      );
      continue;
    }

    const entryNumber = block.number !== null && ENTRY_NUMBER.test(block.number);
    if (entryNumber) {
      gatheringNames = false;
      pending = null;
      if (words === '') {
        pending = block.number;
        current = null;
        continue;
      }
      const division = divideAtColon(text, line);
      if (division) {
        current = begin(block.number, division.designation, [division.definition], division.source, block.span.end);
        continue;
      }
      const bold = boldLead(view, line);
      if (bold !== null && bold < line.end - 1) {
        current = begin(block.number, { start: line.start, end: bold }, [{ start: bold, end: line.end }], null, block.span.end);
        continue;
      }
      // A sub-clause's own heading, or an ISO entry whose designation stands beside its number.
      if (!/[.;]$/.test(words) && words.split(/\s+/).length <= 14) {
        const next = zone.blocks[i + 1];
        const isSubclause = next?.number?.startsWith(`${block.number?.replace(/\.$/, '')}.`);
        if (isSubclause) {
          current = null;
          lead = null;
        } else {
          const bracket = /\s*\[([^\]]+)\]\s*$/.exec(words);
          const end = bracket ? line.start + text.slice(line.start, line.end).lastIndexOf(bracket[0].trim()) : line.end;
          current = begin(block.number, { start: line.start, end }, [], bracket?.[1] ?? null, block.span.end);
          gatheringNames = true;
        }
        continue;
      }
    }
    if (pending !== null) {
      current = begin(pending, line, [], null, block.span.end);
      pending = null;
      gatheringNames = current !== null;
      continue;
    }
    if (current && gatheringNames && current.pieces.length === 0) {
      const deprecated = /^(?:DEPRECATED|Deprecated)\s*:\s*(.+)$/.exec(words);
      const bold = boldLead(view, line);
      const allBold = bold !== null && text.slice(bold, line.end).trim() === '';
      if (deprecated?.[1]) {
        current.alternates.push(tidyDesignation(deprecated[1]));
        continue;
      }
      if ((allBold || isShortName(words, zone.blocks[i + 1], text)) && block.kind !== 'list-item') {
        current.alternates.push(tidyDesignation(words));
        continue;
      }
      add(current, line);
      gatheringNames = false;
      continue;
    }

    const newLead = block.kind === 'paragraph' || block.kind === 'list-item' ? readLead(words) : null;
    if (newLead) {
      lead = newLead;
      current = null;
      continue;
    }
    if (BOILERPLATE.test(words)) {
      current = null;
      continue;
    }

    // Lettered list after a lead-in that names the source: terms without definitions.
    if (
      lead?.adopted &&
      lead.source &&
      (block.kind === 'list-item' || /^(?:[a-z]{1,2}|[ivx]+)\)$|^[–•·-]$/.test(block.number ?? '')) &&
      words.length <= 120 &&
      divideAtColon(text, line) === null
    ) {
      current = begin(null, { start: line.start, end: line.start + words.replace(/[;,.]$/, '').length }, [], null, block.span.end);
      continue;
    }

    const bold = boldLead(view, line);
    if (bold !== null && block.number === null && block.kind !== 'heading') {
      const rest = text.slice(bold, line.end);
      const bracketed = /^\s*(?:\([^)]*\)\s*)?(?:\[[^\]]*\]\s*)?[:：]/u.test(rest) || /[:：]\s*$/u.test(text.slice(line.start, bold));
      if (bracketed) {
        const division = divideAtColon(text, line);
        if (division) {
          current = begin(null, division.designation, [division.definition], division.source, block.span.end);
          continue;
        }
      }
      if (rest.trim() === '' && words.split(/\s+/).length <= 12 && !/[.;:]$/.test(words)) {
        current = begin(null, line, [], null, block.span.end);
        continue;
      }
      if (/^\s*[–—-]\s/.test(rest) && words.split(/\s+/).length > 3) {
        current = begin(
          null,
          { start: line.start, end: bold },
          [{ start: bold + (/^\s*[–—-]\s*/.exec(rest)?.[0].length ?? 0), end: line.end }],
          null,
          block.span.end,
        );
        continue;
      }
    }
    const plain = block.number === null && block.kind !== 'heading' && bold === null ? divideAtColon(text, line) : null;
    if (
      plain &&
      text.slice(plain.definition.start, plain.definition.end).trim().length > 12 &&
      /^[\p{L}(“"]/u.test(words) &&
      words.slice(0, plain.designation.end - line.start).split(/\s+/).length <= 8
    ) {
      current = begin(null, plain.designation, [plain.definition], plain.source, block.span.end);
      continue;
    }
    if (block.kind === 'heading') {
      const next = zone.blocks[i + 1];
      const titled = headingsAreTerms && next !== undefined && next.kind !== 'heading' && block.number === null && roleOf(words, null) === 'body';
      current = titled && words.split(/\s+/).length <= 10 ? begin(null, line, [], null, block.span.end) : null;
      continue;
    }
    if (current && block.kind !== 'code') add(current, line);
  }
  return drafts.filter((draft) => draft.pieces.length > 0 || draft.source !== null || draft.number !== null);
}

/** A line of an ISO entry that is a further name and not yet the definition: short, and something that is no note follows it. */
function isShortName(words: string, next: Block | undefined, text: string): boolean {
  if (words.length > 60 || words.split(/\s+/).length > 5 || /[.,;:]$/.test(words) || next === undefined || next.number !== null || next.kind === 'heading')
    return false;
  const after = text.slice(next.span.start, next.span.end).trim();
  return !isNote(after) && sourceLine(after) === null;
}
