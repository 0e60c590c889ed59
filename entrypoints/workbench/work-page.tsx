import { type ReactNode, useEffect, useState } from 'react';
import type { Relation, Work } from '@/src/model';
import { t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { transferable } from '../panel/transferable';

/** How long ago a day was, in words: a fact is only as good as it is fresh. */
function age(seen: string, now = Date.now()): string {
  const days = Math.floor((now - Date.parse(seen)) / 86_400_000);
  if (!Number.isFinite(days) || days < 0) return seen;
  if (days === 0) return t('work.today');
  if (days < 60) return days === 1 ? t('work.yesterday') : t('work.days-ago', { count: days });
  return t('work.months-ago', { count: Math.round(days / 30.4) });
}

/** A work with its facts and, for each, where it comes from and how old it is. */
export function WorkPage({ engine, workKey }: { engine: Engine; workKey: string }) {
  const [work, setWork] = useState<Work | null | undefined>(undefined);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    engine.call('work', { key: workKey }).then(setWork, (reason: unknown) => setTrouble(transferable(reason).message));
  }, [engine, workKey]);
  const forget = (): void => {
    if (!work || !confirm(t('work.forget-ask', { id: work.id }))) return;
    engine.call('forgetWork', { key: work.key }).then(
      () => {
        location.hash = '#catalog';
      },
      (reason: unknown) => setTrouble(transferable(reason).message),
    );
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
      {work === null && <p className="nothing">{t('work.unknown')}</p>}
      {work && (
        <>
          <h1>
            <span className="work-id">{work.id}</span> {work.title}
          </h1>
          {!work.provenance.some((fact) => fact.verified) && <p className="pill unverified">{t('work.unverified')}</p>}
          <dl className="work-facts">
            <Fact name={t('works.body')}>
              {work.body}
              {work.group ? `, ${work.group}` : ''}
              {work.question ? `, ${work.question}` : ''}
            </Fact>
            <Fact name={t('work.kind')}>{work.kind}</Fact>
            <Fact name={t('works.status')}>{work.stageText ? `${work.stageText} (${work.stage})` : work.stage}</Fact>
            <Fact name={t('works.date')}>{work.date}</Fact>
            <Fact name={t('work.topics')}>{work.topics.join(', ')}</Fact>
            <Fact name={t('work.kept-as')}>{work.purpose ? t(`save.${work.purpose}`) : null}</Fact>
            <Fact name={t('work.address')}>
              {work.url && (
                <a href={work.url} target="_blank" rel="noreferrer">
                  {work.url}
                </a>
              )}
            </Fact>
            <Fact name={t('work.scope')}>{work.scope}</Fact>
          </dl>
          <Relations relations={work.relations} />
          <Terms work={work} />
          {work.references.length > 0 && (
            <section>
              <h2>{t('work.cites', { count: work.references.length })}</h2>
              <p>{work.references.join(' · ')}</p>
            </section>
          )}
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
          {work.purpose && (
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

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
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
        {work.terms.map((term) => (
          <div key={`${term.designation} ${term.clause ?? ''}`}>
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
