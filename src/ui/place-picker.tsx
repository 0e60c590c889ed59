import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Clause, Passage } from '@/src/model';
import { t } from './messages';
import { clausePlaces, type Place, paragraphPlaces } from './places';

const KEYS = ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'Home', 'End', 'Enter', ' ', 'Escape'];

export type PlacePickerProps = { clauses: readonly Clause[]; text: string | null; onChoose(passage: Passage | null): void; onCancel(): void };

/**
 * Chooses a place by structure, with the arrow keys alone: up and down over clauses, right into a clause's paragraphs,
 * left out of them, Enter to choose. A listbox with one stop for Tab.
 */
export function PlacePicker({ clauses, text, onChoose, onCancel }: PlacePickerProps) {
  const [opened, setOpened] = useState(-1);
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const places = useMemo<{ place: Place; clause: number }[]>(
    () =>
      clausePlaces(clauses, text).flatMap((place, i) => {
        const clause = clauses[i];
        const inner = i === opened && clause && text !== null ? paragraphPlaces(clause, clauses[i + 1], text) : [];
        return [place, ...inner].map((p) => ({ place: p, clause: i }));
      }),
    [clauses, text, opened],
  );
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    box.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const choose = (index: number): void => onChoose(places[index]?.place.passage ?? null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const here = places[at];
    if (!here || event.ctrlKey || event.altKey || event.metaKey || !KEYS.includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'ArrowDown') setAt(Math.min(places.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Home') setAt(0);
    else if (event.key === 'End') setAt(places.length - 1);
    else if (event.key === 'ArrowRight') {
      // Paragraphs of another clause above it fold away: the clause moves up to its own index.
      setOpened(here.clause);
      setAt(here.clause);
    } else if (event.key === 'ArrowLeft') {
      setOpened(-1);
      setAt(here.clause);
    } else if (event.key === 'Escape') onCancel();
    else choose(at);
  };
  return (
    <div className="place-picker">
      <p className="quiet" id={`${id}-hint`}>
        {t('note.place-hint')}
      </p>
      <div
        className="places"
        role="listbox"
        tabIndex={0}
        ref={box}
        aria-label={t('note.choose-place')}
        aria-describedby={`${id}-hint`}
        aria-activedescendant={places[at] ? `${id}-${at}` : undefined}
        onKeyDown={onKeyDown}
      >
        {places.map(({ place }, i) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the listbox keeps the focus and names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox hears the keys
          <div
            key={place.key}
            id={`${id}-${i}`}
            data-at={i}
            role="option"
            aria-selected={i === at}
            className="place"
            style={{ paddingInlineStart: `${8 + Math.min(place.level - 1, 5) * 12}px` }}
            onClick={() => choose(i)}
          >
            {place.label}
          </div>
        ))}
      </div>
      <p className="deeds">
        <button type="button" onClick={() => onChoose(null)}>
          {t('note.about-document')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('dismiss.cancel')}
        </button>
      </p>
    </div>
  );
}
