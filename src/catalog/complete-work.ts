import {
  type Identifier,
  type KnownTerm,
  type Provenance,
  type Purpose,
  RELATION_TYPES,
  type Relation,
  type Stage,
  type Work,
  type WorkLife,
} from '@/src/model';
import { type Fields, fieldsOf, isFields, listIn, textIn, textsIn } from './json';

const STAGES: readonly Stage[] = ['published', 'draft', 'superseded', 'withdrawn', 'unknown'];
const PURPOSES: readonly Purpose[] = ['normative-here', 'neighbour', 'competitor', 'watch'];

/** Whether a record is a work as the catalog itself holds it, and as its list writes it: key, parsed numbers, provenance. */
export const isCompleteWork = (fields: Fields): boolean =>
  Array.isArray(fields.identifiers) && Array.isArray(fields.provenance) && typeof fields.key === 'string' && fields.key !== '';

/** A work as the catalog wrote it; every field is looked at before it is believed. Null where it has no id. */
export function completeWork(fields: Fields): Work | null {
  const id = textIn(fields, 'id');
  const key = textIn(fields, 'key');
  if (!id || !key) return null;
  const life = lifeIn(fields);
  return {
    key,
    id,
    identifiers: listIn(fields, 'identifiers').filter(isIdentifier),
    title: plainIn(fields, 'title') ?? '',
    scope: plainIn(fields, 'scope'),
    body: textIn(fields, 'body') ?? 'other',
    group: plainIn(fields, 'group'),
    question: plainIn(fields, 'question'),
    kind: textIn(fields, 'kind') ?? 'specification',
    stage: STAGES.find((stage) => stage === fields.stage) ?? 'unknown',
    stageText: plainIn(fields, 'stageText'),
    date: plainIn(fields, 'date'),
    url: plainIn(fields, 'url'),
    topics: textsIn(fields, 'topics'),
    relations: listIn(fields, 'relations').flatMap(relationIn),
    terms: listIn(fields, 'terms').flatMap(termIn),
    references: textsIn(fields, 'references'),
    text: plainIn(fields, 'text'),
    purpose: PURPOSES.find((purpose) => purpose === fields.purpose) ?? null,
    ...(life ? { life } : {}),
    provenance: listIn(fields, 'provenance').flatMap(provenanceIn),
  };
}

/** As it is: what the catalog wrote needs no trimming. */
const plainIn = (fields: Fields, name: string): string | null => (typeof fields[name] === 'string' ? fields[name] : null);

const orNull = (value: unknown): boolean => value === null || typeof value === 'string';

const isIdentifier = (value: unknown): value is Identifier =>
  isFields(value) &&
  [value.publisher, value.type, value.number].every((part) => typeof part === 'string') &&
  [value.part, value.edition, value.stage, value.supplement, value.language, value.copublisher ?? null].every(orNull);

function relationIn(value: unknown): Relation[] {
  const fields = fieldsOf(value);
  const type = RELATION_TYPES.find((known) => known === fields.type);
  const id = plainIn(fields, 'id');
  return type && id ? [{ type, id, key: plainIn(fields, 'key'), verified: fields.verified === true }] : [];
}

function termIn(value: unknown): KnownTerm[] {
  const fields = fieldsOf(value);
  const designation = plainIn(fields, 'designation');
  if (!designation) return [];
  return [
    {
      designation,
      alternates: textsIn(fields, 'alternates'),
      definition: plainIn(fields, 'definition') ?? '',
      clause: plainIn(fields, 'clause'),
      source: plainIn(fields, 'source'),
    },
  ];
}

function provenanceIn(value: unknown): Provenance[] {
  const fields = fieldsOf(value);
  const source = plainIn(fields, 'source');
  return source === null ? [] : [{ source, seen: plainIn(fields, 'seen') ?? '', by: plainIn(fields, 'by') ?? '', verified: fields.verified === true }];
}

const LISTS = ['editors', 'supportingMembers', 'liaisonBodies', 'formerIds'] as const;
const WORDS = ['target', 'approvalProcess', 'version', 'priority', 'baseText', 'registered', 'updated'] as const;

function lifeIn(fields: Fields): WorkLife | null {
  if (!isFields(fields.life)) return null;
  const life: WorkLife = {};
  for (const name of LISTS) if (Array.isArray(fields.life[name])) life[name] = textsIn(fields.life, name);
  for (const name of WORDS) {
    const word = plainIn(fields.life, name);
    if (word !== null) life[name] = word;
  }
  return Object.keys(life).length > 0 ? life : null;
}
