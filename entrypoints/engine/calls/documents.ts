import { readPack } from '@/src/catalog';
import { catalogDifference, coordinationNote, fillForm, landscape, sheetOfNote } from '@/src/coordinate';
import { writeLandscape, writeSheet } from '@/src/export';
import { writeExport } from '../export-call';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';
import { landscapeWorks } from './landscape-works';
import { today } from './today';
import { worksOf } from './works-of';

/** The documents that coordination asks for, and a report in the formats of other tools. */
export function documentCalls(knowledge: Knowledge): Pick<Calls, 'exportNote' | 'exportForm' | 'exportDocument' | 'exportLandscape'> {
  const { store } = knowledge;
  return {
    async exportNote({ report, memory: decided, format }, { progress }) {
      progress({ stage: 'exporting', done: 0, total: 0, unit: 'blocks' });
      const works = await worksOf(knowledge, report);
      const note = coordinationNote(report, decided, works, { today: today() });
      return writeSheet(format, sheetOfNote(note), note);
    },
    async exportForm({ report, memory: decided, form, format, text, excerpts }, { progress }) {
      progress({ stage: 'exporting', done: 0, total: 0, unit: 'blocks' });
      const { structure } = (await knowledge.context()).mandates;
      const works = await worksOf(knowledge, report);
      const liaisons = await (await store()).liaisons({ document: report.document.key, works: [...works.keys()] });
      const { content, sheet } = fillForm(form, report, { memory: decided, works, structure, text, liaisons }, { today: today(), excerpts });
      return writeSheet(format, sheet, content);
    },
    async exportDocument(asked, { progress }) {
      progress({ stage: 'exporting', done: 0, total: 0, unit: 'blocks' });
      const works = [...new Set(asked.report.findings.flatMap((f) => f.work ?? []))];
      return writeExport(asked, await (await store()).liaisons({ document: asked.report.document.key, works }));
    },
    async exportLandscape({ by, format, since }, { progress }) {
      progress({ stage: 'exporting', done: 0, total: 0, unit: 'works' });
      const { works, packs, asOf } = await landscapeWorks(knowledge);
      const before = since ? readPack(new TextDecoder().decode(since), 'landscape') : null;
      const difference = before ? catalogDifference(before, { asOf, works }) : null;
      const made = landscape(works, { by, asOf, packs, today: today(), difference });
      return writeLandscape(format, made);
    },
  };
}
