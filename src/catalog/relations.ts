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
 * Gives each relation the key of the work it names, where that work is in the list, and says it on both sides. A number
 * without edition means the newest edition in the list.
 */
export function linkRelations(works: readonly Work[]): Work[] {
  const find = keyFinder(works);
  const linked = new Map(works.map((work) => [work.key, { ...work, relations: work.relations.map((r) => ({ ...r, key: find(r.id) ?? r.key })) }]));
  for (const work of works)
    for (const relation of linked.get(work.key)?.relations ?? []) {
      const other = relation.key === null || relation.key === work.key ? undefined : linked.get(relation.key);
      const inverse = INVERSE[relation.type];
      if (!other || !inverse) continue;
      addRelation(other, { type: inverse, id: work.id, key: work.key, verified: relation.verified });
    }
  return [...linked.values()].map((work) => ({ ...work, stage: stageAfter(work) }));
}

function addRelation(work: Work, relation: Relation): void {
  const same = work.relations.find((r) => r.key === relation.key && r.type === relation.type);
  if (!same) work.relations.push(relation);
  else same.verified ||= relation.verified;
}

/** A text whose publisher says elsewhere that another replaces it is no longer current. */
const stageAfter = (work: Work): Work['stage'] =>
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
