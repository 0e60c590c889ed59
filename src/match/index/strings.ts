import { fnv } from '../hash';
import { type Growable, numbers16, numbers32 } from './growable';

/** Many strings in two typed arrays: UTF-16 units, and where each string begins (one more entry than strings). */
export type Strings = { units: Growable<Uint16Array>; starts: Growable<Uint32Array> };

export const noStrings = (): Strings => {
  const starts = numbers32();
  starts.push(0);
  return { units: numbers16(), starts };
};

export const countStrings = ({ starts }: Strings): number => starts.used - 1;

export function pushString({ units, starts }: Strings, text: string): number {
  for (let i = 0; i < text.length; i++) units.push(text.charCodeAt(i));
  starts.push(units.used);
  return starts.used - 2;
}

export function stringAt({ units, starts }: Strings, index: number): string {
  return String.fromCharCode(...units.values.subarray(starts.at(index), starts.at(index + 1)));
}

function isStringAt({ units, starts }: Strings, index: number, text: string): boolean {
  const from = starts.at(index);
  if (starts.at(index + 1) - from !== text.length) return false;
  for (let i = 0; i < text.length; i++) if (units.at(from + i) !== text.charCodeAt(i)) return false;
  return true;
}

/** Finds strings by their text: an open-addressing table of their numbers. The later of two equal strings is found. */
export type Lookup = { find: (text: string) => number; add: (index: number) => void; bytes: () => number };

/** `fnv` of a string where it lies, without making it. */
function hashAt({ units, starts }: Strings, index: number): number {
  const { values } = units;
  const to = starts.at(index + 1);
  let h = 0x811c9dc5;
  for (let i = starts.at(index); i < to; i++) {
    const code = values[i] as number;
    h = Math.imul(h ^ (code & 0xff), 0x01000193);
    h = Math.imul(h ^ (code >>> 8), 0x01000193);
  }
  return h >>> 0;
}

function areEqual({ units, starts }: Strings, a: number, b: number): boolean {
  const length = starts.at(a + 1) - starts.at(a);
  if (starts.at(b + 1) - starts.at(b) !== length) return false;
  for (let i = 0; i < length; i++) if (units.at(starts.at(a) + i) !== units.at(starts.at(b) + i)) return false;
  return true;
}

export function lookupOf(strings: Strings): Lookup {
  let size = 64;
  while (size < countStrings(strings) * 2) size *= 2;
  let slots = new Int32Array(size).fill(-1);
  let filled = 0;
  const put = (index: number): void => {
    const mask = slots.length - 1;
    let slot = hashAt(strings, index) & mask;
    while (slots[slot] !== -1 && !areEqual(strings, slots[slot] as number, index)) slot = (slot + 1) & mask;
    if (slots[slot] === -1) filled++;
    slots[slot] = index;
  };
  for (let i = 0; i < countStrings(strings); i++) put(i);
  return {
    find: (text) => {
      const mask = slots.length - 1;
      for (let slot = fnv(text) & mask; slots[slot] !== -1; slot = (slot + 1) & mask)
        if (isStringAt(strings, slots[slot] as number, text)) return slots[slot] as number;
      return -1;
    },
    add: (index) => {
      if (filled * 2 >= slots.length) {
        slots = new Int32Array(slots.length * 2).fill(-1);
        filled = 0;
        for (let i = 0; i < countStrings(strings); i++) put(i);
      } else put(index);
    },
    bytes: () => slots.byteLength,
  };
}
