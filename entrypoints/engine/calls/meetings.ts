import { readPack } from '@/src/catalog';
import { catalogDifference, meeting, meetingDocument, sheetOfMeetingPack, sheetOfProgressReport } from '@/src/coordinate';
import { writeSheet } from '@/src/export';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';
import { landscapeWorks } from './landscape-works';
import { today } from './today';

/** Meetings: over the documents analysed, what is decided on them, and the whole ledger. */
export function meetingCalls(knowledge: Knowledge): Pick<Calls, 'summaries' | 'forgetSummary' | 'exportMeeting'> {
  const { store } = knowledge;
  const listed: Calls['summaries'] = async ({ since }) => {
    const open = await store();
    return Promise.all(
      (await open.summaries(since)).map(async (summary) => {
        const { name, title, confidentiality, accepted, open: undecided } = meetingDocument(summary, await open.memory(summary.document));
        return { document: summary.document, at: summary.at, name, title, confidentiality, accepted: accepted.length, open: undecided.length };
      }),
    );
  };
  return {
    summaries: listed,
    forgetSummary: async ({ document }) => {
      await (await store()).forgetSummary(document);
      return null;
    },
    async exportMeeting({ form, format, documents, meeting: place, source, since }, { progress }) {
      progress({ stage: 'exporting', done: 0, total: 0, unit: 'blocks' });
      const open = await store();
      const chosen = (await open.summaries(null)).filter((s) => documents.includes(s.document));
      const items = await Promise.all(chosen.map(async (summary) => ({ summary, memory: await open.memory(summary.document) })));
      const { works, packs, asOf, known } = await landscapeWorks(knowledge);
      const before = since ? readPack(new TextDecoder().decode(since), 'landscape') : null;
      const content = meeting(items, {
        today: today(),
        liaisons: await open.liaisons(),
        difference: before ? catalogDifference(before, { asOf, works }) : null,
        meeting: place,
        source,
        catalog: { packs, asOf, works: known },
      });
      return writeSheet(format, form === 'meeting-pack' ? sheetOfMeetingPack(content) : sheetOfProgressReport(content), content);
    },
  };
}
