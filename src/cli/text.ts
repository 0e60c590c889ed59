import { write } from './analyse';
import { type Arguments, UsageError } from './arguments';
import { gatherInputs } from './inputs';
import { runAll } from './pool';

/** `concord text FILE`: the one text into which all spans point; with --blocks a line a block. */
export async function runText({ inputs, flags }: Arguments): Promise<number> {
  if (inputs.length !== 1) throw new UsageError('"text" takes one file');
  const tasks = await gatherInputs(inputs);
  const setup = { catalogs: [], asOf: null, scopeOnly: false, output: flags.has('--blocks') ? ('blocks' as const) : ('text' as const) };
  let failed = false;
  for await (const answer of runAll(tasks, setup)) {
    failed ||= !answer.ok;
    if (answer.ok) await write(`${answer.lines}\n`);
    else console.error(`concord: ${answer.error.message}`);
  }
  return failed ? 1 : 0;
}
