import type { Family, Passage } from '@/src/model';
import type { CardDrawer, SaveTarget } from './props';

export type Tab = 'document' | 'findings' | 'terms' | 'references' | 'coordinate' | 'notes';

export const TABS: readonly Tab[] = ['document', 'findings', 'terms', 'references', 'coordinate', 'notes'];

export type Dialog = { kind: 'help' } | { kind: 'liaison' } | { kind: 'save'; target: SaveTarget };

export type Toast = { id: number; text: string; tone: 'plain' | 'trouble' };

/** Everything the panel remembers of itself; what it shows comes as content. Plain data. */
export type PanelState = {
  tab: Tab;
  /** The finding stood at, in the list and in the document. */
  current: string | null;
  /** Whether its card stands open in the panel. */
  cardOpen: boolean;
  drawer: CardDrawer;
  /** Families shown; empty = all. */
  families: Family[];
  /** Words searched for, by tab. */
  words: Record<Tab, string>;
  /** `possible` findings stay folded until asked. */
  possibleOpen: boolean;
  /** So do those dismissed or snoozed. */
  settledOpen: boolean;
  /** How the list is sorted within a tier: by weight, or by place in the text. */
  order: 'weight' | 'place';
  keysOn: boolean;
  /** G was pressed: the next letter names a tab. */
  going: boolean;
  dialog: Dialog | null;
  toast: Toast | null;
  /** Place that a new note is about; null = the whole document. */
  notePlace: Passage | null;
};

export type PanelAction =
  | { type: 'tab'; tab: Tab }
  | { type: 'stand-at'; finding: string | null }
  | { type: 'open-card'; finding: string; drawer?: CardDrawer }
  | { type: 'close-card' }
  | { type: 'drawer'; drawer: CardDrawer }
  | { type: 'toggle-family'; family: Family }
  | { type: 'all-families' }
  | { type: 'words'; tab: Tab; words: string }
  | { type: 'possible'; open: boolean }
  | { type: 'settled'; open: boolean }
  | { type: 'order'; order: PanelState['order'] }
  | { type: 'keys'; on: boolean }
  | { type: 'going'; on: boolean }
  | { type: 'dialog'; dialog: Dialog | null }
  | { type: 'toast'; text: string; tone?: Toast['tone'] }
  | { type: 'toast-over'; id: number }
  | { type: 'annotate'; place: Passage | null }
  | { type: 'new-document' };

const NO_WORDS: Record<Tab, string> = { document: '', findings: '', terms: '', references: '', coordinate: '', notes: '' };

export const initialPanelState: PanelState = {
  tab: 'document',
  current: null,
  cardOpen: false,
  drawer: 'none',
  families: [],
  words: NO_WORDS,
  possibleOpen: false,
  settledOpen: false,
  order: 'weight',
  keysOn: true,
  going: false,
  dialog: null,
  toast: null,
  notePlace: null,
};

/** The panel after an action. Pure: what an action does beyond the panel is the caller's. */
export function panelReducer(state: PanelState, action: PanelAction): PanelState {
  switch (action.type) {
    case 'tab':
      return { ...state, tab: action.tab, going: false };
    case 'stand-at':
      return state.current === action.finding
        ? state
        : { ...state, current: action.finding, cardOpen: state.cardOpen && action.finding !== null, drawer: 'none' };
    case 'open-card':
      return { ...state, tab: 'findings', current: action.finding, cardOpen: true, drawer: action.drawer ?? 'none', going: false };
    case 'close-card':
      return { ...state, cardOpen: false, drawer: 'none' };
    case 'drawer':
      return { ...state, drawer: action.drawer };
    case 'toggle-family':
      return {
        ...state,
        families: state.families.includes(action.family) ? state.families.filter((f) => f !== action.family) : [...state.families, action.family],
      };
    case 'all-families':
      return { ...state, families: [] };
    case 'words':
      return { ...state, words: { ...state.words, [action.tab]: action.words } };
    case 'possible':
      return { ...state, possibleOpen: action.open };
    case 'settled':
      return { ...state, settledOpen: action.open };
    case 'order':
      return { ...state, order: action.order };
    case 'keys':
      return { ...state, keysOn: action.on, going: false };
    case 'going':
      return { ...state, going: action.on };
    case 'dialog':
      return { ...state, dialog: action.dialog, going: false };
    case 'toast':
      return { ...state, toast: { id: (state.toast?.id ?? 0) + 1, text: action.text, tone: action.tone ?? 'plain' } };
    case 'toast-over':
      return state.toast?.id === action.id ? { ...state, toast: null } : state;
    case 'annotate':
      return { ...state, tab: 'notes', notePlace: action.place, going: false };
    case 'new-document':
      return { ...initialPanelState, keysOn: state.keysOn, order: state.order, tab: state.tab };
  }
}
