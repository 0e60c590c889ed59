import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { type Finding, type Report, type SourceDocument, seenOf } from '@/src/model';
import type { Memory, Progress, Shown, TransferableError } from '@/src/protocol';
import { t } from '@/src/ui/messages';
import { initialPanelState, type PanelAction, type PanelState, panelReducer } from '@/src/ui/panel-state';
import type { NewNote, PanelActions, PanelContent } from '@/src/ui/props';
import { shownOf } from '@/src/ui/standing';
import type { CallOptions, Engine } from '../engine/client';
import { downloadBytes } from './download';
import { onSettings, readSettings } from './settings';

export type ReadSource = (options: Required<CallOptions>) => Promise<{ document: SourceDocument; readMs: number }>;

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
  deeds: Pick<PanelActions, 'decide' | 'undecide' | 'addNote' | 'forgetNote' | 'saveDocument' | 'saveReference' | 'exportNote' | 'stop' | 'showPossible'>;
};

/** Day of today here, YYYY-MM-DD. */
export function todayHere(now = new Date()): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function transferable(reason: unknown): TransferableError {
  if (typeof reason !== 'object' || reason === null) return { name: 'Error', code: null, message: String(reason) };
  const name = 'name' in reason && typeof reason.name === 'string' ? reason.name : 'Error';
  const code = 'code' in reason && typeof reason.code === 'string' ? reason.code : null;
  const message = 'message' in reason && typeof reason.message === 'string' ? reason.message : t('toast.wrong');
  return { name, code, message };
}

const START: Progress = { stage: 'reading', done: 0, total: 0, unit: 'bytes' };

type Ready = { report: Report; memory: Memory; source: SourceDocument };

/**
 * What lies on the desk: one document with its report and what is remembered of it, and the deeds that change them. The
 * same in the reader and in the side panel; only reading and showing differ.
 */
export function useDesk(engine: Engine): Desk {
  const [ready, setReady] = useState<Ready | null>(null);
  const [other, setOther] = useState<Exclude<PanelContent, { kind: 'ready' }>>({ kind: 'empty', why: 'nothing-open' });
  const [includePossible, setIncludePossible] = useState(false);
  const [state, dispatch] = useReducer(panelReducer, initialPanelState);
  const running = useRef<AbortController | null>(null);
  const today = todayHere();

  useEffect(() => () => running.current?.abort(), []);
  useEffect(() => {
    const follow = (): void => void readSettings().then(({ keysOn }) => dispatch({ type: 'keys', on: keysOn }));
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
        const { document, readMs } = await read(options);
        const answer = await engine.call('analyse', { document, readMs, scopeOnly }, options);
        if (controller.signal.aborted) return;
        setReady({ ...answer, source: document });
      } catch (reason) {
        if (running.current !== controller) return;
        if (controller.signal.aborted) setOther({ kind: 'empty', why: 'not-analysed' });
        else fail(transferable(reason));
      }
    },
    [engine, fail],
  );

  const leave = useCallback((why: 'nothing-open' | 'not-analysed' = 'nothing-open'): void => {
    running.current?.abort();
    running.current = null;
    setReady(null);
    setOther({ kind: 'empty', why });
  }, []);

  const deeds = useDeeds(engine, ready, setReady, dispatch, running, setIncludePossible);
  const content: PanelContent = useMemo(
    () => (ready ? { kind: 'ready', report: ready.report, memory: ready.memory, text: ready.source.text } : other),
    [ready, other],
  );
  const shown = useMemo(() => (ready ? shownOf(ready.report, ready.memory, today) : []), [ready, today]);
  return { content, state, dispatch, source: ready?.source ?? null, report: ready?.report ?? null, shown, includePossible, today, run, leave, fail, deeds };
}

function useDeeds(
  engine: Engine,
  ready: Ready | null,
  setReady: (change: (before: Ready | null) => Ready | null) => void,
  dispatch: (action: PanelAction) => void,
  running: { current: AbortController | null },
  setIncludePossible: (shown: boolean) => void,
): Desk['deeds'] {
  return useMemo(() => {
    const report = ready?.report;
    const source = ready?.source;
    const remember = (memory: Memory): void => setReady((before) => (before ? { ...before, memory } : before));
    /** Does it, says so, and says it too when it could not be done. */
    const deed = (work: Promise<unknown> | null, said?: string): void => {
      work?.then(
        () => said && dispatch({ type: 'toast', text: said }),
        (reason: unknown) => dispatch({ type: 'toast', text: transferable(reason).message, tone: 'trouble' }),
      );
    };
    const when = <T>(work: (report: Report, source: SourceDocument) => Promise<T>): Promise<T> | null => (report && source ? work(report, source) : null);
    return {
      decide: (finding: Finding, verdict, reason, until) =>
        deed(
          when((r) =>
            engine
              .call('decide', { finding: finding.id, document: r.document.key, verdict, reason, at: new Date().toISOString(), until, seen: seenOf(finding) })
              .then(remember),
          ),
        ),
      undecide: (finding) => deed(when((r) => engine.call('undecide', { document: r.document.key, finding }).then(remember))),
      addNote: (note: NewNote) =>
        deed(
          when((r) => engine.call('note', { ...note, id: crypto.randomUUID(), document: r.document.key, at: new Date().toISOString() }).then(remember)),
          t('toast.note-kept'),
        ),
      forgetNote: (id) => deed(when((r) => engine.call('forgetNote', { document: r.document.key, id }).then(remember))),
      saveDocument: (purpose) =>
        deed(
          when((r, s) => engine.call('saveDocument', { document: s, extract: r.extract, purpose })),
          t('toast.document-saved'),
        ),
      saveReference: (citation, purpose) =>
        deed(
          when((r) => engine.call('saveReference', { report: r, citation, purpose })),
          t('toast.reference-saved'),
        ),
      exportNote: (format) =>
        deed(when((r) => engine.call('exportNote', { report: r, memory: ready?.memory ?? { decisions: [], notes: [] }, format }).then(downloadBytes))),
      stop: () => running.current?.abort(),
      showPossible: setIncludePossible,
    };
  }, [engine, ready, setReady, dispatch, running, setIncludePossible]);
}
