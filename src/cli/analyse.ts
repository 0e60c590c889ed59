import { existsSync } from 'node:fs';
import { matrixToCsv } from '@/src/export/matrix-csv';
import { matrixToMarkdown } from '@/src/export/matrix-markdown';
import { type Arguments, UsageError } from './arguments';
import { readWorks, sortCatalogs } from './documents';
import { gatherInputs } from './inputs';
import { runAll } from './pool';
import { printReport } from './table';
import { TOOL } from './tool';
import { openTriage, printTriage, type TriageRow, triageLine } from './triage';

/** `concord analyse`: one report a document, in the order given; a document that cannot be read stops no other. */
export async function runAnalyse({ inputs, flags, values }: Arguments): Promise<number> {
  if (inputs.length === 0) throw new UsageError('"analyse" needs a file, an address or "-"');
  const asOf = values.get('--as-of')?.at(-1) ?? null;
  if (asOf !== null && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(asOf)) throw new UsageError('--as-of takes a date as 2026-11-01');
  const matrix = values.get('--matrix')?.at(-1) ?? null;
  if (matrix !== null && matrix !== 'csv' && matrix !== 'md') throw new UsageError('--matrix takes csv or md');
  const missing = (values.get('--catalog') ?? []).find((path) => !existsSync(path));
  if (missing !== undefined) throw new UsageError(`there is no catalog ${missing}`);
  const tasks = await gatherInputs(inputs);
  const catalogs = sortCatalogs(values.get('--catalog') ?? []);
  const others = await readWorks(catalogs.documents.map((path) => ({ name: path, path })));
  for (const { file, error } of others) if (error) console.error(`concord: ${file} is not compared with: ${error.message}`);
  const triaged = flags.has('--triage') && matrix === null;
  // A meeting's documents are compared with each other too: each is read once as a work before any is analysed.
  const folder = triaged ? await readWorks(tasks) : [];
  const triage = openTriage(folder);
  const works = [...others, ...folder].flatMap(({ work }) => work ?? []);
  const setup = {
    catalogs: catalogs.packs,
    works,
    asOf,
    scopeOnly: flags.has('--scope'),
    output: matrix === null ? ('contract' as const) : ('report' as const),
  };
  const rows: TriageRow[] = [];
  let failed = others.some(({ error }) => error !== null);
  let at = 0;
  for await (const answer of runAll(tasks, setup)) {
    const file = tasks[at++]?.name ?? '';
    failed ||= !answer.ok;
    if (matrix !== null) {
      if (answer.ok) await write((matrix === 'csv' ? matrixToCsv : matrixToMarkdown)(JSON.parse(answer.lines).report));
      else console.error(`concord: ${file}: ${answer.error.message}`);
      continue;
    }
    const line = answer.ok
      ? answer.lines
      : JSON.stringify({ schema: 'concord.report/1', tool: TOOL, file, ok: false, error: { code: answer.error.code, message: answer.error.message } });
    if (triaged) {
      const row = triageLine(JSON.parse(line), triage);
      rows.push(row);
      if (flags.has('--json')) await write(`${JSON.stringify({ ...JSON.parse(line), triage: row.triage })}\n`);
    } else await write(flags.has('--json') ? `${line}\n` : `${printReport(JSON.parse(line))}\n`);
  }
  if (triaged && !flags.has('--json')) await write(printTriage(rows));
  return failed ? 1 : 0;
}

/** Waits for a slow reader of standard output instead of piling reports up in memory. */
export const write = (text: string): Promise<void> =>
  new Promise((resolve) => {
    if (process.stdout.write(text)) resolve();
    else process.stdout.once('drain', resolve);
  });
