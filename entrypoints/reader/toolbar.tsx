import { useEffect, useState } from 'react';
import { t } from '@/src/ui';
import type { Drawn } from './drawn';

export type View = { page: number; scale: number };

type ToolbarProps = {
  title: string;
  number: string | null;
  drawn: Drawn | null;
  view: View;
  /** The tracked-changes switch; null where the format has none. */
  changes: { shown: boolean; toggle(): void } | null;
  treeOpen: boolean;
  panelOpen: boolean;
  onTree(): void;
  onPanel(): void;
  onFind(): void;
  /** null where the document cannot be opened again (a pasted scope). */
  onCompare: (() => void) | null;
  onClose(): void;
};

const STEP = 1.15;

export function Toolbar(props: ToolbarProps) {
  const { title, number, drawn, view, changes } = props;
  const zoom = drawn?.zoom ?? null;
  return (
    <header className="toolbar">
      <button type="button" className="tool" onClick={props.onClose} title={t('reader.other')} aria-label={t('reader.other')}>
        <img src="/icon/32.png" alt="" width="20" height="20" />
      </button>
      <button type="button" className="tool" onClick={props.onTree} aria-pressed={props.treeOpen} aria-controls="reader-tree" title={t('reader.clauses')}>
        ☰<span className="visually-hidden"> {t('reader.clauses')}</span>
      </button>
      <h1 className="doc-title" title={title}>
        {number && <span className="doc-number">{number}</span>}
        {number && <span aria-hidden="true"> · </span>}
        <span>{title}</span>
      </h1>
      {changes && (
        <label className="tool changes-switch" title={t('reader.changes-hint')}>
          <input type="checkbox" checked={changes.shown} onChange={changes.toggle} /> {t('reader.changes')}
        </label>
      )}
      {drawn?.pages && <PageField key={drawn.pages.count} count={drawn.pages.count} page={view.page} onGo={drawn.pages.goTo} />}
      <button type="button" className="tool" onClick={props.onFind} title={t('reader.find-hint')} disabled={!drawn}>
        ⌕ <span className="tool-word">{t('reader.find')}</span>
      </button>
      {props.onCompare && (
        <button type="button" className="tool" onClick={props.onCompare} title={t('compare.button-hint')} disabled={!drawn}>
          ⇄ <span className="tool-word">{t('compare.button')}</span>
        </button>
      )}
      {zoom && (
        <fieldset className="zoom" aria-label={t('reader.zoom')}>
          <button
            type="button"
            className="tool"
            onClick={() => zoom.set(view.scale / STEP)}
            aria-label={t('reader.smaller')}
            title={t('reader.wheel', { label: t('reader.smaller') })}
          >
            −
          </button>
          <button
            type="button"
            className="tool zoom-value"
            onClick={() => zoom.fit()}
            title={t('reader.fit')}
            aria-label={t('reader.scale', { scale: Math.round(view.scale * 100) })}
          >
            {Math.round(view.scale * 100)} %
          </button>
          <button
            type="button"
            className="tool"
            onClick={() => zoom.set(view.scale * STEP)}
            aria-label={t('reader.larger')}
            title={t('reader.wheel', { label: t('reader.larger') })}
          >
            +
          </button>
        </fieldset>
      )}
      <button type="button" className="tool" onClick={props.onPanel} aria-pressed={props.panelOpen} aria-controls="reader-panel" title={t('reader.panel')}>
        ◨<span className="visually-hidden"> {t('reader.panel')}</span>
      </button>
    </header>
  );
}

function PageField({ count, page, onGo }: { count: number; page: number; onGo(page: number): void }) {
  const [typed, setTyped] = useState(String(page));
  useEffect(() => setTyped(String(page)), [page]);
  const go = (): void => {
    const wanted = Number.parseInt(typed, 10);
    if (wanted >= 1 && wanted <= count) onGo(wanted);
    else setTyped(String(page));
  };
  return (
    <span className="page-field">
      <input
        type="text"
        inputMode="numeric"
        aria-label={t('reader.page', { count })}
        value={typed}
        size={Math.max(2, String(count).length)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={go}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') go();
        }}
      />
      <span className="quiet">/ {count}</span>
    </span>
  );
}
