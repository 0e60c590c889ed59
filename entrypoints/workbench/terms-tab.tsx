import { useEffect, useState } from 'react';
import type { CatalogTerms } from '@/src/model';
import { t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { downloadBytes } from '../panel/download';
import { transferable } from '../panel/transferable';

const PAGE = 200;

/** Every term that works of the catalog define, with who defines it; searched as one types. */
export function TermsTab({ engine }: { engine: Engine }) {
  const [text, setText] = useState('');
  const [limit, setLimit] = useState(PAGE);
  const [found, setFound] = useState<CatalogTerms | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    engine.call('terms', { text, offset: 0, limit }, { signal: controller.signal }).then(setFound, (reason: unknown) => {
      if (!controller.signal.aborted) setTrouble(transferable(reason).message);
    });
    return () => controller.abort();
  }, [engine, text, limit]);
  const save = (format: 'csv' | 'tbx'): void => {
    engine.call('exportTerms', { text, format }).then(downloadBytes, (reason: unknown) => setTrouble(transferable(reason).message));
  };
  return (
    <main className="catalog">
      <h1 className="visually-hidden">{t('bench.terms')}</h1>
      <search className="catalog-filters">
        <input
          type="search"
          aria-label={t('term.search')}
          placeholder={t('term.search')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setLimit(PAGE);
          }}
        />
        <button type="button" disabled={!found?.total} onClick={() => save('csv')}>
          {t('term.save-csv')}
        </button>
        <button type="button" disabled={!found?.total} onClick={() => save('tbx')}>
          {t('term.save-tbx')}
        </button>
        <output aria-live="polite" className="quiet">
          {found === null ? t('works.loading') : t('term.count', { count: found.total })}
        </output>
      </search>
      {trouble && (
        <p role="alert" className="bench-trouble">
          {trouble}
        </p>
      )}
      {found?.total === 0 && <p className="nothing">{text ? t('term.none-found') : t('term.none')}</p>}
      {found && found.total > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keyboard
        <section className="table-frame" aria-label={t('bench.terms')} tabIndex={0}>
          <table className="ledger">
            <thead>
              <tr>
                <th scope="col">{t('term.term')}</th>
                <th scope="col">{t('term.definition')}</th>
                <th scope="col">{t('term.work')}</th>
                <th scope="col">{t('term.source')}</th>
              </tr>
            </thead>
            <tbody>
              {found.terms.map((term, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a glossary defines a term several times
                <tr key={`${term.work} ${term.designation} ${i}`}>
                  <th scope="row">
                    {term.designation}
                    {term.alternates.length > 0 && <span className="quiet"> {term.alternates.join(', ')}</span>}
                  </th>
                  <td>{term.definition}</td>
                  <td>
                    <a href={`#work=${encodeURIComponent(term.work)}`}>{term.id}</a>
                    {term.clause && <span className="quiet"> {term.clause}</span>}
                  </td>
                  <td>{term.source ?? t('term.own')}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {found.terms.length < found.total && (
            <p className="bench-note">
              <button type="button" className="plain" onClick={() => setLimit((n) => n + PAGE)}>
                {t('today.more', { count: Math.min(PAGE, found.total - found.terms.length) })}
              </button>
            </p>
          )}
        </section>
      )}
    </main>
  );
}
