import { useEffect, useState } from 'react';
import { t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { CatalogTab } from './catalog-tab';
import { DuplicatesPage } from './duplicates-page';
import { LandscapeTab } from './landscape-tab';
import { LiaisonsTab } from './liaisons-tab';
import { ListsTab } from './lists-tab';
import { MeetingTab } from './meeting-tab';
import { SettingsTab } from './settings-tab';
import { StandingBanner } from './standing-banner';
import { TermsTab } from './terms-tab';
import { TodayTab } from './today-tab';
import { WorkPage } from './work-page';

type Place = { tab: 'catalog'; work: string | null } | { tab: 'today' | 'terms' | 'duplicates' | 'settings' | 'liaisons' | 'landscape' | 'meeting' | 'lists' };

/** The place is in the address, so that Back works and a work can be bookmarked: #today, #terms, #duplicates, #work=KEY, #liaisons, #landscape, #meeting, #lists, #settings. */
function placeOf(hash: string): Place {
  // What moved and what waits is what one comes for; the table is a key away.
  if (hash === '#today' || hash === '' || hash === '#') return { tab: 'today' };
  if (hash === '#terms') return { tab: 'terms' };
  if (hash === '#duplicates') return { tab: 'duplicates' };
  if (hash === '#settings') return { tab: 'settings' };
  if (hash === '#liaisons') return { tab: 'liaisons' };
  if (hash === '#lists') return { tab: 'lists' };
  if (hash === '#landscape') return { tab: 'landscape' };
  if (hash === '#meeting') return { tab: 'meeting' };
  return { tab: 'catalog', work: new URLSearchParams(hash.slice(1)).get('work') };
}

export function App({ engine }: { engine: Engine }) {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  useEffect(() => {
    const follow = (): void => setPlace(placeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return (
    <div className="workbench">
      <header className="bench-bar">
        <img src="/icon/32.png" alt="" width="20" height="20" />
        <strong>Concord</strong>
        <nav aria-label={t('bench.name')}>
          <a href="#today" aria-current={place.tab === 'today' ? 'page' : undefined}>
            {t('bench.today')}
          </a>
          <a href="#catalog" aria-current={place.tab === 'catalog' ? 'page' : undefined}>
            {t('bench.catalog')}
          </a>
          <a href="#terms" aria-current={place.tab === 'terms' ? 'page' : undefined}>
            {t('bench.terms')}
          </a>
          <a href="#liaisons" aria-current={place.tab === 'liaisons' ? 'page' : undefined}>
            {t('bench.liaisons')}
          </a>
          <a href="#landscape" aria-current={place.tab === 'landscape' ? 'page' : undefined}>
            {t('bench.landscape')}
          </a>
          <a href="#meeting" aria-current={place.tab === 'meeting' ? 'page' : undefined}>
            {t('bench.meeting')}
          </a>
          <a href="#lists" aria-current={place.tab === 'lists' ? 'page' : undefined}>
            {t('bench.lists')}
          </a>
          <a href="#settings" aria-current={place.tab === 'settings' ? 'page' : undefined}>
            {t('bench.settings')}
          </a>
          <a href="/reader.html">{t('bench.open')}</a>
        </nav>
      </header>
      {place.tab === 'today' && <TodayTab engine={engine} />}
      {place.tab === 'terms' && <TermsTab engine={engine} />}
      {place.tab === 'duplicates' && <DuplicatesPage engine={engine} />}
      {place.tab === 'liaisons' && <LiaisonsTab engine={engine} />}
      {place.tab === 'landscape' && <LandscapeTab engine={engine} />}
      {place.tab === 'meeting' && <MeetingTab engine={engine} />}
      {place.tab === 'lists' && <ListsTab engine={engine} />}
      {place.tab === 'settings' && <SettingsTab engine={engine} />}
      {/* the table stays as it is, scrolled and filtered, while a work is looked at */}
      <div hidden={place.tab !== 'catalog' || place.work !== null} className="bench-body">
        <CatalogTab engine={engine} shown={place.tab === 'catalog' && place.work === null} />
      </div>
      {place.tab === 'catalog' && place.work !== null && <WorkPage key={place.work} engine={engine} workKey={place.work} />}
      {/* at the foot: it comes a moment later, and must not move what the user is about to press */}
      <StandingBanner engine={engine} place={place.tab} />
    </div>
  );
}
