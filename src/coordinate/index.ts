export * from './allocate';
export * from './allocate-scope';
export { type GroupWords, parseGroupWords } from './group-words';
export * from './note';
export { KIND_NAMES, sheetOfNote } from './note-sheet';
export { type Owners, openOwners } from './owners';
export * from './partners';
export * from './sheet';
export * from './structure';
