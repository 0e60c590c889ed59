import type { SourceDocument } from '@/src/model';
import type { CallOptions, Engine } from '../engine/client';
import type { Drawn } from './drawn';

export type BytesToOpen = { kind: 'bytes'; bytes: ArrayBuffer; fileName: string | null; url: string | null; contentType: string | null; key: string | null };
export type OpenInput = BytesToOpen | { kind: 'scope'; title: string; scope: string };

export type Opening = Required<CallOptions> & {
  engine: Engine;
  /** Tracked changes of a DOCX: drawn with all of them, or as accepted. */
  showChanges: boolean;
  /** Where to draw; null where only reading is wanted. */
  scroller: HTMLElement | null;
  onDrawn(drawn: Drawn): void;
  onMove(): void;
};

export type Opened = { document: SourceDocument; readMs: number };
