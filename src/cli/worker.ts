import '@/src/read/node-shim';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { analyse } from '@/src/analyse';
import { workOfDocument } from '@/src/catalog/save';
import { bodyNames } from '@/src/coordinate';
import { toContract } from '@/src/export/report-json';
import { extractDocument } from '@/src/extract';
import { isReadError, ReadError, type SourceDocument } from '@/src/model';
import { readBytes } from '@/src/read';
import { openContext, openStructure } from './context';
import { TOOL } from './tool';
import type { FromWorker, WorkerSetup, WorkerTask } from './worker-protocol';

const setup: WorkerSetup = workerData;
const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread of the command line');
const send = (message: FromWorker): void => port.postMessage(message);

const context = setup.output === 'contract' || setup.output === 'report' ? openContext(setup) : null;
const extracting = setup.output === 'work' ? { bodies: bodyNames(openStructure()) } : null;

async function answer(task: WorkerTask): Promise<string> {
  if ('error' in task) throw Object.assign(new Error(task.error.message), { name: task.error.name, code: task.error.code });
  const started = performance.now();
  const bytes =
    'bytes' in task
      ? task.bytes
      : await readFile(task.path).catch(() => Promise.reject(new ReadError('not-found', `There is no file ${task.name}, or it may not be read.`)));
  const document = await readBytes(
    {
      bytes: setup.scopeOnly ? titleApart(bytes) : bytes,
      fileName: basename(task.name),
      url: 'url' in task ? task.url : null,
      contentType: null,
      changes: 'accepted',
    },
    { onProgress: () => send({ kind: 'progress' }) },
  );
  const readMs = performance.now() - started;
  if (setup.output === 'text') return document.text;
  if (extracting) return JSON.stringify(workOfDocument(document, extractDocument(document, extracting), new Date().toISOString().slice(0, 10)));
  if (setup.output === 'blocks' || !context) return listBlocks(document);
  const report = analyse(document, context, readMs, { scopeOnly: setup.scopeOnly });
  return JSON.stringify(setup.output === 'report' ? { report, text: document.text } : toContract(report, task.name, TOOL));
}

/** A pasted proposal has its title on the first line: a blank line after it keeps it apart from the scope. */
function titleApart(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes).replace(/^\s+/, '');
  return new TextEncoder().encode(text.replace(/\r?\n/, '\n\n'));
}

/** A line a block, for looking at what the reader made of a document. */
const listBlocks = (document: SourceDocument): string =>
  document.blocks
    .map((b) =>
      [
        b.span.start,
        b.kind,
        b.level ?? '',
        b.number ?? '',
        b.style ?? '',
        b.page ?? '',
        b.cell ? `r${b.cell.row}c${b.cell.column}` : '',
        JSON.stringify(document.text.slice(b.span.start, b.span.end)),
      ].join('\t'),
    )
    .join('\n');

port.on('message', (task: WorkerTask) => {
  answer(task).then(
    (lines) => send({ kind: 'answer', lines }),
    (e: unknown) => {
      if (isReadError(e)) send({ kind: 'failure', error: { name: e.name, code: e.code, message: e.message } });
      else {
        const message = e instanceof Error ? e.message : String(e);
        if (process.env.CONCORD_DEBUG) console.error(e);
        send({ kind: 'failure', error: { name: 'ReadError', code: 'corrupt', message: `This file could not be analysed (${message.split('\n')[0]}).` } });
      }
    },
  );
});
send({ kind: 'ready' });
