import type { Decision, Finding } from '@/src/model';
import { seenOf } from '@/src/model';
import { compareWords, type WordRun } from './compare-words';
import { day, t } from './messages';

/** What changed on either side since a finding was decided on: the words that went, and those that came. */
export function ChangedSince({ before, finding }: { before: Decision; finding: Finding }) {
  const now = seenOf(finding);
  const sides = (['here', 'there'] as const).flatMap((side) => {
    const [then, present] = [before.seen[side] ?? '', now[side] ?? ''];
    return fold(then) === fold(present) ? [] : [{ side, comparison: compareWords(then, present) }];
  });
  if (sides.length === 0) return null;
  return (
    <section className="changed-since" aria-label={t('changed.title')}>
      <p className="pair-verdict">{t(`changed.decided.${before.verdict}`, { date: day(before.at) })}</p>
      {sides.map(({ side, comparison }) => (
        <dl className="pair" key={side}>
          <dt>{t(`changed.${side}-then`)}</dt>
          <dd dir="auto">
            <Runs runs={comparison.here} of="here" title={t('changed.gone')} />
          </dd>
          <dt>{t(`changed.${side}-now`)}</dt>
          <dd dir="auto">
            <Runs runs={comparison.there} of="there" title={t('changed.new')} />
          </dd>
        </dl>
      ))}
    </section>
  );
}

const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Of a long run of unchanged words its two ends are enough to find the place. */
const LONG = 120;
const END = 50;

function Runs({ runs, of, title }: { runs: readonly WordRun[]; of: 'here' | 'there'; title: string }) {
  if (runs.every((run) => run.text.trim() === '')) return <em>{t('changed.nothing')}</em>;
  return (
    <>
      {runs.map((run, i) =>
        run.differs ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs of words have no identity of their own
          <mark key={i} className={`only-${of}`} title={title}>
            {run.text}
          </mark>
        ) : run.text.length > LONG && runs.length > 1 ? (
          `${run.text.slice(0, END)} … ${run.text.slice(-END)}`
        ) : (
          run.text
        ),
      )}
    </>
  );
}
