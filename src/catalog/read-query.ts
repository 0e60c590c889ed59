import type { Stage, WorksQuery } from '@/src/model';
import { STAGES } from './columns';

/** `body:ETSI`, `group:"ITU-T SG17"`: conditions typed among the words. */
const CONDITION = /(?<!\S)(body|group|question|stage|topic):(?:"([^"]*)"|(\S+))/gi;

/** The query with the conditions in its text taken as such. What names no known value stays as it is and finds nothing. */
export function readConditions(query: WorksQuery): WorksQuery {
  const text = query.text ?? '';
  if (!text.includes(':')) return query;
  const read: WorksQuery = { ...query };
  read.text = text
    .replace(CONDITION, (_, name: string, quoted: string | undefined, plain: string | undefined) => {
      const value = quoted ?? plain ?? '';
      const field = name.toLowerCase();
      if (field === 'body') read.bodies = [...(read.bodies ?? []), value];
      else if (field === 'group') read.groups = [...(read.groups ?? []), value];
      else if (field === 'question') read.questions = [...(read.questions ?? []), value];
      else if (field === 'topic') read.topics = [...(read.topics ?? []), value];
      else read.stages = [...(read.stages ?? []), ...STAGES.filter((stage: Stage) => stage.startsWith(value.toLowerCase()))];
      return ' ';
    })
    .trim();
  return read;
}
