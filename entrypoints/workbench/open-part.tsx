import { familyOf, type OpenDocument, type SummaryFinding } from '@/src/model';
import { day, Said, Sign, t } from '@/src/ui';
import { Part } from './part';

/** Analysed drafts in which something is undecided: overlaps with other works one by one, the rest counted. */
export function OpenPart({ documents }: { documents: readonly OpenDocument[] }) {
  return (
    <Part name={t('today.open', { count: documents.length })} rows={documents} total={documents.length}>
      {({ document, name, title, at, overlaps, others }) => (
        <li key={document} data-open={document}>
          <a href="#meeting">{name}</a> {title !== name && title} <span className="quiet">{t('today.analysed', { date: day(at) })}</span>
          <ul className="today-findings">
            {overlaps.map((finding) => (
              <FindingLine key={finding.id} finding={finding} />
            ))}
            {others > 0 && <li className="quiet">{t(overlaps.length > 0 ? 'today.and-others' : 'today.others', { count: others })}</li>}
          </ul>
        </li>
      )}
    </Part>
  );
}

/** What is found, in a line; it leads to the work that it is about. */
function FindingLine({ finding: { kind, message, work } }: { finding: SummaryFinding }) {
  return (
    <li>
      <Sign family={familyOf(kind)} named /> {work ? <a href={`#work=${encodeURIComponent(work)}`}>{t(`kind.${kind}`)}</a> : t(`kind.${kind}`)}:{' '}
      <Said>{message}</Said>
    </li>
  );
}
