import { useEffect, useMemo, useState } from 'react';
import { type Liaison, liaisonStanding } from '@/src/model';
import { t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { todayHere } from '../panel/desk';
import { transferable } from '../panel/transferable';

type Days = 'sent' | 'acknowledged' | 'answered';
const DAYS: readonly Days[] = ['sent', 'acknowledged', 'answered'];

/** The ledger: every liaison statement written, with the days that a person enters as it goes on, overdue replies first. */
export function LiaisonsTab({ engine }: { engine: Engine }) {
  const [liaisons, setLiaisons] = useState<Liaison[] | null>(null);
  const [onlyOverdue, setOnlyOverdue] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const today = todayHere();
  useEffect(() => {
    engine.call('liaisons', null).then(setLiaisons, (reason: unknown) => setTrouble(transferable(reason).message));
  }, [engine]);
  const settle = (change: Promise<Liaison[]>): void => {
    change.then(setLiaisons, (reason: unknown) => setTrouble(transferable(reason).message));
  };
  const keep = (liaison: Liaison): void => settle(engine.call('keepLiaison', { ...liaison, at: new Date().toISOString() }));
  const forget = (liaison: Liaison): void => {
    if (confirm(t('ledger.forget-ask', { title: liaison.title }))) settle(engine.call('forgetLiaison', { id: liaison.id }));
  };
  const overdue = useMemo(() => new Set((liaisons ?? []).filter((l) => liaisonStanding(l, today) === 'overdue').map((l) => l.id)), [liaisons, today]);
  const rows = useMemo(
    () => [...(liaisons ?? [])].filter((l) => !onlyOverdue || overdue.has(l.id)).sort((a, b) => Number(overdue.has(b.id)) - Number(overdue.has(a.id))),
    [liaisons, onlyOverdue, overdue],
  );
  return (
    <main className="catalog">
      <h1 className="visually-hidden">{t('bench.liaisons')}</h1>
      {liaisons && liaisons.length > 0 && (
        <div className="catalog-filters">
          <label>
            <input type="checkbox" checked={onlyOverdue} onChange={(event) => setOnlyOverdue(event.target.checked)} /> {t('ledger.only-overdue')}
          </label>
          <output aria-live="polite" className="quiet">
            {t('ledger.count', { count: liaisons.length, overdue: overdue.size })}
          </output>
        </div>
      )}
      {trouble && (
        <p role="alert" className="bench-trouble">
          {trouble}
        </p>
      )}
      {liaisons?.length === 0 && <p className="nothing">{t('ledger.empty')}</p>}
      {rows.length > 0 && (
        <section className="table-frame" aria-label={t('bench.liaisons')}>
          <table className="ledger">
            <thead>
              <tr>
                <th scope="col">{t('ledger.title')}</th>
                <th scope="col">{t('ledger.to')}</th>
                <th scope="col">{t('ledger.standing')}</th>
                {DAYS.map((one) => (
                  <th scope="col" key={one}>
                    {t(`ledger.day-${one}`)}
                  </th>
                ))}
                <th scope="col">{t('ledger.deadline')}</th>
                <th scope="col">{t('ledger.works')}</th>
                <th scope="col">{t('ledger.remark')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('ledger.forget')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((liaison) => (
                <LedgerRow key={liaison.id} liaison={liaison} today={today} onKeep={keep} onForget={forget} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </main>
  );
}

type RowProps = { liaison: Liaison; today: string; onKeep(liaison: Liaison): void; onForget(liaison: Liaison): void };

function LedgerRow({ liaison, today, onKeep, onForget }: RowProps) {
  const day = (field: Days | 'deadline', label: string) => (
    <input
      type="date"
      aria-label={`${label}: ${liaison.title}`}
      value={liaison[field] ?? ''}
      onChange={(event) => onKeep({ ...liaison, [field]: event.target.value || null })}
    />
  );
  return (
    <tr data-liaison={liaison.id} data-standing={liaisonStanding(liaison, today)}>
      <th scope="row">{liaison.title}</th>
      <td>{liaison.addressees.map((a) => `${a.organization} (${t(`liaison.for.${a.purpose}`).toLowerCase()})`).join(', ')}</td>
      <td>
        <span className="pill">{t(`ledger.${liaisonStanding(liaison, today)}`)}</span>
      </td>
      {DAYS.map((one) => (
        <td key={one}>{day(one, t(`ledger.day-${one}`))}</td>
      ))}
      <td>{day('deadline', t('ledger.deadline'))}</td>
      <td>
        {liaison.works.map((key) => (
          <a key={key} href={`#work=${encodeURIComponent(key)}`} className="ledger-work">
            {key}
          </a>
        ))}
      </td>
      <td>
        <input
          defaultValue={liaison.remark ?? ''}
          aria-label={`${t('ledger.remark')}: ${liaison.title}`}
          onBlur={(event) => {
            const remark = event.target.value.trim() || null;
            if (remark !== liaison.remark) onKeep({ ...liaison, remark });
          }}
        />
      </td>
      <td>
        <button type="button" onClick={() => onForget(liaison)}>
          {t('ledger.forget')}
        </button>
      </td>
    </tr>
  );
}
