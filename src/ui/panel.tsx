import { type ReactNode, useEffect, useId, useMemo, useRef } from 'react';
import type { Finding, Purpose, Report } from '@/src/model';
import type { Memory } from '@/src/protocol';
import { citationOf } from './citation-of';
import { CoordinatePanel } from './coordinate-panel';
import { DocumentPanel } from './document-panel';
import { EmptyState } from './empty-state';
import { FindingList } from './finding-list';
import { KeyHelp } from './key-help';
import { type Command, commandFor, placeOfPress } from './keys';
import { LiaisonDialog } from './liaison-dialog';
import { type FindingGroups, listFindings, neighbour } from './list-findings';
import { day, t } from './messages';
import { NotesPanel } from './notes-panel';
import type { Tab } from './panel-state';
import { ProgressLine } from './progress-line';
import type { PanelContent, PanelProps, SaveTarget } from './props';
import { ReferencesPanel } from './references-panel';
import { SaveDialog } from './save-dialog';
import { Key } from './sign';
import { Tabs } from './tabs';
import { TermsPanel } from './terms-panel';
import { Toast } from './toast';
import { useKeptFocus } from './use-kept-focus';

type Ready = Extract<PanelContent, { kind: 'ready' }>;

/** The panel: the browser's side panel beside a web page, and the margin of the reader. */
export function Panel(props: PanelProps) {
  const { content, state, dispatch, actions, today, keysIn } = props;
  const root = useRef<HTMLElement>(null);
  const id = useId();
  const { families, words, possibleOpen, settledOpen, order } = state;
  const groups = useMemo(
    () =>
      content.kind === 'ready' ? listFindings(content.report.findings, content.memory, { families, words, possibleOpen, settledOpen, order }, today) : null,
    [content, families, words, possibleOpen, settledOpen, order, today],
  );
  const onCommand = (command: Command): void => {
    const ready = content.kind === 'ready' ? content : null;
    carryOut(command, { ...props, groups, ready, root: root.current });
  };
  const latest = useRef(onCommand);
  latest.current = onCommand;
  const heard = useRef({ keysOn: state.keysOn, going: state.going });
  heard.current = { keysOn: state.keysOn, going: state.going };

  useEffect(() => {
    const target: EventTarget | null = keysIn === 'page' ? window : root.current;
    const onKey = (event: Event): void => {
      if (!(event instanceof KeyboardEvent) || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const at = event.target instanceof HTMLElement ? event.target : null;
      const { keysOn, going } = heard.current;
      const command = commandFor({ key: event.key, ctrl: event.ctrlKey, alt: event.altKey, meta: event.metaKey, in: placeOfPress(at) }, keysOn, going);
      if (going && command?.do !== 'go') dispatch({ type: 'going', on: false });
      if (!command) return;
      event.preventDefault();
      latest.current(command);
    };
    target?.addEventListener('keydown', onKey);
    return () => target?.removeEventListener('keydown', onKey);
  }, [keysIn, dispatch]);

  useKeptFocus(root, state, content.kind);

  const counts: Partial<Record<Tab, number>> = content.kind === 'ready' && groups ? { findings: groups.open, notes: content.memory.notes.length } : {};
  return (
    <section className="panel" ref={root} aria-label={t('panel.label')} tabIndex={-1}>
      <h2 className="visually-hidden">{t('panel.label')}</h2>
      {content.kind === 'working' && <ProgressLine progress={content.progress} onStop={actions.stop} />}
      {content.kind === 'ready' && groups ? (
        <>
          <Tabs tab={state.tab} counts={counts} idPrefix={id} onTab={(tab) => dispatch({ type: 'tab', tab })} />
          <div className="tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-tab-${state.tab}`} key={state.tab}>
            <TabContent {...props} ready={content} groups={groups} />
          </div>
          <footer className="panel-foot">
            <span className="quiet">{stampWords(content.report)}</span>
            <button type="button" className="plain" aria-keyshortcuts="?" onClick={() => dispatch({ type: 'dialog', dialog: { kind: 'help' } })}>
              {t('keys.button')} <Key>?</Key>
            </button>
          </footer>
        </>
      ) : (
        <NotReady content={content} actions={actions} />
      )}
      <Toast toast={state.toast} onOver={(toast) => dispatch({ type: 'toast-over', id: toast })} />
      <OpenDialog {...props} />
    </section>
  );
}

/** What the findings were compared with, and as of when. */
const stampWords = ({ catalog }: Report): string =>
  [t('document.works', { count: catalog.works }), catalog.asOf && t('document.as-of', { date: day(catalog.asOf) })].filter(Boolean).join(', ');

function NotReady({ content, actions }: Pick<PanelProps, 'content' | 'actions'>) {
  const open = actions.open && (
    <button type="button" onClick={actions.open}>
      {t('empty.open')}
    </button>
  );
  const analyse = (label: string): ReactNode =>
    actions.analyse && (
      <button type="button" className="main" onClick={actions.analyse}>
        {label}
      </button>
    );
  const add = actions.addPage && (
    <button type="button" aria-keyshortcuts="P" onClick={actions.addPage}>
      {t('empty.add-page')} <Key>P</Key>
    </button>
  );
  if (content.kind === 'empty')
    return (
      <EmptyState
        title={t(`empty.${content.why}.title`)}
        deeds={
          <>
            {analyse(t('empty.analyse'))}
            {add}
            {open}
          </>
        }
      >
        {t(`empty.${content.why}.body`)}
      </EmptyState>
    );
  if (content.kind === 'failed')
    return (
      <EmptyState
        title={t('failed.title')}
        deeds={
          <>
            {analyse(t('failed.again'))}
            {open}
          </>
        }
      >
        {content.error.message}
      </EmptyState>
    );
  return null;
}

function TabContent({ ready, groups, state, dispatch, actions, today }: PanelProps & { ready: Ready; groups: FindingGroups }): ReactNode {
  const { report, memory, text } = ready;
  const openFinding = (finding: string): void => {
    dispatch({ type: 'open-card', finding });
    actions.reveal(finding, false);
  };
  const onWords = (words: string): void => dispatch({ type: 'words', tab: state.tab, words });
  switch (state.tab) {
    case 'document':
      return (
        <DocumentPanel
          report={report}
          findings={unsettled(report, memory)}
          text={text}
          onReveal={actions.revealSpan}
          onPutBack={actions.putBack}
          onSave={() => askToSave(documentTarget(report), dispatch)}
          onAdd={actions.addPage}
        />
      );
    case 'findings':
      if (report.findings.length === 0)
        return <EmptyState title={t('findings.empty.title')}>{t('findings.empty.body', { count: report.catalog.works })}</EmptyState>;
      return (
        <FindingList
          groups={groups}
          state={state}
          dispatch={dispatch}
          actions={actions}
          today={today}
          saveReferenceOf={(finding) => {
            const target = referenceTarget(report, citationOf(finding, report));
            return target && (() => askToSave(target, dispatch));
          }}
          onStep={(by) => step(by, groups, state.current, dispatch, actions)}
        />
      );
    case 'terms':
      if (report.extract.terms.length === 0 && report.extract.abbreviations.length === 0)
        return <EmptyState title={t('terms.empty.title')}>{t('terms.empty.body')}</EmptyState>;
      return (
        <TermsPanel
          report={report}
          findings={report.findings}
          words={state.words.terms}
          onWords={onWords}
          onReveal={actions.revealSpan}
          onOpenFinding={openFinding}
        />
      );
    case 'references':
      if (report.extract.citations.length === 0 && report.extract.unlisted.length === 0)
        return <EmptyState title={t('references.empty.title')}>{t('references.empty.body')}</EmptyState>;
      return (
        <ReferencesPanel
          report={report}
          words={state.words.references}
          onWords={onWords}
          onReveal={actions.revealSpan}
          onSave={(citation) => {
            const target = referenceTarget(report, citation);
            if (target) askToSave(target, dispatch);
          }}
        />
      );
    case 'coordinate':
      return (
        <CoordinatePanel
          report={report}
          memory={memory}
          today={today}
          onExport={actions.exportNote}
          onForm={actions.exportForm}
          onDocument={actions.exportDocument}
          onLiaison={() => dispatch({ type: 'dialog', dialog: { kind: 'liaison' } })}
          written={state.dialog?.kind === 'liaison'}
          findLiaisons={actions.liaisonsOnTopic}
        />
      );
    case 'notes':
      return (
        <NotesPanel
          report={report}
          notes={memory.notes}
          text={text}
          place={state.notePlace}
          onPlace={(place) => dispatch({ type: 'annotate', place })}
          onAdd={actions.addNote}
          onForget={actions.forgetNote}
          onReveal={actions.revealSpan}
          onOpenFinding={openFinding}
        />
      );
  }
}

function OpenDialog({ content, state, dispatch, actions, today }: PanelProps) {
  const close = (): void => dispatch({ type: 'dialog', dialog: null });
  if (state.dialog?.kind === 'help') return <KeyHelp keysOn={state.keysOn} onKeysOn={(on) => dispatch({ type: 'keys', on })} onClose={close} />;
  if (state.dialog?.kind === 'liaison')
    return content.kind === 'ready' ? (
      <LiaisonDialog report={content.report} today={today} start={actions.startLiaison} write={actions.writeLiaison} onClose={close} />
    ) : null;
  if (state.dialog?.kind !== 'save') return null;
  const { target } = state.dialog;
  const save = (purpose: Purpose): void => {
    if (target.what === 'document') actions.saveDocument(purpose);
    else actions.saveReference(target.citation, purpose);
    close();
  };
  return <SaveDialog target={target} onSave={save} onClose={close} />;
}

const askToSave = (target: SaveTarget, dispatch: PanelProps['dispatch']): void => dispatch({ type: 'dialog', dialog: { kind: 'save', target } });

const documentTarget = ({ document, extract: { identity } }: Report): SaveTarget => ({
  what: 'document',
  name: [identity.id, identity.title ?? document.fileName ?? t('document.untitled')].filter(Boolean).join(' · '),
});

function referenceTarget(report: Report, citation: number): SaveTarget | null {
  const cited = report.extract.citations[citation];
  if (!cited) return null;
  return { what: 'reference', citation, name: [cited.id ?? cited.label, cited.title].filter(Boolean).join(' · ') || cited.raw, role: cited.role };
}

const unsettled = (report: Report, memory: Memory): Finding[] => {
  const settled = new Set(memory.decisions.filter((d) => d.verdict !== 'accepted').map((d) => d.finding));
  return report.findings.filter((f) => f.tier !== 'possible' && !settled.has(f.id));
};

function step(by: 1 | -1, groups: FindingGroups, current: string | null, dispatch: PanelProps['dispatch'], actions: PanelProps['actions']): void {
  const next = neighbour(groups.walk, current, by);
  if (!next) return;
  dispatch({ type: 'stand-at', finding: next.id });
  actions.reveal(next.id, false);
}

type Carrying = PanelProps & { groups: FindingGroups | null; ready: Ready | null; root: HTMLElement | null };

/** Does what a key asks for. */
function carryOut(command: Command, { state, dispatch, actions, groups, ready, root, keysIn }: Carrying): void {
  const current = groups?.walk.find((f) => f.id === state.current) ?? null;
  if (command.do === 'go') dispatch({ type: 'going', on: true });
  else if (command.do === 'tab') dispatch({ type: 'tab', tab: command.tab });
  else if (command.do === 'help') dispatch({ type: 'dialog', dialog: { kind: 'help' } });
  else if (command.do === 'search') root?.querySelector<HTMLElement>('[data-search]')?.focus();
  else if (command.do === 'add-page') actions.addPage?.();
  else if (command.do === 'close') dispatch({ type: 'close-card' });
  else if (command.do === 'liaison') {
    if (!ready) return;
    dispatch({ type: 'tab', tab: 'coordinate' });
    dispatch({ type: 'dialog', dialog: { kind: 'liaison' } });
  } else if (command.do === 'next' || command.do === 'previous') {
    if (!groups) return;
    if (state.tab !== 'findings') dispatch({ type: 'tab', tab: 'findings' });
    step(command.do === 'next' ? 1 : -1, groups, state.current, dispatch, actions);
  } else if (command.do === 'note' && !current) dispatch({ type: 'annotate', place: state.notePlace });
  else if (current) decideOn(current, command.do, { dispatch, actions, ready, keysIn });
}

function decideOn(
  finding: Finding,
  deed: 'open' | 'accept' | 'dismiss' | 'snooze' | 'note' | 'save-reference',
  { dispatch, actions, ready, keysIn }: Pick<Carrying, 'dispatch' | 'actions' | 'ready' | 'keysIn'>,
): void {
  if (deed === 'accept') actions.decide(finding, 'accepted', null, null);
  else if (deed === 'open') {
    // In the reader the card stands at the words; beside a web page, where the focus cannot follow, in the panel.
    if (keysIn === 'panel') dispatch({ type: 'open-card', finding: finding.id });
    actions.reveal(finding.id, keysIn === 'page');
  } else if (deed === 'save-reference') {
    const target = ready ? referenceTarget(ready.report, citationOf(finding, ready.report)) : null;
    if (target) askToSave(target, dispatch);
  } else dispatch({ type: 'open-card', finding: finding.id, drawer: deed });
}
