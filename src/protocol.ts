/**
 * Every message between Concord's parts, in one place. Three conversations:
 *
 *   page of ours ⇄ engine worker    requests with an id, progress, one answer or one failure (EngineRequest, EngineReply)
 *   page of ours ⇄ tab              the side panel asks the content script to read, show, reveal (ToTab, FromTab)
 *   background   → page of ours     a command or menu was used (FromBackground)
 *
 * All are plain data. An error keeps its name, code and message and loses its class.
 */
import type {
  Addressee,
  CatalogTerms,
  ChosenFacts,
  ColumnField,
  Comparison,
  Confidentiality,
  Decision,
  Extract,
  Finding,
  FindingOnWork,
  Format,
  ImportPreview,
  ImportReport,
  KnownOwner,
  Liaison,
  LiaisonContact,
  LightPage,
  ListChange,
  ListEffect,
  ListPreview,
  ListStatus,
  MandateEntry,
  MergeProposal,
  MergeVerdict,
  Note,
  Notice,
  OwnBefore,
  OwnFacts,
  PageFacts,
  PagePreview,
  PdfQuads,
  Purpose,
  Report,
  SinceAsked,
  SinceReport,
  SourceDocument,
  TodayReport,
  Work,
  WorkFact,
  WorkRowView,
  WorksPage,
  WorksQuery,
} from './model';

// ---- engine -------------------------------------------------------------------------------------------------------

export type Progress = {
  stage: 'reading' | 'extracting' | 'matching' | 'importing' | 'exporting';
  /** Counts of `unit`; total 0 = not known. */
  done: number;
  total: number;
  unit: 'pages' | 'blocks' | 'works' | 'bytes' | 'rules' | 'documents';
};

export type TransferableError = { name: string; code: string | null; message: string };

/**
 * What one remembers of a document: its decisions that stand, and its notes; and the decisions that do not stand any more, as
 * the words have changed or the snooze is over, so that a finding that is back can say why.
 */
export type Memory = { decisions: Decision[]; notes: Note[]; lapsed?: Decision[] };

export type BytesInput = { bytes: ArrayBuffer; fileName: string | null; url: string | null; contentType: string | null };

/** Each call: arguments → answer. The engine implements exactly this table. */
export type EngineCalls = {
  /** Reads DOCX or text in the worker (PDF and live pages are read where they are drawn). */
  read: { in: BytesInput & { changes: 'accepted' | 'original' | 'all' }; out: SourceDocument };
  analyse: { in: { document: SourceDocument; readMs: number; scopeOnly?: boolean }; out: { report: Report; memory: Memory } };
  /** Two documents on this machine, or a document and a saved work's text, against each other alone. @throws CatalogError 'not-found' */
  compare: { in: { here: SourceDocument; there: { document: SourceDocument } | { work: string } }; out: Comparison };
  search: { in: { query: string; limit: number }; out: Work[] };
  work: { in: { key: string }; out: Work | null };
  /** A window of the works that fulfil conditions, as rows of a table; never the whole catalog at once. */
  works: { in: WorksQuery; out: WorksPage };
  saveDocument: { in: { document: SourceDocument; extract: Extract; purpose: Purpose }; out: Work };
  saveReference: { in: { report: Report; citation: number; purpose: Purpose }; out: Work };
  /** What a publisher's page says of works, and how that stands to what is known. Nothing is kept yet. */
  previewPage: { in: { page: LightPage }; out: PagePreview };
  /** The same of an analysed document, and of a saved page or document as a file. */
  previewDocument: { in: { document: SourceDocument }; out: PagePreview };
  previewFile: { in: BytesInput; out: PagePreview };
  /** Keeps the chosen facts as the page's word; answers with the works as they are then. */
  savePage: { in: { facts: PageFacts; chosen: ChosenFacts[] }; out: Work[] };
  forgetWork: { in: { key: string }; out: null };
  decide: { in: Decision; out: Memory };
  undecide: { in: { document: string; finding: string }; out: Memory };
  note: { in: Note; out: Memory };
  forgetNote: { in: { document: string; id: string }; out: Memory };
  memory: { in: { document: string }; out: Memory };
  exportNote: { in: { report: Report; memory: Memory; format: 'docx' | 'md' | 'json' }; out: { fileName: string; mime: string; bytes: ArrayBuffer } };
  /** A liaison statement on the accepted findings; `txt` is the IETF's form. Fields not given stay visibly to be completed. */
  exportLiaison: {
    in: {
      report: Report;
      memory: Memory;
      format: 'docx' | 'md' | 'txt' | 'json';
      addressees?: Addressee[];
      source?: string | null;
      meeting?: string | null;
      approval?: string | null;
      deadline?: string | null;
      contact?: LiaisonContact | null;
      /** Words of the draft itself; default: only where the draft is public. */
      excerpts?: boolean;
    };
    out: { fileName: string; mime: string; bytes: ArrayBuffer };
  };
  /** What the statement would hold, for the dialog: addressees proposed, the works it names, the findings it carries. */
  draftLiaison: { in: { report: Report; memory: Memory }; out: LiaisonProposal };
  /** The ledger, newest first; with a topic, what was written on this document or on any of these works. */
  liaisons: { in: { document: string; works: string[] } | null; out: Liaison[] };
  keepLiaison: { in: Liaison; out: Liaison[] };
  forgetLiaison: { in: { id: string }; out: Liaison[] };
  /** Who does what as Concord knows it, and the user's own entries, which stand over what ships. */
  mandates: { in: null; out: Mandates };
  keepMandate: { in: MandateEntry; out: Mandates };
  forgetMandate: { in: { owner: string }; out: Mandates };
  /** Documents analysed on or after a day (null: ever), the latest first. */
  summaries: { in: { since: string | null }; out: AnalysedDocument[] };
  forgetSummary: { in: { document: string }; out: null };
  /** A meeting pack or a progress report over several documents analysed, and the whole ledger. `since`: bytes of an older pack. */
  exportMeeting: {
    in: {
      form: 'meeting-pack' | 'progress-report';
      format: 'docx' | 'md' | 'html' | 'json';
      documents: string[];
      meeting: string | null;
      source: string | null;
      since: ArrayBuffer | null;
    };
    out: { fileName: string; mime: string; bytes: ArrayBuffer };
  };
  /** One of the documents that coordination asks for, filled with what is known; what is not stays visibly to be completed. */
  exportForm: {
    in: {
      report: Report;
      memory: Memory;
      form: FormName;
      format: 'docx' | 'md' | 'html' | 'json';
      /** The document's one text, for its summary; null where it is not at hand. */
      text: string | null;
      excerpts?: boolean;
    };
    out: { fileName: string; mime: string; bytes: ArrayBuffer };
  };
  /** The landscape of known works. `since`: bytes of an older pack, to say what changed. */
  exportLandscape: {
    in: { by: LandscapeOrder; format: 'docx' | 'md' | 'html' | 'csv' | 'xlsx' | 'json'; since: ArrayBuffer | null };
    out: { fileName: string; mime: string; bytes: ArrayBuffer };
  };
  /**
   * The remarks written back into the draft, or the report's data in a format of other tools. `bytes` is the file itself, for
   * what is written into it; `quads` says where the remarks stand in a PDF, by their ids: a page that draws PDFs knows.
   */
  exportDocument: {
    in: {
      what: ExportKind;
      report: Report;
      memory: Memory;
      bytes?: ArrayBuffer | null;
      quads?: { id: string; places: PdfQuads }[];
      author?: string | null;
      /** Words of the draft itself; default: only where the draft is public. */
      excerpts?: boolean;
    };
    out: { fileName: string; mime: string; bytes: ArrayBuffer; notices: Notice[] };
  };
  /** Every fact of a work with its sources; the other editions of its text; liaison statements that name it; what analysed documents say of it. Null where it is not known. */
  facts: { in: { key: string }; out: WorkFacts | null };
  /** The user's own facts, on one work or many; answers with what `putBack` needs to undo it. */
  correct: { in: { keys: string[]; facts: OwnFacts; addTopic?: string | null }; out: OwnBefore[] };
  putBack: { in: { before: OwnBefore[] }; out: null };
  /** What is new, changed, ended and overlapping in the catalog since a day, a backup or a list's version, and which earlier decisions that touches. */
  since: { in: SinceAsked; out: SinceReport };
  /** What waits today. `staleBefore`: a work that no source has seen since that day is stale. */
  today: { in: { staleBefore: string }; out: TodayReport };
  /** Works that may be one, and what was decided on such before. */
  merges: { in: null; out: Merges };
  /** Makes `from` another name of `to`, or keeps the two apart for good. */
  decideMerge: { in: { from: string; to: string; verdict: MergeVerdict['verdict'] }; out: Merges };
  takeBackMerge: { in: { from: string; to: string }; out: Merges };
  /** Terms that works of the catalog define or adopt, those named as asked first. */
  terms: { in: { text: string; offset: number; limit: number }; out: CatalogTerms };
  exportTerms: { in: { text: string; format: 'csv' | 'tbx' }; out: { fileName: string; mime: string; bytes: ArrayBuffer } };
  /** What chosen files are, and of tables which column seems to mean what, or was chosen for such a head before. Nothing is kept. */
  previewImport: { in: { files: ImportFile[] }; out: ImportPreview };
  /** Takes files into the catalog, all of it or nothing; progress in bytes read, then in works written. Under the same name again it replaces. */
  importFiles: { in: { name: string; files: ImportFile[]; columns: [string, (ColumnField | null)[]][] }; out: ImportReport };
  backup: { in: null; out: { fileName: string; mime: string; bytes: ArrayBuffer } };
  /** With `preview`, says what would change and changes nothing. */
  restore: {
    in: { bytes: ArrayBuffer; preview: boolean };
    out: { works: number; decisions: number; notes: number; liaisons: number; others: number; replaced: number };
  };
  status: { in: null; out: CatalogStatus };
  /** The folder that backups go to from now on; null: none. Answers when everything is in it. */
  keepBackupsIn: { in: { folder: FileSystemDirectoryHandle | null }; out: BackupStatus };
  /** Writes what waits for the folder: after its user gave leave again. */
  keepNow: { in: null; out: BackupStatus };
  /** The catalogs that a folder holds, the one written last first. `made` is an ISO date-time. */
  catalogsInFolder: { in: { folder: FileSystemDirectoryHandle }; out: { catalog: string; made: string }[] };
  /** As `restore`, from a folder; `troubles` are sentences on what is missing there. */
  restoreFolder: { in: { folder: FileSystemDirectoryHandle; catalog: string; preview: boolean }; out: EngineCalls['restore']['out'] & { troubles: string[] } };
  /** Published lists that the user has, and those that ship. */
  lists: { in: null; out: ListStatus[] };
  /** What a file would bring, once every check is passed; `name`: the list that it is to update, null for any. Changes nothing. */
  previewList: { in: { bytes: ArrayBuffer; name: string | null }; out: ListPreview & { counts: ListCounts } };
  /** Takes it; progress in saved documents compared. Cancelled before it is taken, nothing changes; after that, what it changed is not said. `confirmed`: the fingerprint that the user compared, for a list not seen before. `address`: where it was read. */
  takeList: { in: { bytes: ArrayBuffer; name: string | null; confirmed: string | null; address: string | null }; out: ListOutcome };
  /** Puts a kept version in the place of the one in use. */
  useListVersion: { in: { name: string; version: number }; out: ListOutcome };
  removeList: { in: { name: string }; out: ListOutcome };
  /** The owner's address was asked, and had nothing newer. */
  listChecked: { in: { name: string }; out: null };
};
export type Merges = { proposals: MergeProposal[]; decided: MergeVerdict[] };

/** `findings`: about the work in analysed documents, the latest document first. */
export type WorkFacts = { facts: WorkFact[]; editions: WorkRowView[]; liaisons: Liaison[]; findings: FindingOnWork[] };

/** A file as it was chosen; the name of one in a folder is its path there. */
export type ImportFile = { name: string; blob: Blob };

/** How many works a change concerns; what goes over the messages names at most some hundreds of them. */
export type ListCounts = { added: number; changed: number; withdrawn: number };

/** What was done to a list, and what that did to one's own work. */
export type ListOutcome = ListChange & { counts: ListCounts; effect: ListEffect };

/** What `exportDocument` writes. */
export type ExportKind =
  | 'docx-comments'
  | 'pdf-highlights'
  | 'html-report'
  | 'web-annotations'
  | 'sarif'
  | 'references-csl'
  | 'references-bibtex'
  | 'references-ris'
  | 'references-relaton'
  | 'references-csv'
  | 'terms-tbx'
  | 'terms-skos'
  | 'terms-csv'
  | 'findings-csv'
  | 'tables-xlsx'
  | 'deadlines-ics';

export type EngineCall = keyof EngineCalls;

export type Mandates = { entries: MandateEntry[]; known: KnownOwner[] };

/** A document of which a summary is kept for meetings. */
export type AnalysedDocument = {
  document: string;
  at: string;
  name: string;
  title: string | null;
  confidentiality: Confidentiality;
  accepted: number;
  open: number;
};

export type LiaisonProposal = { title: string; addressees: Addressee[]; works: string[]; findings: string[]; asksFor: 'comment' | 'information' };

/** Documents made of one report. */
export type FormName = 'a1-rows' | 'a5' | 'lint-sheet' | 'terms-sheet' | 'progress-report' | 'meeting-pack';

export type LandscapeOrder = 'body' | 'group' | 'topic' | 'stage';

export type CatalogStatus = {
  works: number;
  packs: { name: string; asOf: string | null; works: number }[];
  persisted: boolean;
  usedBytes: number | null;
  quotaBytes: number | null;
  backup: BackupStatus;
};

/** Where the catalog is kept a second time. */
export type BackupStatus = {
  folder: { name: string; handle: FileSystemDirectoryHandle } | null;
  /** kept: all is there · asks: the browser wants its user's leave again · failed: `why` says it · none: no folder is chosen. */
  state: 'none' | 'kept' | 'asks' | 'failed';
  why: string | null;
  /** When the last backup was made, to the folder or as a file; ISO date-time. */
  last: string | null;
  /** Rows written since; null: too many to count. */
  unsaved: number | null;
};

export type EngineRequest =
  | { [K in EngineCall]: { id: number; call: K; input: EngineCalls[K]['in'] } }[EngineCall]
  | { id: number; call: 'cancel'; input: { of: number } };

export type EngineReply =
  | { id: number; kind: 'progress'; progress: Progress }
  | { id: number; kind: 'answer'; output: EngineCalls[EngineCall]['out'] }
  | { id: number; kind: 'failure'; error: TransferableError };

// ---- tab ----------------------------------------------------------------------------------------------------------

/** How a finding is shown in a page: with the decision that holds, or why one that was taken does not hold any more (`before`, where the words changed). */
export type Shown = { finding: Finding; decision: Decision | null; back?: 'snooze-over' | 'text-changed' | null; before?: Decision | null };

export type ToTab =
  | { to: 'tab'; type: 'read' }
  | { to: 'tab'; type: 'show'; shown: Shown[]; includePossible: boolean }
  | { to: 'tab'; type: 'reveal'; finding: string; openCard: boolean }
  | { to: 'tab'; type: 'reveal-span'; start: number; end: number }
  /** Answered by `annotate` where words are selected. */
  | { to: 'tab'; type: 'annotate-selection' }
  | { to: 'tab'; type: 'clear' };

export type FromTab =
  | { to: 'panel'; type: 'page'; document: SourceDocument; readMs: number }
  | { to: 'panel'; type: 'unreadable'; error: TransferableError }
  /** The reader of the page stands at this finding (card opened by click or key). */
  | { to: 'panel'; type: 'at'; finding: string }
  | { to: 'panel'; type: 'decide'; finding: string; verdict: Decision['verdict']; reason: string | null; until: string | null }
  | { to: 'panel'; type: 'undecide'; finding: string }
  | { to: 'panel'; type: 'save-reference'; finding: string }
  | { to: 'panel'; type: 'annotate'; start: number; end: number; finding: string | null };

// ---- background ---------------------------------------------------------------------------------------------------

/** What the reader page is asked to open, handed over in its address: reader.html#url=…  (percent-encoded). */
export type ReaderTask = { url: string; fromTab: number | null; format: Format | null } | { sample: true } | null;

/** `add-page`: what the tab's page says of works is to be shown, and kept on consent. */
export type FromBackground = { to: 'panel'; type: 'analyse-tab' | 'add-page'; tabId: number; url: string };
