import { existsSync } from 'node:fs';
import { type Arguments, UsageError } from './arguments';
import { gatherInputs } from './inputs';
import { runAll } from './pool';
import { printReport } from './table';
import { TOOL } from './tool';

/** `concord analyse`: one report a document, in the order given; a document that cannot be read stops no other. */
export async function runAnalyse({ inputs, flags, values }: Arguments): Promise<number> {
  if (inputs.length === 0) throw new UsageError('"analyse" needs a file, an address or "-"');
  const asOf = values.get('--as-of')?.at(-1) ?? null;
  if (asOf !== null && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(asOf)) throw new UsageError('--as-of takes a date as 2026-11-01');
  const missing = (values.get('--catalog') ?? []).find((path) => !existsSync(path));
  if (missing !== undefined) throw new UsageError(`there is no catalog ${missing}`);
  const tasks = await gatherInputs(inputs);
  const setup = { catalogs: values.get('--catalog') ?? [], asOf, scopeOnly: flags.has('--scope'), output: 'contract' as const };
  let failed = false;
  let at = 0;
  for await (const answer of runAll(tasks, setup)) {
    const file = tasks[at++]?.name ?? '';
    failed ||= !answer.ok;
    const line = answer.ok
      ? answer.lines
      : JSON.stringify({ schema: 'concord.report/1', tool: TOOL, file, ok: false, error: { code: answer.error.code, message: answer.error.message } });
    await write(flags.has('--json') ? `${line}\n` : `${printReport(JSON.parse(line))}\n`);
  }
  return failed ? 1 : 0;
}

/** Waits for a slow reader of standard output instead of piling reports up in memory. */
export const write = (text: string): Promise<void> =>
  new Promise((resolve) => {
    if (process.stdout.write(text)) resolve();
    else process.stdout.once('drain', resolve);
  });
