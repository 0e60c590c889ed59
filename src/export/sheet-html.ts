import type { Run, Sheet, SheetBlock } from '@/src/coordinate';

/** The document as one self-contained HTML page: no script, nothing loaded, real tables with scoped heads. What stands in it is escaped. */
export function sheetToHtml(sheet: Sheet): string {
  const banner = sheet.banner ? `<p class="banner" role="note">${escaped(sheet.banner)}</p>\n` : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(sheet.properties.title)}</title>
<meta name="description" content="${escaped(sheet.properties.description)}">
<style>
body { font: 1rem/1.45 Calibri, Carlito, "Segoe UI", sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1.5rem; }
th, td { border: 1px solid #767676; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: #e7e6e6; }
.gap { background: #fff29a; }
.banner { border: 2px solid #9c1c1c; padding: 0.4rem 0.8rem; font-weight: bold; }
.wide { overflow-x: auto; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } thead { display: table-header-group; } }
</style>
</head>
<body>
<main>
${banner}${sheet.blocks.map(blockToHtml).join('\n')}
</main>
</body>
</html>
`;
}

function blockToHtml(block: SheetBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${runsToHtml(block.runs)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${runsToHtml(item)}</li>`).join('')}</ul>`;
    case 'rule':
      return '<hr>';
    case 'table': {
      const whole = block.widths.reduce((a, b) => a + b, 0);
      const columns = block.widths.map((w) => `<col style="width:${((100 * w) / whole).toFixed(1)}%">`).join('');
      const head = block.head ? `<thead><tr>${block.head.map((h) => `<th scope="col">${escaped(h)}</th>`).join('')}</tr></thead>` : '';
      // A table of labels and values is headed by its first column.
      const cell = (runs: readonly Run[], at: number): string =>
        block.head === null && at === 0 ? `<th scope="row">${runsToHtml(runs)}</th>` : `<td>${runsToHtml(runs)}</td>`;
      return `<div class="wide"><table><colgroup>${columns}</colgroup>${head}<tbody>${block.rows.map((cells) => `<tr>${cells.map(cell).join('')}</tr>`).join('\n')}</tbody></table></div>`;
    }
  }
}

const runsToHtml = (runs: readonly Run[]): string => runs.map(runToHtml).join('');

function runToHtml(run: Run): string {
  const text = escaped(run.text);
  const marked =
    run.mark === 'to-complete'
      ? `<mark class="gap">[${text}]</mark>`
      : run.mark === 'quote'
        ? `<q>${text}</q>`
        : run.mark === 'unverified'
          ? `<em>${text}</em>`
          : run.bold || run.mark === 'class'
            ? `<strong>${text}</strong>`
            : text;
  const linked = run.href && /^https?:\/\//.test(run.href) ? `<a href="${escaped(run.href)}" rel="noreferrer">${marked}</a>` : marked;
  return run.newLine ? `<br>${linked}` : linked;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text without the characters that HTML forbids, markup escaped. */
const escaped = (text: string): string =>
  text
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);
