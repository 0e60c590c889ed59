import type { Purpose, Stage, WorksFacets, WorksQuery } from '@/src/model';
import { type MessageKey, t } from '@/src/ui';

/** What rows may be narrowed by. */
export const FILTER_FIELDS = ['body', 'group', 'question', 'stage', 'topic', 'purpose', 'age', 'verified'] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

/** One condition; of several on one field one must hold. The value '' is "has none". */
export type Filter = { field: FilterField; value: string };

export type Conditions = Omit<WorksQuery, 'offset' | 'limit' | 'facets'>;

/** Months without news. */
export const AGES: readonly string[] = ['3', '6', '12', '24'];

const STAGES: readonly Stage[] = ['published', 'draft', 'superseded', 'withdrawn', 'unknown'];
const PURPOSES: readonly Purpose[] = ['normative-here', 'neighbour', 'competitor', 'watch'];

const isStage = (value: string): value is Stage => STAGES.some((stage) => stage === value);
const isPurpose = (value: string): value is Purpose => PURPOSES.some((purpose) => purpose === value);

/** The day that many months ago, YYYY-MM-DD. */
export function monthsAgo(months: number, now = new Date()): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, now.getUTCDate())).toISOString().slice(0, 10);
}

/** The query that chips and words stand for. */
export function conditionsOf(text: string, filters: readonly Filter[], onlySaved: boolean): Conditions {
  const of = (field: FilterField): string[] => filters.filter((filter) => filter.field === field).map((filter) => filter.value);
  const [age] = of('age').sort((a, b) => Number(a) - Number(b));
  const [verified] = of('verified');
  const purposes = of('purpose').map((value) => (isPurpose(value) ? value : null));
  return {
    text,
    bodies: of('body'),
    groups: of('group'),
    questions: of('question'),
    stages: of('stage').filter(isStage),
    topics: of('topic'),
    purposes: purposes.length > 0 ? purposes : onlySaved ? [...PURPOSES] : [],
    ...(age ? { seenBefore: monthsAgo(Number(age)) } : {}),
    ...(verified ? { verified: verified === 'yes' } : {}),
  };
}

export const nameOfFilter = (field: FilterField): string => t(`filter.${field}` as MessageKey);

/** A value as a person reads it. */
export function nameOfValue({ field, value }: Filter): string {
  if (field === 'age') return t('filter.months', { count: Number(value) });
  if (field === 'verified') return value === 'yes' ? t('filter.verified-yes') : t('filter.verified-no');
  if (field === 'stage' && isStage(value)) return t(`stage.${value}`);
  if (field === 'purpose') return isPurpose(value) ? t(`save.${value}`) : t('filter.not-kept');
  return value === '' ? t('filter.none') : value;
}

const FACETS: Partial<Record<FilterField, keyof WorksFacets>> = {
  body: 'bodies',
  group: 'groups',
  question: 'questions',
  stage: 'stages',
  topic: 'topics',
  purpose: 'purposes',
};

/** Values to choose from, with how many works have each; null where that is not counted. */
export function choicesOf(field: FilterField, facets: WorksFacets | null): { value: string; count: number | null }[] {
  if (field === 'age') return AGES.map((value) => ({ value, count: null }));
  if (field === 'verified') return ['yes', 'no'].map((value) => ({ value, count: null }));
  const name = FACETS[field];
  return name && facets ? facets[name] : [];
}

export const isFilter = (value: unknown): value is Filter =>
  typeof value === 'object' &&
  value !== null &&
  'field' in value &&
  'value' in value &&
  typeof value.value === 'string' &&
  FILTER_FIELDS.some((field) => field === value.field);
