import type {
  Addressee,
  CitationRole,
  Decision,
  Finding,
  Liaison,
  LiaisonContact,
  Note,
  NoteKind,
  Passage,
  Purpose,
  Report,
  Span,
  Tier,
  Verdict,
} from '@/src/model';
import type { ExportKind, FormName, LiaisonProposal, Memory, Progress, TransferableError } from '@/src/protocol';
import type { PanelAction, PanelState } from './panel-state';
import type { Standing } from './standing';

/** What the panel stands beside. `text` is the document's one text; null where it stays in the tab. */
export type PanelContent =
  | { kind: 'empty'; why: 'nothing-open' | 'not-analysed' }
  | { kind: 'working'; progress: Progress }
  | { kind: 'failed'; error: TransferableError }
  | { kind: 'ready'; report: Report; memory: Memory; text: string | null };

/** What a person can make the panel do. Each is called once a deed; the answer comes back as new content. */
export type PanelActions = {
  /** Show the words in the document; with `openCard`, open the card there and give it the focus. */
  reveal(finding: string, openCard: boolean): void;
  revealSpan(span: Span): void;
  /** The marks for `possible` findings are wanted in the document, or not. */
  showPossible(shown: boolean): void;
  decide(finding: Finding, verdict: Verdict, reason: string | null, until: string | null): void;
  undecide(finding: string): void;
  /** Judge proper reuse (a class or a passage, by its id) like any other text, or leave it out again; remembered for the document. */
  putBack(id: string, on: boolean): void;
  addNote(note: NewNote): void;
  forgetNote(id: string): void;
  saveDocument(purpose: Purpose): void;
  /** `citation` is an index into `report.extract.citations`. */
  saveReference(citation: number, purpose: Purpose): void;
  exportNote(format: ExportFormat): void;
  /** One of the documents that coordination asks for. */
  exportForm(form: FormName, format: FormFormat, excerpts: boolean): void;
  /** The remarks written back into the draft, or the data for other tools. */
  exportDocument(what: ExportKind, excerpts: boolean): void;
  /** What a liaison statement begins with. */
  startLiaison(): Promise<LiaisonStart>;
  /** Writes the statement, keeps it in the ledger; resolves to the file's name. */
  writeLiaison(draft: LiaisonDraft, format: LiaisonFormat): Promise<string>;
  /** What was written before on this document or on the works that it touches, newest first. */
  liaisonsOnTopic(): Promise<Liaison[]>;
  /** Stop the work in progress. */
  stop(): void;
  /** Open a document; null where the panel has no way to (the button is then left out). */
  open: (() => void) | null;
  /** Analyse again, or for the first time; null where there is nothing to analyse. */
  analyse: (() => void) | null;
  /** Show what the page or document says for the catalog; null where there is none to add. */
  addPage: (() => void) | null;
};

export type ExportFormat = 'docx' | 'md' | 'json';
export type FormFormat = 'docx' | 'md' | 'html';
export type LiaisonFormat = 'docx' | 'txt' | 'md';

/** Who would be told of what, and the contact that the settings know. */
export type LiaisonStart = { proposal: LiaisonProposal; contact: LiaisonContact | null };

/** A statement as its writer wants it; null stays visibly to be completed. */
export type LiaisonDraft = {
  id: string;
  proposal: LiaisonProposal;
  addressees: Addressee[];
  deadline: string | null;
  source: string | null;
  meeting: string | null;
  approval: string | null;
  contact: LiaisonContact | null;
  excerpts: boolean;
};

/** A note before it is kept: the keeper adds id, document and time. */
export type NewNote = Pick<Note, 'kind' | 'body' | 'group' | 'finding'> & { passage: Passage | null };

export type PanelProps = {
  content: PanelContent;
  state: PanelState;
  dispatch(action: PanelAction): void;
  actions: PanelActions;
  /** Day of today, YYYY-MM-DD, for snoozing. */
  today: string;
  /** Keys are heard in the whole page (the reader) or only while the panel has the focus (beside a web page). */
  keysIn: 'page' | 'panel';
};

/** One finding with what its reader may do. In the panel and at the words in the page it is the same card. */
export type FindingCardProps = {
  finding: Finding;
  decision: Decision | null;
  today: string;
  /** "3 of 12"; null where it stands alone. Index is 0-based. */
  position: { index: number; total: number } | null;
  /** Single-letter keys are heard while the card has the focus; default true. */
  keysOn?: boolean;
  /** Why a finding decided before is open again. */
  back?: Standing['back'];
  /** What was decided before the words changed. */
  before?: Decision | null;
  /** Ids of headings are made from it: unlike in each place the card is drawn at once. */
  idPrefix: string;
  /** Which editor of the card stands open. */
  initially?: CardDrawer;
  onDecide(verdict: Verdict, reason: string | null, until: string | null): void;
  onUndecide(): void;
  /** Left out of the card where null. */
  onNote: ((kind: NoteKind, body: string) => void) | null;
  onSaveReference: (() => void) | null;
  onReveal: (() => void) | null;
  onNext: (() => void) | null;
  onPrevious: (() => void) | null;
  onClose: (() => void) | null;
};

export type CardDrawer = 'none' | 'dismiss' | 'snooze' | 'note';

export type SaveTarget = { what: 'document'; name: string } | { what: 'reference'; citation: number; name: string; role: CitationRole };

export type TierCounts = Record<Tier, number>;
