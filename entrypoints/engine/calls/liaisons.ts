import { ietfLiaisonText, liaisonStatement, sheetOfLiaison } from '@/src/coordinate';
import { writeSheet, writeText } from '@/src/export';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';
import { today } from './today';
import { worksOf } from './works-of';

/** Liaison statements, and the ledger of those written. */
export function liaisonCalls(knowledge: Knowledge): Pick<Calls, 'exportLiaison' | 'draftLiaison' | 'liaisons' | 'keepLiaison' | 'forgetLiaison'> {
  const { store } = knowledge;
  return {
    async exportLiaison({ report, memory, format, ...fields }, { progress }) {
      progress({ stage: 'exporting', done: 0, total: 0, unit: 'blocks' });
      const { studyPeriod } = (await knowledge.context()).mandates.structure;
      const statement = liaisonStatement(report, memory, await worksOf(knowledge, report), { ...fields, today: today(), studyPeriod });
      const sheet = sheetOfLiaison(statement);
      return format === 'txt' ? writeText(sheet.fileName, 'txt', ietfLiaisonText(statement)) : writeSheet(format, sheet, statement);
    },
    async draftLiaison({ report, memory }) {
      const statement = liaisonStatement(report, memory, await worksOf(knowledge, report), { today: today() });
      return {
        title: statement.title,
        addressees: statement.addressees,
        works: [...new Set(statement.evidence.flatMap((f) => f.work?.key ?? []))],
        findings: statement.evidence.map((f) => f.id),
        asksFor: statement.addressees.some((a) => a.purpose === 'comment') ? 'comment' : 'information',
      };
    },
    liaisons: async (topic) => (await store()).liaisons(topic),
    keepLiaison: async (liaison) => {
      const open = await store();
      await open.keepLiaison(liaison);
      return open.liaisons();
    },
    forgetLiaison: async ({ id }) => {
      const open = await store();
      await open.forgetLiaison(id);
      return open.liaisons();
    },
  };
}
