import { useEffect, useState } from 'react';
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
  onClose(): void;
};

const STEP = 1.15;

export function Toolbar(props: ToolbarProps) {
  const { title, number, drawn, view, changes } = props;
  const zoom = drawn?.zoom ?? null;
  return (
    <header className="toolbar">
      <button type="button" className="tool" onClick={props.onClose} title="Open another document" aria-label="Open another document">
        <img src="/icon/32.png" alt="" width="20" height="20" />
      </button>
      <button type="button" className="tool" onClick={props.onTree} aria-pressed={props.treeOpen} aria-controls="reader-tree" title="Clauses">
        ☰<span className="visually-hidden"> Clauses</span>
      </button>
      <h1 className="doc-title" title={title}>
        {number && <span className="doc-number">{number}</span>}
        {number && <span aria-hidden="true"> · </span>}
        <span>{title}</span>
      </h1>
      {changes && (
        <label className="tool changes-switch" title="Show the tracked changes, or read the text as if all were accepted">
          <input type="checkbox" checked={changes.shown} onChange={changes.toggle} /> changes
        </label>
      )}
      {drawn?.pages && <PageField key={drawn.pages.count} count={drawn.pages.count} page={view.page} onGo={drawn.pages.goTo} />}
      <button type="button" className="tool" onClick={props.onFind} title="Find (Ctrl+F)" disabled={!drawn}>
        ⌕ <span className="tool-word">find</span>
      </button>
      {zoom && (
        <fieldset className="zoom" aria-label="Zoom">
          <button type="button" className="tool" onClick={() => zoom.set(view.scale / STEP)} aria-label="Smaller" title="Smaller (Ctrl+wheel)">
            −
          </button>
          <button
            type="button"
            className="tool zoom-value"
            onClick={() => zoom.fit()}
            title="Fit the width"
            aria-label={`${Math.round(view.scale * 100)} %, fit the width`}
          >
            {Math.round(view.scale * 100)} %
          </button>
          <button type="button" className="tool" onClick={() => zoom.set(view.scale * STEP)} aria-label="Larger" title="Larger (Ctrl+wheel)">
            +
          </button>
        </fieldset>
      )}
      <button type="button" className="tool" onClick={props.onPanel} aria-pressed={props.panelOpen} aria-controls="reader-panel" title="Panel">
        ◨<span className="visually-hidden"> Panel</span>
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
        aria-label={`Page, of ${count}`}
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
