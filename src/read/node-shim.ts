/**
 * What pdf.js's legacy build expects of the language and Node 20 does not have yet. To be imported before the first PDF
 * is read, by the command line and the tests; browsers that run Concord have all of it.
 */

function define(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}

type Resolvers<T> = { promise: Promise<T>; resolve: (value: T | PromiseLike<T>) => void; reject: (reason?: unknown) => void };

/** ECMAScript 2024, Promise.withResolvers. */
define(Promise, 'withResolvers', function withResolvers<T>(this: PromiseConstructor): Resolvers<T> {
  let resolve: Resolvers<T>['resolve'] = () => undefined;
  let reject: Resolvers<T>['reject'] = () => undefined;
  const promise = new this<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
});

/** ECMAScript 2025, Promise.try. */
define(Promise, 'try', function attempt<T, A extends unknown[]>(this: PromiseConstructor, run: (...given: A) => T | PromiseLike<T>, ...given: A): Promise<T> {
  return new this<T>((resolve) => resolve(run(...given)));
});

/**
 * ECMAScript 2024, ArrayBuffer.prototype.transfer and transferToFixedLength. pdf.js loads no font without it, and waits for
 * ever. `structuredClone` with a transfer list detaches the old buffer, as the standard asks.
 */
function transfer(this: ArrayBuffer, newLength: number = this.byteLength): ArrayBuffer {
  const moved = structuredClone(this, { transfer: [this] });
  if (newLength === moved.byteLength) return moved;
  const resized = new ArrayBuffer(newLength);
  new Uint8Array(resized).set(new Uint8Array(moved, 0, Math.min(newLength, moved.byteLength)));
  return resized;
}
define(ArrayBuffer.prototype, 'transfer', transfer);
define(ArrayBuffer.prototype, 'transferToFixedLength', transfer);

/** WHATWG URL, URL.parse (Node 22.1). */
define(URL, 'parse', (address: string, base?: string): URL | null => (URL.canParse(address, base) ? new URL(address, base) : null));
