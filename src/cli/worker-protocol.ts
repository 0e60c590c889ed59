import type { Work } from '@/src/model';
import type { TransferableError } from '@/src/protocol';

/**
 * What a worker thread is started with. `works`: documents to compare with, beside the packs. `output` 'work': the document
 * as a catalog's work (`workOfDocument`), in JSON; 'report': the whole report with the document's one text, for writing documents of it.
 */
export type WorkerSetup = {
  catalogs: string[];
  works?: Work[];
  asOf: string | null;
  scopeOnly: boolean;
  output: 'contract' | 'report' | 'text' | 'blocks' | 'work';
};

/** `name` is the file as given; `path` is read by the worker; `bytes` come from standard input or an address. */
export type WorkerTask = { name: string } & ({ path: string } | { bytes: Uint8Array; url: string | null } | { error: TransferableError });

export type FromWorker = { kind: 'ready' } | { kind: 'progress' } | { kind: 'answer'; lines: string } | { kind: 'failure'; error: TransferableError };
