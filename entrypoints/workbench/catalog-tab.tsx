import { useCallback, useEffect, useRef, useState } from 'react';
import type { OwnBefore } from '@/src/model';
import { t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { AddingView, addressOfWork, useAddingPage } from '../panel/adding';
import { readSettings } from '../panel/settings';
import { transferable } from '../panel/transferable';
import { BulkBar } from './bulk-bar';
import { FilterBar } from './filter-bar';
import { conditionsOf, type Filter, type FilterField } from './filters';
import { ImportDialog } from './import-dialog';
import { useSelection } from './use-selection';
import { useWorks } from './use-works';
import { ViewBar } from './view-bar';
import { type ColumnName, keepColumns, readColumns, type Sort, USUAL_COLUMNS, type View } from './views';
import { WorksTable } from './works-table';

type Done = { text: string; undo: OwnBefore[] };

/** What the catalog knows, as a dense table: searched, filtered and sorted by the engine, which answers with the rows in view. */
export function CatalogTab({ engine, shown }: { engine: Engine; shown: boolean }) {
  const [text, setText] = useState('');
  const [filters, setFilters] = useState<Filter[]>([]);
  const [onlySaved, setOnlySaved] = useState(false);
  const [sort, setSort] = useState<Sort>({ by: 'id', up: true });
  const [columns, setColumns] = useState<ColumnName[]>([...USUAL_COLUMNS]);
  const [importing, setImporting] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const search = useRef<HTMLInputElement>(null);
  const onTrouble = useCallback((reason: unknown) => setTrouble(transferable(reason).message), []);
  useEffect(() => void readColumns().then(setColumns), []);
  useSlash(search, shown && !importing);

  const found = text.trim() !== '';
  // What was searched for keeps the order in which it was found.
  const conditions = { ...conditionsOf(text, filters, onlySaved), sort: found ? { by: 'relevance' as const, up: true } : sort };
  const works = useWorks(engine, conditions, shown, onTrouble, turn);
  const { first } = works;
  const page = useAddingPage(engine);
  const picker = useRef<HTMLInputElement>(null);
  const addFile = (file: File): void =>
    page.start(async () => engine.call('previewFile', { bytes: await file.arrayBuffer(), fileName: file.name, url: null, contentType: file.type || null }));

  const selection = useSelection(async (from, to) => {
    const { rows } = await engine.call('works', { ...conditions, offset: from, limit: to - from + 1 });
    return rows.map((row) => row.key);
  });
  const change = (call: Promise<OwnBefore[] | null>, say: (before: OwnBefore[] | null) => Done | null): void => {
    call.then((before) => {
      setDone(say(before));
      setTurn((n) => n + 1);
    }, onTrouble);
  };
  const facetsFor = async (field: FilterField) => {
    const others = filters.filter((filter) => filter.field !== field);
    return (await engine.call('works', { ...conditionsOf(text, others, onlySaved), offset: 0, limit: 0, facets: true })).facets;
  };
  const openView = (view: View): void => {
    setText(view.text);
    setFilters(view.filters);
    setOnlySaved(view.onlySaved);
    setSort(view.sort);
    setColumns(view.columns);
  };

  return (
    <main className="catalog">
      <h1 className="visually-hidden">{t('bench.catalog')}</h1>
      <search className="catalog-filters">
        <input
          ref={search}
          type="search"
          aria-label={t('works.search')}
          placeholder={t('works.search-hint')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <label>
          <input type="checkbox" checked={onlySaved} onChange={(event) => setOnlySaved(event.target.checked)} /> {t('works.saved')}
        </label>
        <FilterBar filters={filters} onFilters={setFilters} facetsFor={facetsFor} />
        <ViewBar
          current={{ text, filters, onlySaved, sort, columns }}
          onView={openView}
          onColumns={(chosen) => {
            setColumns(chosen);
            void keepColumns(chosen);
          }}
        />
        <button type="button" onClick={() => setImporting(true)}>
          {t('import.open')}
        </button>
        <button type="button" title={t('page.file-hint')} onClick={() => picker.current?.click()}>
          {t('page.choose-file')}
        </button>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".html,.htm,.xhtml,.mht,.mhtml,.pdf,.docx,.doc,.txt,.md"
          data-testid="page-picker"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file) addFile(file);
          }}
        />
        <a href="#duplicates">{t('merge.open')}</a>
        <output aria-live="polite" className="quiet">
          {first === null
            ? t('works.loading')
            : first.unverified > 0
              ? t('works.count-unverified', { shown: first.total, total: first.catalog, unverified: first.unverified })
              : t('works.count', { shown: first.total, total: first.catalog })}
        </output>
      </search>
      {page.adding && <AddingView page={page} workAddress={addressOfWork} />}
      {trouble && (
        <p role="alert" className="bench-trouble">
          {trouble}
        </p>
      )}
      {selection.keys.size > 0 && (
        <BulkBar
          count={selection.keys.size}
          onClear={selection.clear}
          onApply={({ facts, addTopic }) =>
            change(engine.call('correct', { keys: [...selection.keys], facts, addTopic }), (before) => ({
              text: t('bulk.done', { count: before?.length ?? 0 }),
              undo: before ?? [],
            }))
          }
        />
      )}
      <p role="status" aria-live="polite" className="bench-done" hidden={done === null}>
        {done?.text}{' '}
        {done && (
          <button type="button" className="plain" onClick={() => change(engine.call('putBack', { before: done.undo }), () => null)}>
            {t('bulk.undo')}
          </button>
        )}
      </p>
      {first && first.total === 0 && (
        <p className="nothing">{found || filters.length > 0 ? t('works.none-found') : onlySaved ? t('works.none-saved') : t('works.none')}</p>
      )}
      {first && first.total > 0 && page.adding === null && (
        <WorksTable
          total={first.total}
          works={works}
          columns={columns}
          sort={found ? null : sort}
          onSort={(by) => setSort((before) => ({ by, up: before.by === by ? !before.up : true }))}
          selection={selection}
        />
      )}
      {importing && <ImportDialog engine={engine} onClose={() => setImporting(false)} onImported={() => setTurn((n) => n + 1)} />}
    </main>
  );
}

/** The key that look.md gives to searching; not where one writes. */
function useSlash(search: React.RefObject<HTMLInputElement | null>, on: boolean): void {
  const [keysOn, setKeysOn] = useState(true);
  useEffect(() => void readSettings().then((settings) => setKeysOn(settings.keysOn)), []);
  useEffect(() => {
    if (!on || !keysOn) return;
    const hear = (event: KeyboardEvent): void => {
      const at = event.target;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement) return;
      event.preventDefault();
      search.current?.focus();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, [search, on, keysOn]);
}
