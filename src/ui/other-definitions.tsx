import type { OtherDefinition, Span } from '@/src/model';
import { clauseName } from './clause-name';
import { day, t } from './messages';
import { Num } from './said';

export type OtherDefinitionsProps = { definition: string; others: readonly OtherDefinition[] };

/** What other works say of a term, folded: each with its verdict, its age, and the words that only one side has. */
export function OtherDefinitions({ definition, others }: OtherDefinitionsProps) {
  if (others.length === 0) return null;
  return (
    <details className="other-definitions">
      <summary>{t('terms.others', { count: others.length })}</summary>
      <ul>
        {others.map((other) => (
          <li key={other.work}>
            <p className="other-who">
              <span className={`pill verdict-${other.verdict}`} title={other.reason}>
                {t(`matrix.${other.verdict}`)}
              </span>{' '}
              <Num>{other.id}</Num>
              {other.clause && <span className="quiet"> {clauseName(other.clause)}</span>}
              <span className="quiet other-age">{ageOf(other)}</span>
            </p>
            <p className="other-text" dir="auto">
              <Marked text={other.definition} ranges={other.there} />
            </p>
            {other.here.length > 0 && <p className="quiet other-here">{t('matrix.only-here', { words: wordsAt(definition, other.here) })}</p>}
            {other.declared && <p className="quiet other-here">{t('matrix.declared')}</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** "Apr 2021, superseded": whether these words still stand, as of the catalog's date. */
function ageOf({ date, current, source }: OtherDefinition): string {
  return [date && day(date), current ? null : t('matrix.superseded'), source && t('matrix.from', { source })].filter(Boolean).join(', ');
}

const MOST_RUNS = 6;

function wordsAt(text: string, ranges: readonly Span[]): string {
  const runs = ranges.slice(0, MOST_RUNS).map(({ start, end }) => text.slice(start, end));
  return runs.join(' · ') + (ranges.length > MOST_RUNS ? ' …' : '');
}

/** Words that only the other side has are marked by a line and a tint. */
function Marked({ text, ranges }: { text: string; ranges: readonly Span[] }) {
  const parts = ranges.map(({ start, end }, at) => (
    <span key={start}>
      {text.slice(ranges[at - 1]?.end ?? 0, start)}
      <mark className="only-there" title={t('card.only-there')}>
        {text.slice(start, end)}
      </mark>
    </span>
  ));
  return (
    <>
      {parts}
      {text.slice(ranges.at(-1)?.end ?? 0)}
    </>
  );
}
