import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import type { FactField, Moved, SinceAsked, SinceReport, TodayReport, WorkRowView } from '@/src/model';
import { FACT_FIELDS } from '@/src/model';
import { day, t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { todayHere } from '../panel/desk';
import { transferable } from '../panel/transferable';
import { nameOfField } from './fact-list';
import { monthsAgo } from './filters';
import { OpenPart } from './open-part';
import { Part } from './part';
import { SinceChoice } from './since-choice';

const VISIT = 'last-visit';

/** The day of the visit before this one; today is noted for the next. */
async function lastVisit(today: string): Promise<string> {
  const kept: Record<string, unknown> = await browser.storage.local.get(VISIT);
  const value = kept[VISIT];
  const { before, now } = typeof value === 'object' && value !== null ? { before: '', now: '', ...value } : { before: '', now: '' };
  const previous = now && now < today ? now : before || monthsAgo(1);
  await browser.storage.local.set({ [VISIT]: { before: previous, now: today } });
  return previous;
}

/** What moved since a day, a backup or a list's version, and what waits: undecided findings, overdue items and replies, old facts, groups that are gone. */
export function TodayTab({ engine }: { engine: Engine }) {
  const [asked, setAsked] = useState<SinceAsked | null>(null);
  const [moved, setMoved] = useState<SinceReport | null>(null);
  const [waits, setWaits] = useState<TodayReport | null>(null);
  const [months, setMonths] = useState('6');
  const [trouble, setTrouble] = useState<string | null>(null);
  const say = useCallback((reason: unknown): void => setTrouble(transferable(reason).message), []);
  useEffect(() => void lastVisit(todayHere()).then((day) => setAsked((chosen) => chosen ?? { day })), []);
  useEffect(() => {
    const controller = new AbortController();
    setMoved(null);
    setTrouble(null);
    if (asked)
      engine.call('since', asked, { signal: controller.signal }).then(setMoved, (reason: unknown) => {
        if (!controller.signal.aborted) say(reason);
      });
    return () => controller.abort();
  }, [engine, asked, say]);
  useEffect(() => {
    engine.call('today', { staleBefore: monthsAgo(Number(months)) }).then(setWaits, say);
  }, [engine, months, say]);
  return (
    <main className="today">
      <h1 className="visually-hidden">{t('bench.today')}</h1>
      {trouble && (
        <p role="alert" className="bench-trouble">
          {trouble}
        </p>
      )}
      <div className="today-columns">
        <section aria-labelledby="waits-heading">
          <h2 id="waits-heading">{t('today.waits')}</h2>
          <p className="today-choice">
            <label>
              {t('today.stale-after')}{' '}
              <select value={months} onChange={(event) => setMonths(event.target.value)}>
                {['1', '3', '6', '12', '24'].map((count) => (
                  <option key={count} value={count}>
                    {t('filter.months', { count: Number(count) })}
                  </option>
                ))}
              </select>
            </label>
            {waits?.asOf && <span className="quiet"> {t('today.as-of', { date: day(waits.asOf) })}</span>}
          </p>
          {waits === null ? <p className="quiet">{t('works.loading')}</p> : <Waits report={waits} />}
        </section>
        {/* not before what may stand above it is there: it would move under the pointer */}
        <section aria-labelledby="since-heading" hidden={waits === null && trouble === null}>
          <h2 id="since-heading">{t('today.since')}</h2>
          <SinceChoice engine={engine} asked={asked} busy={moved === null && trouble === null} onAsk={setAsked} onTrouble={say} />
          {moved === null ? trouble === null && <p className="quiet">{t('works.loading')}</p> : <Since report={moved} began={waits?.began ?? null} />}
        </section>
      </div>
    </main>
  );
}

function Waits({ report: { open, overdue, stale, lostGroups, replies, totals } }: { report: TodayReport }) {
  if (totals.overdue + totals.stale + totals.lost + replies.length + open.length === 0) return <p>{t('today.nothing-waits')}</p>;
  return (
    <>
      <OpenPart documents={open} />
      <Part name={t('today.replies', { count: replies.length })} rows={replies} total={replies.length}>
        {(liaison) => (
          <li key={liaison.id}>
            <a href="#liaisons">{liaison.title}</a> <span className="quiet">{liaison.deadline && t('today.was-due', { date: day(liaison.deadline) })}</span>
          </li>
        )}
      </Part>
      <Part name={t('today.overdue', { count: totals.overdue })} rows={overdue} total={totals.overdue}>
        {(work) => <Line key={work.key} work={work} note={work.target ? t('today.was-due', { date: work.target }) : ''} />}
      </Part>
      <Part name={t('today.stale', { count: totals.stale })} rows={stale} total={totals.stale}>
        {(work) => <Line key={work.key} work={work} note={work.seen ? t('today.seen', { date: day(work.seen) }) : ''} />}
      </Part>
      {lostGroups.map(({ group, heir, works }) => (
        <Part key={group} name={t('today.lost', { group, count: works.length })} rows={works} total={works.length}>
          {(work) => <Line key={work.key} work={work} note={heir ? t('today.heir', { group: heir }) : ''} />}
        </Part>
      ))}
    </>
  );
}

/** "your last visit on 3 Nov 2026" and the like, for sentences. */
function nameOf({ since, against }: SinceReport): string {
  if (against.kind === 'list') return t('today.since-a-version', { version: String(against.version), title: against.title, day: day(since) });
  return against.kind === 'backup' ? t('today.the-backup', { date: since ? day(since) : '?' }) : day(since);
}

function Since({ report, began }: { report: SinceReport; began: TodayReport['began'] }) {
  const { changes, added, changed, ended, gone, overlapping, decisions, liaisons } = report;
  const fresh = began !== null && report.against.kind === 'day' && began.at.slice(0, 10) >= report.since;
  const beginning = fresh && (
    <>
      <p>{t('today.began', { date: day(began.at), count: began.works })}</p>
      <p>
        <a href="/reader.html">{t('bench.open')}</a> · <a href="#catalog">{t('today.see-catalog')}</a> · <a href="#lists">{t('today.see-lists')}</a>
      </p>
    </>
  );
  if (changes.length === 0) return beginning || <p>{t('today.nothing-moved', { date: nameOf(report) })}</p>;
  const sum = (how: 'added' | 'changed' | 'gone'): number => changes.reduce((all, change) => all + change[how], 0);
  return (
    <>
      {beginning}
      {report.against.kind !== 'day' && <p className="quiet">{t('today.compared', { date: nameOf(report) })}</p>}
      <Part name={t('today.overlapping', { count: overlapping.length })} rows={overlapping} total={overlapping.length}>
        {({ work, kept }) => (
          <li key={work.key} data-overlapping={work.key}>
            <WorkLink work={work} /> {work.title} {t('today.overlaps')}{' '}
            {kept.map((one, i) => (
              <span key={one.key}>
                {i > 0 && ', '}
                <WorkLink work={one} /> {one.title}
              </span>
            ))}
          </li>
        )}
      </Part>
      <Part name={t('today.ended', { count: ended.length })} rows={ended} total={ended.length}>
        {(one) => <MovedLine key={one.work.key} moved={one} />}
      </Part>
      <Part name={t('today.changed', { count: Math.max(changed.length, sum('changed') - ended.length) })} rows={changed} total={changed.length}>
        {(one) => <MovedLine key={one.work.key} moved={one} />}
      </Part>
      <Part name={t('today.added', { count: Math.max(added.length, sum('added')) })} rows={added} total={added.length}>
        {(one) => <MovedLine key={one.work.key} moved={one} />}
      </Part>
      <Part name={t('today.gone', { count: gone.length })} rows={gone} total={gone.length}>
        {(one) => <li key={one.key}>{one.key}</li>}
      </Part>
      <Part name={t('today.decisions', { count: decisions.length })} rows={decisions} total={decisions.length}>
        {(decision) => (
          <li key={`${decision.document} ${decision.finding}`}>
            {day(decision.at)}: {t(`today.verdict.${decision.verdict}`)} {decision.reason && `(${decision.reason}) `}
            {decision.work && <a href={`#work=${encodeURIComponent(decision.work)}`}>{decision.work}</a>} <span className="quiet">{decision.document}</span>
          </li>
        )}
      </Part>
      <Part name={t('today.liaisons', { count: liaisons.length })} rows={liaisons} total={liaisons.length}>
        {(liaison) => (
          <li key={liaison.id}>
            <a href="#liaisons">{liaison.title}</a>
          </li>
        )}
      </Part>
      <details className="today-log">
        <summary>{t('today.log', { count: changes.length })}</summary>
        <ul>
          {changes.slice(0, 100).map((change) => (
            <li key={`${change.at} ${change.by}`}>
              {day(change.at)} · {t(`origin.${change.origin as 'user'}`)} {change.by !== 'user' && change.by} ·{' '}
              <span className="quiet">{t('today.counts', { added: change.added, changed: change.changed, gone: change.gone })}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

const WorkLink = ({ work }: { work: WorkRowView }) => (
  <a href={`#work=${encodeURIComponent(work.key)}`} className="num" title={work.title}>
    {work.id}
  </a>
);

function Line({ work, note }: { work: WorkRowView; note: string }) {
  return (
    <li>
      <WorkLink work={work} /> {work.title} <span className="quiet">{note}</span>
    </li>
  );
}

const isField = (name: string): name is FactField => FACT_FIELDS.some((field) => field === name);

function MovedLine({ moved: { work, fields, by } }: { moved: Moved }) {
  const named = fields.map((field) => (isField(field) ? nameOfField(field) : t(`today.list.${field as 'terms'}`)));
  return <Line work={work} note={[named.join(', '), by === 'user' ? t('work.own-words') : by].filter(Boolean).join(' · ')} />;
}
