import { MOST_ROWS, newestSeen, rowOfWork, type Work, type WorksFacet, type WorksOrder, type WorksPage, type WorksQuery } from '@/src/model';

/** Answers a query over works: those that fulfil its conditions, in its order, from its offset on. `found`: what its text finds, best first. */
export function selectWorks(works: readonly Work[], found: readonly Work[] | null, query: WorksQuery): Omit<WorksPage, 'catalog' | 'revision'> {
  const chosen = (found ?? works).filter((work) => fulfils(work, query));
  const { by, up } = query.sort ?? { by: 'relevance', up: true };
  const ordered = by === 'relevance' && found ? chosen : chosen.sort((a, b) => (up ? 1 : -1) * compare(a, b, by));
  return {
    total: ordered.length,
    unverified: ordered.filter((work) => !work.provenance.some((fact) => fact.verified)).length,
    rows: ordered.slice(query.offset, query.offset + Math.min(MOST_ROWS, query.limit)).map(rowOfWork),
    facets: query.facets
      ? {
          bodies: facet(ordered, (work) => [work.body]),
          groups: facet(ordered, (work) => [work.group ?? '']),
          questions: facet(ordered, (work) => [work.question ?? '']),
          stages: facet(ordered, (work) => [work.stage]),
          topics: facet(ordered, (work) => work.topics),
          purposes: facet(ordered, (work) => [work.purpose ?? '']),
        }
      : null,
  };
}

function fulfils(work: Work, { bodies, groups, questions, stages, topics, purposes, verified, seenBefore, changedSince, keys }: WorksQuery): boolean {
  const among = <T>(list: readonly T[] | undefined, value: T): boolean => !list || list.length === 0 || list.includes(value);
  const seen = newestSeen(work) ?? '';
  return (
    among(bodies, work.body) &&
    among(groups, work.group ?? '') &&
    among(questions, work.question ?? '') &&
    among(stages, work.stage) &&
    (!topics || topics.length === 0 || topics.some((topic) => work.topics.includes(topic))) &&
    among(purposes, work.purpose) &&
    (verified === undefined || work.provenance.some((fact) => fact.verified) === verified) &&
    (!seenBefore || seen < seenBefore) &&
    (!changedSince || seen >= changedSince) &&
    (!keys || keys.includes(work.key))
  );
}

const order = new Intl.Collator('en', { numeric: true });

function compare(a: Work, b: Work, by: WorksOrder): number {
  const value = (work: Work): string => (by === 'relevance' ? work.id : by === 'seen' ? newestSeen(work) : work[by]) ?? '';
  return order.compare(value(a), value(b)) || order.compare(a.id, b.id) || (a.key < b.key ? -1 : 1);
}

function facet(works: readonly Work[], valuesOf: (work: Work) => readonly string[]): WorksFacet {
  const counts = new Map<string, number>();
  for (const work of works) for (const value of new Set(valuesOf(work))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
