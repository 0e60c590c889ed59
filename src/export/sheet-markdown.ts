import type { Run, Sheet, SheetBlock } from '@/src/coordinate';

/** The document as Markdown (CommonMark with GFM tables). What stands in it is escaped: no text becomes markup. */
export function sheetToMarkdown(sheet: Sheet): string {
  const blocks = sheet.blocks.map(blockToMarkdown);
  return `${[...(sheet.banner ? [`> **${escaped(sheet.banner)}**`] : []), ...blocks].join('\n\n')}\n`;
}

function blockToMarkdown(block: SheetBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escaped(block.text)}`;
    case 'paragraph':
      return runsToMarkdown(block.runs);
    case 'list':
      return block.items.map((item) => `- ${runsToMarkdown(item)}`).join('\n');
    case 'rule':
      return '---';
    case 'table': {
      const columns = block.widths.length;
      const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
      const head = block.head ? block.head.map(escaped) : Array.from({ length: columns }, () => ' ');
      return [line(head), line(Array.from({ length: columns }, () => '---')), ...block.rows.map((cells) => line(cells.map(runsToMarkdown)))].join('\n');
    }
  }
}

function runsToMarkdown(runs: readonly Run[]): string {
  return runs.map(runToMarkdown).join('').trim();
}

function runToMarkdown(run: Run): string {
  // Spaces stay outside the emphasis, where Markdown wants them.
  const [, before = '', text = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(run.text) ?? [];
  if (text === '') return before || after ? ' ' : '';
  const safe = escaped(text);
  const marked =
    run.mark === 'to-complete'
      ? `**[${safe}]**`
      : run.mark === 'quote'
        ? `“${safe}”`
        : run.bold || run.mark === 'class'
          ? `**${safe}**`
          : run.mark === 'unverified'
            ? `*${safe}*`
            : safe;
  const linked = run.href && /^https?:\/\/[^\s<>()]+$/.test(run.href) ? `[${marked}](${run.href})` : marked;
  return `${run.newLine ? '<br>' : before && ' '}${linked}${after && ' '}`;
}

/** One line, with every character that Markdown or HTML would read as markup escaped. */
export const escaped = (text: string): string =>
  text
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .replace(/[\\`*_[\]<>|#~]/g, '\\$&')
    .replace(/^([-+])(?= )/, '\\$1')
    .replace(/^(\d+)([.)])(?= )/, '$1\\$2')
    .replace(/&(?=#?\w+;)/g, '&amp;');
