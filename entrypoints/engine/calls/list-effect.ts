import { analyse } from '@/src/analyse';
import { worksTouched } from '@/src/catalog/lists';
import type { Finding, ListDifference, ListEffect, Work } from '@/src/model';
import { readBytes } from '@/src/read';
import type { Knowledge } from '../knowledge';

/** A saved document and what is found in it. */
export type Seen = { key: string; family: string; id: string; findings: readonly Found[] };
type Found = Pick<Finding, 'id' | 'work' | 'tier' | 'message'>;

/** Told before each document; throws where the user stopped it. */
export type OnDocument = (done: number, total: number) => Promise<void>;

/** The findings of the documents whose text is kept, as the catalog now stands: some tenths of a second each. */
export async function seeFindings(knowledge: Knowledge, onDocument: OnDocument): Promise<Seen[]> {
  const store = await knowledge.store();
  const kept = [...(await knowledge.works()).snapshot.source.with('text')];
  const seen: Seen[] = [];
  for (const [done, work] of kept.entries()) {
    await onDocument(done, kept.length);
    const family = (await store.sources(work.key)).find((record) => record.origin === 'document')?.of;
    if (family !== undefined) seen.push({ key: work.key, family, id: work.id, findings: await findingsOf(knowledge, work) });
  }
  return seen;
}

/** The text alone is kept, so it is read as a text file: the same before and after, which is what is compared. */
async function findingsOf(knowledge: Knowledge, { text, id }: Work): Promise<Found[]> {
  const input = { bytes: new TextEncoder().encode(text ?? ''), fileName: `${id}.txt`, url: null, contentType: 'text/plain', changes: 'accepted' as const };
  const { findings } = analyse(await readBytes(input, {}), await knowledge.context(), 0);
  return findings.map(({ id: finding, work, tier, message }) => ({ id: finding, work, tier, message }));
}

/** What a change of works did to the findings of saved documents, to decisions and to liaison statements. */
export async function effectOf(knowledge: Knowledge, before: readonly Seen[], difference: ListDifference, onDocument: OnDocument): Promise<ListEffect> {
  const store = await knowledge.store();
  const touched = worksTouched(difference);
  const touchedSet = new Set(touched);
  const decisions = await store.db.decisions.toArray();
  const after = before.length > 0 && touched.length > 0 ? await seeFindings(knowledge, onDocument) : before;
  const documents = before.map(({ key, family, id, findings }) => {
    const now = after.find((seen) => seen.key === key)?.findings ?? [];
    const decided = [...findings, ...now.filter((f) => !has(findings, f))].flatMap((finding) => {
      const decision = decisions.find((d) => d.document === family && d.finding === finding.id);
      return decision && finding.work !== null && touchedSet.has(finding.work) ? [{ message: finding.message, verdict: decision.verdict }] : [];
    });
    return { key, id, appeared: messagesNotIn(now, findings), gone: messagesNotIn(findings, now), decided };
  });
  const known = new Set(before.map((seen) => seen.family));
  return {
    documents: documents.filter((d) => d.appeared.length + d.gone.length + d.decided.length > 0),
    liaisons: touched.length === 0 ? [] : (await store.liaisons()).filter((l) => l.works.some((key) => touchedSet.has(key))).map((l) => l.title),
    unread: new Set(decisions.flatMap((d) => (known.has(d.document) ? [] : d.document))).size,
  };
}

const has = (findings: readonly Found[], wanted: Found): boolean => findings.some((f) => f.id === wanted.id);

const messagesNotIn = (findings: readonly Found[], others: readonly Found[]): string[] =>
  findings.filter((f) => f.tier !== 'possible' && !has(others, f)).map((f) => f.message);
