import type { Citation, CitedWork, Report, Span } from '@/src/model';
import { fold } from './list-findings';
import { day, t } from './messages';
import { Num } from './said';
import { SearchField } from './search-field';

export type ReferencesPanelProps = {
  report: Report;
  words: string;
  onWords(words: string): void;
  onReveal(span: Span): void;
  onSave(citation: number): void;
};

/** Every reference with its status as of the catalog's date, never as live truth. */
export function ReferencesPanel({ report, words, onWords, onReveal, onSave }: ReferencesPanelProps) {
  const { citations, unlisted } = report.extract;
  const wanted = fold(words).split(' ').filter(Boolean);
  const listed = citations
    .map((citation, index) => ({ citation, index, cited: report.cited[index] ?? null }))
    .filter(({ citation }) => {
      const said = fold([citation.label ?? '', citation.id ?? '', citation.title ?? '', citation.raw].join(' '));
      return wanted.every((word) => said.includes(word));
    });
  const count =
    listed.length === citations.length
      ? t('references.count', { count: citations.length })
      : t('references.shown', { count: listed.length, total: citations.length });
  return (
    <div className="references">
      <div className="list-tools">
        <SearchField label={t('references.search')} value={words} onChange={onWords} count={count} />
      </div>
      {unlisted.length > 0 && (
        <section className="unlisted">
          <h3 className="group-title">
            {t('references.unlisted')} <span className="group-count">{unlisted.length}</span>
          </h3>
          <p className="chips">
            {unlisted.map((u) => (
              <button type="button" className="chip" key={u.label} disabled={!u.spans[0]} onClick={() => u.spans[0] && onReveal(u.spans[0])}>
                {u.label}
              </button>
            ))}
          </p>
        </section>
      )}
      {listed.length === 0 && <p className="none-match">{t('references.none-match')}</p>}
      <ul className={listed.length > 150 ? 'rows long' : 'rows'} aria-label={t('references.label')}>
        {listed.map(({ citation, index, cited }) => (
          <ReferenceRow
            key={citation.span.start}
            citation={citation}
            cited={cited}
            asOf={report.catalog.asOf}
            onReveal={onReveal}
            onSave={() => onSave(index)}
          />
        ))}
      </ul>
    </div>
  );
}

type ReferenceRowProps = { citation: Citation; cited: CitedWork | null; asOf: string | null; onReveal(span: Span): void; onSave(): void };

function ReferenceRow({ citation, cited, asOf, onReveal, onSave }: ReferenceRowProps) {
  const { label, id, title, edition, role, mentions, raw, dated } = citation;
  const status = cited?.status ?? 'unknown';
  const name = id ?? label ?? title ?? raw.slice(0, 60);
  const [mention] = mentions;
  return (
    <li className="reference">
      <p className="reference-name">
        <button type="button" className="plain name" onClick={() => onReveal(citation.span)}>
          {id ? <Num>{id}</Num> : (label ?? t('references.no-number'))}
        </button>
        {label && id && label.replace(/[[\]]/g, '') !== id && <span className="quiet label">{label}</span>}
      </p>
      <p className="reference-title">{title ?? (id ? '' : raw)}</p>
      <p className="reference-facts">
        <span className={`pill status-${status}`}>{t(`references.${status}`)}</span>
        {cited?.replacedBy && (
          <span className="replaced">
            {t('references.replaced-by')} <Num>{cited.replacedBy}</Num>
          </span>
        )}
        {cited?.pinned && <span>{t('references.pinned')}</span>}
        {status !== 'unknown' && asOf && <span className="quiet">{t('references.as-of', { date: day(asOf) })}</span>}
      </p>
      <p className="reference-facts quiet">
        <span>{t(`references.${role}`)}</span>
        <span>{edition ? t('references.edition', { edition: day(edition) }) : !dated && id ? t('references.undated') : null}</span>
        {mention ? (
          <button type="button" className="plain" onClick={() => onReveal(mention)}>
            {t('references.mentions', { count: mentions.length })}
          </button>
        ) : (
          role !== 'in-text' && <span>{t('references.not-cited')}</span>
        )}
      </p>
      <button type="button" className="reference-save" aria-label={t('references.save-name', { name })} onClick={onSave}>
        {t('references.save')}
      </button>
    </li>
  );
}
