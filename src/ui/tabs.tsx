import type { KeyboardEvent } from 'react';
import { t } from './messages';
import { TABS, type Tab } from './panel-state';

export type TabsProps = { tab: Tab; counts: Partial<Record<Tab, number>>; idPrefix: string; onTab(tab: Tab): void };

const LETTERS: Record<Tab, string> = { document: 'G D', findings: 'G F', terms: 'G T', references: 'G R', coordinate: 'G C', notes: 'G N' };

/** The tabs: one stop for Tab, arrow keys between them. */
export function Tabs({ tab, counts, idPrefix, onTab }: TabsProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const at = TABS.indexOf(tab);
    const forward = rtl ? 'ArrowLeft' : 'ArrowRight';
    const back = rtl ? 'ArrowRight' : 'ArrowLeft';
    const to = { [forward]: at + 1, [back]: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    const next = to === undefined ? undefined : TABS[(to + TABS.length) % TABS.length];
    if (!next) return;
    event.preventDefault();
    onTab(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={t('panel.tabs')} onKeyDown={onKeyDown}>
      {TABS.map((one) => (
        <button
          type="button"
          key={one}
          role="tab"
          id={`${idPrefix}-tab-${one}`}
          data-tab={one}
          aria-selected={one === tab}
          aria-controls={`${idPrefix}-panel`}
          aria-keyshortcuts={LETTERS[one]}
          tabIndex={one === tab ? 0 : -1}
          onClick={() => onTab(one)}
        >
          {t(`tab.${one}`)}
          {counts[one] ? <span className="tab-count">{counts[one]}</span> : null}
        </button>
      ))}
    </div>
  );
}
