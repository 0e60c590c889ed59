import { useId, useState } from 'react';
import type { Format } from '@/src/model';
import type { ExportKind } from '@/src/protocol';
import { t } from './messages';

type Group = { name: 'draft' | 'report' | 'references' | 'terms' | 'tables'; kinds: readonly ExportKind[] };

const GROUPS: readonly Group[] = [
  { name: 'draft', kinds: ['docx-comments', 'pdf-highlights'] },
  { name: 'report', kinds: ['html-report', 'web-annotations', 'sarif'] },
  { name: 'references', kinds: ['references-csl', 'references-bibtex', 'references-ris', 'references-relaton', 'references-csv'] },
  { name: 'terms', kinds: ['terms-tbx', 'terms-skos', 'terms-csv'] },
  { name: 'tables', kinds: ['tables-xlsx', 'findings-csv', 'deadlines-ics'] },
];

/** What can be written into a file of this format only. */
const NEEDS: Partial<Record<ExportKind, Format>> = { 'docx-comments': 'docx', 'pdf-highlights': 'pdf' };

type Props = { format: Format; isPublic: boolean; onExport(what: ExportKind, excerpts: boolean): void };

/** Everything else that can be written, folded away: back into the draft, and the data for other tools. */
export function ExportsSection({ format, isPublic, onExport }: Props) {
  const [excerpts, setExcerpts] = useState(true);
  const id = useId();
  const groups = GROUPS.map(({ name, kinds }) => ({ name, kinds: kinds.filter((kind) => (NEEDS[kind] ?? format) === format) })).filter(
    ({ kinds }) => kinds.length > 0,
  );
  return (
    <details className="export more-exports">
      <summary className="group-title">{t('exports.title')}</summary>
      {!isPublic && (
        <label className="choice" htmlFor={`${id}-excerpts`}>
          <input id={`${id}-excerpts`} type="checkbox" checked={excerpts} onChange={(event) => setExcerpts(event.target.checked)} />
          <span>{t('documents.excerpts')}</span>
        </label>
      )}
      {groups.map(({ name, kinds }) => (
        <fieldset key={name} className="export-group">
          <legend className="quiet">{t(`exports.${name}`)}</legend>
          <p className="deeds">
            {kinds.map((kind) => (
              <button key={kind} type="button" onClick={() => onExport(kind, excerpts)}>
                {t(`exports.${kind}`)}
              </button>
            ))}
          </p>
        </fieldset>
      ))}
    </details>
  );
}
