import type { Block } from '@/src/model';

/** "Source:", "Question(s):", "Title :" alone in a cell. */
const LABEL = /^[^:：\t]{2,40}\s*[:：]$/;
/** A header table stands before the text begins. */
const LOOKED_AT = 120;
const LABELS_NEEDED = 3;

/** The header table of a working document, a table of at least three labels before the first heading, becomes `cover`. */
export function markCover(text: string, blocks: Block[]): Block[] {
  const labels = new Map<number, number>();
  for (const block of blocks.slice(0, LOOKED_AT)) {
    if (block.kind === 'heading' && !block.cell) break;
    if (block.cell && LABEL.test(text.slice(block.span.start, block.span.end))) labels.set(block.cell.table, (labels.get(block.cell.table) ?? 0) + 1);
  }
  const covers = new Set([...labels].filter(([, count]) => count >= LABELS_NEEDED).map(([table]) => table));
  if (covers.size === 0) return blocks;
  return blocks.map((block): Block => (block.cell && covers.has(block.cell.table) ? { ...block, kind: 'cover', level: null } : block));
}
