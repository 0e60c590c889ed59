import { useRef, useState } from 'react';
import { t } from '@/src/ui';
import type { AskReason } from './address';
import type { ShelfEntry } from './shelf';

export const ACCEPTED = '.pdf,.docx,.txt,.md,.html,.htm,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document,text/plain';

const WORDS_FEW = 30;
const WORDS_MANY = 300;
const countWords = (text: string): number => text.trim().split(/\s+/).filter(Boolean).length;

type LandingProps = {
  ask: { reason: AskReason; url: string } | null;
  recent: ShelfEntry[];
  onFiles(files: File[]): void;
  onSample(): void;
  onScope(title: string, scope: string): void;
  onRecent(key: string): void;
  onForget(key: string): void;
};

export function Landing({ ask, recent, onFiles, onSample, onScope, onRecent, onForget }: LandingProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <main className="landing">
      <h1>
        <img src="/icon/48.png" alt="" width="32" height="32" /> {t('landing.title')}
      </h1>
      <p className="lead">{t('landing.lead')}</p>
      {ask && (
        <p className="ask" role="alert">
          {t(`ask.${ask.reason}`)}
          {ask.url && <span className="ask-url">{ask.url}</span>}
        </p>
      )}
      <button type="button" className="drop" onClick={() => picker.current?.click()}>
        <span className="drop-main">{t('landing.drop')}</span>
        <span className="drop-hint">{t('landing.drop-hint')}</span>
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        accept={ACCEPTED}
        data-testid="file-picker"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <div className="landing-columns">
        <ScopeForm onScope={onScope} />
        <section aria-labelledby="recent-heading">
          <h2 id="recent-heading">{t('landing.recent')}</h2>
          {recent.length === 0 ? (
            <p className="quiet">{t('landing.recent-none')}</p>
          ) : (
            <ul className="recent">
              {recent.map((entry) => (
                <li key={entry.key}>
                  <button type="button" className="recent-open" onClick={() => onRecent(entry.key)}>
                    <span className="recent-title">{entry.title ?? entry.fileName ?? entry.url ?? t('landing.untitled')}</span>
                    <span className="quiet">
                      {entry.fileName ?? ''} · {new Date(entry.openedAt).toLocaleDateString()}
                    </span>
                  </button>
                  <button
                    type="button"
                    className="forget"
                    onClick={() => onForget(entry.key)}
                    aria-label={t('landing.forget-name', { name: entry.title ?? entry.fileName ?? '' })}
                  >
                    {t('landing.forget')}
                  </button>
                </li>
              ))}
            </ul>
          )}
          <h2>{t('landing.sample-title')}</h2>
          <button type="button" onClick={onSample}>
            {t('landing.sample')}
          </button>{' '}
          <a href="/workbench.html">{t('menu.workbench')}</a>
        </section>
      </div>
    </main>
  );
}

function ScopeForm({ onScope }: { onScope: LandingProps['onScope'] }) {
  const [title, setTitle] = useState('');
  const [scope, setScope] = useState('');
  const words = countWords(scope);
  const say =
    words === 0
      ? t('landing.words-none', { few: WORDS_FEW, many: WORDS_MANY })
      : words < WORDS_FEW
        ? t('landing.words-few', { count: words })
        : t('landing.words', { count: words });
  return (
    <section aria-labelledby="scope-heading">
      <h2 id="scope-heading">{t('landing.scope-title')}</h2>
      <form
        className="scope-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (scope.trim() || title.trim()) onScope(title.trim(), scope.trim());
        }}
      >
        <label>
          {t('landing.scope-name')}
          <input type="text" value={title} onChange={(event) => setTitle(event.target.value)} />
        </label>
        <label>
          {t('landing.scope')}
          <textarea rows={6} value={scope} onChange={(event) => setScope(event.target.value)} aria-describedby="scope-words" />
        </label>
        <div className="form-foot">
          <span id="scope-words" className="quiet" aria-live="polite">
            {say}
          </span>
          <button type="submit" className="primary" disabled={title.trim() === '' && words === 0}>
            {t('landing.compare')}
          </button>
        </div>
      </form>
    </section>
  );
}
