import { type Block, indexAt, type SourceDocument, type Span } from '@/src/model';
import { type Drawn, listeners, scrollToRange } from './drawn';

/** Blocks laid out together: the browser skips a whole group while it is out of sight (content-visibility). */
const GROUP = 60;

/** Frames in which a far place may come to rest. */
const SETTLING = 6;

const isDrawing = (text: string): boolean => /[|+]-{2,}|[-=_]{5,}|\|.*\|| {3,}\S.* {3,}\S/.test(text);

function elementOf(block: Block, text: string, index: number): HTMLElement {
  const heading = block.kind === 'heading';
  const element = document.createElement(heading ? `h${Math.min(6, (block.level ?? 1) + 1)}` : block.kind === 'code' ? 'pre' : 'p');
  element.className = `text-block ${block.kind}${block.kind === 'code' || isDrawing(text) ? ' fixed' : ''}`;
  element.dataset.block = String(index);
  element.dir = 'auto';
  if (!heading && block.indent) element.style.marginInlineStart = `${Math.min(block.indent, 24) * 0.5}em`;
  // one text node, as long as the block's text: U+2028 and "\n" are both one unit
  element.append(document.createTextNode(text.replaceAll('\u2028', '\n')));
  return element;
}

/** Draws a document that is plain text, block under block, each with exactly its part of the one text. */
export function drawText(source: SourceDocument, scroller: HTMLElement): Drawn {
  const host = document.createElement('article');
  host.className = 'text-sheet';
  if (source.language) host.lang = source.language;
  const elements = source.blocks.map((block, i) => elementOf(block, source.text.slice(block.span.start, block.span.end), i));
  for (let i = 0; i < elements.length; i += GROUP) {
    const group = document.createElement('div');
    group.className = 'text-group';
    group.append(...elements.slice(i, i + GROUP));
    host.append(group);
  }
  scroller.replaceChildren(host);
  const drawn = listeners();
  let scale = 1;

  const rangesOf = (span: Span): Range[] => {
    const ranges: Range[] = [];
    for (let i = Math.max(0, indexAt(source.blocks, span.start)); i < source.blocks.length; i++) {
      const block = source.blocks[i];
      const node = elements[i]?.firstChild;
      if (!block || block.span.start >= span.end) break;
      const start = Math.max(span.start, block.span.start) - block.span.start;
      const end = Math.min(span.end, block.span.end) - block.span.start;
      if (!(node instanceof Text) || end <= start) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
    return ranges;
  };

  return {
    scroller,
    rangesOf,
    reveal: async (span) => {
      const [range] = rangesOf(span);
      const element = range?.startContainer.parentElement;
      if (!range || !element) return false;
      // a group that was skipped has only a guessed height: what lies above the words may still grow or shrink when it is drawn
      for (let tried = 0; tried < SETTLING; tried++) {
        if (range.getBoundingClientRect().height === 0) element.scrollIntoView({ block: 'center' });
        const before = scroller.scrollTop;
        scrollToRange(scroller, range);
        await new Promise((resolve) => requestAnimationFrame(resolve));
        if (tried > 0 && Math.abs(scroller.scrollTop - before) < 1) break;
      }
      return true;
    },
    offsetAt: (node, offset) => {
      const element = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-block]');
      const block = element ? source.blocks[Number(element.dataset.block)] : undefined;
      return block ? Math.min(block.span.end, block.span.start + (node instanceof Text ? offset : 0)) : null;
    },
    offsetInView: () => {
      const frame = scroller.getBoundingClientRect();
      let low = 0;
      let high = elements.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((elements[middle]?.getBoundingClientRect().bottom ?? 0) > frame.top + 80) high = middle;
        else low = middle + 1;
      }
      return source.blocks[low]?.span.start ?? 0;
    },
    onDrawn: drawn.add,
    zoom: {
      scale: () => scale,
      set: (next) => {
        scale = Math.min(3, Math.max(0.5, next));
        host.style.fontSize = `${scale * 100}%`;
      },
      fit: () => {
        scale = 1;
        host.style.fontSize = '';
      },
    },
    pages: null,
    destroy: () => host.remove(),
  };
}
