export { COLUMN_FIELDS, type Columns, guessColumns, signatureOf } from './columns';
export { type ImportPreview, previewImports, type TablePreview } from './preview';
export { type ImportBatch, type ImportOptions, readImports } from './read-imports';
export type { ColumnField, ImportKind, ImportSource, ImportStamp, Refusal } from './types';
