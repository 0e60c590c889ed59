export * from './allocate';
export type { GroupWords } from './group-words';
export * from './note';
export { KIND_NAMES, sheetOfNote } from './note-sheet';
export { type Owners, openOwners } from './owners';
export * from './partners';
export * from './sheet';
export * from './structure';
