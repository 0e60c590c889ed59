import '@/src/read/node-shim';
import { existsSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { version } from '@/package.json';
import { EXPORTS, type ExportInput, type ExportKind, exportDocument } from '@/src/export';
import { remarksOf } from '@/src/export/remarks';
import type { Decision, Report, Tier } from '@/src/model';
import { write } from './analyse';
import { type Arguments, UsageError } from './arguments';
import { gatherInputs } from './inputs';
import { runAll } from './pool';
import type { WorkerTask } from './worker-protocol';

const isKind = (value: string | undefined): value is ExportKind => value !== undefined && Object.hasOwn(EXPORTS, value);
const isBinary = (kind: ExportKind): boolean => kind === 'docx-comments' || kind === 'pdf-highlights' || kind === 'tables-xlsx';

/**
 * `concord export FILE --as KIND`: the findings written back into the draft, or the data for other tools. No person has judged
 * the findings here: those of `--tier` (default: certain and probable) are taken, and it says so on standard error.
 */
export async function runExport({ inputs, flags, values }: Arguments): Promise<number> {
  const [input] = inputs;
  const kind = values.get('--as')?.at(-1);
  if (inputs.length !== 1 || input === undefined) throw new UsageError('"export" takes one file');
  if (!isKind(kind)) throw new UsageError(`--as takes one of ${Object.keys(EXPORTS).join(', ')}`);
  const out = values.get('--out')?.at(-1) ?? null;
  if (isBinary(kind) && out === null) throw new UsageError(`--as ${kind} needs --out PATH`);
  const catalogs = values.get('--catalog') ?? [];
  const missing = catalogs.find((path) => !existsSync(path));
  if (missing !== undefined) throw new UsageError(`there is no catalog ${missing}`);
  const [task] = await gatherInputs([input]);
  if (!task) throw new UsageError(`there is no document in ${input}`);
  const report = await readReport(task, catalogs);
  if (!report) return 1;
  const memory = { decisions: takenFrom(report, tiersOf(values)), notes: [] };
  const author = values.get('--author')?.at(-1) ?? null;
  try {
    const { value, notices } = await exportDocument(kind, {
      report,
      memory,
      author,
      excerpts: !flags.has('--no-excerpts'),
      liaisons: [],
      original: await originalOf(kind, task, report, memory),
      now: new Date().toISOString(),
      tool: version,
    });
    for (const { message } of notices) console.error(`concord: ${message}`);
    if (out === null) await write(new TextDecoder().decode(value.bytes));
    else writeFileSync(out, new Uint8Array(value.bytes));
    return 0;
  } catch (reason) {
    if (!(reason instanceof Error) || reason.name !== 'ExportError') throw reason;
    console.error(`concord: ${reason.message}`);
    return 1;
  }
}

async function readReport(task: WorkerTask, catalogs: string[]): Promise<Report | null> {
  for await (const answer of runAll([task], { catalogs, asOf: null, scopeOnly: false, output: 'report' })) {
    if (answer.ok) return JSON.parse(answer.lines).report;
    console.error(`concord: ${answer.error.message}`);
  }
  return null;
}

function tiersOf(values: Arguments['values']): Tier[] {
  const asked = (values.get('--tier') ?? ['certain', 'probable']).flatMap((value) => value.split(','));
  return asked.map((tier) => {
    if (tier !== 'certain' && tier !== 'probable' && tier !== 'possible') throw new UsageError('--tier takes certain, probable or possible');
    return tier;
  });
}

function takenFrom(report: Report, tiers: readonly Tier[]): Decision[] {
  const taken = report.findings.filter((f) => tiers.includes(f.tier));
  console.error(`concord: ${taken.length} findings are taken (${tiers.join(', ')}); no person has judged them.`);
  const at = new Date().toISOString();
  return taken.map(({ id }) => ({
    finding: id,
    document: report.document.key,
    verdict: 'accepted',
    reason: null,
    at,
    until: null,
    seen: { here: '', there: null },
  }));
}

async function originalOf(kind: ExportKind, task: WorkerTask, report: Report, memory: ExportInput['memory']): Promise<ExportInput['original']> {
  if ('error' in task) return null;
  const fits = (kind === 'docx-comments' && report.document.format === 'docx') || (kind === 'pdf-highlights' && report.document.format === 'pdf');
  if (!fits) return null;
  const bytes = new Uint8Array('bytes' in task ? task.bytes : await readFile(task.path));
  if (kind === 'docx-comments') {
    const { readDocxPlaces } = await import('@/src/read/docx');
    const { document, places } = await readDocxPlaces(bytes, { fileName: null, url: null, changes: 'accepted' });
    return { docx: { bytes, text: document.text, places } };
  }
  const { quadsOfFile } = await import('@/src/read/pdf');
  const remarks = remarksOf(report, memory);
  const places = await quadsOfFile(
    bytes,
    remarks.map(({ passage }) => passage.span),
  );
  return { pdf: { bytes, quads: new Map(remarks.map(({ id }, i) => [id, places[i] ?? []])) } };
}
