import type { Work } from '@/src/model';
import type { Knowledge } from '../knowledge';

/** What a landscape shows: what ships, and what its user keeps. Imports of a publisher's whole list stay out. */
export async function landscapeWorks(knowledge: Knowledge): Promise<{ works: Work[]; packs: string[]; asOf: string | null; known: number }> {
  const { snapshot, packs, asOf } = await knowledge.works();
  const { source } = snapshot;
  const kept = snapshot.kept().flatMap((place) => snapshot.saidAt(place)?.key ?? []);
  const keys = new Set([...(await (await knowledge.store()).keysOfList('landscape')), ...kept]);
  return { works: [...keys].sort().flatMap((key) => source.at(source.placeOf(key)) ?? []), packs: [...packs], asOf, known: source.count };
}
