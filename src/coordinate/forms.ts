import type { Liaison, Report, Work } from '@/src/model';
import { justifications, sheetOfJustifications } from './justification';
import type { CatalogDifference } from './landscape';
import { lintSheet, sheetOfLint } from './lint-sheet';
import { meeting, summaryOf } from './meeting';
import { sheetOfMeetingPack, sheetOfProgressReport } from './meeting-sheet';
import { newWorkItem, sheetOfNewWorkItem } from './new-work-item';
import type { NoteMemory } from './note';
import type { Sheet } from './sheet';
import type { Structure } from './structure';
import { sheetOfTerms, termsSheet } from './terms-sheet';

/** Documents made of one report (the last two take more than one elsewhere). */
export const FORMS = ['a1-rows', 'a5', 'lint-sheet', 'terms-sheet', 'progress-report', 'meeting-pack'] as const;
export type Form = (typeof FORMS)[number];

export type FormSources = {
  memory: NoteMemory;
  works: ReadonlyMap<string, Work>;
  structure: Structure;
  /** The document's one text; null where it is not at hand. */
  text: string | null;
  liaisons?: readonly Liaison[];
  difference?: CatalogDifference | null;
};

/** A form filled with what is known: its content, and the sheet that lays it out. */
export function fillForm(form: Form, report: Report, sources: FormSources, options: { today: string; excerpts?: boolean }): { content: object; sheet: Sheet } {
  const { memory, works, structure, text, liaisons, difference } = sources;
  switch (form) {
    case 'a1-rows': {
      const content = newWorkItem(report, memory, works, text, options);
      return { content, sheet: sheetOfNewWorkItem(content) };
    }
    case 'a5': {
      const content = justifications(report, works, structure, options);
      return { content, sheet: sheetOfJustifications(content) };
    }
    case 'lint-sheet': {
      const content = lintSheet(report, memory, options);
      return { content, sheet: sheetOfLint(content) };
    }
    case 'terms-sheet': {
      const content = termsSheet(report, memory, options);
      return { content, sheet: sheetOfTerms(content) };
    }
    case 'progress-report':
    case 'meeting-pack': {
      const content = meeting([{ summary: summaryOf(report, options.today), memory }], { today: options.today, liaisons, difference, catalog: report.catalog });
      return { content, sheet: form === 'meeting-pack' ? sheetOfMeetingPack(content) : sheetOfProgressReport(content) };
    }
  }
}
