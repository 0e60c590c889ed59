import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Report, SourceDocument } from '@/src/model';
import type { Progress, Shown, TransferableError } from '@/src/protocol';
import { initialPanelState, type PanelAction, type PanelState, panelReducer } from '@/src/ui/panel-state';
import type { PanelContent } from '@/src/ui/props';
import { shownOf } from '@/src/ui/standing';
import type { CallOptions, Engine } from '../engine/client';
import { type Deeds, type Ready, useDeeds } from './deeds';
import { notesInText } from './passage';
import { keepSettings, onSettings, readSettings } from './settings';
import { transferable } from './transferable';

/** `original`: the file itself, for writing into it. */
export type ReadSource = (options: Required<CallOptions>) => Promise<{ document: SourceDocument; readMs: number; original?: ArrayBuffer | null }>;

export type Desk = {
  content: PanelContent;
  state: PanelState;
  dispatch(action: PanelAction): void;
  source: SourceDocument | null;
  report: Report | null;
  /** The findings as the document should show them. */
  shown: Shown[];
  includePossible: boolean;
  today: string;
  /** Reads and analyses; a run before it is stopped. Resolves when it is done, failed or stopped. */
  run(read: ReadSource, options?: { scopeOnly?: boolean }): Promise<void>;
  /** Leaves the document: the panel is empty again. */
  leave(why?: 'nothing-open' | 'not-analysed'): void;
  fail(error: TransferableError): void;
  deeds: Deeds;
};

/** Day of today here, YYYY-MM-DD. */
export function todayHere(now = new Date()): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const START: Progress = { stage: 'reading', done: 0, total: 0, unit: 'bytes' };

/**
 * What lies on the desk: one document with its report and what is remembered of it, and the deeds that change them. The
 * same in the reader and in the side panel; only reading and showing differ.
 */
export function useDesk(engine: Engine): Desk {
  const [ready, setReady] = useState<Ready | null>(null);
  const [other, setOther] = useState<Exclude<PanelContent, { kind: 'ready' }>>({ kind: 'empty', why: 'nothing-open' });
  const [includePossible, setIncludePossible] = useState(false);
  const [state, send] = useReducer(panelReducer, initialPanelState);
  const dispatch = useCallback((action: PanelAction): void => {
    // chosen once, for every document and page
    if (action.type === 'keys') void keepSettings({ keysOn: action.on });
    send(action);
  }, []);
  const running = useRef<AbortController | null>(null);
  const today = todayHere();

  useEffect(() => () => running.current?.abort(), []);
  useEffect(() => {
    const follow = (): void => void readSettings().then(({ keysOn }) => send({ type: 'keys', on: keysOn }));
    follow();
    return onSettings(follow);
  }, []);

  const fail = useCallback((error: TransferableError): void => {
    setReady(null);
    setOther({ kind: 'failed', error });
  }, []);

  const run = useCallback(
    async (read: ReadSource, { scopeOnly = false } = {}): Promise<void> => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const onProgress = (progress: Progress): void => {
        if (!controller.signal.aborted) setOther({ kind: 'working', progress });
      };
      setReady(null);
      setOther({ kind: 'working', progress: START });
      dispatch({ type: 'new-document' });
      try {
        const options = { signal: controller.signal, onProgress };
        const { document, readMs, original = null } = await read(options);
        const answer = await engine.call('analyse', { document, readMs, scopeOnly }, options);
        if (controller.signal.aborted) return;
        setReady({ ...answer, source: document, original, scopeOnly });
      } catch (reason) {
        if (running.current !== controller) return;
        if (controller.signal.aborted) setOther({ kind: 'empty', why: 'not-analysed' });
        else fail(transferable(reason));
      }
    },
    [engine, fail, dispatch],
  );

  const leave = useCallback((why: 'nothing-open' | 'not-analysed' = 'nothing-open'): void => {
    running.current?.abort();
    running.current = null;
    setReady(null);
    setOther({ kind: 'empty', why });
  }, []);

  const deeds = useDeeds(engine, ready, setReady, dispatch, running, setIncludePossible);
  const content: PanelContent = useMemo(() => {
    if (!ready) return other;
    const { report, memory, source } = ready;
    return { kind: 'ready', report, memory: { ...memory, notes: notesInText(memory.notes, source, report) }, text: source.text };
  }, [ready, other]);
  const shown = useMemo(() => (ready ? shownOf(ready.report, ready.memory, today) : []), [ready, today]);
  return { content, state, dispatch, source: ready?.source ?? null, report: ready?.report ?? null, shown, includePossible, today, run, leave, fail, deeds };
}
