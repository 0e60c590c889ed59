import { useEffect, useRef, useState } from 'react';
import type { EngineCalls } from '@/src/protocol';
import { t } from '@/src/ui';
import { Difference, ListFacts } from './list-words';

type Props = { preview: EngineCalls['previewList']['out']; busy: boolean; onTake(): void; onLeave(): void };

/** What a file would bring. A list not seen before is taken only after its owner's fingerprint was compared. */
export function ListPreviewView({ preview, busy, onTake, onLeave }: Props) {
  const [compared, setCompared] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { first, rotated, from, classBefore } = preview;
  return (
    <section className="preview" aria-labelledby="list-preview-heading" data-testid="list-preview">
      <h2 id="list-preview-heading" ref={heading} tabIndex={-1}>
        {first
          ? t('lists.preview-first', { title: preview.title })
          : t('lists.preview-update', { title: preview.title, from: String(from), to: String(preview.version) })}
      </h2>
      <dl className="work-facts">
        <ListFacts list={preview} fingerprint={preview.fingerprint} stale={false} />
      </dl>
      {rotated && <p>{t('lists.rotated')}</p>}
      {classBefore !== null && classBefore !== preview.class && (
        <p>{t('lists.class-changed', { before: t(`lists.class.${classBefore}`), now: t(`lists.class.${preview.class}`) })}</p>
      )}
      <Changelog lines={preview.changelog} />
      <Difference difference={preview.difference} counts={preview.counts} />
      {first && (
        <p>
          <label>
            <input type="checkbox" checked={compared} onChange={(event) => setCompared(event.target.checked)} data-testid="list-compared" />{' '}
            {t('lists.compared')}
          </label>
        </p>
      )}
      <p className="deeds">
        <button type="button" className="primary" disabled={busy || (first && !compared)} onClick={onTake} data-testid="list-take">
          {first ? t('lists.take-first') : t('lists.take')}
        </button>
        <button type="button" onClick={onLeave}>
          {t('lists.leave')}
        </button>
      </p>
    </section>
  );
}

export function Changelog({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <details open>
      <summary>{t('lists.changelog')}</summary>
      <ul>
        {lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one version never move
          <li key={i}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
