import { baseKey, parseIdentifier, sameEdition } from '@/src/identifiers';
import type { Identifier, Relation, RelationType, Work } from '@/src/model';

/** What the other side of a relation is to this one; null where the other side is said by no word of ours. */
const INVERSE: Readonly<Record<RelationType, RelationType | null>> = {
  identical: 'identical',
  'technically-aligned': 'technically-aligned',
  related: 'related',
  supersedes: 'superseded-by',
  'superseded-by': 'supersedes',
  amends: 'amended-by',
  'amended-by': 'amends',
  'based-on': null,
  'profile-of': null,
  'adopted-as': null,
  'part-of': null,
  became: 'was',
  was: 'became',
  'split-into': 'split-from',
  'split-from': 'split-into',
  'merged-into': 'merged-from',
  'merged-from': 'merged-into',
};

/**
 * Gives each relation the key of the work it names, where that work is in the list, and says it on both sides; said twice, it
 * stands once, and is verified where one of the two is. A number without edition means the newest edition in the list.
 */
export function linkRelations(works: readonly Work[]): Work[] {
  const find = keyFinder(works);
  const linked = new Map(works.map((work) => [work.key, { ...work, relations: ownRelations(work, find) }]));
  const own = new Map([...linked].map(([key, work]) => [key, work.relations.slice()]));
  for (const [key, work] of linked)
    for (const relation of own.get(key) ?? []) {
      const other = relation.key === null || relation.key === key ? undefined : linked.get(relation.key);
      if (other) sayInversely(other, work, relation);
    }
  return [...linked.values()].map((work) => ({ ...work, stage: stageAfter(work) }));
}

/** A work's relations as its sources say them, each with the key of the work it names. */
export function ownRelations(work: Work, find: (id: string) => string | null): Relation[] {
  const relations: Relation[] = [];
  for (const said of work.relations) {
    const relation = { ...said, key: find(said.id) ?? said.key };
    if (relation.key === null) relations.push(relation);
    else addRelation(relations, relation);
  }
  return relations;
}

/** Says on `work` what `other` says of it. */
export function sayInversely(work: { relations: Relation[] }, other: Work, { type, verified }: Relation): void {
  const inverse = INVERSE[type];
  if (inverse) addRelation(work.relations, { type: inverse, id: other.id, key: other.key, verified });
}

function addRelation(relations: Relation[], relation: Relation): void {
  const at = relations.findIndex((r) => r.key === relation.key && r.type === relation.type);
  const same = relations[at];
  if (!same) relations.push(relation);
  else if (relation.verified && !same.verified) relations[at] = { ...same, verified: true };
}

/** A text whose publisher says elsewhere that another replaces it is no longer current. */
export const stageAfter = (work: Work): Work['stage'] =>
  work.stage === 'published' && work.body !== 'ISO' && work.relations.some((r) => r.type === 'superseded-by' && r.verified && r.key !== null)
    ? 'superseded'
    : work.stage;

/** Finds the key of a work by its number as printed: exactly, by edition, else the newest edition of an undated number. */
export function keyFinder(works: readonly Work[]): (id: string) => string | null {
  const exact = new Map<string, string>();
  const editions = new Map<string, { identifier: Identifier; work: Work }[]>();
  for (const work of works) {
    exact.set(work.id, work.key);
    for (const identifier of work.identifiers) {
      const base = baseKey(identifier);
      const known = editions.get(base);
      if (known) known.push({ identifier, work });
      else editions.set(base, [{ identifier, work }]);
    }
  }
  return (id) => {
    const direct = exact.get(id);
    if (direct) return direct;
    const identifier = parseIdentifier(id);
    if (!identifier) return null;
    const known = editions.get(baseKey(identifier)) ?? [];
    const edition = known.find((k) => sameEdition(k.identifier, identifier) && k.identifier.stage === identifier.stage);
    if (edition) return edition.work.key;
    if (identifier.edition !== null || identifier.stage !== null) return null;
    return known.reduce<Work | null>((best, { work }) => (!best || (work.date ?? '') > (best.date ?? '') ? work : best), null)?.key ?? null;
  };
}
