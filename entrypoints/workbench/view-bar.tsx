import { type FormEvent, useEffect, useState } from 'react';
import { t } from '@/src/ui';
import { COLUMN_NAMES, type ColumnName, forgetView, keepView, readViews, type View } from './views';

type ViewBarProps = { current: Omit<View, 'name'>; onView(view: View): void; onColumns(columns: ColumnName[]): void };

/** Views kept under a name, and which columns are shown. */
export function ViewBar({ current, onView, onColumns }: ViewBarProps) {
  const [views, setViews] = useState<View[]>([]);
  const [chosen, setChosen] = useState('');
  const [naming, setNaming] = useState<string | null>(null);
  useEffect(() => void readViews().then(setViews), []);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const name = naming?.trim();
    if (!name) return;
    void keepView({ ...current, name }).then((all) => {
      setViews(all);
      setChosen(name);
      setNaming(null);
    });
  };
  const open = (name: string): void => {
    setChosen(name);
    const view = views.find((one) => one.name === name);
    if (view) onView(view);
  };
  return (
    <div className="view-bar">
      {views.length > 0 && (
        <select aria-label={t('view.choose')} value={chosen} onChange={(event) => open(event.target.value)}>
          <option value="">{t('view.choose')}</option>
          {views.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      )}
      {chosen !== '' && (
        <button type="button" className="plain" onClick={() => void forgetView(chosen).then((all) => [setViews(all), setChosen('')])}>
          {t('view.forget')}
        </button>
      )}
      {naming === null ? (
        <button type="button" className="plain" onClick={() => setNaming(chosen)}>
          {t('view.save')}
        </button>
      ) : (
        <form
          className="view-form"
          onSubmit={save}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setNaming(null);
          }}
        >
          {/* biome-ignore lint/a11y/noAutofocus: it was asked for by its button */}
          <input autoFocus aria-label={t('view.name')} placeholder={t('view.name')} value={naming} onChange={(event) => setNaming(event.target.value)} />
          <button type="submit" disabled={naming.trim() === ''}>
            {t('work.save-fact')}
          </button>
        </form>
      )}
      <details className="column-picker">
        <summary>{t('view.columns')}</summary>
        <fieldset>
          <legend className="visually-hidden">{t('view.columns')}</legend>
          {COLUMN_NAMES.map((name) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={current.columns.includes(name)}
                onChange={(event) => onColumns(COLUMN_NAMES.filter((other) => (other === name ? event.target.checked : current.columns.includes(other))))}
              />{' '}
              {t(`column.${name}`)}
            </label>
          ))}
        </fieldset>
      </details>
    </div>
  );
}
