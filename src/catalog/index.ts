export * from './backup';
export * from './carry-over';
export * from './errors';
export * from './packs';
export type { Facts, Origin, WorkRecord } from './records';
export * from './slice';
export * from './store';
