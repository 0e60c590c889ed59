import type { Report } from '@/src/model';
import { MATRIX_HEAD, matrixRows } from './matrix-rows';
import { escaped } from './sheet-markdown';

/** Who else defines the document's terms, as a Markdown table. What stands in a cell is escaped: no text becomes markup. */
export function matrixToMarkdown(report: Report): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  const { id, title } = report.extract.identity;
  const { asOf } = report.catalog;
  const head = [
    `# ${escaped(`Terms of ${[id, title].filter(Boolean).join(', ') || report.document.fileName || 'the document'}`)}`,
    `Compared with ${report.catalog.works} works${asOf ? `, as of ${asOf}` : ''}.`,
  ];
  return `${head.join('\n\n')}\n\n${[line(MATRIX_HEAD), line(MATRIX_HEAD.map(() => '---')).replaceAll('\\-', '-'), ...matrixRows(report).map(line)].join('\n')}\n`;
}
