export { type Columns, guessColumns, signatureOf } from './columns';
export { previewImports } from './preview';
export { type ImportBatch, type ImportOptions, readImports } from './read-imports';
export type { ImportSource, ImportStamp } from './types';
