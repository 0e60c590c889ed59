import { findIdentifiers, parseIdentifiers } from '@/src/identifiers';
import { type FactName, groupName, type Relation, type RelationType, type Stage, stageOf } from '@/src/model';
import type { Field, WorkDraft } from './form';
import type { FieldValue } from './values';

type Take = Field['take'];

/** The words of one line. */
export const asText =
  (name: FactName): Take =>
  (value, work) =>
    work.set(name, value.text, value);

/** Paragraphs, a line each. */
export const asParagraphs =
  (name: FactName): Take =>
  (value, work) =>
    work.set(name, value.lines.join('\n'), value);

export const asList =
  (name: FactName): Take =>
  (value, work) =>
    work.set(name, value.items, value);

export const asDate =
  (name: FactName): Take =>
  (value, work) =>
    work.set(name, value.date, value);

/** Numbers that stand beside the label, each related to the work. */
export const asRelation =
  (type: RelationType): Take =>
  (value, work) =>
    relate(work, type, numbersIn(value), value);

/** Numbers as printed: items or innermost elements that are nothing else, or those in the running words; whichever are most. */
export function numbersIn(value: FieldValue): string[] {
  const listed = value.items.map(withoutRemark);
  const items = listed.filter(isNumber);
  if (items.length === listed.length) return items;
  const pieces = [...new Set(value.pieces.filter(isNumber))];
  const words = value.lines.join('\n');
  const inWords = [...new Set(findIdentifiers(words).map(({ span }) => words.slice(span.start, span.end)))];
  const parted = words.split(/\s*(?:[,;\n]|\band\b|&)\s*/).filter(isNumber);
  return [items, pieces, inWords, parted].reduce((most, one) => (one.length > most.length ? one : most));
}

/** "ISO/IEC 27566-1 (Common)": a remark in brackets is none of the number; a year or a month is. */
const withoutRemark = (item: string): string => item.replace(/\s*\((?=[^()]*\p{L})[^()\d]*\)$/u, '');

const isNumber = (item: string): boolean => parseIdentifiers(item).length > 0;

export function relate(work: WorkDraft, type: RelationType, ids: readonly string[], value: FieldValue): void {
  const { relations } = work.get();
  const made = ids.map((id): Relation => ({ type, id, key: null, verified: true }));
  if (relations) relations.push(...made);
  else work.set('relations', made, value);
}

/** The publisher's own words for the stage, and what they mean; `words` are asked before those that all publishers use. */
export function takeStage(value: FieldValue, work: WorkDraft, words: readonly [RegExp, Stage][]): void {
  work.set('stageText', value.text, value);
  const stage = words.find(([pattern]) => pattern.test(value.text))?.[1] ?? stageOf([value.text]);
  if (value.text !== '' && stage !== 'unknown') work.set('stage', stage, value);
}

/** "SG17", "Study Group 17 (Security)" → "ITU-T SG17"; "Q10/17" → itself, and its study group. */
export function takeItuGroup(value: FieldValue, work: WorkDraft): void {
  const question = /\bQ(?:uestion)?s?\.? ?(\d{1,2})\/(\d{1,2})\b/i.exec(value.text);
  if (question) {
    work.set('question', `Q${question[1]}/${question[2]}`, value, question[0]);
    work.set('group', `ITU-T SG${question[2]}`, value, question[0]);
  }
  const group = /\b(?:SG|Study Group|Commission d['’][ée]tudes|CE|Comisi[oó]n de Estudio) ?(\d{1,2})\b/i.exec(value.text);
  const bare = /^(?:study group|sg|lead study group)\b/i.test(value.label ?? '') ? /^\d{1,2}$/.exec(value.text) : null;
  if (group) work.set('group', `ITU-T SG${group[1]}`, value, group[0]);
  else if (bare) work.set('group', `ITU-T SG${bare[0]}`, value, bare[0]);
  else if (/\bTSAG\b/.test(value.text)) work.set('group', 'ITU-T TSAG', value, 'TSAG');
}

export const takeGroup =
  (body: string): Take =>
  (value, work) =>
    work.set('group', groupName(body, value.text), value);
