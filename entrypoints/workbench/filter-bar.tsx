import { useState } from 'react';
import type { WorksFacets } from '@/src/model';
import { t } from '@/src/ui';
import { choicesOf, FILTER_FIELDS, type Filter, type FilterField, nameOfFilter, nameOfValue } from './filters';

/** More choices than this are found by typing `group:` before a word. */
const MOST_CHOICES = 400;

type FilterBarProps = { filters: readonly Filter[]; onFilters(filters: Filter[]): void; facetsFor(field: FilterField): Promise<WorksFacets | null> };

/** Conditions as chips, each typed by its field; a new one is a field and then one of the values that works have. */
export function FilterBar({ filters, onFilters, facetsFor }: FilterBarProps) {
  const [field, setField] = useState<FilterField | null>(null);
  const [facets, setFacets] = useState<WorksFacets | null>(null);
  const choose = (next: FilterField | null): void => {
    setField(next);
    setFacets(null);
    if (next) void facetsFor(next).then(setFacets);
  };
  const add = (value: string): void => {
    if (field) onFilters([...filters.filter((f) => f.field !== field || f.value !== value), { field, value }]);
    setField(null);
  };
  const choices = field ? choicesOf(field, facets).slice(0, MOST_CHOICES) : [];
  return (
    <div className="filter-bar">
      {filters.map((filter) => (
        <span key={`${filter.field} ${filter.value}`} className="chip">
          <span className="quiet">{nameOfFilter(filter.field)}</span> {nameOfValue(filter)}
          <button
            type="button"
            className="plain icon"
            aria-label={t('filter.remove', { field: nameOfFilter(filter.field), value: nameOfValue(filter) })}
            onClick={() => onFilters(filters.filter((other) => other !== filter))}
          >
            ✕
          </button>
        </span>
      ))}
      <select aria-label={t('filter.add')} value={field ?? ''} onChange={(event) => choose(FILTER_FIELDS.find((name) => name === event.target.value) ?? null)}>
        <option value="">{t('filter.add')}</option>
        {FILTER_FIELDS.map((name) => (
          <option key={name} value={name}>
            {nameOfFilter(name)}
          </option>
        ))}
      </select>
      {field && (
        <select
          // biome-ignore lint/a11y/noAutofocus: it was asked for by choosing the field
          autoFocus
          aria-label={t('filter.value', { field: nameOfFilter(field) })}
          value="choose"
          onChange={(event) => add(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') choose(null);
          }}
        >
          <option value="choose" disabled>
            {choices.length > 0 ? t('filter.value', { field: nameOfFilter(field) }) : t('works.loading')}
          </option>
          {choices.map(({ value, count }) => (
            <option key={value} value={value}>
              {nameOfValue({ field, value })}
              {count !== null && ` (${count.toLocaleString('en')})`}
            </option>
          ))}
        </select>
      )}
      {filters.length > 1 && (
        <button type="button" className="plain" onClick={() => onFilters([])}>
          {t('filter.clear')}
        </button>
      )}
    </div>
  );
}
