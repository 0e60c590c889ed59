export { citationOf } from './citation-of';
export { Dialog } from './dialog';
export { EmptyState } from './empty-state';
export { FindingCard, SignalBars } from './finding-card';
export { FindingList } from './finding-list';
export { KeyHelp } from './key-help';
export { commandFor, placeOfPress } from './keys';
export { day, type MessageKey, t } from './messages';
export { PagePreviewView } from './page-preview';
export { Panel } from './panel';
export { initialPanelState, type PanelAction, type PanelState, panelReducer, TABS, type Tab } from './panel-state';
export { ProgressLine } from './progress-line';
export type {
  ExportFormat,
  FindingCardProps,
  FormFormat,
  LiaisonDraft,
  LiaisonFormat,
  LiaisonStart,
  NewNote,
  PanelActions,
  PanelContent,
  PanelProps,
} from './props';
export { Num, Said } from './said';
export { SaveDialog } from './save-dialog';
export { Sign, TierSign } from './sign';
export { type Standing, shownOf, standingOf } from './standing';
export { Toast } from './toast';
