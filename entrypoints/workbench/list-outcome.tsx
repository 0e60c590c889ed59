import { useEffect, useRef } from 'react';
import type { ListEffect } from '@/src/model';
import type { ListOutcome } from '@/src/protocol';
import { t } from '@/src/ui';
import { Difference } from './list-words';

/** What a change of a list did: to the catalog, and to the findings, decisions and liaison statements of its user. */
export function ListOutcomeView({ outcome, onClose }: { outcome: ListOutcome; onClose(): void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="preview" aria-labelledby="list-outcome-heading" data-testid="list-outcome">
      <h2 id="list-outcome-heading" ref={heading} tabIndex={-1}>
        {outcome.to === null ? t('lists.removed', { name: outcome.name }) : t('lists.taken', { name: outcome.name, version: String(outcome.to) })}
      </h2>
      <Difference difference={outcome.difference} counts={outcome.counts} />
      <h3>{t('lists.effect')}</h3>
      <Effect effect={outcome.effect} />
      <p className="deeds">
        <button type="button" onClick={onClose}>
          {t('lists.close')}
        </button>
      </p>
    </section>
  );
}

function Effect({ effect: { documents, liaisons, unread } }: { effect: ListEffect }) {
  return (
    <>
      {documents.length + liaisons.length === 0 && <p>{t('lists.effect-none')}</p>}
      {documents.map((document) => (
        <div key={document.key}>
          <strong>{document.id}</strong>
          <ul>
            {[...new Set(document.appeared)].map((message) => (
              <li key={`+${message}`}>{t('lists.effect-new', { message })}</li>
            ))}
            {[...new Set(document.gone)].map((message) => (
              <li key={`-${message}`}>{t('lists.effect-gone', { message })}</li>
            ))}
            {document.decided.map(({ message, verdict }) => (
              <li key={`=${message}`}>{t(`lists.decided.${verdict}`, { message })}</li>
            ))}
          </ul>
        </div>
      ))}
      {liaisons.length > 0 && (
        <ul>
          {liaisons.map((title) => (
            <li key={title}>{t('lists.effect-liaison', { title })}</li>
          ))}
        </ul>
      )}
      {unread > 0 && <p className="quiet">{t('lists.effect-unread', { count: unread })}</p>}
    </>
  );
}
