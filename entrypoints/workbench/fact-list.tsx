import { type FormEvent, useState } from 'react';
import { FACT_FIELDS, type FactField, type FactValue, type OwnFacts, type Purpose, type Stage, type WorkFact } from '@/src/model';
import { day, type MessageKey, t } from '@/src/ui';
import { age } from './age';

export const nameOfField = (field: FactField): string => t(`fact.${field}` as MessageKey);

const PURPOSES: readonly Purpose[] = ['normative-here', 'neighbour', 'competitor', 'watch'];
const STAGES: readonly Stage[] = ['published', 'draft', 'superseded', 'withdrawn', 'unknown'];

/** Words of a value: of the few that are codes, what they mean. */
function shownText(field: FactField, text: string): string {
  if (field === 'purpose') return PURPOSES.some((p) => p === text) ? t(`save.${text as Purpose}`) : text;
  if (field === 'stage') return STAGES.some((s) => s === text) ? t(`stage.${text as Stage}`) : text;
  return field === 'date' || field === 'life.registered' || field === 'life.updated' ? day(text) : text;
}

type FactListProps = { facts: WorkFact[]; onCorrect(facts: OwnFacts): void };

/** Every fact with its source and age; what other sources say otherwise underneath; each can be corrected in one's own words. */
export function FactList({ facts, onCorrect }: FactListProps) {
  const [editing, setEditing] = useState<FactField | null>(null);
  const known = new Map(facts.map((fact) => [fact.field, fact]));
  const missing = FACT_FIELDS.filter((field) => !known.has(field));
  const save = (field: FactField, text: string | null): void => {
    setEditing(null);
    onCorrect({ [field]: text });
  };
  return (
    <section aria-labelledby="facts-heading">
      <h2 id="facts-heading">{t('work.facts')}</h2>
      <dl className="fact-list">
        {facts.map((fact) => (
          <div key={fact.field} data-fact={fact.field}>
            <dt>{nameOfField(fact.field)}</dt>
            <dd>
              {editing === fact.field ? (
                <FactForm field={fact.field} text={fact.shown.text} onSave={(text) => save(fact.field, text)} onClose={() => setEditing(null)} />
              ) : (
                <FactShown fact={fact} onEdit={() => setEditing(fact.field)} onTakeBack={() => save(fact.field, null)} />
              )}
            </dd>
          </div>
        ))}
        {editing && !known.has(editing) && (
          <div data-fact={editing}>
            <dt>{nameOfField(editing)}</dt>
            <dd>
              <FactForm field={editing} text="" onSave={(text) => save(editing, text)} onClose={() => setEditing(null)} />
            </dd>
          </div>
        )}
      </dl>
      {missing.length > 0 && (
        <p>
          <select
            className="add-fact"
            aria-label={t('work.add-fact')}
            value=""
            onChange={(event) => setEditing(missing.find((field) => field === event.target.value) ?? null)}
          >
            <option value="">{t('work.add-fact')}</option>
            {missing.map((field) => (
              <option key={field} value={field}>
                {nameOfField(field)}
              </option>
            ))}
          </select>
        </p>
      )}
    </section>
  );
}

function FactShown({ fact: { field, shown, others, agree }, onEdit, onTakeBack }: { fact: WorkFact; onEdit(): void; onTakeBack(): void }) {
  return (
    <>
      <div className="fact-value">
        <span>
          {field === 'url' && /^https?:/i.test(shown.text) ? (
            <a href={shown.text} target="_blank" rel="noreferrer">
              {shown.text}
            </a>
          ) : (
            shownText(field, shown.text)
          )}
        </span>
        <span className="fact-deeds">
          <button type="button" className="plain" onClick={onEdit} aria-label={t('work.edit-fact', { fact: nameOfField(field) })}>
            {t('work.edit')}
          </button>
          {shown.own && (
            <button type="button" className="plain" onClick={onTakeBack} aria-label={t('work.take-back-fact', { fact: nameOfField(field) })}>
              {t('work.take-back')}
            </button>
          )}
        </span>
      </div>
      <Source value={shown} agree={agree} />
      {others.length > 0 && (
        <details className="fact-others">
          <summary>{t('work.others', { count: others.length })}</summary>
          <ul>
            {others.map((other) => (
              <li key={`${other.text} ${other.source} ${other.by}`}>
                {shownText(field, other.text)} <Source value={other} agree={0} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Where a fact comes from: source, day and age, who brought it, whether it was verified. */
function Source({ value, agree }: { value: FactValue; agree: number }) {
  const old = age(value.seen);
  return (
    <small className="fact-source">
      {value.own ? (
        t('work.own-words')
      ) : (
        <>
          {value.source}
          {value.by && value.by !== value.source && ` · ${t('work.brought-by', { by: value.by })}`}
        </>
      )}
      {value.seen && (
        <>
          {' · '}
          <time dateTime={value.seen}>{day(value.seen)}</time>
          {old && ` (${old})`}
        </>
      )}
      {agree > 0 && ` · ${t('work.agree', { count: agree })}`}
      {!value.verified && <span className="pill unverified">{t('works.unverified')}</span>}
    </small>
  );
}

function FactForm({ field, text, onSave, onClose }: { field: FactField; text: string; onSave(text: string): void; onClose(): void }) {
  const [value, setValue] = useState(text);
  const choices = field === 'stage' ? STAGES : field === 'purpose' ? PURPOSES : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave(value);
  };
  const label = nameOfField(field);
  return (
    <form
      className="fact-form"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      {choices ? (
        // biome-ignore lint/a11y/noAutofocus: the field was asked for by its button
        <select autoFocus aria-label={label} value={value} onChange={(event) => setValue(event.target.value)}>
          <option value="">{t('work.choose')}</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {shownText(field, choice)}
            </option>
          ))}
        </select>
      ) : field === 'scope' ? (
        // biome-ignore lint/a11y/noAutofocus: as above
        <textarea autoFocus aria-label={label} rows={6} value={value} onChange={(event) => setValue(event.target.value)} />
      ) : (
        // biome-ignore lint/a11y/noAutofocus: as above
        <input autoFocus aria-label={label} value={value} onChange={(event) => setValue(event.target.value)} />
      )}
      <button type="submit" className="primary" disabled={value.trim() === ''}>
        {t('work.save-fact')}
      </button>
      <button type="button" onClick={onClose}>
        {t('work.cancel')}
      </button>
    </form>
  );
}
