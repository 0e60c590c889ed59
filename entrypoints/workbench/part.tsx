import { type ReactNode, useId, useState } from 'react';
import { t } from '@/src/ui';

/** Rows that a list shows until asked for more. */
const SHOWN = 10;

type PartProps<T> = { name: string; rows: readonly T[]; total: number; children(row: T): ReactNode };

/** A list with its name; long ones show their first rows until asked. Nothing where it is empty. */
export function Part<T>({ name, rows, total, children }: PartProps<T>) {
  const [all, setAll] = useState(false);
  const id = useId();
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={id} className="today-part">
      <h3 id={id}>{name}</h3>
      <ul>{rows.slice(0, all ? rows.length : SHOWN).map(children)}</ul>
      {!all && total > SHOWN && (
        <button type="button" className="plain" onClick={() => setAll(true)}>
          {t('today.more', { count: rows.length - SHOWN })}
        </button>
      )}
    </section>
  );
}
