import type { ListDifference, ListWord } from '@/src/model';
import type { ListCounts } from '@/src/protocol';
import { day, t } from '@/src/ui';

/** What the owner says of a list, as rows. */
export function ListFacts({ list, fingerprint, stale }: { list: ListWord; fingerprint: string; stale: boolean }) {
  return (
    <>
      <Row name={t('lists.owner')}>{list.contact ? `${list.owner}, ${list.contact}` : list.owner}</Row>
      <Row name={t('lists.fingerprint')}>
        <code className="fingerprint">{fingerprint}</code>
      </Row>
      <Row name={t('lists.version')}>{t('lists.version-of', { version: String(list.version), day: day(list.issued) })}</Row>
      <Row name={t('lists.expires')}>{stale ? t('lists.stale', { day: day(list.expires) }) : day(list.expires)}</Row>
      {list.asOf !== null && <Row name={t('lists.as-of')}>{day(list.asOf)}</Row>}
      <Row name={t('lists.licence')}>{list.licence}</Row>
      <Row name={t('lists.class')}>{t(`lists.class.${list.class}`)}</Row>
      <Row name={t('lists.works')}>{list.works.toLocaleString('en')}</Row>
    </>
  );
}

export function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Works shown of each kind; the counts say how many there are. */
const SHOWN = 50;

/** What comes, changes and goes, work by work. */
export function Difference({ difference, counts }: { difference: ListDifference; counts: ListCounts }) {
  const groups = [
    { name: t('lists.added', { count: counts.added }), works: difference.added.map((w) => ({ ...w, more: null })) },
    { name: t('lists.changed', { count: counts.changed }), works: difference.changed.map((w) => ({ ...w, more: w.fields.join(', ') })) },
    { name: t('lists.withdrawn', { count: counts.withdrawn }), works: difference.withdrawn.map((w) => ({ ...w, more: null })) },
  ].filter((group) => group.works.length > 0);
  if (groups.length === 0) return <p>{t('lists.nothing-changes')}</p>;
  return groups.map((group) => (
    <details key={group.name}>
      <summary>{group.name}</summary>
      <ul>
        {group.works.slice(0, SHOWN).map((work) => (
          <li key={work.key}>
            {work.id}, {work.title}
            {work.more !== null && <span className="quiet"> ({work.more})</span>}
          </li>
        ))}
        {group.works.length > SHOWN && <li className="quiet">{t('lists.and-more')}</li>}
      </ul>
    </details>
  ));
}
