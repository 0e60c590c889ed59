import { useCallback, useEffect, useState } from 'react';
import { type FindingOnWork, familyOf, type Liaison, liaisonStanding, type OwnFacts, type Relation, type Work, type WorkRowView } from '@/src/model';
import type { WorkFacts } from '@/src/protocol';
import { day, Said, Sign, t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { todayHere } from '../panel/desk';
import { transferable } from '../panel/transferable';
import { age } from './age';
import { FactList } from './fact-list';

type Known = { work: Work; facts: WorkFacts };

/** A work with its facts and, for each, where it comes from and how old it is. */
export function WorkPage({ engine, workKey }: { engine: Engine; workKey: string }) {
  const [known, setKnown] = useState<Known | null | undefined>(undefined);
  const [trouble, setTrouble] = useState<string | null>(null);
  const say = useCallback((reason: unknown): void => setTrouble(transferable(reason).message), []);
  const load = useCallback((): Promise<void> => readKnown(engine, workKey).then(setKnown, say), [engine, workKey, say]);
  useEffect(() => void load(), [load]);
  const correct = (facts: OwnFacts): void => {
    if (known) engine.call('correct', { keys: [known.work.key], facts }).then(load, say);
  };
  const forget = (): void => {
    if (!known || !confirm(t('work.forget-ask', { id: known.work.id }))) return;
    engine.call('forgetWork', { key: known.work.key }).then(() => {
      location.hash = '#catalog';
    }, say);
  };
  return (
    <main className="work-page">
      <p>
        <a href="#catalog">← {t('bench.catalog')}</a>
      </p>
      {trouble && (
        <p role="alert" className="bench-trouble">
          {trouble}
        </p>
      )}
      {known === null && <p className="nothing">{t('work.unknown')}</p>}
      {known && (
        <>
          <Head work={known.work} />
          <FactList facts={known.facts.facts} onCorrect={correct} />
          <Editions editions={known.facts.editions} />
          <Relations relations={known.work.relations} />
          <Terms work={known.work} />
          {known.work.references.length > 0 && (
            <section>
              <h2>{t('work.cites', { count: known.work.references.length })}</h2>
              <p>{known.work.references.join(' · ')}</p>
            </section>
          )}
          <Findings findings={known.facts.findings} />
          <Liaisons liaisons={known.facts.liaisons} />
          <Sources work={known.work} />
          {(known.work.purpose || known.work.provenance.some(({ by }) => by === 'page added')) && (
            <p>
              <button type="button" onClick={forget}>
                {t('work.forget')}
              </button>
            </p>
          )}
        </>
      )}
    </main>
  );
}

async function readKnown(engine: Engine, key: string): Promise<Known | null> {
  const [work, facts] = await Promise.all([engine.call('work', { key }), engine.call('facts', { key })]);
  return work && facts ? { work, facts } : null;
}

function Head({ work }: { work: Work }) {
  return (
    <>
      <h1>
        <span className="work-id">{work.id}</span> {work.title}
      </h1>
      {!work.provenance.some((fact) => fact.verified) && <p className="pill unverified">{t('work.unverified')}</p>}
    </>
  );
}

function Editions({ editions }: { editions: WorkRowView[] }) {
  if (editions.length === 0) return null;
  return (
    <section>
      <h2>{t('work.editions')}</h2>
      <ul>
        {editions.map((edition) => (
          <li key={edition.key}>
            <a href={`#work=${encodeURIComponent(edition.key)}`}>{edition.id}</a>
            {edition.date && `, ${day(edition.date)}`}, {edition.stageText ?? t(`stage.${edition.stage}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Relations({ relations }: { relations: Relation[] }) {
  if (relations.length === 0) return null;
  return (
    <section>
      <h2>{t('work.related')}</h2>
      <ul>
        {relations.map((relation) => (
          <li key={`${relation.type} ${relation.id}`}>
            {relation.type.replaceAll('-', ' ')} {relation.key ? <a href={`#work=${encodeURIComponent(relation.key)}`}>{relation.id}</a> : relation.id}
            {!relation.verified && <span className="pill unverified">{t('works.unverified')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Terms({ work }: { work: Work }) {
  if (work.terms.length === 0) return null;
  return (
    <section>
      <h2>{t('work.terms', { count: work.terms.length })}</h2>
      <dl className="work-terms">
        {work.terms.map((term, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a glossary defines a term several times
          <div key={`${term.designation} ${term.clause ?? ''} ${i}`}>
            <dt>
              {term.clause && <span className="quiet">{term.clause} </span>}
              {term.designation}
            </dt>
            <dd>
              {term.definition}
              {term.source && <span className="quiet"> [{term.source}]</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What analysed documents say of this work, and what was decided on it. */
function Findings({ findings }: { findings: FindingOnWork[] }) {
  if (findings.length === 0) return null;
  return (
    <section>
      <h2>{t('work.findings', { count: findings.length })}</h2>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.document} ${finding.id}`} data-finding={finding.id}>
            <Sign family={familyOf(finding.kind)} named /> {t('work.finding-in', { name: finding.name, date: day(finding.at) })}: {t(`kind.${finding.kind}`)} (
            {t(`tier.${finding.tier}`)}). <Said>{finding.message}</Said>{' '}
            <span className="pill">{finding.verdict ? t(`today.verdict.${finding.verdict}`) : t('work.undecided')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Liaisons({ liaisons }: { liaisons: Liaison[] }) {
  if (liaisons.length === 0) return null;
  const today = todayHere();
  return (
    <section>
      <h2>{t('work.liaisons')}</h2>
      <ul>
        {liaisons.map((liaison) => (
          <li key={liaison.id}>
            <a href="#liaisons">{liaison.title}</a> <span className="pill">{t(`ledger.${liaisonStanding(liaison, today)}`)}</span>
            {liaison.sent && ` ${t('work.sent', { date: day(liaison.sent) })}`}
            {liaison.answered && ` · ${t('work.answered', { date: day(liaison.answered) })}`}
            <span className="quiet"> {liaison.addressees.map(({ organization }) => organization).join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every source that knows the work, with what it was seen in. */
function Sources({ work }: { work: Work }) {
  return (
    <section>
      <h2>{t('work.provenance')}</h2>
      <table className="facts-table">
        <thead>
          <tr>
            <th scope="col">{t('work.source')}</th>
            <th scope="col">{t('work.seen')}</th>
            <th scope="col">{t('work.by')}</th>
            <th scope="col">{t('work.verified')}</th>
          </tr>
        </thead>
        <tbody>
          {work.provenance.map((fact) => (
            <tr key={`${fact.source} ${fact.seen} ${fact.by}`}>
              <td>{fact.source}</td>
              <td>
                {fact.seen} <span className="quiet">{age(fact.seen)}</span>
              </td>
              <td>{fact.by}</td>
              <td>{fact.verified ? t('work.yes') : <span className="pill unverified">{t('work.no')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
