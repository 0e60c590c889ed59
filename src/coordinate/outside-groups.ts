import type { Identifier, OutsideGroup } from '@/src/model';
import { foldText, keywordsOf, presence } from './keywords';
import { findNeighbours, type Neighbour, type Owners, outsideGroup } from './owners';
import type { OutsideBody, Structure } from './structure';

/** A group elsewhere speaks by its works, which may be less like the text than a work of one's own field. */
const NEAR = { least: 0.1, most: 12 };

/** What a field on record adds to a group, in the measure of likeness squared. */
const FIELD = 0.06;

const LISTED = 5;
const LEAST_SCORE = 0.05;

/**
 * Working groups of other bodies on whose ground a text stands, by the works they have that are most like it and by the fields on record
 * for their bodies. The scores are shares of what was found, and add up to at most one.
 */
export function rankOutside(outside: Owners, structure: Structure, text: string, own: readonly Identifier[]): OutsideGroup[] {
  const groups = new Map<string, Neighbour[]>();
  for (const neighbour of findNeighbours(outside, text, own, NEAR)) {
    const name = outsideGroup(neighbour.work);
    if (name) groups.set(name, [...(groups.get(name) ?? []), neighbour]);
  }
  const folded = foldText(text);
  const claims = [...groups].map(([name, near]) => {
    const body = bodyOf(structure.bodies, name);
    const fields = (body?.worksOn ?? []).filter((field) => keywordsOf(field).some((k) => presence(k, folded) === 1));
    const weight = near.reduce((total, n) => total + n.weight ** 2, 0) + (fields.length > 0 ? FIELD : 0);
    return { name, body, near, fields, weight };
  });
  const total = claims.reduce((all, c) => all + c.weight, 0);
  return claims
    .map(
      ({ name, body, near, fields, weight }): OutsideGroup => ({
        group: name,
        score: weight / total,
        mandate: body && body.worksOn.length > 0 ? `${body.fullName}: ${body.worksOn.join(', ')}` : null,
        mandateSource: body?.source ?? body?.url ?? null,
        verified: (body?.verified ?? false) && near.every((n) => n.work.provenance.some((p) => p.verified)),
        why: [
          ...near.slice(0, 2).map(({ work }) => `It is like ${work.id}, ${work.title}.`),
          ...(fields.length > 0 ? [`${body?.name ?? name} works on ${fields.slice(0, 3).join(', ')}.`] : []),
        ],
      }),
    )
    .filter((g) => g.score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || a.group.localeCompare(b.group))
    .slice(0, LISTED);
}

/** The body on record that a group is or belongs to: the one whose spelling begins the group's name, the longest. */
function bodyOf(bodies: readonly OutsideBody[], name: string): OutsideBody | null {
  let best: { body: OutsideBody; length: number } | null = null;
  for (const body of bodies)
    for (const spelling of body.spellings) {
      const begins = name === spelling || name.startsWith(`${spelling} `) || name.startsWith(`${spelling}/`);
      if (begins && spelling.length > (best?.length ?? 0)) best = { body, length: spelling.length };
    }
  return best?.body ?? null;
}
