import { useId, useState } from 'react';
import type { ChosenFacts, FactDifference, FactName, PagePreview, PagePreviewWork } from '@/src/model';
import { ageOf } from './age';
import { type MessageKey, t } from './messages';

export type PagePreviewProps = {
  preview: PagePreview;
  /** YYYY-MM-DD. */
  today: string;
  onSave(chosen: ChosenFacts[]): void;
  onClose(): void;
};

/** Works shown before the rest is asked for: a table of a study group has hundreds. */
const SHOWN = 50;

/** What saving a page would keep: work by work, fact by fact, beside what is known and where that comes from. Ticked = saved. */
export function PagePreviewView({ preview, today, onSave, onClose }: PagePreviewProps) {
  const { facts, works } = preview;
  const [chosen, setChosen] = useState<ReadonlyMap<number, ReadonlySet<FactName>>>(() => chooseAll(works));
  const [shown, setShown] = useState(SHOWN);
  const toggle = (work: number, names: readonly FactName[], on: boolean): void =>
    setChosen((before) => {
      const set = new Set(before.get(work));
      for (const name of names)
        if (on) set.add(name);
        else set.delete(name);
      return new Map(before).set(work, set);
    });
  const count = [...chosen.values()].reduce((sum, names) => sum + names.size, 0);
  const savable = works.some(({ id }) => id !== null);
  const nothingNew = savable && works.every(({ differences }) => differences.length === 0);
  const save = (): void => {
    const picked = works.flatMap((work, i): ChosenFacts[] => {
      const names = [...(chosen.get(i) ?? [])];
      return work.id !== null && (names.length > 0 || work.differences.length === 0) ? [{ work: i, names }] : [];
    });
    onSave(picked);
  };
  return (
    <form
      className="page-preview"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p className="page-form">
        {facts.form && <span className="pill">{formName(facts.form)}</span>} <span className="quiet page-address">{facts.address}</span>
      </p>
      {works.length === 0 && <p>{t('page.none')}</p>}
      {works.length > 1 && <p className="quiet">{t('page.works', { count: works.length })}</p>}
      {nothingNew && (
        <p role="status" className="page-nothing">
          {t('page.nothing-new')}
        </p>
      )}
      {facts.missing.length > 0 && <p className="page-missing">{t('page.missing', { labels: facts.missing.join(', ') })}</p>}
      {facts.notices.map(({ code, message }) => (
        <p key={code + message} className="quiet">
          {message}
        </p>
      ))}
      {works.slice(0, shown).map((work, i) => (
        <WorkPreview
          key={work.key ?? work.id ?? work.title}
          work={work}
          open={works.length <= 3}
          chosen={chosen.get(i) ?? NOTHING}
          today={today}
          onToggle={(names, on) => toggle(i, names, on)}
        />
      ))}
      {works.length > shown && (
        <button type="button" className="plain" onClick={() => setShown(works.length)}>
          {t('page.more', { count: works.length - shown })}
        </button>
      )}
      <p className="deeds page-deeds">
        {savable && (
          <button type="submit" className="main" disabled={!nothingNew && count === 0}>
            {nothingNew ? t('page.confirm') : t('page.save', { count })}
          </button>
        )}
        <button type="button" onClick={onClose}>
          {t(savable && !nothingNew ? 'page.cancel' : 'page.close')}
        </button>
      </p>
    </form>
  );
}

const NOTHING: ReadonlySet<FactName> = new Set();

const chooseAll = (works: readonly PagePreviewWork[]): Map<number, Set<FactName>> =>
  new Map(works.map((work, i) => [i, new Set(work.id === null ? [] : work.differences.map(({ name }) => name))]));

const FORMS: readonly string[] = [
  'itu-work-item',
  'itu-work-programme',
  'itu-question',
  'itu-recommendation',
  'itu-aap',
  'ietf-document',
  'ietf-group',
  'w3c-report',
  'w3c-group',
  'iso-project',
  'etsi-work-item',
  'specification-list',
  'eu-ticket',
  'document',
];
const formName = (form: string): string => (FORMS.includes(form) ? t(`page.form.${form}` as MessageKey) : form);

type WorkPreviewProps = {
  work: PagePreviewWork;
  open: boolean;
  chosen: ReadonlySet<FactName>;
  today: string;
  onToggle(names: readonly FactName[], on: boolean): void;
};

function WorkPreview({ work, open, chosen, today, onToggle }: WorkPreviewProps) {
  const id = useId();
  const names = work.differences.map(({ name }) => name);
  const all = names.length > 0 && names.every((name) => chosen.has(name));
  const some = names.some((name) => chosen.has(name));
  const known = work.bodies.filter((body) => body.known !== null && body.known !== body.printed);
  return (
    <section className="page-work" aria-labelledby={`${id}-name`}>
      <header>
        {work.id !== null && names.length > 0 && (
          <input
            type="checkbox"
            aria-label={t('page.work', { id: work.id })}
            checked={all}
            ref={(box) => {
              if (box) box.indeterminate = some && !all;
            }}
            onChange={(event) => onToggle(names, event.target.checked)}
          />
        )}
        <h3 id={`${id}-name`}>
          {work.id && <span className="number">{work.id}</span>} {work.title}
        </h3>
        <span className="pill">
          {work.differences.length === 0 ? t('page.nothing-new-here') : work.key === null ? t('page.new-work') : t('page.changes', { count: names.length })}
        </span>
      </header>
      {work.id === null && <p className="page-missing">{t('page.no-id')}</p>}
      {work.differences.length > 0 && (
        <details open={open}>
          <summary>{t('page.changes', { count: names.length })}</summary>
          <ul className="page-facts">
            {work.differences.map((difference) => (
              <Fact
                key={difference.name}
                difference={difference}
                checked={chosen.has(difference.name)}
                disabled={work.id === null}
                today={today}
                onToggle={(on) => onToggle([difference.name], on)}
              />
            ))}
          </ul>
        </details>
      )}
      {known.length > 0 && <p className="quiet">{t('page.bodies', { bodies: known.map((body) => `${body.printed} → ${body.known}`).join('; ') })}</p>}
      {work.same > 0 && <p className="quiet">{t('page.same', { count: work.same })}</p>}
    </section>
  );
}

type FactProps = { difference: FactDifference; checked: boolean; disabled: boolean; today: string; onToggle(on: boolean): void };

function Fact({ difference, checked, disabled, today, onToggle }: FactProps) {
  const { name, state, page, known, source } = difference;
  return (
    <li className={`page-fact ${state}`} data-fact={name} data-state={state}>
      <label>
        <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onToggle(event.target.checked)} />
        <span className="page-fact-name">{t(`fact.${name}`)}</span>
        {known !== null && <span className="quiet page-side">{t('page.says')}</span>}
        <span className="page-value">{page}</span>
      </label>
      {known !== null && (
        <p className="page-known">
          <span className="quiet page-side">{t(state === 'over' ? 'page.over' : 'page.known')}</span> <span className="page-value">{known}</span>
          {source && <small className="quiet"> {t('page.source', { source: source.source, age: source.seen === '' ? '–' : ageOf(source.seen, today) })}</small>}
        </p>
      )}
    </li>
  );
}
