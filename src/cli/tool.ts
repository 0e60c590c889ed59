import { version } from '@/package.json';

/** Name and version, as reports carry them. */
export const TOOL = `concord ${version}`;
