/** Reading of JSON that others wrote: every field is looked at before it is believed. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

/** Trimmed text; null for what is no text, is empty, or is the dash that tables print for "nothing". */
export function textIn(fields: Fields, name: string): string | null {
  const value = fields[name];
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' || text === '—' || text === '-' ? null : text;
}

export const listIn = (fields: Fields, name: string): readonly unknown[] => {
  const value = fields[name];
  return Array.isArray(value) ? value : [];
};

export const textsIn = (fields: Fields, name: string): string[] => listIn(fields, name).filter((v): v is string => typeof v === 'string' && v.trim() !== '');
