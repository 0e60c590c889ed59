import type { Memory } from '@/src/protocol';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';

/** What one remembers of a document: the decisions that stand, those that do not stand any more, and the notes. */
export async function memoryOf({ store, findings }: Knowledge, document: string): Promise<Memory> {
  const open = await store();
  const standing = await open.standingMemory(document, findings.get(document) ?? []);
  const stands = new Set(standing.decisions.map((decision) => decision.finding));
  return { ...standing, lapsed: (await open.memory(document)).decisions.filter((decision) => !stands.has(decision.finding)) };
}

/** Decisions and notes; each answers with what is remembered then. */
export function memoryCalls(knowledge: Knowledge): Pick<Calls, 'decide' | 'undecide' | 'note' | 'forgetNote' | 'memory'> {
  const { store } = knowledge;
  return {
    decide: async (decision) => {
      const about = knowledge.findings.get(decision.document)?.find((finding) => finding.id === decision.finding)?.work;
      await (await store()).decide(about ? { ...decision, work: about } : decision);
      return memoryOf(knowledge, decision.document);
    },
    undecide: async ({ document, finding }) => {
      await (await store()).undecide(document, finding);
      return memoryOf(knowledge, document);
    },
    note: async (note) => {
      await (await store()).note(note);
      return memoryOf(knowledge, note.document);
    },
    forgetNote: async ({ document, id }) => {
      await (await store()).forgetNote(document, id);
      return memoryOf(knowledge, document);
    },
    memory: ({ document }) => memoryOf(knowledge, document),
  };
}
