/** Arrays of numbers in one run of bytes: how many, the length of each, then each on a multiple of four. */
export function packNumbers(arrays: readonly Uint32Array[]): Uint8Array {
  const head = 1 + arrays.length;
  const whole = new Uint32Array(arrays.reduce((sum, array) => sum + array.length, head));
  whole[0] = arrays.length;
  let at = head;
  arrays.forEach((array, i) => {
    whole[1 + i] = array.length;
    whole.set(array, at);
    at += array.length;
  });
  return new Uint8Array(whole.buffer);
}

/** Views on the bytes themselves. */
export function unpackNumbers(given: Uint8Array): Uint32Array[] {
  const bytes = given.byteOffset % 4 === 0 ? given : given.slice();
  const whole = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  const count = whole[0] ?? 0;
  const arrays: Uint32Array[] = [];
  let at = 1 + count;
  for (let i = 0; i < count; i++) {
    const length = whole[1 + i] as number;
    arrays.push(whole.subarray(at, at + length));
    at += length;
  }
  return arrays;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
export const packText = (value: unknown): Uint8Array => encoder.encode(JSON.stringify(value));
export const unpackText = (bytes: Uint8Array | undefined): unknown => JSON.parse(decoder.decode(bytes));
