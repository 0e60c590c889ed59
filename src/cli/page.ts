import { readFile } from 'node:fs/promises';
import { keyFor } from '@/src/catalog/packs';
import type { PageFacts, PageWork } from '@/src/model';
import { readPageFacts } from '@/src/pages';
import { lightPageOfFile } from '@/src/read/html/light-page';
import { write } from './analyse';
import { type Arguments, UsageError } from './arguments';
import { gatherInputs } from './inputs';
import type { WorkerTask } from './worker-protocol';

type Line = { file: string; ok: boolean; error?: { code: string; message: string }; facts?: PageFacts };

/** `concord page`: what saved pages say of works, one JSON line a page or a table. A page that cannot be read stops no other. */
export async function runPage({ inputs, flags, values }: Arguments): Promise<number> {
  if (inputs.length === 0) throw new UsageError('"page" needs a saved page, an address or "-"');
  const address = values.get('--address')?.at(-1) ?? null;
  let failed = false;
  for (const task of await gatherInputs(inputs)) {
    const line = await readTask(task, address);
    failed ||= !line.ok;
    await write(flags.has('--json') ? `${JSON.stringify(jsonLine(line))}\n` : `${printPage(line)}\n`);
  }
  return failed ? 1 : 0;
}

async function readTask(task: WorkerTask, address: string | null): Promise<Line> {
  if ('error' in task) return { file: task.name, ok: false, error: { code: task.error.code ?? 'not-found', message: task.error.message } };
  const bytes = 'bytes' in task ? task.bytes : await readFile(task.path).catch(() => null);
  if (bytes === null) return { file: task.name, ok: false, error: { code: 'not-found', message: `There is no file ${task.name}, or it may not be read.` } };
  return { file: task.name, ok: true, facts: readPageFacts(lightPageOfFile(new Uint8Array(bytes), address ?? ('url' in task ? task.url : null))) };
}

function jsonLine({ file, ok, error, facts }: Line): Record<string, unknown> {
  if (!facts) return { file, ok, error };
  const { form, address, works, missing, notices } = facts;
  return { file, ok, form, address, works: works.map(workLine), missing, notices: notices.map(({ code, message }) => ({ code, message })) };
}

/** The same fields for every work, null or empty where the page does not state them. */
function workLine({ facts, printed }: PageWork): Record<string, unknown> {
  const {
    id = null,
    title = null,
    stage = null,
    stageText = null,
    date = null,
    url = null,
    body = null,
    group = null,
    question = null,
    kind = null,
    scope = null,
  } = facts;
  const { identifiers = [], relations = [], topics = [], references = [], life = {} } = facts;
  return {
    key: id === null ? null : keyFor(id, identifiers),
    id,
    title,
    stage,
    stageText,
    date,
    url,
    body,
    group,
    question,
    kind,
    scope,
    life,
    relations: relations.map(({ type, id: other }) => ({ type, id: other })),
    topics,
    references,
    printed: Object.fromEntries(Object.entries(printed).map(([name, fact]) => [name, { label: fact.label, exact: fact.exact }])),
  };
}

function printPage({ file, error, facts }: Line): string {
  if (!facts) return `${file}\n  ${error?.message ?? 'could not be read'} (${error?.code ?? 'corrupt'})\n`;
  const lines = [file, `  ${facts.form ?? 'no known form'}${facts.address ? ` · ${facts.address}` : ''}`];
  for (const { facts: work } of facts.works) {
    lines.push(`  ${[work.id, work.title].filter(Boolean).join(' · ') || '(no number or title found)'}`);
    lines.push(`    ${[work.stageText, work.date, work.group, work.question].filter(Boolean).join(' · ')}`);
    for (const [name, value] of Object.entries(work.life ?? {})) lines.push(`    ${name.padEnd(18)} ${Array.isArray(value) ? value.join('; ') : value}`);
    for (const relation of work.relations ?? []) lines.push(`    ${relation.type.padEnd(18)} ${relation.id}`);
  }
  if (facts.missing.length > 0) lines.push(`  not found: ${facts.missing.join(', ')}`);
  for (const { message } of facts.notices) lines.push(`  ${message}`);
  return `${lines.join('\n')}\n`;
}
