import { type Arguments, UsageError } from '../arguments';
import { runBuild } from './build';
import { runDiff } from './diff';
import { runKeygen } from './keys';
import { runSign } from './sign';
import { runVerify } from './verify';

const RUN: Readonly<Record<string, (parsed: Arguments) => Promise<number>>> = {
  keygen: runKeygen,
  build: runBuild,
  sign: runSign,
  verify: runVerify,
  diff: runDiff,
};

/** `concord pack keygen|build|sign|verify|diff`: published lists, for who publishes one. 0: done · 1: refused, in one sentence · 2: wrong usage. */
export async function runPack(parsed: Arguments): Promise<number> {
  const [what = '', ...inputs] = parsed.inputs;
  const run = Object.hasOwn(RUN, what) ? RUN[what] : undefined;
  if (!run) throw new UsageError(`"pack" is followed by one of ${Object.keys(RUN).join(', ')}`);
  try {
    return await run({ ...parsed, inputs });
  } catch (reason) {
    if (!(reason instanceof Error) || reason.name !== 'ListError') throw reason;
    const code = 'code' in reason ? String(reason.code) : 'refused';
    if (parsed.flags.has('--json')) console.log(JSON.stringify({ ok: false, error: { code, message: reason.message } }));
    console.error(`concord: ${reason.message}`);
    return 1;
  }
}
