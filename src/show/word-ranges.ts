/** What renderers draw for a tab: a node of nothing else. */
const TAB = /^[\t\u2003]+$/;

/**
 * The range cut at drawn tabs: a line under a hand's breadth of nothing marks no words. One that holds no tab, or lies in
 * one node, stays as it is.
 */
export function wordRanges(range: Range): Range[] {
  if (range.startContainer === range.endContainer || !/[\t\u2003]/.test(range.toString())) return [range];
  const page = range.startContainer.ownerDocument ?? document;
  const walker = page.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  let open: Range | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!range.intersectsNode(node)) {
      if (open) break;
      continue;
    }
    const text = node.nodeValue ?? '';
    if (TAB.test(text)) {
      open = null;
      continue;
    }
    if (!open) {
      open = page.createRange();
      open.setStart(node, node === range.startContainer ? range.startOffset : 0);
      ranges.push(open);
    }
    open.setEnd(node, node === range.endContainer ? range.endOffset : text.length);
  }
  return ranges;
}
