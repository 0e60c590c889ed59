import type { Tree } from './tree';

/** The live page as a tree. */
export const liveTree: Tree<Node> = {
  name: (node) => (node.nodeType === 1 ? node.nodeName.toLowerCase() : node.nodeType === 3 || node.nodeType === 4 ? '#text' : ''),
  attribute: (node, name) => (node.nodeType === 1 ? (node as Element).getAttribute(name) : null),
  firstChild: (node) => node.firstChild,
  nextSibling: (node) => node.nextSibling,
  text: (node) => node.nodeValue ?? '',
};
