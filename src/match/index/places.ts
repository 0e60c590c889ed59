/** Where the last candidates stand. */
const LAST = 300;

/** For values in any order, the logarithm of each one's place from the highest: 0 for the highest, 1 for the 300th. Equal values share the better place. */
export function placesOf(values: readonly number[]): number[] {
  const places = new Map<number, number>();
  [...values]
    .sort((a, b) => b - a)
    .forEach((value, at) => {
      if (!places.has(value)) places.set(value, Math.log(at + 1) / Math.log(LAST));
    });
  return values.map((value) => places.get(value) ?? 0);
}
