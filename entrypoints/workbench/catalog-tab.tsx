import { useCallback, useState } from 'react';
import type { WorksOrder } from '@/src/model';
import { t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { transferable } from '../panel/transferable';
import { useWorks } from './use-works';
import { WorksTable } from './works-table';

/** What the catalog knows, as a dense table: searched, filtered and sorted by the engine, which answers with the rows in view. */
export function CatalogTab({ engine, shown }: { engine: Engine; shown: boolean }) {
  const [words, setWords] = useState('');
  const [body, setBody] = useState('');
  const [onlySaved, setOnlySaved] = useState(false);
  const [sort, setSort] = useState<{ by: WorksOrder; up: boolean }>({ by: 'id', up: true });
  const [trouble, setTrouble] = useState<string | null>(null);
  const [bodies, setBodies] = useState<string[]>([]);
  const onTrouble = useCallback((reason: unknown) => setTrouble(transferable(reason).message), []);
  const found = words.trim() !== '';
  const works = useWorks(
    engine,
    {
      text: words,
      bodies: body ? [body] : [],
      purposes: onlySaved ? ['normative-here', 'neighbour', 'competitor', 'watch'] : [],
      // what was searched for keeps the order in which it was found
      sort: found ? { by: 'relevance', up: true } : sort,
    },
    shown,
    onTrouble,
  );
  const { first } = works;
  // The bodies of all works: those that a filter leaves out can still be chosen.
  if (first?.facets && first.total === first.catalog && bodies.length !== first.facets.bodies.length)
    setBodies(first.facets.bodies.map(({ value }) => value).sort((a, b) => a.localeCompare(b)));

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
          {first === null
            ? t('works.loading')
            : first.unverified > 0
              ? t('works.count-unverified', { shown: first.total, total: first.catalog, unverified: first.unverified })
              : t('works.count', { shown: first.total, total: first.catalog })}
        </output>
      </search>
      {trouble && (
        <p role="alert" className="bench-trouble">
          {trouble}
        </p>
      )}
      {first && first.total === 0 && <p className="nothing">{found ? t('works.none-found') : onlySaved ? t('works.none-saved') : t('works.none')}</p>}
      {first && first.total > 0 && (
        <WorksTable
          total={first.total}
          works={works}
          sort={found ? null : sort}
          onSort={(by) => setSort((before) => ({ by, up: before.by === by ? !before.up : true }))}
        />
      )}
    </main>
  );
}
