import { memo, type ReactNode, useId, useMemo, useRef } from 'react';
import { type Family, type Finding, type NoteKind, SIGNS, type Tier, type Verdict } from '@/src/model';
import { FindingCard } from './finding-card';
import { FindingRow } from './finding-row';
import type { FindingGroups, ListedFinding } from './list-findings';
import { t } from './messages';
import type { PanelAction, PanelState } from './panel-state';
import type { CardDrawer, PanelActions } from './props';
import { SearchField } from './search-field';
import { Sign, TierSign } from './sign';

const FAMILIES = Object.keys(SIGNS) as Family[];

export type FindingListProps = {
  groups: FindingGroups;
  state: PanelState;
  dispatch(action: PanelAction): void;
  actions: Pick<PanelActions, 'reveal' | 'decide' | 'undecide' | 'addNote' | 'showPossible'>;
  today: string;
  /** Saves the reference that the finding is about; null where it is about none. */
  saveReferenceOf(finding: ListedFinding['finding']): (() => void) | null;
  onStep(by: 1 | -1): void;
};

/** Findings by tier; `possible` and settled ones folded. A row opens its card below itself. */
export function FindingList(props: FindingListProps) {
  const { groups, state, dispatch, actions } = props;
  const shown = groups.walk.length;
  const filtered = state.families.length > 0 || state.words.findings !== '';
  return (
    <div className="findings">
      <div className="list-tools">
        <SearchField
          label={t('findings.search')}
          value={state.words.findings}
          onChange={(words) => dispatch({ type: 'words', tab: 'findings', words })}
          count={t('findings.count', { count: shown })}
        />
        <div className="filter-line">
          <FamilyFilter families={groups.families} chosen={state.families} dispatch={dispatch} />
          <button
            type="button"
            className="plain order"
            aria-pressed={state.order === 'place'}
            onClick={() => dispatch({ type: 'order', order: state.order === 'place' ? 'weight' : 'place' })}
          >
            {t(state.order === 'place' ? 'findings.by-place' : 'findings.by-weight')} <span aria-hidden="true">⇅</span>
          </button>
        </div>
      </div>
      <TierGroup {...props} tier="certain" rows={groups.tiers.certain} />
      <TierGroup {...props} tier="probable" rows={groups.tiers.probable} />
      <TierGroup
        {...props}
        tier="possible"
        rows={groups.tiers.possible}
        fold={{
          open: state.possibleOpen,
          onToggle: () => {
            dispatch({ type: 'possible', open: !state.possibleOpen });
            actions.showPossible(!state.possibleOpen);
          },
        }}
      />
      {groups.settled.length > 0 && (
        <Group
          title={
            <>
              <span className="tier-sign" aria-hidden="true">
                –
              </span>{' '}
              {t('findings.settled', { count: groups.settled.length })}
            </>
          }
          fold={{ open: state.settledOpen, onToggle: () => dispatch({ type: 'settled', open: !state.settledOpen }) }}
        >
          <Rows {...props} rows={groups.settled} />
        </Group>
      )}
      {shown === 0 && filtered && groups.tiers.possible.length === 0 && (
        <p className="none-match">
          {t('findings.none-match')}{' '}
          <button
            type="button"
            className="plain"
            onClick={() => {
              dispatch({ type: 'all-families' });
              dispatch({ type: 'words', tab: 'findings', words: '' });
            }}
          >
            {t('findings.clear')}
          </button>
        </p>
      )}
    </div>
  );
}

function FamilyFilter({ families, chosen, dispatch }: { families: Record<Family, number>; chosen: Family[]; dispatch(action: PanelAction): void }) {
  const present = FAMILIES.filter((family) => families[family] > 0 || chosen.includes(family));
  if (present.length < 2) return null;
  return (
    <fieldset className="chips families">
      <legend className="visually-hidden">{t('findings.filter')}</legend>
      <button type="button" className="chip" aria-pressed={chosen.length === 0} onClick={() => dispatch({ type: 'all-families' })}>
        {t('findings.all')}
      </button>
      {present.map((family) => (
        <button type="button" className="chip" key={family} aria-pressed={chosen.includes(family)} onClick={() => dispatch({ type: 'toggle-family', family })}>
          <Sign family={family} /> {t(`family.${family}`)} <span className="chip-count">{families[family]}</span>
        </button>
      ))}
    </fieldset>
  );
}

type Fold = { open: boolean; onToggle(): void };

function TierGroup({ tier, rows, fold, ...props }: FindingListProps & { tier: Tier; rows: ListedFinding[]; fold?: Fold }) {
  if (rows.length === 0) return null;
  return (
    <Group
      title={
        <>
          <TierSign tier={tier} /> {t(`tier.${tier}`)} <span className="group-count">{rows.length}</span>
        </>
      }
      fold={fold}
    >
      <Rows {...props} rows={rows} />
    </Group>
  );
}

function Group({ title, fold, children }: { title: ReactNode; fold?: Fold; children: ReactNode }) {
  const id = useId();
  const open = fold ? fold.open : true;
  return (
    <section className="group" aria-labelledby={`${id}-title`}>
      <h3 className="group-title" id={`${id}-title`}>
        {fold ? (
          <button type="button" className="fold" aria-expanded={fold.open} aria-controls={`${id}-rows`} onClick={fold.onToggle}>
            {title}
          </button>
        ) : (
          title
        )}
      </h3>
      <div id={`${id}-rows`} hidden={!open}>
        {open && children}
      </div>
    </section>
  );
}

/** From this many rows on, those out of sight are not laid out; below, exact heights keep the scrolling exact. */
const LONG = 150;

function Rows(props: FindingListProps & { rows: ListedFinding[] }) {
  const { rows, groups, state, today } = props;
  const id = useId();
  const latest = useRef(props);
  latest.current = props;
  // The same deeds for the life of the list, so that a step draws two rows anew and not all of them.
  const deeds = useMemo(() => deedsOf(latest), []);
  const tabStop = groups.walk.find((f) => f.id === state.current) ?? groups.walk[0];
  return (
    <ul className={rows.length > LONG ? 'rows long' : 'rows'}>
      {rows.map((listed, i) => {
        const { finding } = listed;
        const current = finding.id === state.current;
        const open = current && state.cardOpen;
        return (
          <Item
            key={finding.id}
            listed={listed}
            current={current}
            tabStop={finding.id === tabStop?.id}
            cardId={`${id}-card-${i}`}
            deeds={deeds}
            card={open ? { index: groups.walk.indexOf(finding), total: groups.walk.length, drawer: state.drawer, keysOn: state.keysOn, today } : null}
          />
        );
      })}
    </ul>
  );
}

type Deeds = {
  toggle(finding: Finding, open: boolean): void;
  close(): void;
  show(finding: Finding): void;
  step(by: 1 | -1): void;
  decide(finding: Finding, verdict: Verdict, reason: string | null, until: string | null): void;
  undecide(finding: Finding): void;
  note(finding: Finding, kind: NoteKind, body: string): void;
  saveReference(finding: Finding): (() => void) | null;
};

const deedsOf = (latest: { current: FindingListProps }): Deeds => ({
  toggle: (finding, open) => {
    const { dispatch, actions } = latest.current;
    if (open) return dispatch({ type: 'close-card' });
    dispatch({ type: 'open-card', finding: finding.id });
    actions.reveal(finding.id, false);
  },
  close: () => latest.current.dispatch({ type: 'close-card' }),
  show: (finding) => latest.current.actions.reveal(finding.id, false),
  step: (by) => latest.current.onStep(by),
  decide: (finding, verdict, reason, until) => latest.current.actions.decide(finding, verdict, reason, until),
  undecide: (finding) => latest.current.actions.undecide(finding.id),
  note: (finding, kind, body) => latest.current.actions.addNote({ kind, body, group: null, finding: finding.id, passage: finding.evidence[0]?.here ?? null }),
  saveReference: (finding) => latest.current.saveReferenceOf(finding),
});

type OpenCardView = { index: number; total: number; drawer: CardDrawer; keysOn: boolean; today: string };
type ItemProps = { listed: ListedFinding; current: boolean; tabStop: boolean; cardId: string; deeds: Deeds; card: OpenCardView | null };

const Item = memo(function Item({ listed, current, tabStop, cardId, deeds, card }: ItemProps) {
  const { finding, decision, back, before } = listed;
  const others = card !== null && card.total > 1;
  return (
    <li className={card ? 'open' : undefined}>
      <FindingRow
        listed={listed}
        current={current}
        open={card !== null}
        cardId={cardId}
        tabStop={tabStop}
        onToggle={() => deeds.toggle(finding, card !== null)}
        onKey={(key) => {
          if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
          deeds.step(key === 'ArrowDown' ? 1 : -1);
          return true;
        }}
      />
      {card && (
        <div id={cardId}>
          <FindingCard
            finding={finding}
            decision={decision}
            back={back}
            before={before}
            today={card.today}
            position={{ index: card.index, total: card.total }}
            idPrefix="panel"
            initially={card.drawer}
            keysOn={card.keysOn}
            onDecide={(verdict, reason, until) => deeds.decide(finding, verdict, reason, until)}
            onUndecide={() => deeds.undecide(finding)}
            onNote={(kind, body) => deeds.note(finding, kind, body)}
            onSaveReference={deeds.saveReference(finding)}
            onReveal={() => deeds.show(finding)}
            onNext={others ? () => deeds.step(1) : null}
            onPrevious={others ? () => deeds.step(-1) : null}
            onClose={deeds.close}
          />
        </div>
      )}
    </li>
  );
});
