import type { Block, Span } from '@/src/model';
import { trimSpan } from '@/src/model';
import type { View } from '../view';
import { linkingTexts } from './dfn';
import { type Draft, flat, isNote, sourceLine, tidyDesignation } from './entry';
import type { Habit, Opening, Reading } from './habit';
import { habits } from './habits';
import { type Lead, readLead } from './lead';
import { boldLead, dfnMarksIn, divideAtColon, lineOf } from './line';
import { definedIn, endingSource, openingSource, splitTail, tidySource } from './source';
import type { Zone } from './zones';

const PLACEHOLDER =
  /^(?:none|no terms?\b.*|void|empty|tbd|n\/a|to be (?:added|completed|defined|determined).*|<[^>]*>|\[[^\]]*\]|aucun\w*|néant|ninguno|لا يوجد|无)[.:]?$/iu;
const BOILERPLATE =
  /\b(?:MUST|SHALL|SHOULD)\b.{0,40}["“”'].{0,200}\bRFC\s?2119|key words\s+["“]MUST|IEC Electropedia|Online browsing platform|terminological databases|terminology databases/iu;
/** The two lines that ISO and IEC print in every terms clause. */
const ADDRESSES = /^(?:[–—•-]\s*)?(?:ISO Online browsing platform|IEC Electropedia|IEV Online)\b.{0,80}https?:/i;
/** "* * * Next change * * *", "END OF CHANGES": change requests of 3GPP part their pieces so. */
const CHANGE_MARK =
  /^[*=<>\s–—-]{0,24}(?:(?:the|first|second|third|fourth|fifth|\d(?:st|nd|rd|th)|next|last|start|begin(?:ning)?|end|of|set|all)\s+){1,4}(?:modified |modification|change)\w*[*=<>\s–—-]{0,24}$/i;
/** What a document says of its own terms is part of none. */
const OF_ITSELF =
  /^(?:this|the present) (?:specification|document|recommendation|standard|supplement|clause|section|memo|profile)\s+(?:also\s+)?(?:uses?|defines?|makes use of|employs|adopts|refers to|does not define)\b/i;
/** Words that begin lines and are no terms. */
const NO_TERM =
  /^(?:NOTES?|EXAMPLES?|SOURCES?|Examples?|Notes?|Editor['’]s notes?|see also|see|where|figure|table|issue|warning|tutorial|usage|deprecated (?:term|definition|usage|abbreviation))\b\s*\d*$/i;

const FEW = 4;

/** Reads one zone as its author meant it: each block begins an entry, belongs to the one before it, leads a list in, or is none of these. */
export function readZone(view: View, zone: Zone): Draft[] {
  const reading: Reading = { view, zone, blocks: zone.blocks, text: view.source.text };
  const openers = chooseHabits(reading);
  const { text } = view.source;
  const drafts: Draft[] = [];
  let current: Draft | null = null;
  let currentHabit: Habit | null = null;
  let lead: Lead | null = null;
  let gatheringNames = false;
  /** Entries whose source line has been read. */
  const closed = new Set<Draft>();

  const begin = (opening: Opening): Draft | null => {
    const at = trimSpan(text, opening.designation);
    const name = tidyDesignation(text.slice(at.start, at.end));
    if (!/\p{L}/u.test(name) || /^\(?\w{1,3}[).]$/.test(name) || name.length > 140 || PLACEHOLDER.test(name) || NO_TERM.test(name)) return null;
    const source = opening.source ? tidySource(opening.source) : (lead?.source ?? null);
    const adopted = zone.adopted ?? (lead ? lead.adopted : source ? true : null);
    const draft: Draft = {
      number: opening.number,
      designation: name,
      designationSpan: at,
      alternates: [...(opening.alternates ?? []), ...dfnMarksIn(view, at).flatMap(linkingTexts)],
      pieces: [],
      notes: [...(opening.notes ?? [])],
      source,
      adopted,
      end: opening.end,
    };
    for (const piece of opening.pieces) addPiece(text, zone, draft, piece);
    drafts.push(draft);
    return draft;
  };

  for (let i = 0; i < zone.blocks.length; i++) {
    const block = zone.blocks[i];
    if (!block) continue;
    const whole = text.slice(block.span.start, block.span.end).trim();

    // metanorma sets the source of an ITU entry as a line of its own.
    const bracketed = current && current.pieces.length === 0 && current.source === null ? /^\[([^\][]*\d[^\][]*)\]$/.exec(whole)?.[1] : undefined;
    if (current && bracketed !== undefined) {
      current.source = tidySource(bracketed);
      current.adopted = zone.adopted ?? true;
      current.end = block.span.end;
      continue;
    }
    if (current && takeTail(zone, current, whole, block.span.end)) {
      gatheringNames = false;
      if (sourceLine(whole) !== null) closed.add(current);
      continue;
    }
    if (isNote(whole)) continue;
    if (ADDRESSES.test(whole) || CHANGE_MARK.test(whole)) {
      current = null;
      continue;
    }
    const listed = lead?.adopted && lead.source ? listedTerm(reading, i) : null;
    if (listed) {
      current = begin(listed);
      continue;
    }
    const found = firstOpening(reading, openers, i);
    if (found) {
      const draft = begin(found.opening);
      if (draft) {
        current = draft;
        currentHabit = found.habit;
        gatheringNames = found.opening.takesNames ?? false;
        i = found.opening.next - 1;
        continue;
      }
    }
    if (current && gatheringNames && current.pieces.length === 0 && takeName(reading, current, i)) continue;
    gatheringNames = false;

    const newLead = block.kind === 'paragraph' || block.kind === 'list-item' ? readLead(whole) : null;
    if (newLead) {
      lead = newLead;
      current = null;
      continue;
    }
    if (BOILERPLATE.test(whole) || (block.kind !== 'definition' && OF_ITSELF.test(whole))) {
      current = null;
      continue;
    }
    if (current && block.cell && currentHabit?.id === 'legal-acts') {
      // Points of a definition stand in cells, and so do their letters and the number of the next one.
      if (whole.length > 4) addPiece(text, zone, current, block.span);
      continue;
    }
    if (!current || block.kind === 'heading' || block.kind === 'cell' || !continues(currentHabit, current, block)) {
      current = null;
      continue;
    }
    // What follows a source line is another meaning of the same term (NIST glossaries); ISO ends its entries with it.
    if (closed.has(current)) {
      if (currentHabit?.id === 'numbered-entries') {
        current = null;
        continue;
      }
      current = anotherMeaning(current, zone);
      drafts.push(current);
    }
    addPiece(text, zone, current, current.pieces.length === 0 ? lineOf(view, block) : block.span);
  }
  return drafts.filter((draft) => draft.pieces.length > 0 || draft.source !== null || draft.number !== null);
}

const anotherMeaning = (draft: Draft, zone: Zone): Draft => ({
  ...draft,
  alternates: [...draft.alternates],
  pieces: [],
  notes: [],
  source: null,
  adopted: zone.adopted,
});

/**
 * The habits that hold in a zone: the sure ones that occur at all; and of the others the one with the most openings, where the sure
 * ones are not more.
 */
function chooseHabits(reading: Reading): Habit[] {
  const counts = new Map<Habit, number>();
  for (const habit of habits) {
    let count = 0;
    for (let i = 0; i < reading.blocks.length; i++) {
      const opening = habit.opens(reading, i);
      if (!opening) continue;
      count++;
      i = opening.next - 1;
    }
    // In a zone of a few lines one entry is no chance.
    if (count >= (reading.blocks.length <= FEW ? 1 : habit.least)) counts.set(habit, count);
  }
  const sure = [...counts].filter(([habit]) => habit.sure);
  const surest = Math.max(0, ...sure.map(([, count]) => count));
  let likely: Habit | null = null;
  for (const [habit, count] of counts) if (!habit.sure && (likely === null || count > (counts.get(likely) ?? 0))) likely = habit;
  const chosen = sure.map(([habit]) => habit);
  if (likely && (counts.get(likely) ?? 0) > surest) chosen.push(likely);
  return habits.filter((habit) => chosen.includes(habit));
}

function firstOpening(reading: Reading, openers: readonly Habit[], i: number): { habit: Habit; opening: Opening } | null {
  for (const habit of openers) {
    const opening = habit.opens(reading, i);
    if (opening) return { habit, opening };
  }
  return null;
}

/** A note or source line belongs to the entry before it. */
function takeTail(zone: Zone, draft: Draft, whole: string, end: number): boolean {
  const source = sourceLine(whole);
  if (source !== null) {
    draft.source = tidySource(source);
    draft.adopted = zone.adopted ?? true;
    draft.end = end;
    return true;
  }
  if (!isNote(whole)) return false;
  draft.notes.push(flat(whole));
  draft.end = end;
  const defined = definedIn(whole.replace(/^[^:–—]{0,20}[:–—]\s*/, ''));
  if (defined && draft.source === null) {
    draft.source = defined;
    draft.adopted = zone.adopted ?? true;
  }
  return true;
}

/** A further name of an ISO entry, on a line of its own before the definition. */
function takeName({ view, blocks, text }: Reading, draft: Draft, i: number): boolean {
  const block = blocks[i];
  if (!block || block.kind === 'list-item' || block.kind === 'heading') return false;
  const line = lineOf(view, block);
  const words = text.slice(line.start, line.end).trim();
  const deprecated = /^(?:DEPRECATED|Deprecated|Admitted|Preferred)\s*:\s*(.+)$/su.exec(words);
  if (deprecated?.[1]) {
    draft.alternates.push(tidyDesignation(deprecated[1]));
    return true;
  }
  const bold = boldLead(view, line);
  const allBold = bold !== null && text.slice(bold, line.end).trim() === '';
  if (!allBold && !isShortName(words, blocks[i + 1], text)) return false;
  draft.alternates.push(tidyDesignation(words));
  return true;
}

/** A line that is a further name and not yet the definition: short, and something that is no note follows it. */
function isShortName(words: string, next: Block | undefined, text: string): boolean {
  if (words.length > 60 || words.split(/\s+/).length > 5 || /[.,;:]$/.test(words) || next === undefined || next.number !== null || next.kind === 'heading')
    return false;
  const after = text.slice(next.span.start, next.span.end).trim();
  return !isNote(after) && sourceLine(after) === null;
}

/** An item of a list after a lead-in that names the source: a term without a definition. */
function listedTerm({ view, blocks, text }: Reading, i: number): Opening | null {
  const block = blocks[i];
  if (!block) return null;
  const whole = text.slice(block.span.start, block.span.end);
  const item = /^\s*(?:\(?[a-z]{1,3}[).]|\(?\d{1,2}[).]|[–—•·*-])\s+/.exec(whole);
  if (block.kind !== 'list-item' && !item) return null;
  const line = item ? { start: block.span.start + item[0].length, end: block.span.end } : lineOf(view, block);
  const words = text.slice(line.start, line.end);
  if (words.length > 120 || divideAtColon(text, line) !== null) return null;
  return {
    number: null,
    designation: { start: line.start, end: line.start + words.replace(/(?:\s*(?:;|,)?\s+and|[;,.])\s*$/, '').length },
    pieces: [],
    source: null,
    end: block.span.end,
    next: i + 1,
  };
}

/** Whether a block that begins nothing goes on with the definition. */
function continues(habit: Habit | null, draft: Draft, block: Block): boolean {
  if (block.kind === 'definition') return true;
  if (habit?.id === 'definition-list')
    return block.kind === 'list-item' ? draft.pieces.length > 0 && inDefinition(block) : block.kind === 'code' && inDefinition(block);
  if (habit?.id === 'tables') return false;
  if (habit?.id === 'dollar-lines') return true;
  return block.kind !== 'code' && block.kind !== 'term';
}

/** Readers without contexts (text, DOCX, PDF) keep a list's paragraphs together. */
const inDefinition = (block: Block): boolean => block.context === null || /\bdd\b|\bdl\b/.test(block.context);

/** Adds a piece of text to a definition, its sources and notes taken off. */
function addPiece(text: string, zone: Zone, draft: Draft, piece: Span): void {
  let span = trimSpan(text, piece);
  if (draft.pieces.length === 0) {
    const opening = openingSource(text, span);
    if (opening) {
      draft.source ??= opening.source;
      span = opening.rest;
    }
    const domain = /^\s*<[^<>]{1,60}>\s*/.exec(text.slice(span.start, Math.min(span.end, span.start + 80)));
    if (domain) span = { start: span.start + domain[0].length, end: span.end };
  }
  const tail = splitTail(text, span);
  span = tail.rest;
  const ending = draft.number !== null || draft.adopted ? endingSource(text, span) : null;
  if (ending) {
    draft.source ??= ending.source;
    span = trimSpan(text, ending.rest);
  }
  if (draft.pieces.length === 0 && draft.source === null) {
    draft.source = definedIn(text.slice(span.start, span.end));
    // "The following terms apply:" leads own terms in, and those that only point elsewhere.
    if (draft.source !== null) draft.adopted = zone.adopted ?? true;
  }
  if (draft.source !== null && draft.adopted === null) draft.adopted = true;
  if (span.end > span.start) draft.pieces.push(span);
  draft.end = Math.max(draft.end, piece.end);
  for (const part of tail.parts) takeTail(zone, draft, part, piece.end);
}
