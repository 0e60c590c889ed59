/**
 * What reading needs of a tree of nodes, so that one walk serves a parsed file and a live page. `N` is the tree's node type.
 * Names are lower-case local names.
 */
export type Tree<N> = {
  /** Lower-case name of an element, '#text' for text, '' for anything else (comments, doctype). */
  name: (node: N) => string;
  attribute: (node: N, name: string) => string | null;
  firstChild: (node: N) => N | null;
  nextSibling: (node: N) => N | null;
  /** Characters of a text node. */
  text: (node: N) => string;
};

/** All nodes below `root` in document order, depth first, without recursion. `enter` false leaves an element's inside out. */
export function* descendants<N>(tree: Tree<N>, root: N, enter: (node: N) => boolean = () => true): Generator<N> {
  const next: (N | null)[] = [tree.firstChild(root)];
  while (next.length > 0) {
    const node = next.pop() ?? null;
    if (node === null) continue;
    next.push(tree.nextSibling(node));
    yield node;
    if (tree.name(node) !== '#text' && enter(node)) next.push(tree.firstChild(node));
  }
}

/** First element of that name below `root`; null where there is none. */
export function firstNamed<N>(tree: Tree<N>, root: N, name: string): N | null {
  for (const node of descendants(tree, root)) if (tree.name(node) === name) return node;
  return null;
}

/** All characters below a node, as they stand. */
export function rawText<N>(tree: Tree<N>, root: N, limit = Number.POSITIVE_INFINITY): string {
  let text = '';
  for (const node of descendants(tree, root)) {
    if (tree.name(node) === '#text') text += tree.text(node);
    if (text.length >= limit) break;
  }
  return text;
}
