import { type FormEvent, useState } from 'react';
import type { OwnFacts, Purpose, Stage } from '@/src/model';
import { t } from '@/src/ui';

const FIELDS = ['purpose', 'topic', 'group', 'stage'] as const;
type Field = (typeof FIELDS)[number];

const PURPOSES: readonly Purpose[] = ['normative-here', 'neighbour', 'competitor', 'watch'];
const STAGES: readonly Stage[] = ['published', 'draft', 'superseded', 'withdrawn'];

type BulkBarProps = { count: number; onApply(change: { facts: OwnFacts; addTopic: string | null }): void; onClear(): void };

/** One fact in the user's own words on all works that are chosen. */
export function BulkBar({ count, onApply, onClear }: BulkBarProps) {
  const [field, setField] = useState<Field>('purpose');
  const [value, setValue] = useState('');
  const apply = (event: FormEvent): void => {
    event.preventDefault();
    const text = value.trim();
    onApply(field === 'topic' ? { facts: {}, addTopic: text } : { facts: { [field]: text }, addTopic: null });
    setValue('');
  };
  const choices =
    field === 'purpose' ? PURPOSES.map((p) => [p, t(`save.${p}`)] as const) : field === 'stage' ? STAGES.map((s) => [s, t(`stage.${s}`)] as const) : null;
  return (
    <form className="bulk-bar" onSubmit={apply} aria-label={t('bulk.name')}>
      <strong>{t('bulk.chosen', { count })}</strong>
      <select
        aria-label={t('bulk.field')}
        value={field}
        onChange={(event) => {
          setField(FIELDS.find((name) => name === event.target.value) ?? 'purpose');
          setValue('');
        }}
      >
        {FIELDS.map((name) => (
          <option key={name} value={name}>
            {t(`bulk.${name}`)}
          </option>
        ))}
      </select>
      {choices ? (
        <select aria-label={t(`bulk.${field}`)} value={value} onChange={(event) => setValue(event.target.value)}>
          <option value="">{t('work.choose')}</option>
          {choices.map(([choice, name]) => (
            <option key={choice} value={choice}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <input aria-label={t(`bulk.${field}`)} value={value} onChange={(event) => setValue(event.target.value)} />
      )}
      <button type="submit" className="primary" disabled={value.trim() === ''}>
        {t('bulk.apply')}
      </button>
      <button type="button" onClick={onClear}>
        {t('bulk.clear')}
      </button>
    </form>
  );
}
