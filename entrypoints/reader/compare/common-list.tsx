import { useEffect, useRef } from 'react';
import { t } from '@/src/ui';
import type { Common } from './alignment';

/** What both texts have, in the order of the document. Arrow keys go through it, Enter stays at one. */
export function CommonList({ common, at, onGo }: { common: readonly Common[]; at: number; onGo(to: number): void }) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: common.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onGo(to);
    const next = Math.max(0, Math.min(common.length - 1, to));
    requestAnimationFrame(() => list.current?.children[next]?.querySelector('button')?.focus({ preventScroll: true }));
  };
  return (
    <nav className="compare-list" aria-label={t('compare.list')}>
      {common.length === 0 && <p className="nothing">{t('compare.nothing-long')}</p>}
      <ol ref={list} onKeyDown={onKeyDown}>
        {common.map((one, i) => (
          <li key={`${one.kind} ${one.here.start} ${one.here.end}`}>
            <button type="button" tabIndex={i === at ? 0 : -1} aria-current={i === at || undefined} onClick={() => onGo(i)} data-kind={one.kind}>
              {one.kind === 'passage' ? (
                <>
                  <span className="compare-what">
                    <span aria-hidden="true">{one.proper === null ? '⇉' : '='}</span> {t('compare.words', { count: one.words })}
                    {one.proper !== null && <span className="quiet"> · {t(`reuse.${one.proper}`)}</span>}
                  </span>
                  <span className="quiet compare-words">{one.text}</span>
                </>
              ) : (
                <>
                  <span className="compare-what">
                    <span aria-hidden="true">{one.verdict === 'competing' ? '≠' : one.verdict === 'unrelated' ? '·' : '≈'}</span> {one.designation}
                  </span>
                  <span className="quiet compare-words">
                    {t(`matrix.${one.verdict}`)}
                    {one.declared && ` · ${t('compare.declared')}`}
                  </span>
                </>
              )}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
