import { analyse } from '@/src/analyse';
import { summaryOf } from '@/src/coordinate';
import type { Report } from '@/src/model';
import { readBytes } from '@/src/read';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';
import { memoryOf } from './memory';

/** Reading a file, and analysing what was read. */
export function analysisCalls(knowledge: Knowledge): Pick<Calls, 'read' | 'analyse'> {
  return {
    read: ({ bytes, fileName, url, contentType, changes }, { signal, progress }) =>
      readBytes(
        { bytes: new Uint8Array(bytes), fileName, url, contentType, changes },
        { signal, onProgress: (done, total) => progress({ stage: 'reading', done, total, unit: 'blocks' }) },
      ),
    async analyse({ document, readMs, scopeOnly }, { progress }) {
      const context = await knowledge.context();
      const putBacks = await (await knowledge.store()).putBacks();
      const putBack = (key: string): ReadonlySet<string> => putBacks.get(key) ?? new Set();
      const report = analyse(document, context, readMs, {
        scopeOnly,
        putBack,
        onStage: (stage, done, total) => progress({ stage, done, total, unit: 'rules' }),
      });
      remember(knowledge.findings, report);
      if (!scopeOnly) await (await knowledge.store()).keepSummary(summaryOf(report, new Date().toISOString()));
      return { report, memory: await memoryOf(knowledge, report.document.key) };
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
