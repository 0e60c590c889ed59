import { useMemo } from 'react';
import { type Finding, type Report, type SourceDocument, seenOf } from '@/src/model';
import type { Memory } from '@/src/protocol';
import type { NewNote, PanelAction, PanelActions } from '@/src/ui';
import { t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { downloadBytes } from './download';
import { writeExport } from './export-document';
import { keepSettings, readSettings } from './settings';
import { transferable } from './transferable';

/** What lies on the desk once it has been read and compared. */
export type Ready = {
  report: Report;
  memory: Memory;
  source: SourceDocument;
  /** The file itself, where there is one. */
  original: ArrayBuffer | null;
  /** It was analysed as a title and a scope only. */
  scopeOnly: boolean;
};

export type Deeds = Pick<
  PanelActions,
  | 'decide'
  | 'undecide'
  | 'putBack'
  | 'addNote'
  | 'forgetNote'
  | 'saveDocument'
  | 'saveReference'
  | 'exportNote'
  | 'exportForm'
  | 'exportDocument'
  | 'startLiaison'
  | 'writeLiaison'
  | 'liaisonsOnTopic'
  | 'stop'
  | 'showPossible'
>;

const NOTHING: Memory = { decisions: [], notes: [] };

const closed = (): Promise<never> => Promise.reject(new Error(t('liaison.no-document')));

/** Writing liaison statements: each stands in the ledger from its first writing. */
function liaisonDeeds(engine: Engine, ready: Ready | null): Pick<Deeds, 'startLiaison' | 'writeLiaison' | 'liaisonsOnTopic'> {
  if (!ready) return { startLiaison: closed, writeLiaison: closed, liaisonsOnTopic: async () => [] };
  const { report, memory } = ready;
  return {
    startLiaison: async () => ({ proposal: await engine.call('draftLiaison', { report, memory }), contact: (await readSettings()).contact }),
    async writeLiaison({ id, proposal, ...fields }, format) {
      const file = await engine.call('exportLiaison', { report, memory, format, ...fields });
      if (fields.contact) await keepSettings({ contact: fields.contact });
      keepForGood();
      await engine.call('keepLiaison', {
        id,
        document: report.document.key,
        title: proposal.title,
        subject: { id: report.extract.identity.id, title: report.extract.identity.title },
        addressees: fields.addressees,
        deadline: fields.addressees.some((a) => a.purpose !== 'information') ? fields.deadline : null,
        sent: null,
        acknowledged: null,
        answered: null,
        works: proposal.works,
        findings: proposal.findings,
        remark: null,
        at: new Date().toISOString(),
      });
      downloadBytes(file);
      return file.fileName;
    },
    liaisonsOnTopic: () => engine.call('liaisons', { document: report.document.key, works: [...new Set(report.findings.flatMap((f) => f.work ?? []))] }),
  };
}

/** Asks the browser not to clear what is saved. Only a page may ask; Firefox asks its user, who has just saved something. */
function keepForGood(): void {
  // a browser that says no says so in the settings
  navigator.storage.persist().catch(() => false);
}

/** Remembers what is put back, and compares again: the document was read, and its text is at hand. */
async function putBack(engine: Engine, ready: Ready, id: string, on: boolean): Promise<Ready> {
  const document = ready.report.document.key;
  if (on)
    await engine.call('decide', {
      finding: id,
      document,
      verdict: 'accepted',
      reason: null,
      at: new Date().toISOString(),
      until: null,
      seen: { here: '', there: null },
    });
  else await engine.call('undecide', { document, finding: id });
  const answer = await engine.call('analyse', { document: ready.source, readMs: ready.report.timing.read, scopeOnly: ready.scopeOnly });
  return { ...ready, ...answer };
}

/** The deeds on the document that lies on the desk. */
export function useDeeds(
  engine: Engine,
  ready: Ready | null,
  setReady: (change: (before: Ready | null) => Ready | null) => void,
  dispatch: (action: PanelAction) => void,
  running: { current: AbortController | null },
  setIncludePossible: (shown: boolean) => void,
): Deeds {
  return useMemo(() => {
    const report = ready?.report;
    const source = ready?.source;
    /** Another document may lie on the desk by now. */
    const remember = (memory: Memory): void =>
      setReady((before) => (before && before.report.document.key === report?.document.key ? { ...before, memory } : before));
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
      putBack: (id, on) =>
        deed(ready && putBack(engine, ready, id, on).then((again) => setReady((before) => (before?.source === again.source ? again : before)))),
      addNote: (note: NewNote) =>
        deed(
          when((r) => engine.call('note', { ...note, id: crypto.randomUUID(), document: r.document.key, at: new Date().toISOString() }).then(remember)),
          t('toast.note-kept'),
        ),
      forgetNote: (id) => deed(when((r) => engine.call('forgetNote', { document: r.document.key, id }).then(remember))),
      saveDocument: (purpose) => {
        keepForGood();
        deed(
          when((r, s) => engine.call('saveDocument', { document: s, extract: r.extract, purpose })),
          t('toast.document-saved'),
        );
      },
      saveReference: (citation, purpose) =>
        deed(
          when((r) => engine.call('saveReference', { report: r, citation, purpose })),
          t('toast.reference-saved'),
        ),
      exportNote: (format) =>
        deed(when((r) => engine.call('exportNote', { report: r, memory: ready?.memory ?? { decisions: [], notes: [] }, format }).then(downloadBytes))),
      exportForm: (form, format, excerpts) =>
        deed(
          when((r, s) => engine.call('exportForm', { report: r, memory: ready?.memory ?? NOTHING, form, format, text: s.text, excerpts }).then(downloadBytes)),
        ),
      exportDocument: (what, excerpts) =>
        deed(
          ready &&
            writeExport(engine, ready, what, excerpts).then(({ notices, ...file }) => {
              downloadBytes(file);
              for (const { message } of notices) dispatch({ type: 'toast', text: message, tone: 'trouble' });
            }),
        ),
      ...liaisonDeeds(engine, ready),
      stop: () => running.current?.abort(),
      showPossible: setIncludePossible,
    };
  }, [engine, ready, setReady, dispatch, running, setIncludePossible]);
}
