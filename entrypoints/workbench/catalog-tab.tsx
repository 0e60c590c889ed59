import { useEffect, useMemo, useState } from 'react';
import type { Work } from '@/src/model';
import { t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { transferable } from '../panel/transferable';
import { isVerified, type Loaded, loadWorks, MOST_ROWS, type SortKey, sortWorks } from './load-works';
import { WorksTable } from './works-table';

const FOUND = 300;

/** What the catalog knows, as a dense table: searched by the engine, filtered by body, sorted by column. */
export function CatalogTab({ engine, shown }: { engine: Engine; shown: boolean }) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [words, setWords] = useState('');
  const [found, setFound] = useState<Work[] | null>(null);
  const [body, setBody] = useState('');
  const [onlySaved, setOnlySaved] = useState(false);
  const [sort, setSort] = useState<{ key: SortKey; up: boolean }>({ key: 'id', up: true });
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    if (!shown) return;
    const controller = new AbortController();
    loadWorks(engine, controller.signal, setLoaded).catch((reason: unknown) => {
      if (!controller.signal.aborted) setTrouble(transferable(reason).message);
    });
    return () => controller.abort();
  }, [engine, shown]);

  useEffect(() => {
    if (words.trim() === '') {
      setFound(null);
      return;
    }
    const controller = new AbortController();
    engine.call('search', { query: words, limit: FOUND }, { signal: controller.signal }).then(setFound, (reason: unknown) => {
      if (!controller.signal.aborted) setTrouble(transferable(reason).message);
    });
    return () => controller.abort();
  }, [engine, words]);

  const bodies = useMemo(() => [...new Set((loaded?.works ?? []).map((work) => work.body))].sort((a, b) => a.localeCompare(b)), [loaded]);
  const rows = useMemo(() => {
    const all = (found ?? loaded?.works ?? []).filter((work) => (body === '' || work.body === body) && (!onlySaved || work.purpose !== null));
    // what was searched for keeps the order in which it was found
    return found ? all : sortWorks(all, sort.key, sort.up);
  }, [found, loaded, body, onlySaved, sort]);
  const unverified = useMemo(() => rows.filter((work) => !isVerified(work)).length, [rows]);

  return (
    <main className="catalog">
      <h1 className="visually-hidden">{t('bench.catalog')}</h1>
      <search className="catalog-filters">
        <input
          type="search"
          aria-label={t('works.search')}
          placeholder={t('works.search-hint')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <label>
          {t('works.body')}{' '}
          <select value={body} onChange={(event) => setBody(event.target.value)}>
            <option value="">{t('works.all')}</option>
            {bodies.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input type="checkbox" checked={onlySaved} onChange={(event) => setOnlySaved(event.target.checked)} /> {t('works.saved')}
        </label>
        <output aria-live="polite" className="quiet">
          {loaded === null
            ? t('works.loading')
            : unverified > 0
              ? t('works.count-unverified', { shown: rows.length, total: loaded.total, unverified })
              : t('works.count', { shown: rows.length, total: loaded.total })}
        </output>
      </search>
      {trouble && (
        <p role="alert" className="bench-trouble">
          {trouble}
        </p>
      )}
      {loaded && loaded.total > MOST_ROWS && !found && <p className="quiet bench-note">{t('works.first', { count: MOST_ROWS })}</p>}
      {loaded && rows.length === 0 && <p className="nothing">{words ? t('works.none-found') : onlySaved ? t('works.none-saved') : t('works.none')}</p>}
      {rows.length > 0 && (
        <WorksTable works={rows} sort={found ? null : sort} onSort={(key) => setSort((before) => ({ key, up: before.key === key ? !before.up : true }))} />
      )}
    </main>
  );
}
