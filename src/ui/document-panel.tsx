import { type ReactNode, useId } from 'react';
import type { Clause, DocumentIdentity, Finding, Notice, Report, Reuse, Span } from '@/src/model';
import { type Tick, ticksOf } from './clause-ticks';
import { day, t } from './messages';
import { profileName } from './profile-name';
import { ReuseNotices } from './reuse-notices';
import { Num, Nums } from './said';
import { Key, Sign } from './sign';

export type DocumentPanelProps = {
  report: Report;
  /** Findings that tick the clauses: open and accepted ones. */
  findings: readonly Finding[];
  onReveal(span: Span): void;
  onSave(): void;
  /** The document's one text; null where it stays in the tab. */
  text: string | null;
  onPutBack(id: string, on: boolean): void;
  /** Show what it says for the catalog, fact by fact; left out where null. */
  onAdd?: (() => void) | null;
};

/** What the document is: as printed, as recognised, and how surely; then its clauses with a tick for each finding. */
export function DocumentPanel({ report, findings, text, onReveal, onSave, onPutBack, onAdd = null }: DocumentPanelProps) {
  const { document, extract, catalog } = report;
  const notices = report.notices.filter((notice) => !notice.reuse);
  const { identity, clauses } = extract;
  const id = useId();
  const others = identity.otherIds.filter((other) => other !== identity.id);
  return (
    <div className="document">
      <header className="identity">
        <p className="identity-number">{identity.id ? <Num>{identity.id}</Num> : <span className="quiet">{t('document.no-number')}</span>}</p>
        <h3>{identity.title ?? t('document.untitled')}</h3>
        <p className="identity-line">
          <span>{kindName(identity.kind)}</span>
          {identity.stage !== 'unknown' && <span className={`pill stage-${identity.stage}`}>{t(`stage.${identity.stage}`)}</span>}
          {identity.date && <span>{day(identity.date)}</span>}
        </p>
        <p className="deeds">
          <button type="button" onClick={onSave}>
            {t('document.save')}
          </button>
          {onAdd && (
            <button type="button" aria-keyshortcuts="P" onClick={onAdd}>
              {t('empty.add-page')} <Key>P</Key>
            </button>
          )}
          {identity.titleSpan && (
            <button type="button" className="plain" onClick={() => identity.titleSpan && onReveal(identity.titleSpan)}>
              {t('document.show')}
            </button>
          )}
        </p>
      </header>
      <dl className="facts" aria-label={t('document.identity')}>
        <Fact name={t('document.other-ids')}>{others.length > 0 && <Nums list={others} />}</Fact>
        <Fact name={t('document.groups')}>{identity.groups.length > 0 && <Nums list={identity.groups} />}</Fact>
        <Fact name={t('document.questions')}>{identity.questions.length > 0 && <Nums list={identity.questions} />}</Fact>
        <Fact name={t('document.authors')}>{identity.authors.join(', ')}</Fact>
        <Fact name={t('document.confidentiality')}>{t(`confidentiality.${identity.confidentiality}`)}</Fact>
        <Fact name={t('document.form')}>{formWords(identity)}</Fact>
        <Fact name={t('document.size')}>
          {[document.pages !== null && t('document.pages', { count: document.pages }), t('document.characters', { count: document.characters })]
            .filter(Boolean)
            .join(', ')}
        </Fact>
        <Fact name={t('document.catalog')}>
          {t('document.works', { count: catalog.works })}
          {catalog.asOf && `, ${t('document.as-of', { date: day(catalog.asOf) })}`}
        </Fact>
      </dl>
      {notices.length > 0 && (
        <details className="notices">
          <summary>
            {t('document.notices')} <span className="group-count">{notices.length}</span>
          </summary>
          <ul>
            {notices.map((notice) => (
              <li key={`${notice.code}-${notice.message}-${notice.span?.start ?? ''}`}>
                {notice.span ? (
                  <button type="button" className="plain" onClick={() => notice.span && onReveal(notice.span)}>
                    {notice.message}
                  </button>
                ) : (
                  notice.message
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      <ReuseNotices
        notices={report.notices.filter(isReuse)}
        nameOf={(work) => numbersOf(report).get(work) ?? work}
        wordsAt={(span) => shortWords(text, span)}
        onReveal={onReveal}
        onPutBack={onPutBack}
      />
      <section className="clauses" aria-labelledby={`${id}-clauses`}>
        <h3 className="group-title" id={`${id}-clauses`}>
          {t('document.clauses')} <span className="group-count">{clauses.length}</span>
        </h3>
        {clauses.length === 0 ? (
          <p className="quiet">{t('document.no-clauses')}</p>
        ) : (
          <ClauseList clauses={clauses} ticks={ticksOf(clauses, findings)} onReveal={onReveal} />
        )}
      </section>
    </div>
  );
}

const isReuse = (notice: Notice): notice is Notice & { reuse: Reuse } => notice.reuse !== undefined;

const SHORT = 90;

function shortWords(text: string | null, { start, end }: Span): string | null {
  if (text === null) return null;
  const words = text
    .slice(start, Math.min(end, start + SHORT))
    .replace(/\s+/g, ' ')
    .trim();
  return end - start > SHORT ? `${words}…` : words;
}

/** Numbers of works as the report names them, by key. */
function numbersOf(report: Report): Map<string, string> {
  const numbers = new Map<string, string>();
  for (const { work, evidence } of report.findings) {
    const source = evidence.find((e) => e.there)?.there?.source;
    if (work && source) numbers.set(work, source);
  }
  for (const row of report.matrix) for (const other of row.others) numbers.set(other.work, other.id);
  return numbers;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const kindName = (kind: string): string => kind.replaceAll('-', ' ');

/** How surely the form was recognised, in words: 0.9 and more for certain, 0.6 most likely. */
function formWords({ profile, profileConfidence }: DocumentIdentity): string {
  if (profile === 'generic') return t('document.form.generic');
  const name = profileName(profile);
  if (profileConfidence >= 0.9) return t('document.form.sure', { profile: name });
  return t(profileConfidence >= 0.6 ? 'document.form.likely' : 'document.form.guess', { profile: name });
}

/** Ticks shown at a clause before the rest is counted. */
const MOST_TICKS = 4;

function ClauseList({ clauses, ticks, onReveal }: { clauses: readonly Clause[]; ticks: readonly Tick[][]; onReveal(span: Span): void }) {
  return (
    <ol className="clause-list">
      {clauses.map((clause, i) => {
        const here = ticks[i] ?? [];
        return (
          <li key={clause.span.start} style={{ paddingInlineStart: `${Math.min(clause.level - 1, 5) * 12}px` }}>
            <button type="button" className="clause" onClick={() => onReveal(clause.heading)}>
              {clause.number && <span className="clause-number">{clause.number}</span>}
              <span className="clause-title">{clause.title}</span>
              {here.length > 0 && (
                <span className="ticks">
                  <span aria-hidden="true">
                    {here.slice(0, MOST_TICKS).map((tick) => (
                      <Sign key={tick.finding} family={tick.family} />
                    ))}
                    {here.length > MOST_TICKS && `+${here.length - MOST_TICKS}`}
                  </span>
                  <span className="visually-hidden">{t('document.clause-findings', { count: here.length })}</span>
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
