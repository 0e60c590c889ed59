import { Fragment, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type Evidence, familyOf, type NoteKind, type Outside, type Passage, type Signals } from '@/src/model';
import { ChangedSince } from './changed-since';
import { clauseName } from './clause-name';
import { compareWords, type WordRun } from './compare-words';
import { Decided, DismissDrawer, NoteDrawer, SnoozeDrawer } from './finding-drawers';
import { commandFor, placeOfPress } from './keys';
import { t } from './messages';
import type { CardDrawer, FindingCardProps } from './props';
import { Num, Said } from './said';
import { Key, Sign, TierSign } from './sign';
import { readSignal, SIGNAL_NAMES } from './signals';

/** What, both texts, why, what a coordinator would do, decide. The same card in the panel and at the words. */
export function FindingCard(props: FindingCardProps) {
  const { finding, decision, back, position, idPrefix, today, onDecide, onUndecide, onNote, onSaveReference, onReveal, onNext, onPrevious, onClose } = props;
  const [drawer, setDrawer] = useState<CardDrawer>(props.initially ?? 'none');
  const card = useRef<HTMLElement>(null);
  const ids = useId();
  useEffect(() => setDrawer(props.initially ?? 'none'), [props.initially]);
  // Decided, the question why is answered: its drawer folds, and the card takes the focus that was in it.
  const decided = decision?.at ?? null;
  useEffect(() => {
    if (decided === null) return;
    setDrawer((open) => (open === 'note' ? open : 'none'));
    const root = card.current?.getRootNode();
    const focused = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
    if (focused?.closest('.drawer, .card-decide') && card.current?.contains(focused)) card.current.focus({ preventScroll: true });
  }, [decided]);
  // Where the focus lies on the frame around the card, the card takes it: its keys are heard at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for each finding drawn in the same frame
  useEffect(() => {
    const root = card.current?.getRootNode();
    if (root instanceof ShadowRoot && root.activeElement?.contains(card.current)) card.current?.focus({ preventScroll: true });
  }, [finding.id]);
  const title = `${idPrefix}-${ids}-title`;
  const accept = (): void => onDecide('accepted', null, null);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (event.key === 'Escape' && drawer !== 'none') {
      event.preventDefault();
      setDrawer('none');
      card.current?.querySelector<HTMLElement>(`[data-drawer="${drawer}"]`)?.focus();
      return;
    }
    const press = { key: event.key, ctrl: event.ctrlKey, alt: event.altKey, meta: event.metaKey, in: placeOfPress(target) };
    const command = commandFor(press, props.keysOn ?? true, false)?.do;
    const deeds: Partial<Record<NonNullable<typeof command>, (() => void) | null>> = {
      accept,
      dismiss: () => setDrawer('dismiss'),
      snooze: () => setDrawer('snooze'),
      note: onNote && (() => setDrawer('note')),
      'save-reference': onSaveReference,
      next: onNext,
      previous: onPrevious,
    };
    const deed = command && deeds[command];
    if (!deed) return;
    event.preventDefault();
    deed();
  };

  return (
    <article className="card" aria-labelledby={title} ref={card} tabIndex={-1} onKeyDown={onKeyDown}>
      <header className="card-head">
        <p className="card-what">
          <Sign family={familyOf(finding.kind)} />
          <span>{t(`kind.${finding.kind}`)}</span>
          <span className="card-tier">
            <TierSign tier={finding.tier} /> {t(`tier.${finding.tier}`)}
          </span>
        </p>
        <p className="card-move">
          {position && <span className="card-position">{t('card.position', { index: position.index + 1, total: position.total })}</span>}
          {onPrevious && (
            <button
              type="button"
              className="plain icon"
              onClick={onPrevious}
              aria-keyshortcuts="K"
              aria-label={t('card.previous')}
              title={`${t('card.previous')} (K)`}
            >
              ↑
            </button>
          )}
          {onNext && (
            <button type="button" className="plain icon" onClick={onNext} aria-keyshortcuts="J" aria-label={t('card.next')} title={`${t('card.next')} (J)`}>
              ↓
            </button>
          )}
          {onClose && (
            <button
              type="button"
              className="plain icon"
              onClick={onClose}
              aria-keyshortcuts="Escape"
              aria-label={t('card.close')}
              title={`${t('card.close')} (Esc)`}
            >
              ✕
            </button>
          )}
        </p>
        <h3 id={title}>{finding.subject || t(`kind.${finding.kind}`)}</h3>
      </header>
      <div className="card-body">
        <p className="card-message">
          <Said>{finding.message}</Said>
        </p>
        <BothTexts evidence={finding.evidence} outside={finding.outside ?? []} />
        <section className="card-advice">
          <h4>{t('card.advice')}</h4>
          <p>
            <Said>{finding.advice}</Said>
          </p>
        </section>
        <section className="card-why">
          <h4>{t('card.why')}</h4>
          <p>{t(`why.${finding.kind}`)}</p>
          {finding.signals && <SignalBars signals={finding.signals} />}
        </section>
        <details className="card-sure">
          <summary>{t('card.how-sure')}</summary>
          <p>{t(`sure.${finding.tier}`)}</p>
          <p>
            <Said>{finding.overturnedBy ? t('sure.overturned', { what: finding.overturnedBy }) : t('sure.nothing-overturns')}</Said>
          </p>
        </details>
      </div>
      <footer className="card-decide">
        {back && <p className="card-back">{t(`decide.back.${back}`)}</p>}
        {props.before && <ChangedSince before={props.before} finding={finding} />}
        {decision ? (
          <Decided decision={decision} onUndecide={onUndecide} />
        ) : (
          <fieldset className="deeds">
            <legend className="visually-hidden">{t('card.decide')}</legend>
            <Deed letter="A" main onDo={accept}>
              {t('decide.accept')}
            </Deed>
            <Deed letter="D" drawer="dismiss" open={drawer} onDo={() => setDrawer(drawer === 'dismiss' ? 'none' : 'dismiss')}>
              {t('decide.dismiss')}
            </Deed>
            <Deed letter="S" drawer="snooze" open={drawer} onDo={() => setDrawer(drawer === 'snooze' ? 'none' : 'snooze')}>
              {t('decide.snooze')}
            </Deed>
          </fieldset>
        )}
        <p className="deeds more">
          {onNote && (
            <Deed letter="N" drawer="note" open={drawer} onDo={() => setDrawer(drawer === 'note' ? 'none' : 'note')}>
              {t('decide.note')}
            </Deed>
          )}
          {onSaveReference && (
            <Deed letter="R" onDo={onSaveReference}>
              {t('decide.save-reference')}
            </Deed>
          )}
          {onReveal && finding.evidence.length > 0 && (
            <button type="button" className="plain" onClick={onReveal}>
              {t('card.show')}
            </button>
          )}
        </p>
        {drawer === 'dismiss' && <DismissDrawer onDismiss={(reason) => onDecide('dismissed', reason, null)} onCancel={() => setDrawer('none')} />}
        {drawer === 'snooze' && <SnoozeDrawer today={today} onSnooze={(until) => onDecide('snoozed', null, until)} onCancel={() => setDrawer('none')} />}
        {drawer === 'note' && onNote && (
          <NoteDrawer
            onKeep={(kind: NoteKind, body: string) => {
              onNote(kind, body);
              setDrawer('none');
            }}
            onCancel={() => setDrawer('none')}
          />
        )}
      </footer>
    </article>
  );
}

type DeedProps = { letter: string; main?: boolean; drawer?: CardDrawer; open?: CardDrawer; onDo(): void; children: ReactNode };

function Deed({ letter, main = false, drawer, open, onDo, children }: DeedProps) {
  return (
    <button
      type="button"
      className={main ? 'main' : undefined}
      data-drawer={drawer}
      aria-keyshortcuts={letter}
      aria-expanded={drawer ? open === drawer : undefined}
      onClick={onDo}
    >
      {children} <Key>{letter}</Key>
    </button>
  );
}

/** Sides shown with their words at one place, and places shown; the rest is counted. */
const MOST_SHOWN = 4;

/** Evidence with the same words here, put together: the words here stand once, with each other side below. */
function byHere(evidence: readonly Evidence[]): Evidence[][] {
  const groups = new Map<string, Evidence[]>();
  for (const e of evidence) {
    const key = `${e.here.clause ?? ''} ${e.here.quote.exact}`;
    groups.set(key, [...(groups.get(key) ?? []), e]);
  }
  return [...groups.values()];
}

function BothTexts({ evidence, outside }: { evidence: readonly Evidence[]; outside: readonly Outside[] }) {
  if (evidence.length === 0) return null;
  // Two texts side by side say more than one more place of the same words.
  const sided = evidence.filter((e) => e.there !== null);
  const shown = (sided.length > 0 ? sided : evidence).slice(0, MOST_SHOWN);
  const rest = evidence.filter((e) => !shown.includes(e));
  return (
    <div className="card-texts">
      {byHere(shown).map((group) => (
        <Sides key={group[0]?.here.span.start} evidence={group} />
      ))}
      <MorePlaces evidence={rest} outside={outside} />
    </div>
  );
}

/** All other places that carry the finding, folded. */
function MorePlaces({ evidence, outside }: { evidence: readonly Evidence[]; outside: readonly Outside[] }) {
  const count = evidence.length + outside.length;
  if (count === 0) return null;
  return (
    <details className="card-more">
      <summary>{t('card.more-places', { count })}</summary>
      <ul>
        {evidence.map(({ here, there }) => (
          <li key={`${here.span.start}-${there?.source ?? ''}-${there?.quote.slice(0, 20) ?? ''}`}>
            <q dir="auto">{here.quote.exact}</q> <span className="pair-place">{placeWords(here)}</span> {there?.source && <Num>{there.source}</Num>}
          </li>
        ))}
        {outside.map(({ where, words }) => (
          <li key={`${where}-${words}`}>
            <q dir="auto">{words}</q> <span className="pair-place">{t(`card.outside.${where}`)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

const placeWords = ({ clause, page }: Passage): string => [clause && clauseName(clause), page !== null && t('card.page', { page })].filter(Boolean).join(', ');

function Sides({ evidence }: { evidence: readonly Evidence[] }) {
  const here = evidence[0]?.here;
  if (!here) return null;
  const sides = evidence.flatMap(({ there }) => (there ? [{ there, comparison: there.quote ? compareWords(here.quote.exact, there.quote) : null }] : []));
  const marked = sides.some(({ comparison }) => comparison?.verdict === 'close');
  const place = placeWords(here);
  return (
    <dl className="pair">
      <dt>
        {t('card.here')} {place && <span className="pair-place">{place}</span>}
      </dt>
      <dd dir="auto">
        <Words runs={sides[0]?.comparison?.here ?? [{ text: here.quote.exact, differs: false }]} side="here" />
      </dd>
      {sides.map(({ there, comparison }) => (
        <Fragment key={`${there.source}-${there.clause ?? ''}-${there.quote.slice(0, 40)}`}>
          <dt>
            {there.source ? <Num>{there.source}</Num> : t('card.there')} {there.clause && <span className="pair-place">{clauseName(there.clause)}</span>}
          </dt>
          {comparison && (
            <dd dir="auto">
              <Words runs={comparison.there} side="there" />
              {comparison.verdict !== 'close' && <p className="pair-verdict">{t(comparison.verdict === 'identical' ? 'card.identical' : 'card.hardly')}</p>}
            </dd>
          )}
        </Fragment>
      ))}
      {marked && <dd className="pair-verdict">{t('card.marked')}</dd>}
    </dl>
  );
}

/** Words of one side only are marked by a line and a tint; here and there by unlike lines. */
function Words({ runs, side }: { runs: readonly WordRun[]; side: 'here' | 'there' }) {
  return (
    <>
      {runs.map((run, i) =>
        run.differs ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs of words have no identity of their own
          <mark key={i} className={`only-${side}`} title={t(side === 'here' ? 'card.only-here' : 'card.only-there')}>
            {run.text}
          </mark>
        ) : (
          run.text
        ),
      )}
    </>
  );
}

/** The four signals as bars with words; the words say all that the bars say. */
export function SignalBars({ signals }: { signals: Signals }) {
  return (
    <dl className="signals">
      {SIGNAL_NAMES.map((name) => {
        const { bars, word } = readSignal(signals[name]);
        return (
          <div key={name} className={word === 'unknown' ? 'signal unknown' : 'signal'}>
            <dt>{t(`signal.${name}`)}</dt>
            <dd>
              <span className="bars" aria-hidden="true" data-bars={bars}>
                <i />
                <i />
                <i />
                <i />
              </span>
              {t(`signal.${word}`)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
