import type { Span } from '@/src/model';
import type { Shown } from '@/src/protocol';

/** The place of a span as drawn: one range, several (a passage over two pages), or nothing where it cannot be told or is not drawn now. */
export type Locate = (span: Span) => Range | readonly Range[] | null;

export type Point = { x: number; y: number };

export type MarksOptions = {
  locate: Locate;
  /** Ends everything: highlights, the style sheet, listeners. */
  signal: AbortSignal;
  /** The document drawn in; default `globalThis.document`. */
  document?: Document;
  /** Brings a place into view where scrolling to its range does not suffice (virtualised pages). Default: scroll to the range. */
  bringIntoView?: (span: Span) => Promise<boolean>;
};

export type Marks = {
  /** Marks these findings and no others. `possible` ones, and dismissed or snoozed ones, are left out as told. */
  show(shown: Shown[], includePossible: boolean): void;
  /** Locates everything anew: call it after more of the document has been drawn, or some of it taken away. */
  refresh(): void;
  clear(): void;
  /** Scrolls to the finding and makes it the current one; its place, empty where it is not drawn. */
  reveal(finding: string): Promise<readonly Range[]>;
  /** Shows a span that is no finding (a term, a reference) for a moment, as current. */
  revealSpan(span: Span): Promise<boolean>;
  /** The finding whose words lie under the point in the viewport; null beside any. */
  at(point: Point): string | null;
  /** Where a finding's words are drawn now. */
  rangesOf(finding: string): readonly Range[];
  current(): string | null;
  setCurrent(finding: string | null): void;
  /** The next or previous finding in the order of the text, round at the ends; becomes current. Null where there is none. */
  next(): string | null;
  previous(): string | null;
};

export type CardOptions = {
  document?: Document;
  /** Where the words are, asked again whenever the view moves. The card stands beside them and covers none. */
  ranges: () => readonly Range[];
  /** Text of the style sheet of the card; see `cardCss`. */
  css: string;
  /** Name for assistive technology. */
  label: string;
  /** Language and direction of the card; default en, ltr. */
  lang?: string;
  dir?: 'ltr' | 'rtl';
  /** 'light' or 'dark' overrides what the system asks for. */
  theme?: 'light' | 'dark' | null;
  /** true: the focus goes into the card and, when it closes, back to where it was. */
  focus: boolean;
  /** Opened by a resting pointer: it goes when the pointer leaves words and card, unless the focus is in it. Default: where it takes no focus. */
  passing?: boolean;
  /** A pointer outside closes the card; so does Esc. */
  onClose: () => void;
  signal: AbortSignal;
};

export type OpenCard = {
  /** Render the card into it. Lies in a closed shadow root that stands in the page only while the card is open. */
  mount: HTMLElement;
  /** Places the card anew, after its content changed. */
  place(): void;
  focus(): void;
  close(): void;
};
