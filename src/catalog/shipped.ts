import jointTexts from '@/assets/joint-texts.json?raw';
import jointTextsProof from '@/assets/joint-texts.list?raw';
import landscape from '@/assets/landscape.json?raw';
import landscapeProof from '@/assets/landscape.list?raw';
import { fieldsOf, listIn } from './json';
import type { ShippedList } from './lists';
import { readPack } from './packs';

/** Day of the knowledge in the packs that ship; raised when they are made anew (test/fixtures/make-packs.mjs). */
const AS_OF = '2026-11-01';

/** Public half of the key that signs them (test/fixtures/sign-packs.mjs); its other half is in no repository. */
const KEY = '_HbZsoD9hQEZsSO7wySpZrqeX8T3MIfpIhwflF-7Moo';

/** The packs that ship with Concord. Read on demand: parsing takes some tens of milliseconds. */
export const SHIPPED_PACKS: readonly ShippedList[] = [list('landscape', landscape, landscapeProof), list('joint-texts', jointTexts, jointTextsProof)];

function list(name: string, text: string, proof: string): ShippedList {
  return {
    name,
    asOf: AS_OF,
    read: () => readPack(text, name),
    proof,
    key: KEY,
    records: () => [...listIn(fieldsOf(JSON.parse(text)), 'works')],
  };
}
