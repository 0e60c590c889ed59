import { useRef, useState } from 'react';
import type { AskReason } from './address';
import type { ShelfEntry } from './shelf';

export const ACCEPTED = '.pdf,.docx,.txt,.md,.html,.htm,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document,text/plain';

const ASKS: Record<AskReason, string> = {
  'not-readable': 'This browser does not let an extension read that tab. Save the document (Ctrl+S) and drop the file here.',
  refused: 'Without your leave for that site, Concord cannot read the link. Save the document and drop the file here.',
  'not-a-document': 'What the site sent is not a PDF, DOCX or text – often a login page. Log in there, save the document, and drop the file here.',
  failed: 'The document could not be read from its tab. Save it (Ctrl+S) and drop the file here.',
  download: 'The link did not open in a tab; the browser may have downloaded it. Drop the downloaded file here.',
};

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
        <img src="/icon/48.png" alt="" width="32" height="32" /> Open a draft
      </h1>
      <p className="lead">
        Concord reads it on this machine and shows, in the draft itself, what is already written elsewhere: terms, references, work on the same ground.
      </p>
      {ask && (
        <p className="ask" role="alert">
          {ASKS[ask.reason]}
          {ask.url && <span className="ask-url">{ask.url}</span>}
        </p>
      )}
      <button type="button" className="drop" onClick={() => picker.current?.click()}>
        <span className="drop-main">Drop files here, or press to choose</span>
        <span className="drop-hint">PDF, Word (.docx), text or saved HTML – one or many</span>
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
          <h2 id="recent-heading">Recent documents</h2>
          {recent.length === 0 ? (
            <p className="quiet">None yet. What you open is kept here, on this machine only, until you forget it.</p>
          ) : (
            <ul className="recent">
              {recent.map((entry) => (
                <li key={entry.key}>
                  <button type="button" className="recent-open" onClick={() => onRecent(entry.key)}>
                    <span className="recent-title">{entry.title ?? entry.fileName ?? entry.url ?? 'Untitled'}</span>
                    <span className="quiet">
                      {entry.fileName ?? ''} · {new Date(entry.openedAt).toLocaleDateString()}
                    </span>
                  </button>
                  <button
                    type="button"
                    className="forget"
                    onClick={() => onForget(entry.key)}
                    aria-label={`Forget ${entry.title ?? entry.fileName ?? 'this document'}`}
                  >
                    Forget
                  </button>
                </li>
              ))}
            </ul>
          )}
          <h2>Just looking?</h2>
          <button type="button" onClick={onSample}>
            Open the sample draft
          </button>
        </section>
      </div>
    </main>
  );
}

function ScopeForm({ onScope }: { onScope: LandingProps['onScope'] }) {
  const [title, setTitle] = useState('');
  const [scope, setScope] = useState('');
  const words = countWords(scope);
  const tooFew = words > 0 && words < WORDS_FEW;
  const say = words === 0 ? `${WORDS_FEW} to ${WORDS_MANY} words` : tooFew ? `${words} words: a little more makes the comparison surer` : `${words} words`;
  return (
    <section aria-labelledby="scope-heading">
      <h2 id="scope-heading">Only an idea so far?</h2>
      <form
        className="scope-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (scope.trim() || title.trim()) onScope(title.trim(), scope.trim());
        }}
      >
        <label>
          Title
          <input type="text" value={title} onChange={(event) => setTitle(event.target.value)} />
        </label>
        <label>
          Scope
          <textarea rows={6} value={scope} onChange={(event) => setScope(event.target.value)} aria-describedby="scope-words" />
        </label>
        <div className="form-foot">
          <span id="scope-words" className="quiet" aria-live="polite">
            {say}
          </span>
          <button type="submit" className="primary" disabled={title.trim() === '' && words === 0}>
            Compare
          </button>
        </div>
      </form>
    </section>
  );
}
