import type { TransferableError } from '@/src/protocol';

/** What a worker thread is started with. */
export type WorkerSetup = { catalogs: string[]; asOf: string | null; scopeOnly: boolean; output: 'contract' | 'text' | 'blocks' };

/** `name` is the file as given; `path` is read by the worker; `bytes` come from standard input or an address. */
export type WorkerTask = { name: string } & ({ path: string } | { bytes: Uint8Array; url: string | null } | { error: TransferableError });

export type FromWorker = { kind: 'ready' } | { kind: 'progress' } | { kind: 'answer'; lines: string } | { kind: 'failure'; error: TransferableError };
