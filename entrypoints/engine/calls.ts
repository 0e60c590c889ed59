import { analyse } from '@/src/analyse';
import { readPack, restoreBackup, writeBackup } from '@/src/catalog';
import {
  catalogDifference,
  coordinationNote,
  fillForm,
  ietfLiaisonText,
  landscape,
  liaisonStatement,
  sheetOfLiaison,
  sheetOfNote,
  worksNamed,
} from '@/src/coordinate';
import { writeLandscape, writeSheet, writeText } from '@/src/export';
import type { Report, Work } from '@/src/model';
import type { Memory } from '@/src/protocol';
import { readBytes } from '@/src/read';
import { writeExport } from './export-call';
import { type Knowledge, openKnowledge } from './knowledge';
import type { Calls } from './serve';

const today = (): string => new Date().toISOString().slice(0, 10);

/** Every call of the engine, wired to the room that answers it. */
export function createCalls(knowledge: Knowledge = openKnowledge()): Calls {
  const { store } = knowledge;

  const memoryOf = async (document: string): Promise<Memory> => {
    const open = await store();
    const standing = await open.standingMemory(document, knowledge.findings.get(document) ?? []);
    const stands = new Set(standing.decisions.map((decision) => decision.finding));
    return { ...standing, lapsed: (await open.memory(document)).decisions.filter((decision) => !stands.has(decision.finding)) };
  };

  /** What the catalog knows of the works that findings and references name. */
  const worksOf = async (report: Report): Promise<Map<string, Work>> => {
    const { catalog } = await knowledge.context();
    return worksNamed(report, (key) => catalog.work(key));
  };

  const catalogChanges: Pick<Calls, 'saveDocument' | 'saveReference' | 'forgetWork' | 'backup' | 'restore'> = {
    saveDocument: async ({ document, extract, purpose }) => (await store()).saveDocument(document, extract, purpose),
    saveReference: async ({ report, citation, purpose }) => (await store()).saveReference(report, citation, purpose),
    forgetWork: async ({ key }) => (await store()).forgetWork(key).then(() => null),
    backup: async () => writeBackup(await store(), new Date().toISOString()),
    restore: async ({ bytes, preview }) => restoreBackup(await store(), bytes, preview),
  };

  const catalogQuestions: Pick<Calls, 'search' | 'work' | 'works' | 'status'> = {
    search: async ({ query, limit }) => (await store()).search(query, limit),
    work: async ({ key }) => (await store()).work(key),
    works: async ({ offset, limit, body }) => (await store()).works(offset, limit, body),
    async status() {
      const open = await store();
      // Missing in workers of some private windows.
      const storage = 'navigator' in globalThis ? navigator.storage : undefined;
      const estimate = await storage?.estimate();
      return {
        works: await open.count(),
        packs: (await open.packs()).map(({ name, asOf, works }) => ({ name, asOf, works })),
        persisted: (await storage?.persisted()) ?? false,
        usedBytes: estimate?.usage ?? null,
        quotaBytes: estimate?.quota ?? null,
      };
    },
  };

  const memory: Pick<Calls, 'decide' | 'undecide' | 'note' | 'forgetNote' | 'memory'> = {
    decide: async (decision) => {
      await (await store()).decide(decision);
      return memoryOf(decision.document);
    },
    undecide: async ({ document, finding }) => {
      await (await store()).undecide(document, finding);
      return memoryOf(document);
    },
    note: async (note) => {
      await (await store()).note(note);
      return memoryOf(note.document);
    },
    forgetNote: async ({ document, id }) => {
      await (await store()).forgetNote(document, id);
      return memoryOf(document);
    },
    memory: ({ document }) => memoryOf(document),
  };

  return {
    ...catalogChanges,
    ...catalogQuestions,
    ...memory,
    read: ({ bytes, fileName, url, contentType, changes }, { signal, progress }) =>
      readBytes(
        { bytes: new Uint8Array(bytes), fileName, url, contentType, changes },
        { signal, onProgress: (done, total) => progress({ stage: 'reading', done, total, unit: 'blocks' }) },
      ),
    async analyse({ document, readMs, scopeOnly }, { progress }) {
      const context = await knowledge.context();
      const report = analyse(document, context, readMs, { scopeOnly, onStage: (stage, done, total) => progress({ stage, done, total, unit: 'rules' }) });
      remember(knowledge.findings, report);
      return { report, memory: await memoryOf(report.document.key) };
    },
    async exportNote({ report, memory: decided, format }, { progress }) {
      progress({ stage: 'exporting', done: 0, total: 0, unit: 'blocks' });
      const works = await worksOf(report);
      const note = coordinationNote(report, decided, works, { today: today() });
      return writeSheet(format, sheetOfNote(note), note);
    },
    ...liaisonCalls(knowledge, worksOf),
    async exportForm({ report, memory: decided, form, format, text, excerpts }, { progress }) {
      progress({ stage: 'exporting', done: 0, total: 0, unit: 'blocks' });
      const { structure } = (await knowledge.context()).mandates;
      const works = await worksOf(report);
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
      const slice = await (await store()).loadSlice();
      // Imports of a publisher's whole list stay out: the landscape is what ships, and what its user keeps.
      const works = slice.works.filter((work) => work.purpose !== null || work.provenance.some((p) => p.by === 'landscape'));
      const before = since ? readPack(new TextDecoder().decode(since), 'landscape') : null;
      const difference = before ? catalogDifference(before, { asOf: slice.asOf, works }) : null;
      const made = landscape(works, { by, asOf: slice.asOf, packs: slice.packs, today: today(), difference });
      return writeLandscape(format, made);
    },
  };
}

/** Liaison statements, and the ledger of those written. */
function liaisonCalls(
  knowledge: Knowledge,
  worksOf: (report: Report) => Promise<Map<string, Work>>,
): Pick<Calls, 'exportLiaison' | 'draftLiaison' | 'liaisons' | 'keepLiaison' | 'forgetLiaison'> {
  const { store } = knowledge;
  return {
    async exportLiaison({ report, memory, format, ...fields }, { progress }) {
      progress({ stage: 'exporting', done: 0, total: 0, unit: 'blocks' });
      const { studyPeriod } = (await knowledge.context()).mandates.structure;
      const statement = liaisonStatement(report, memory, await worksOf(report), { ...fields, today: today(), studyPeriod });
      const sheet = sheetOfLiaison(statement);
      return format === 'txt' ? writeText(sheet.fileName, 'txt', ietfLiaisonText(statement)) : writeSheet(format, sheet, statement);
    },
    async draftLiaison({ report, memory }) {
      const statement = liaisonStatement(report, memory, await worksOf(report), { today: today() });
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

/** Documents whose findings are kept for judging decisions: more tabs than one has open. */
const REMEMBERED = 24;

function remember(findings: Knowledge['findings'], { document, findings: found }: Report): void {
  findings.delete(document.key);
  findings.set(document.key, found);
  for (const key of findings.keys()) {
    if (findings.size <= REMEMBERED) break;
    findings.delete(key);
  }
}
