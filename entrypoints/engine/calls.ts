import { analyse } from '@/src/analyse';
import { restoreBackup, writeBackup } from '@/src/catalog';
import { coordinationNote, ietfLiaisonText, liaisonStatement, sheetOfLiaison, sheetOfNote } from '@/src/coordinate';
import { writeSheet, writeText } from '@/src/export';
import type { Report, Work } from '@/src/model';
import type { Memory } from '@/src/protocol';
import { readBytes } from '@/src/read';
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

  /** What the catalog knows of the works that findings name. */
  const worksOf = async (report: Report): Promise<Map<string, Work>> => {
    const { catalog } = await knowledge.context();
    const works = new Map<string, Work>();
    for (const { work: key } of report.findings) {
      const work = key === null ? undefined : catalog.work(key);
      if (work) works.set(work.key, work);
    }
    return works;
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
    async exportLiaison({ report, memory: decided, format, addressees, deadline }, { progress }) {
      progress({ stage: 'exporting', done: 0, total: 0, unit: 'blocks' });
      const { studyPeriod } = (await knowledge.context()).mandates.structure;
      const statement = liaisonStatement(report, decided, await worksOf(report), { today: today(), studyPeriod, addressees, deadline });
      const sheet = sheetOfLiaison(statement);
      return format === 'txt' ? writeText(sheet.fileName, 'txt', ietfLiaisonText(statement)) : writeSheet(format, sheet, statement);
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
