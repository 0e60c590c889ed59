import { useCallback, useRef, useState } from 'react';
import type { Engine } from '../engine/client';
import { transferable } from '../panel/transferable';
import { nameOf } from './address-title';
import type { FileState, ListedFile } from './files-list';
import { openDocument } from './open-document';
import { labelShelved, shelve } from './shelf';

export type Files = { list: ListedFile[]; take(files: File[]): void; stop: (() => void) | null; clear(): void };

/** Reads and analyses dropped files one after the other; each ends with its counts or the sentence why not. */
export function useFiles(engine: Engine): Files {
  const [list, setList] = useState<ListedFile[]>([]);
  const [running, setRunning] = useState<AbortController | null>(null);
  const latest = useRef<AbortController | null>(null);

  const change = useCallback((id: string, part: Partial<ListedFile>): void => {
    setList((before) => before.map((file) => (file.id === id ? { ...file, ...part } : file)));
  }, []);

  const readOne = useCallback(
    async (id: string, file: File, signal: AbortSignal): Promise<FileState> => {
      const bytes = await file.arrayBuffer();
      const shelved = { bytes, fileName: file.name, url: null, contentType: file.type || null };
      const onProgress = (progress: Parameters<NonNullable<Parameters<Engine['call']>[2]>['onProgress'] & object>[0]): void =>
        change(id, { state: { status: 'working', progress } });
      const opened = await openDocument(
        { kind: 'bytes', ...shelved, key: null },
        { engine, signal, onProgress, showChanges: false, scroller: null, onDrawn: () => undefined, onMove: () => undefined },
      );
      const { report } = await engine.call('analyse', opened, { signal, onProgress });
      const { number, title } = nameOf(report.extract.identity, file.name);
      const key = await shelve(shelved);
      await labelShelved(key, number ? `${number} · ${title}` : title);
      change(id, { key });
      const count = (tier: string): number => report.findings.filter((finding) => finding.tier === tier).length;
      return {
        status: 'done',
        title: number ? `${number} · ${title}` : title,
        certain: count('certain'),
        probable: count('probable'),
        possible: count('possible'),
      };
    },
    [engine, change],
  );

  const take = useCallback(
    (files: File[]): void => {
      latest.current?.abort();
      const controller = new AbortController();
      latest.current = controller;
      setRunning(controller);
      const listed = files.map((file): ListedFile => ({ id: crypto.randomUUID(), name: file.name, size: file.size, key: null, state: { status: 'waiting' } }));
      setList(listed);
      const work = async (): Promise<void> => {
        for (const [i, item] of listed.entries()) {
          const file = files[i];
          if (!file || controller.signal.aborted) break;
          change(item.id, { state: { status: 'working', progress: null } });
          const state = await readOne(item.id, file, controller.signal).catch(
            (reason: unknown): FileState => (controller.signal.aborted ? { status: 'waiting' } : { status: 'failed', message: transferable(reason).message }),
          );
          change(item.id, { state });
        }
        if (latest.current === controller) setRunning(null);
      };
      void work();
    },
    [change, readOne],
  );
  const clear = useCallback((): void => {
    latest.current?.abort();
    setList([]);
  }, []);
  const stop = running
    ? (): void => {
        running.abort();
        setRunning(null);
      }
    : null;
  return { list, take, stop, clear };
}
