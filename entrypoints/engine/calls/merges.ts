import { keepApart, mergeVerdicts, mergeWorks, proposeMerges, takeBackVerdict } from '@/src/catalog';
import type { Work, WorkSource } from '@/src/model';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';

function* worksOf({ places, at }: Pick<WorkSource, 'places' | 'at'>): Generator<Work> {
  for (let place = 0; place < places; place++) {
    const work = at(place);
    if (work) yield work;
  }
}

/** Works that may be one, and what their user says of it. Nothing is merged unasked. */
export function mergeCalls({ store, works }: Knowledge): Pick<Calls, 'merges' | 'decideMerge' | 'takeBackMerge'> {
  const answer = async () => {
    const decided = await mergeVerdicts(await store());
    const { source } = (await works()).snapshot;
    return { proposals: proposeMerges(worksOf({ places: source.places, at: (place) => source.at(place) }), decided), decided };
  };
  return {
    merges: answer,
    async decideMerge({ from, to, verdict }) {
      const at = new Date().toISOString();
      await (verdict === 'merged' ? mergeWorks : keepApart)(await store(), from, to, at);
      return answer();
    },
    async takeBackMerge({ from, to }) {
      await takeBackVerdict(await store(), from, to);
      return answer();
    },
  };
}
