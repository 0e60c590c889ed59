import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChosenFacts, PagePreview } from '@/src/model';
import { PagePreviewView, t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { todayHere } from './desk';
import { transferable } from './transferable';

export type Adding = { kind: 'reading' } | { kind: 'preview'; preview: PagePreview } | { kind: 'saved'; keys: string[] } | { kind: 'trouble'; message: string };

export type AddingPage = {
  adding: Adding | null;
  /** Reads with `read` and shows what was read; a later start stands. */
  start(read: () => Promise<PagePreview>): void;
  save(chosen: ChosenFacts[]): void;
  close(): void;
};

/** Adding a page, from reading it to having saved what was chosen. The same beside a tab and in the workbench. */
export function useAddingPage(engine: Engine): AddingPage {
  const [adding, setAdding] = useState<Adding | null>(null);
  const turn = useRef(0);
  const start = useCallback((read: () => Promise<PagePreview>): void => {
    const mine = ++turn.current;
    const settle = (next: Adding): void => {
      if (turn.current === mine) setAdding(next);
    };
    setAdding({ kind: 'reading' });
    read().then(
      (preview) => settle({ kind: 'preview', preview }),
      (reason: unknown) => settle({ kind: 'trouble', message: transferable(reason).message }),
    );
  }, []);
  const close = useCallback((): void => {
    turn.current++;
    setAdding(null);
  }, []);
  const save = (chosen: ChosenFacts[]): void => {
    if (adding?.kind !== 'preview') return;
    const { facts } = adding.preview;
    // asked for when something of the user's own comes in, as for saved documents
    navigator.storage?.persist?.().catch(() => undefined);
    engine.call('savePage', { facts, chosen }).then(
      (works) => setAdding({ kind: 'saved', keys: works.map(({ key }) => key) }),
      (reason: unknown) => setAdding({ kind: 'trouble', message: transferable(reason).message }),
    );
  };
  return { adding, start, save, close };
}

/** Where the workbench shows a work. */
export const addressOfWork = (key: string): string => `/workbench.html#work=${encodeURIComponent(key)}`;

/** The page that is being added; Esc leaves. `workAddress` leads to a work in the catalog. */
export function AddingView({ page: { adding, save, close }, workAddress }: { page: AddingPage; workAddress(key: string): string }) {
  const section = useRef<HTMLElement>(null);
  const kind = adding?.kind;
  // The focus follows from reading to the preview, and to what was saved.
  useEffect(() => {
    if (kind) section.current?.focus();
  }, [kind]);
  if (!adding) return null;
  const [first] = adding.kind === 'saved' ? adding.keys : [];
  return (
    <section
      className="page-adding"
      ref={section}
      tabIndex={-1}
      aria-label={t('page.title')}
      data-adding={adding.kind}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <h2>{t('page.title')}</h2>
      {adding.kind === 'reading' && <p role="status">{t('page.reading')}</p>}
      {adding.kind === 'preview' && <PagePreviewView preview={adding.preview} today={todayHere()} onSave={save} onClose={close} />}
      {adding.kind === 'trouble' && <p role="alert">{adding.message}</p>}
      {adding.kind === 'saved' && <p role="status">{t('page.saved', { count: adding.keys.length })}</p>}
      {(adding.kind === 'saved' || adding.kind === 'trouble') && (
        <p className="deeds">
          {first !== undefined && (
            <a href={workAddress(first)} target="_blank" rel="noreferrer">
              {t('page.open-work')}
            </a>
          )}
          <button type="button" className="main" onClick={close}>
            {t('page.close')}
          </button>
        </p>
      )}
    </section>
  );
}
