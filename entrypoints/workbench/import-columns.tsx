import { COLUMN_FIELDS, type ColumnField, type TablePreview } from '@/src/model';
import { type MessageKey, t } from '@/src/ui';

type ImportColumnsProps = { table: TablePreview; columns: readonly (ColumnField | null)[]; onColumns(columns: (ColumnField | null)[]): void };

/** What each column of a table means, over its first rows: guessed, and to be changed. */
export function ImportColumns({ table, columns, onColumns }: ImportColumnsProps) {
  return (
    <section aria-label={t('import.columns', { file: table.file })}>
      <h3>{t('import.columns', { file: table.file })}</h3>
      <div className="import-table">
        <table>
          <thead>
            <tr>
              {table.headers.map((header, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name for sure
                <th scope="col" key={i}>
                  <span>{header || t('import.column', { number: i + 1 })}</span>
                  <select
                    aria-label={t('import.meaning', { column: header || String(i + 1) })}
                    value={columns[i] ?? ''}
                    onChange={(event) => onColumns(withColumn(columns, i, COLUMN_FIELDS.find((field) => field === event.target.value) ?? null))}
                  >
                    <option value="">{t('import.left-out')}</option>
                    {COLUMN_FIELDS.map((field) => (
                      <option key={field} value={field}>
                        {t(`import.field.${field}` as MessageKey)}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the first rows, in their order
              <tr key={at}>
                {table.headers.map((_, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <td key={i}>{row[i] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!columns.some((field) => field === 'id' || field === 'title' || field === 'term') && <p className="bench-trouble">{t('import.needs')}</p>}
    </section>
  );
}

/** No two columns mean the same: the one chosen last does. */
const withColumn = (columns: readonly (ColumnField | null)[], at: number, field: ColumnField | null): (ColumnField | null)[] =>
  columns.map((other, i) => (i === at ? field : other === field ? null : other));
