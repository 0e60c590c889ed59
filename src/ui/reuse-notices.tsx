import type { Notice, Reuse, Span } from '@/src/model';
import { t } from './messages';
import { Num } from './said';

export type ReuseNoticesProps = {
  notices: readonly (Notice & { reuse: Reuse })[];
  /** What a work's number is, by its key; the key itself where nobody knows. */
  nameOf(work: string): string;
  /** The document's words at a place, short; null where the text stays in the tab. */
  wordsAt(span: Span): string | null;
  onReveal(span: Span): void;
  /** Judge a class or a passage like any other text, or leave it out again. */
  onPutBack(id: string, on: boolean): void;
};

/** Proper reuse that is not counted as overlap, class by class, with its places; each can be put back. */
export function ReuseNotices({ notices, nameOf, wordsAt, onReveal, onPutBack }: ReuseNoticesProps) {
  if (notices.length === 0) return null;
  return (
    <details className="notices reuse">
      <summary>
        {t('reuse.title')} <span className="group-count">{notices.reduce((sum, { reuse }) => sum + reuse.places.length, 0)}</span>
      </summary>
      <ul>
        {notices.map(({ message, reuse }) => (
          <li key={reuse.class}>
            <p>{message}</p>
            <PutBackButton id={reuse.id} on={reuse.putBack} what={t(`reuse.${reuse.class}`)} onPutBack={onPutBack} />
            <Places reuse={reuse} nameOf={nameOf} wordsAt={wordsAt} onReveal={onReveal} onPutBack={onPutBack} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** More places than this are a whole text: the class can be put back, the first places show what it is. */
const MOST_PLACES = 40;

function Places({ reuse, nameOf, wordsAt, onReveal, onPutBack }: Omit<ReuseNoticesProps, 'notices'> & { reuse: Reuse }) {
  const more = reuse.places.length - MOST_PLACES;
  return (
    <details className="reuse-places">
      <summary>{t('reuse.places', { count: reuse.places.length })}</summary>
      <ul>
        {reuse.places.slice(0, MOST_PLACES).map((place, n) => {
          const words = wordsAt(place.span) ?? t('reuse.place', { number: n + 1 });
          return (
            <li key={`${place.id}-${place.span.start}-${place.work ?? ''}`}>
              <button type="button" className="plain" onClick={() => onReveal(place.span)}>
                {words}
              </button>{' '}
              {place.work && <Num>{nameOf(place.work)}</Num>}
              {!reuse.putBack && <PutBackButton id={place.id} on={place.putBack} what={words} onPutBack={onPutBack} />}
            </li>
          );
        })}
      </ul>
      {more > 0 && <p className="quiet">{t('card.more-places', { count: more })}</p>}
    </details>
  );
}

function PutBackButton({ id, on, what, onPutBack }: { id: string; on: boolean; what: string; onPutBack: ReuseNoticesProps['onPutBack'] }) {
  return (
    <button type="button" aria-pressed={on} aria-label={`${t(on ? 'reuse.leave-out' : 'reuse.put-back')}: ${what}`} onClick={() => onPutBack(id, !on)}>
      {t(on ? 'reuse.leave-out' : 'reuse.put-back')}
    </button>
  );
}
