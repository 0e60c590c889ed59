import { type AnyNode, type ChildNode, type Document, isTag, isText, type ParentNode } from 'domhandler';
import { parse } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import type { Tree } from './tree';

/** A parsed file as a tree (parse5, as browsers parse). */
export const parsedTree: Tree<AnyNode> = {
  name: (node) => (isTag(node) ? localName(node.name) : isText(node) ? '#text' : ''),
  attribute: (node, name) => (isTag(node) ? (node.attribs[name] ?? null) : null),
  firstChild: (node) => ('children' in node ? ((node as ParentNode).children[0] ?? null) : null),
  nextSibling: (node) => ('next' in node ? ((node as ChildNode).next ?? null) : null),
  text: (node) => (isText(node) ? node.data : ''),
};

const localName = (name: string): string => name.toLowerCase();

export const parseHtml = (html: string): Document => parse(html, { treeAdapter: adapter });
