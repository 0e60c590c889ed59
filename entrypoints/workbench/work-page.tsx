import { type ReactNode, useEffect, useState } from 'react';
import type { Relation, Work } from '@/src/model';
import type { Engine } from '../engine/client';
import { transferable } from '../panel/desk';
import { isVerified } from './load-works';

const PURPOSES: Record<NonNullable<Work['purpose']>, string> = {
  'normative-here': 'normative here',
  neighbour: 'neighbour',
  competitor: 'competitor',
  watch: 'to watch',
};

/** How long ago a day was, in words: a fact is only as good as it is fresh. */
function age(seen: string, now = Date.now()): string {
  const days = Math.floor((now - Date.parse(seen)) / 86_400_000);
  if (!Number.isFinite(days) || days < 0) return seen;
  if (days === 0) return 'today';
  if (days < 60) return days === 1 ? 'yesterday' : `${days} days ago`;
  return `${Math.round(days / 30.4)} months ago`;
}

/** A work with its facts and, for each, where it comes from and how old it is. */
export function WorkPage({ engine, workKey }: { engine: Engine; workKey: string }) {
  const [work, setWork] = useState<Work | null | undefined>(undefined);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    engine.call('work', { key: workKey }).then(setWork, (reason: unknown) => setTrouble(transferable(reason).message));
  }, [engine, workKey]);
  const forget = (): void => {
    if (!work || !confirm(`Forget ${work.id}? What you saved of it is removed; decisions in documents stay.`)) return;
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
        <a href="#catalog">← Catalog</a>
      </p>
      {trouble && (
        <p role="alert" className="bench-trouble">
          {trouble}
        </p>
      )}
      {work === null && <p className="nothing">The catalog does not know this work (any more).</p>}
      {work && (
        <>
          <h1>
            <span className="work-id">{work.id}</span> {work.title}
          </h1>
          {!isVerified(work) && (
            <p className="pill unverified">Unverified: this entry is recalled, not taken from the publisher’s own data. Check it before you quote it.</p>
          )}
          <dl className="work-facts">
            <Fact name="Body">
              {work.body}
              {work.group ? `, ${work.group}` : ''}
              {work.question ? `, ${work.question}` : ''}
            </Fact>
            <Fact name="Kind">{work.kind}</Fact>
            <Fact name="Status">{work.stageText ? `${work.stageText} (${work.stage})` : work.stage}</Fact>
            <Fact name="Date">{work.date}</Fact>
            <Fact name="Topics">{work.topics.join(', ')}</Fact>
            <Fact name="Kept as">{work.purpose ? PURPOSES[work.purpose] : null}</Fact>
            <Fact name="Address">
              {work.url && (
                <a href={work.url} target="_blank" rel="noreferrer">
                  {work.url}
                </a>
              )}
            </Fact>
            <Fact name="Scope">{work.scope}</Fact>
          </dl>
          <Relations relations={work.relations} />
          <Terms work={work} />
          {work.references.length > 0 && (
            <section>
              <h2>Cites {work.references.length}</h2>
              <p>{work.references.join(' · ')}</p>
            </section>
          )}
          <section>
            <h2>Where this comes from</h2>
            <table className="facts-table">
              <thead>
                <tr>
                  <th scope="col">Source</th>
                  <th scope="col">Seen</th>
                  <th scope="col">Brought by</th>
                  <th scope="col">Verified</th>
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
                    <td>{fact.verified ? 'yes' : <span className="pill unverified">no</span>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          {work.purpose && (
            <p>
              <button type="button" onClick={forget}>
                Forget this work
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
      <h2>Related works</h2>
      <ul>
        {relations.map((relation) => (
          <li key={`${relation.type} ${relation.id}`}>
            {relation.type.replaceAll('-', ' ')} {relation.key ? <a href={`#work=${encodeURIComponent(relation.key)}`}>{relation.id}</a> : relation.id}
            {!relation.verified && <span className="pill unverified">unverified</span>}
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
      <h2>Terms ({work.terms.length})</h2>
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
