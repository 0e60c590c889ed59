import { answerLike, type Catalog, type LikeRequest, openCatalog } from '@/src/match';
import { type Arguments, UsageError } from './arguments';
import { openSlice } from './context';
import { readStdin } from './inputs';

type Query = LikeRequest & { query: string };

/** "What is like this?", for each line of the input: {"query","title","scope","exclude"} → {"query","results","ms"}. */
export async function runLike(parsed: Arguments): Promise<number> {
  const top = Number(parsed.values.get('--top')?.at(-1) ?? 20);
  if (!Number.isInteger(top) || top < 1) throw new UsageError('--top needs a number');
  const queries = readQueries(new TextDecoder().decode(await readStdin()));
  const catalog = openCatalog(openSlice(parsed.values.get('--catalog') ?? []));
  catalog.index();
  const relations = !parsed.flags.has('--no-relations');
  const lines = queries.map((query) => (parsed.flags.has('--json') ? jsonLine : table)(catalog, query, top, relations));
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function readQueries(text: string): Query[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, at) => {
      const fields = parseLine(line, at + 1);
      const exclude = Array.isArray(fields.exclude) ? fields.exclude.filter((id): id is string => typeof id === 'string') : [];
      return { query: String(fields.query ?? at + 1), title: textOf(fields.title), scope: textOf(fields.scope), exclude };
    });
}

function parseLine(line: string, number: number): Record<string, unknown> {
  try {
    const fields: unknown = JSON.parse(line);
    if (typeof fields === 'object' && fields !== null) return { ...fields };
  } catch {
    // Said below, with the line's number.
  }
  throw new UsageError(`line ${number} of the queries is no JSON object`);
}

const textOf = (field: unknown): string | null => (typeof field === 'string' && field.trim() !== '' ? field : null);

function jsonLine(catalog: Catalog, query: Query, top: number, relations: boolean): string {
  const started = performance.now();
  const results = answerLike(catalog, query, { top, relations });
  const ms = Math.round((performance.now() - started) * 100) / 100;
  return JSON.stringify({ query: query.query, results: results.map(({ work, score }) => ({ id: work.id, score: Math.round(score * 10_000) / 10_000 })), ms });
}

function table(catalog: Catalog, query: Query, top: number, relations: boolean): string {
  const results = answerLike(catalog, query, { top, relations });
  const rows = results.map(({ work, score }) => `  ${score.toFixed(2)}  ${work.id}  ${work.title}`);
  return [`${query.query}: ${query.title ?? (query.scope ?? '').slice(0, 80)}`, ...(rows.length > 0 ? rows : ['  nothing like it'])].join('\n');
}
