import type { Notice } from './notice';
import type { Work, WorkLife } from './work';

/**
 * A page as plain data: one text, and its elements laid over it, so that it can be read away from the tab. What the page
 * does not show (scripts, hidden parts) is left out. Lines end where blocks, cells and line breaks do.
 */
export type LightPage = {
  address: string | null;
  text: string;
  /** Names of elements, each once; `elements` points into it. */
  names: string[];
  /** Four numbers an element, in document order: name, parent (index of an element, -1 for none), start and end in `text`. */
  elements: number[];
  /** Of each element only those attributes that say something of its content: [element, name, value]. */
  attributes: [number, string, string][];
  /** Title and meta elements of the head, in order: [name, content]. */
  head: [string, string][];
  /** The page was larger than is read; the rest was left out. */
  cut: boolean;
};

/** What a page may say of a work. Missing = says nothing of it. */
export type WorkFacts = Partial<Omit<Work, 'key' | 'provenance'>>;

/** A fact by its name: "title", "life.editors". */
export type FactName = Exclude<keyof WorkFacts, 'life'> | `life.${keyof WorkLife}`;

/** Where a fact stands on the page: its exact words and the label beside them (null where it has none). */
export type PrintedFact = { label: string | null; exact: string; start: number; end: number };

export type PageWork = { facts: WorkFacts; printed: Partial<Record<FactName, PrintedFact>> };

/** What a page says, and what could not be found on it. */
export type PageFacts = {
  /** Id of the form that was recognised ("itu-work-item"); 'document' for a text that was analysed; null where none was. */
  form: string | null;
  address: string | null;
  /** Key of the document that the facts come from, where they come from none of a publisher's pages. */
  document?: string;
  works: PageWork[];
  /** Labels that pages of this form have and this one lacks. */
  missing: string[];
  notices: Notice[];
};

/** How a fact of a page stands to what is known: `over` = the user's own word differs, and stays on top. */
export type FactState = 'new' | 'differs' | 'over';

export type FactDifference = {
  name: FactName;
  state: FactState;
  /** As a person reads it. */
  page: string;
  known: string | null;
  /** Who says what is known, and when it was seen; null where nothing is known. */
  source: { source: string; seen: string; by: string } | null;
};

export type PagePreviewWork = {
  /** Key of the known work; null for one that is new to the catalog. */
  key: string | null;
  id: string | null;
  title: string | null;
  /** Facts that the catalog knows just so. */
  same: number;
  differences: FactDifference[];
  /** Liaison bodies as printed, with the body that is meant where it is known. */
  bodies: { printed: string; known: string | null }[];
};

/** Which facts of which work (an index into `works`) are to be saved. */
export type ChosenFacts = { work: number; names: FactName[] };

export type PagePreview = { facts: PageFacts; works: PagePreviewWork[] };
