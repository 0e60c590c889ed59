import { useState } from 'react';
import type { ListStatus } from '@/src/model';
import { day, t } from '@/src/ui';
import { FilePick } from './file-pick';
import { Changelog } from './list-preview';
import { ListFacts, Row } from './list-words';

type Props = { list: ListStatus; busy: boolean; onCheck(): void; onFile(file: File): void; onVersion(version: number): void; onRemove(): void };

/** One list: whose it is, how old it is, and what can be done with it. */
export function ListCard({ list, busy, onCheck, onFile, onVersion, onRemove }: Props) {
  const [asking, setAsking] = useState(false);
  const heading = `list-${list.name}`;
  return (
    <section aria-labelledby={heading} className="list-card" data-list={list.name} data-version={list.version} data-stale={list.stale}>
      <h2 id={heading}>
        {list.title} {list.stale && <span className="pill">{t('lists.stale-mark')}</span>} {list.shipped && <span className="pill">{t('lists.shipped')}</span>}
      </h2>
      <dl className="work-facts">
        <ListFacts list={list} fingerprint={list.fingerprint} stale={list.stale} />
        <Row name={t('lists.address')}>{list.address ?? t('lists.no-address')}</Row>
        {list.checked !== null && <Row name={t('lists.checked')}>{day(list.checked)}</Row>}
      </dl>
      <Changelog lines={list.changelog} />
      <p className="deeds">
        {list.address !== null && (
          <button type="button" disabled={busy} onClick={onCheck}>
            {t('lists.check')}
          </button>
        )}
        <FilePick label={t('lists.update-file')} disabled={busy} testId={`update-${list.name}`} onFile={onFile} />
        <Versions list={list} busy={busy} onVersion={onVersion} />
        {asking ? (
          <>
            <span>{t('lists.remove-ask', { count: list.works })}</span>
            <button type="button" disabled={busy} onClick={onRemove}>
              {t('lists.remove-do')}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {t('lists.leave')}
            </button>
          </>
        ) : (
          !list.shipped && (
            <button type="button" disabled={busy} onClick={() => setAsking(true)}>
              {t('lists.remove')}
            </button>
          )
        )}
      </p>
    </section>
  );
}

/** Back to a kept version, or forth again. */
function Versions({ list, busy, onVersion }: Pick<Props, 'list' | 'busy' | 'onVersion'>) {
  const others = list.versions.filter((one) => one.version !== list.version);
  if (others.length === 0) return null;
  return others.map(({ version, issued }) => (
    <button key={version} type="button" disabled={busy} onClick={() => onVersion(version)} data-use-version={version}>
      {t(version < list.version ? 'lists.back' : 'lists.forth', { version: String(version), day: day(issued) })}
    </button>
  ));
}
