import type { ImportReport } from '@/src/model';
import { t } from '@/src/ui';
import { downloadBytes } from '../panel/download';

const SHOWN = 100;

const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** What came of an import: how much, and what was left out with the reason. */
export function ImportReportView({ report, onClose }: { report: ImportReport; onClose(): void }) {
  const save = (): void => {
    const rows = [['File', 'Row', 'Reason', 'Words'], ...report.refusals.map((r) => [r.file, String(r.row), r.reason, r.words])];
    const bytes = new TextEncoder().encode(`\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`);
    downloadBytes({ fileName: `${report.name}-refused.csv`, mime: 'text/csv', bytes: bytes.buffer });
  };
  return (
    <>
      <p role="status">
        <strong>{t('import.done', { count: report.works })}</strong>{' '}
        {report.changed === 0 ? t('import.nothing-new') : t('import.changed', { count: report.changed })}
      </p>
      {report.refused > 0 && (
        <section aria-label={t('import.refused', { count: report.refused })}>
          <h3>{t('import.refused', { count: report.refused })}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keyboard */}
          <div className="import-table" tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('import.file')}</th>
                  <th scope="col">{t('import.row')}</th>
                  <th scope="col">{t('import.reason')}</th>
                </tr>
              </thead>
              <tbody>
                {report.refusals.slice(0, SHOWN).map((r) => (
                  <tr key={`${r.file} ${r.row} ${r.reason}`}>
                    <td>{r.file}</td>
                    <td>{r.row || ''}</td>
                    <td>
                      {r.reason} <span className="quiet">{r.words}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p>
            <button type="button" onClick={save}>
              {t('import.save-refused')}
            </button>
          </p>
        </section>
      )}
      <p className="deeds">
        <button type="button" className="primary" onClick={onClose}>
          {t('import.close')}
        </button>
      </p>
    </>
  );
}
