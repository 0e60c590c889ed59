import type { Finding, Report, Span } from '@/src/model';
import { clauseName } from './clause-name';
import { listTerms } from './match-terms';
import { t } from './messages';
import { OtherDefinitions } from './other-definitions';
import { Num } from './said';
import { SearchField } from './search-field';
import { Sign } from './sign';

export type TermsPanelProps = {
  report: Report;
  findings: readonly Finding[];
  words: string;
  onWords(words: string): void;
  onReveal(span: Span): void;
  onOpenFinding(finding: string): void;
};

/**
 * Every term with its origin, its source, its definition here and who else defines it. The roles are written out because
 * a narrow panel lays the cells out anew, and a table laid out anew is no table to assistive technology.
 */
export function TermsPanel({ report, findings, words, onWords, onReveal, onOpenFinding }: TermsPanelProps) {
  const { terms, abbreviations } = report.extract;
  const listed = listTerms(terms, findings, words);
  const others = new Map(report.matrix.map((row) => [terms[row.term], row.others]));
  const count = listed.length === terms.length ? t('terms.count', { count: terms.length }) : t('terms.shown', { count: listed.length, total: terms.length });
  return (
    <div className="terms">
      <div className="list-tools">
        <SearchField label={t('terms.search')} value={words} onChange={onWords} count={count} />
      </div>
      {listed.length === 0 ? (
        <p className="none-match">{t('terms.none-match')}</p>
      ) : (
        // biome-ignore-start lint/a11y/noRedundantRoles: see above
        <table className="grid" role="table" aria-label={t('terms.label')}>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                {t('terms.term')}
              </th>
              <th role="columnheader" scope="col">
                {t('terms.origin')}
              </th>
              <th role="columnheader" scope="col">
                {t('terms.source')}
              </th>
              <th role="columnheader" scope="col">
                {t('terms.definition')}
              </th>
              <th role="columnheader" scope="col">
                {t('terms.elsewhere')}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {listed.map(({ term, elsewhere }) => (
              <tr role="row" key={term.span.start}>
                <th role="rowheader" scope="row">
                  <button type="button" className="plain name" onClick={() => onReveal(term.designationSpan)}>
                    {term.designation}
                  </button>
                  {term.alternates.length > 0 && <span className="quiet alternates">{term.alternates.join(', ')}</span>}
                </th>
                <td role="cell" className="cell-origin">
                  <span className={`pill origin-${term.origin}`}>{t(term.origin === 'own' ? 'terms.own' : 'terms.adopted')}</span>
                </td>
                <td role="cell" className="cell-source">
                  {term.source ? <Num>{term.source}</Num> : <span className="quiet">{term.clause ? clauseName(term.clause) : '–'}</span>}
                </td>
                <td role="cell" className="cell-text" dir="auto">
                  {term.definition || <span className="quiet">{t('terms.no-definition')}</span>}
                </td>
                <td role="cell" className="cell-else">
                  {elsewhere.length === 0
                    ? !others.has(term) && <span className="quiet nobody">{t('terms.nobody')}</span>
                    : elsewhere.map((other) => (
                        <button type="button" className="chip" key={`${other.finding}-${other.source}`} onClick={() => onOpenFinding(other.finding)}>
                          <Sign family={other.family} named /> <Num>{other.source}</Num>
                        </button>
                      ))}
                  <OtherDefinitions definition={term.definition} others={others.get(term) ?? []} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        // biome-ignore-end lint/a11y/noRedundantRoles: see above
      )}
      {abbreviations.length > 0 && (
        <details className="abbreviations">
          <summary>
            {t('terms.abbreviations')} <span className="group-count">{abbreviations.length}</span>
          </summary>
          <dl>
            {abbreviations.map((a) => (
              <div key={a.span.start}>
                <dt>
                  <button type="button" className="plain" onClick={() => onReveal(a.span)}>
                    {a.short}
                  </button>
                </dt>
                <dd>{a.long}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}
