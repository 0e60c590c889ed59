import jointTexts from '@/assets/joint-texts.json?raw';
import landscape from '@/assets/landscape.json?raw';
import { readPack } from './packs';
import type { ShippedPack } from './store';

/** Day of the knowledge in the packs that ship; raised when they are made anew (test/fixtures/make-packs.mjs). */
const AS_OF = '2026-11-01';

/** The packs that ship with Concord. Read on demand: parsing takes some tens of milliseconds. */
export const SHIPPED_PACKS: readonly ShippedPack[] = [
  { name: 'landscape', asOf: AS_OF, read: () => readPack(landscape, 'landscape') },
  { name: 'joint-texts', asOf: AS_OF, read: () => readPack(jointTexts, 'joint-texts') },
];
