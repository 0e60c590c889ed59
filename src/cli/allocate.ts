import { openMandates } from '@/src/analyse';
import { allocateScope, readScopeQuery, type ScopeAnswer } from '@/src/coordinate';
import { write } from './analyse';
import type { Arguments } from './arguments';
import { openSlice, openStructure } from './context';
import { readStdin } from './inputs';

/** `concord allocate`: who should own what each line (`{"query","title","scope"}`) describes, one answer a line. */
export async function runAllocate({ flags, values }: Arguments): Promise<number> {
  const mandates = openMandates(openSlice(values.get('--catalog') ?? []).works, openStructure());
  const lines = new TextDecoder().decode(await readStdin()).split('\n');
  let failed = false;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const query = readScopeQuery(line);
    failed ||= query === null;
    const answer = query ? allocateScope(query, mandates) : null;
    if (flags.has('--json'))
      await write(`${JSON.stringify(answer ? toLine(answer) : { query: null, error: `line ${at + 1} is no {"query","title","scope"}` })}\n`);
    else await write(answer ? printAnswer(answer, query?.title ?? '') : `line ${at + 1} is no {"query","title","scope"}\n\n`);
  }
  return failed ? 1 : 0;
}

const round = (n: number): number => Math.round(n * 1000) / 1000;

const toLine = ({ query, allocation, unclear, unclearWhy, outside }: ScopeAnswer): Record<string, unknown> => ({
  query,
  allocation: allocation.map((a) => ({ ...a, score: round(a.score) })),
  unclear,
  unclearWhy,
  outside: outside.map((g) => ({ ...g, score: round(g.score) })),
});

function printAnswer({ query, allocation, unclearWhy, outside }: ScopeAnswer, title: string): string {
  const rows = allocation.map(
    (a) =>
      `  ${a.score.toFixed(2)}  ${a.group}${a.question ? ` ${a.question}` : ''}  ${a.mandate}${a.verified ? '' : ' (recalled)'}\n        ${a.why.join(' ')}`,
  );
  const elsewhere = outside.slice(0, 3).map((g) => `  elsewhere  ${g.group}: ${g.why.join(' ')}`);
  return [`${query || title}`, ...rows, ...elsewhere, ...(unclearWhy ? [`  unclear: ${unclearWhy}`] : []), '', ''].join('\n');
}
