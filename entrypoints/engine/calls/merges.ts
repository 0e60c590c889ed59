import { keepApart, mergeVerdicts, mergeWorks, takeBackVerdict } from '@/src/catalog';
import { proposeMerges } from '@/src/match';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';

/** Works that may be one, and what their user says of it. Nothing is merged unasked. */
export function mergeCalls({ store, works }: Knowledge): Pick<Calls, 'merges' | 'decideMerge' | 'takeBackMerge'> {
  const answer = async () => {
    const decided = await mergeVerdicts(await store());
    const { snapshot, index } = await works();
    return { proposals: proposeMerges({ places: snapshot.source.places, at: snapshot.saidAt, index }, decided), decided };
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
