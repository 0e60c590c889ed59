import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Span } from '@/src/model';
import { Panel, ProgressLine, t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { AddingView, addressOfWork, useAddingPage } from '../panel/adding';
import type { Desk } from '../panel/desk';
import { passageOf } from '../panel/passage';
import type { CompareWith } from './address';
import { nameOf } from './address-title';
import { ClauseTree, itemAt, treeOf } from './clause-tree';
import { ChooseOther } from './compare/choose-other';
import type { Drawn } from './drawn';
import { FindBar } from './find-bar';
import { useMarks } from './marking';
import { drawWord, openDocument, showsChanges } from './open-document';
import type { OpenInput } from './opening';
import { SelectionNote } from './selection-note';
import { labelShelved } from './shelf';
import { Toolbar, type View } from './toolbar';
import { useReaderKeys } from './use-reader-keys';
import { useWheelZoom } from './wheel-zoom';

/** Nobody asked for the focus, so no ring is drawn until a key is pressed. */
const QUIETLY: FocusOptions & { focusVisible: boolean } = { preventScroll: true, focusVisible: false };

type ReaderViewProps = { engine: Engine; desk: Desk; input: OpenInput; onClose(): void; onCompare(key: string, other: CompareWith): void };

const fallbackName = (input: OpenInput): string =>
  input.kind === 'scope' ? input.title || t('reader.scope-name') : (input.fileName ?? input.url ?? t('reader.document'));

/** One document: clause tree, document, panel. */
export function ReaderView({ engine, desk, input, onClose, onCompare }: ReaderViewProps) {
  const page = useAddingPage(engine);
  const opened = desk.source;
  const addPage = opened && (() => page.start(() => engine.call('previewDocument', { document: opened })));
  const scroller = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [view, setView] = useState<View>({ page: 1, scale: 1 });
  /** null: the document has none. */
  const [changes, setChanges] = useState<'shown' | 'accepted' | null>(null);
  const [offset, setOffset] = useState(0);
  const [finding, setFinding] = useState(0);
  const [treeOpen, setTreeOpen] = useState(false);
  const [panelOpen, setPanelOpen] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const shelved = input.kind === 'bytes' ? input.key : null;
  const latest = useRef<Drawn | null>(null);

  const onMove = useCallback((): void => {
    const now = latest.current;
    if (now) setView({ page: now.pages?.current() ?? 1, scale: now.zoom?.scale() ?? 1 });
  }, []);
  const place = useCallback(
    (next: Drawn): void => {
      if (latest.current !== next) latest.current?.destroy();
      latest.current = next;
      setDrawn(next);
      onMove();
      // arrow and page keys scroll the document at once
      if (document.activeElement === document.body) next.scroller.focus(QUIETLY);
    },
    [onMove],
  );
  const { run } = desk;
  const read = useCallback((): Promise<void> => {
    const into = scroller.current;
    if (!into) return Promise.resolve();
    const onDrawn = (next: Drawn): void => {
      place(next);
      setChanges(showsChanges(into) ? 'shown' : null);
    };
    const original = input.kind === 'bytes' ? input.bytes : null;
    return run(async (options) => ({ ...(await openDocument(input, { ...options, engine, showChanges: true, scroller: into, onMove, onDrawn })), original }), {
      scopeOnly: input.kind === 'scope',
    });
  }, [run, engine, input, onMove, place]);
  const { dispatch } = desk;
  useEffect(() => {
    // of an idea one asks first whose it is
    if (input.kind === 'scope') dispatch({ type: 'tab', tab: 'coordinate' });
  }, [input, dispatch]);
  useEffect(() => {
    void read();
  }, [read]);
  useEffect(
    () => () => {
      latest.current?.destroy();
      latest.current = null;
    },
    [],
  );

  const { report, source } = desk;
  const toggleChanges = async (): Promise<void> => {
    const into = scroller.current;
    if (!into || !source || !drawn || input.kind !== 'bytes') return;
    const at = drawn.offsetInView();
    const next = changes === 'shown' ? 'accepted' : 'shown';
    setChanges(next);
    const again = await drawWord(input.bytes, source, into, next === 'shown', onMove);
    place(again);
    await again.reveal({ start: at, end: Math.min(source.text.length, at + 24) });
  };
  const name = report ? nameOf(report.extract.identity, fallbackName(input)) : { number: null, title: fallbackName(input) };
  const label = name.number ? `${name.number} · ${name.title}` : name.title;
  useEffect(() => {
    document.title = t('reader.tab-title', { name: label });
    if (report && input.kind === 'bytes' && input.key) void labelShelved(input.key, label);
  }, [label, report, input]);

  const marks = useMarks(drawn, desk);
  const reveal = useCallback(
    (id: string, openCard: boolean): void => {
      setPanelOpen(false);
      void marks.reveal(id, openCard);
    },
    [marks.reveal],
  );
  const revealSpan = useCallback(
    (span: Span): void => {
      setTreeOpen(false);
      void marks.revealSpan(span);
    },
    [marks.revealSpan],
  );

  const open = useMemo(
    () =>
      desk.shown
        .filter(
          (one) => one.decision?.verdict !== 'dismissed' && one.decision?.verdict !== 'snoozed' && (one.finding.tier !== 'possible' || desk.includePossible),
        )
        .map((one) => one.finding),
    [desk.shown, desk.includePossible],
  );
  const items = useMemo(() => (source ? treeOf(source, report, open) : []), [source, report, open]);
  useOffsetInView(drawn, setOffset, onMove);
  useWheelZoom(scroller, drawn);
  useReaderKeys({
    onFind: () => setFinding((n) => n + 1),
    onEscape: () => {
      setTreeOpen(false);
      setPanelOpen(false);
    },
  });

  return (
    <div
      className="reader"
      data-state={desk.content.kind}
      data-findings={report?.findings.length}
      data-tree={treeOpen ? 'open' : 'folded'}
      data-panel={panelOpen ? 'open' : 'folded'}
    >
      <Toolbar
        title={name.title}
        number={name.number}
        drawn={drawn}
        view={view}
        changes={changes && { shown: changes === 'shown', toggle: () => void toggleChanges() }}
        treeOpen={treeOpen}
        panelOpen={panelOpen}
        onTree={() => {
          setTreeOpen((is) => !is);
          setPanelOpen(false);
        }}
        onPanel={() => {
          setPanelOpen((is) => !is);
          setTreeOpen(false);
        }}
        onFind={() => setFinding((n) => n + 1)}
        onCompare={shelved ? () => setChoosing(true) : null}
        onClose={onClose}
      />
      <div className="reader-progress">{desk.content.kind === 'working' && <ProgressLine progress={desk.content.progress} onStop={desk.deeds.stop} />}</div>
      {choosing && shelved && <ChooseOther engine={engine} than={shelved} onChoose={(other) => onCompare(shelved, other)} onClose={() => setChoosing(false)} />}
      <nav className="reader-tree" id="reader-tree" aria-label={t('reader.clauses')}>
        {source ? (
          <ClauseTree items={items} current={itemAt(items, offset)} onGo={revealSpan} />
        ) : (
          desk.content.kind === 'working' && <p className="tree-empty">{t('reader.tree-later')}</p>
        )}
      </nav>
      <main className="reader-document">
        {finding > 0 && drawn && source && (
          <FindBar
            text={source.text}
            drawn={drawn}
            focusAsked={finding}
            onClose={() => {
              setFinding(0);
              scroller.current?.focus();
            }}
          />
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard */}
        <section className="scroller" ref={scroller} tabIndex={0} aria-label={t('reader.text')} />
        {drawn && source && (
          <SelectionNote
            drawn={drawn}
            keysOn={desk.state.keysOn}
            onNote={(span) => {
              desk.dispatch({ type: 'annotate', place: passageOf(source, report, span) });
              setPanelOpen(true);
              requestAnimationFrame(() => document.querySelector<HTMLElement>('.reader-panel textarea')?.focus());
            }}
          />
        )}
        {desk.content.kind === 'failed' && (
          <div className="failed" role="alert">
            <p>{desk.content.error.message}</p>
            <button type="button" onClick={onClose}>
              {t('reader.other')}
            </button>
          </div>
        )}
      </main>
      <aside className="reader-panel" id="reader-panel" aria-label={t('reader.findings')}>
        {page.adding ? (
          <AddingView page={page} workAddress={addressOfWork} />
        ) : (
          <Panel
            content={desk.content}
            state={desk.state}
            dispatch={desk.dispatch}
            today={desk.today}
            keysIn="page"
            actions={{ ...desk.deeds, reveal, revealSpan, open: onClose, analyse: () => void read(), addPage }}
          />
        )}
      </aside>
    </div>
  );
}

/** Keeps the offset of the first text in view, at most once a frame while scrolling. */
function useOffsetInView(drawn: Drawn | null, setOffset: (offset: number) => void, onMove: () => void): void {
  useEffect(() => {
    if (!drawn) return;
    let asked = 0;
    const look = (): void => {
      asked = 0;
      setOffset(drawn.offsetInView());
      onMove();
    };
    const soon = (): void => {
      if (!asked) asked = requestAnimationFrame(look);
    };
    soon();
    const stop = drawn.onDrawn(soon);
    drawn.scroller.addEventListener('scroll', soon, { passive: true });
    return () => {
      cancelAnimationFrame(asked);
      stop();
      drawn.scroller.removeEventListener('scroll', soon);
    };
  }, [drawn, setOffset, onMove]);
}
