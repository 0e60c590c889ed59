import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Comparison, SourceDocument } from '@/src/model';
import type { Progress } from '@/src/protocol';
import { ProgressLine, t } from '@/src/ui';
import type { Engine } from '../../engine/client';
import { transferable } from '../../panel/transferable';
import type { Drawn } from '../drawn';
import { openDocument } from '../open-document';
import type { BytesToOpen } from '../opening';
import { drawText } from '../text-view';
import { type Common, listCommon } from './alignment';
import { CommonList } from './common-list';
import { useCommonMarks } from './use-common-marks';

export type Compared = { here: BytesToOpen; there: BytesToOpen | { kind: 'work'; key: string } };

type Done = { source: SourceDocument; name: string; comparison: Comparison };

/** Two texts side by side, with what both have marked on both; J and K go from one to the next. */
export function CompareView({ engine, compared, onBack }: { engine: Engine; compared: Compared; onBack(): void }) {
  const [done, setDone] = useState<Done | null>(null);
  const [progress, setProgress] = useState<Progress>({ stage: 'reading', done: 0, total: 0, unit: 'blocks' });
  const [trouble, setTrouble] = useState<string | null>(null);
  const stop = useRef<AbortController | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    const { signal } = controller;
    readBoth(engine, compared, signal, setProgress).then(setDone, (reason: unknown) => {
      if (!signal.aborted) setTrouble(transferable(reason).message);
    });
    return () => controller.abort();
  }, [engine, compared]);

  if (done) return <SideBySide done={done} onBack={onBack} />;
  return (
    <main className="landing">
      <h1>{t('compare.title')}</h1>
      {trouble ? (
        <p role="alert">{trouble}</p>
      ) : (
        <ProgressLine
          progress={progress}
          onStop={() => {
            stop.current?.abort();
            onBack();
          }}
        />
      )}
      {trouble && (
        <button type="button" onClick={onBack}>
          {t('compare.back')}
        </button>
      )}
    </main>
  );
}

async function readBoth(engine: Engine, { here, there }: Compared, signal: AbortSignal, onProgress: (progress: Progress) => void): Promise<Done> {
  const read = async (input: BytesToOpen): Promise<SourceDocument> =>
    (await openDocument(input, { engine, signal, onProgress, showChanges: false, scroller: null, onDrawn: () => undefined, onMove: () => undefined })).document;
  const source = await read(here);
  const comparison = await engine.call(
    'compare',
    { here: source, there: there.kind === 'work' ? { work: there.key } : { document: await read(there) } },
    { signal, onProgress },
  );
  return { source, name: here.fileName ?? here.url ?? t('reader.document'), comparison };
}

function SideBySide({ done: { source, name, comparison }, onBack }: { done: Done; onBack(): void }) {
  const [here, setHere] = useState<Drawn | null>(null);
  const [there, setThere] = useState<Drawn | null>(null);
  const [withProper, setWithProper] = useState(false);
  const [at, setAt] = useState(0);
  const { other } = comparison;
  const common = useMemo(() => listCommon(comparison, source.text, withProper), [comparison, source.text, withProper]);
  const proper = comparison.passages.filter((passage) => passage.proper !== null).length;
  useCommonMarks(here, there, common, at);
  const go = useCallback((to: number): void => setAt(Math.max(0, Math.min(common.length - 1, to))), [common.length]);
  useGoing(at, go, onBack);
  const ownName = nameOf(comparison.here.id, comparison.here.title ?? name);

  return (
    <div className="compare" data-state="ready" data-common={common.length}>
      <header className="toolbar">
        <button type="button" className="tool" onClick={onBack}>
          ← {t('compare.back')}
        </button>
        <h1 className="doc-title">{t('compare.title')}</h1>
        <p className="compare-count" role="status">
          {summary(common)}
        </p>
        {proper > 0 && (
          <label className="tool">
            <input
              type="checkbox"
              checked={withProper}
              onChange={(event) => {
                setWithProper(event.target.checked);
                setAt(0);
              }}
            />{' '}
            {t('compare.proper', { count: proper })}
          </label>
        )}
      </header>
      <CommonList common={common} at={at} onGo={go} />
      <Side name={ownName} document={source} onDrawn={setHere} />
      <Side name={nameOf(other.id, other.title)} document={other.document} onDrawn={setThere} />
    </div>
  );
}

const nameOf = (id: string | null, title: string): string => (id ? `${id} · ${title}` : title);

function summary(common: readonly Common[]): string {
  const passages = common.filter((one) => one.kind === 'passage').length;
  const terms = common.length - passages;
  if (common.length === 0) return t('compare.nothing');
  return `${t('compare.passages', { count: passages })} · ${t('compare.terms', { count: terms })}`;
}

function Side({ name, document, onDrawn }: { name: string; document: SourceDocument; onDrawn(drawn: Drawn): void }) {
  const scroller = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!scroller.current) return;
    const drawn = drawText(document, scroller.current);
    onDrawn(drawn);
    return () => drawn.destroy();
  }, [document, onDrawn]);
  return (
    <div className="compare-side">
      <h2 title={name}>{name}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard */}
      <section className="scroller" ref={scroller} tabIndex={0} aria-label={t('compare.text-of', { name })} />
    </div>
  );
}

/** J and K go on and back, Esc leaves; keys typed in a field are the field's. */
function useGoing(at: number, go: (to: number) => void, leave: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target instanceof Element && event.target.matches('input, textarea, select'))) return;
      if (event.key === 'j' || event.key === 'J') go(at + 1);
      else if (event.key === 'k' || event.key === 'K') go(at - 1);
      else if (event.key === 'Escape') leave();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [at, go, leave]);
}
