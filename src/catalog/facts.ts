import { FACT_FIELDS, type FactField, type FactValue, type Stage, type WorkFact } from '@/src/model';
import { type Facts, inWeight, says, type WorkRecord } from './records';

/** Every fact of a work with the source whose word is shown, and the other sources' differing words underneath. */
export function factsOf(records: readonly WorkRecord[]): WorkFact[] {
  const ordered = inWeight(records);
  return FACT_FIELDS.flatMap((field) => {
    const values = ordered.flatMap((record) => saidOf(record, field));
    const [shown, ...rest] = values;
    if (!shown) return [];
    const others = rest.filter((value, i) => value.text !== shown.text && rest.findIndex((other) => other.text === value.text) === i);
    return [{ field, shown, others, agree: rest.filter((value) => value.text === shown.text).length }];
  });
}

function saidOf({ origin, facts, provenance }: WorkRecord, field: FactField): FactValue[] {
  const value = rawFact(facts, field);
  if (!says(value)) return [];
  const text = Array.isArray(value) ? value.join('; ') : String(value);
  // A source may be less sure of one field than of the rest: "recalled (question)".
  const doubt = provenance.find((p) => p.source === `recalled (${field})`);
  const { source, seen, by, verified } = doubt ?? provenance[0] ?? { source: '', seen: '', by: '', verified: false };
  return [{ text, source, seen, by, verified, own: origin === 'user' }];
}

export function rawFact(facts: Facts, field: FactField): unknown {
  const [first, second] = field.split('.');
  const value: unknown = facts[first as keyof Facts];
  return second === undefined ? value : value ? (value as Record<string, unknown>)[second] : undefined;
}

const LISTS: readonly FactField[] = ['topics', 'life.editors', 'life.supportingMembers', 'life.liaisonBodies', 'life.formerIds'];
const STAGES: readonly Stage[] = ['published', 'draft', 'superseded', 'withdrawn', 'unknown'];

/** Facts with one of them set, or taken out with null. */
export function withFact(facts: Facts, field: FactField, text: string | null): Facts {
  const [first, second] = field.split('.') as [keyof Facts, string | undefined];
  const value = text === null || text.trim() === '' ? undefined : ofText(field, text.trim());
  if (second === undefined) {
    const { [first]: _gone, ...rest } = facts;
    return value === undefined ? rest : { ...rest, [first]: value };
  }
  const { [second]: _gone, ...life } = (facts.life ?? {}) as Record<string, unknown>;
  if (value !== undefined) life[second] = value;
  const { life: _life, ...rest } = facts;
  return Object.keys(life).length > 0 ? { ...rest, life } : rest;
}

function ofText(field: FactField, text: string): unknown {
  if (field === 'stage') return STAGES.find((stage) => stage === text) ?? 'unknown';
  if (!LISTS.includes(field)) return text;
  return text
    .split(';')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
