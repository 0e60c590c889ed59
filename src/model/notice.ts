import type { Reuse } from './reuse';
import type { Span } from './span';

/** Something odd that a person should be able to judge; reading goes on. `code` is kebab-case and stable. `reuse`: what was taken out, with its places. */
export type Notice = { code: string; message: string; span?: Span; reuse?: Reuse };

/** A value, and how it was come by. */
export type Outcome<T> = { value: T; notices: Notice[] };
