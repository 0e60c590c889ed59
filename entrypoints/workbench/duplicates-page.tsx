import { useEffect, useState } from 'react';
import type { MergeProposal, MergeVerdict, WorkRowView } from '@/src/model';
import type { Merges } from '@/src/protocol';
import { day, t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { transferable } from '../panel/transferable';

const SHOWN = 100;

/** Works that may be one, side by side: each pair is merged or kept apart by its user, and either can be taken back. */
export function DuplicatesPage({ engine }: { engine: Engine }) {
  const [merges, setMerges] = useState<Merges | null>(null);
  const [said, setSaid] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const settle = (call: Promise<Merges>, words: string): void => {
    call.then(
      (now) => {
        setMerges(now);
        setSaid(words);
      },
      (reason: unknown) => setTrouble(transferable(reason).message),
    );
  };
  useEffect(() => {
    engine.call('merges', null).then(setMerges, (reason: unknown) => setTrouble(transferable(reason).message));
  }, [engine]);
  const decide = ({ from, to }: MergeProposal, verdict: MergeVerdict['verdict'], turned = false): void =>
    settle(
      engine.call('decideMerge', turned ? { from: to.key, to: from.key, verdict } : { from: from.key, to: to.key, verdict }),
      verdict === 'merged'
        ? t('merge.merged', { from: turned ? to.id : from.id, to: turned ? from.id : to.id })
        : t('merge.apart', { from: from.id, to: to.id }),
    );
  return (
    <main className="today duplicates">
      <p>
        <a href="#catalog">← {t('bench.catalog')}</a>
      </p>
      <h1>{t('merge.title')}</h1>
      <p>{t('merge.lead')}</p>
      {trouble && (
        <p role="alert" className="bench-trouble">
          {trouble}
        </p>
      )}
      <p role="status" aria-live="polite">
        {said}
      </p>
      {merges === null && trouble === null && <p className="quiet">{t('works.loading')}</p>}
      {merges?.proposals.length === 0 && <p>{t('merge.none')}</p>}
      {merges && merges.proposals.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keyboard
        <section className="duplicates-frame" aria-label={t('merge.title')} tabIndex={0}>
          <table className="facts-table">
            <thead>
              <tr>
                <th scope="col">{t('merge.stays')}</th>
                <th scope="col">{t('merge.goes')}</th>
                <th scope="col">{t('merge.why')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('merge.decide')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {merges.proposals.slice(0, SHOWN).map((proposal) => (
                <tr key={`${proposal.from.key} ${proposal.to.key}`} data-pair={`${proposal.from.key} ${proposal.to.key}`}>
                  <td data-label={t('merge.stays')}>
                    <Side work={proposal.to} />
                  </td>
                  <td data-label={t('merge.goes')}>
                    <Side work={proposal.from} />
                  </td>
                  <td data-label={t('merge.why')}>{t(`merge.why.${proposal.why}`, { shared: proposal.shared })}</td>
                  <td className="deeds">
                    <button type="button" onClick={() => decide(proposal, 'merged')}>
                      {t('merge.accept')}
                    </button>
                    <button type="button" onClick={() => decide(proposal, 'merged', true)}>
                      {t('merge.accept-turned')}
                    </button>
                    <button type="button" onClick={() => decide(proposal, 'never')}>
                      {t('merge.never')}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {merges && merges.decided.length > 0 && (
        <section aria-labelledby="decided-heading">
          <h2 id="decided-heading">{t('merge.decided')}</h2>
          <ul>
            {merges.decided.slice(0, SHOWN).map(({ from, to, verdict, at }) => (
              <li key={`${from} ${to}`}>
                {t(`merge.was.${verdict}`, { from, to })} <span className="quiet">{day(at)}</span>{' '}
                <button type="button" className="plain" onClick={() => settle(engine.call('takeBackMerge', { from, to }), t('merge.taken-back', { from, to }))}>
                  {t('bulk.undo')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

function Side({ work }: { work: WorkRowView }) {
  const facts = [work.body, work.group, work.stageText ?? t(`stage.${work.stage}`), work.date && day(work.date)];
  return (
    <>
      <a href={`#work=${encodeURIComponent(work.key)}`}>{work.id}</a> {work.title}
      <small className="fact-source">
        {facts.filter(Boolean).join(' · ')}
        {!work.verified && <span className="pill unverified">{t('works.unverified')}</span>}
      </small>
    </>
  );
}
