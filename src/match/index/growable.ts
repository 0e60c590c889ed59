type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** Arrays longer than this grow by an eighth: half of a large one would be much to hold for a few works more. */
const LARGE = 1 << 18;

/** A typed array that grows by doubling. `used` is how many of its values count. */
export class Growable<T extends Numbers> {
  used: number;
  constructor(
    public values: T,
    private readonly make: (length: number) => T,
    used = values.length,
  ) {
    this.used = used;
  }

  push(value: number): void {
    if (this.used === this.values.length) this.grow(this.used + 1);
    this.values[this.used++] = value;
  }

  at(index: number): number {
    return this.values[index] as number;
  }

  /** Makes room for `length` values and counts them; new ones are 0. */
  extend(length: number): void {
    if (length > this.values.length) this.grow(length);
    if (length > this.used) this.used = length;
  }

  /** Gives back what is not used. */
  trim(): void {
    if (this.used === this.values.length) return;
    const exact = this.make(this.used);
    exact.set(this.values.subarray(0, this.used));
    this.values = exact;
  }

  get bytes(): number {
    return this.values.byteLength;
  }

  private grow(least: number): void {
    const { length } = this.values;
    const bigger = this.make(Math.max(16, least, Math.ceil(length * (length < LARGE ? 1.5 : 1.125))));
    bigger.set(this.values);
    this.values = bigger;
  }
}

export const bytes8 = (values: Uint8Array = new Uint8Array(0)): Growable<Uint8Array> => new Growable(values, (n) => new Uint8Array(n));
export const numbers16 = (values: Uint16Array = new Uint16Array(0)): Growable<Uint16Array> => new Growable(values, (n) => new Uint16Array(n));
export const numbers32 = (values: Uint32Array = new Uint32Array(0)): Growable<Uint32Array> => new Growable(values, (n) => new Uint32Array(n));
export const signed32 = (values: Int32Array = new Int32Array(0)): Growable<Int32Array> => new Growable(values, (n) => new Int32Array(n));
