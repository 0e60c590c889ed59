import type { SourceDocument, Span } from '@/src/model';
import { type Pieces, sourcesOf } from '../text/composer';
import { readLines } from '../text/read-text';
import { documentOf, lastPart } from './document';
import { readHead } from './head';
import { liveTree } from './live-tree';
import { type PlainPages, plainPages } from './plain-pages';
import { walkTree } from './walk';

/** A page as read, and the way between its one text and the places where it is drawn. */
export type Reading = {
  document: SourceDocument;
  /** The words of a span on the page; null where none of them stands there any more. */
  locate: (span: Span) => Range | null;
  /** The place of a caret or click in the text; null outside the text. */
  spanOf: (node: Node, offset: number) => Span | null;
};

/** Reads the page at one go. For a page that somebody looks at, take `readPageInSlices`. */
export function readPage(root: Document, origin: { url: string | null }): Reading {
  const plain = plainPages<Node>(liveTree, root.body ?? root);
  if (plain) return readPlain(root, plain, origin.url);
  const walk = walkTree<Node>(liveTree, root.body ?? root);
  walk.step(() => false);
  return readingOf(root, walk, origin.url);
}

/** Longest piece of work between two rests, in milliseconds. */
const SLICE = 10;

/** As `readPage`, resting every 10 ms so that the page stays responsive. Stops with the signal's reason where it is aborted. */
export async function readPageInSlices(root: Document, origin: { url: string | null }, signal?: AbortSignal): Promise<Reading> {
  const plain = plainPages<Node>(liveTree, root.body ?? root);
  if (plain) return readPlain(root, plain, origin.url);
  const walk = walkTree<Node>(liveTree, root.body ?? root);
  for (;;) {
    const until = performance.now() + SLICE;
    if (walk.step(() => performance.now() >= until)) break;
    await rest();
    signal?.throwIfAborted();
  }
  await rest();
  return readingOf(root, walk, origin.url);
}

/** Lets the page do what waits: input first. */
const rest = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

function readingOf(root: Document, walk: ReturnType<typeof walkTree<Node>>, url: string | null): Reading {
  const { document, pieces } = documentOf<Node>(liveTree, root, walk, { fileName: null, url, format: 'html' }, null);
  return { document, ...placesOf(root, pieces, walk.sources) };
}

function readPlain(root: Document, pages: PlainPages<Node>, url: string | null): Reading {
  const format = /^text\/plain/.test(root.contentType) ? 'txt' : 'html';
  const read = readLines(pages.raw, pages.marks, { fileName: lastPart(url), url, format, id: null });
  const { metadata, language } = readHead<Node>(liveTree, root.documentElement);
  const document = { ...read.document, metadata: { ...read.document.metadata, ...metadata }, language: language ?? read.document.language };
  return { document, ...placesOf(root, splitAtNodes(read.pieces, pages), pages.nodes) };
}

/** Pieces of the page's whole characters → pieces of its text nodes. */
function splitAtNodes(pieces: Pieces, pages: PlainPages<Node>): Pieces {
  const split: Pieces = { start: [], length: [], source: [], offset: [] };
  let node = 0;
  for (let i = 0; i < pieces.start.length; i++) {
    let from = pieces.offset[i] ?? 0;
    const to = from + (pieces.length[i] ?? 0);
    let start = pieces.start[i] ?? 0;
    while (node > 0 && (pages.starts[node] ?? 0) > from) node--;
    while (from < to) {
      while (node + 1 < pages.starts.length && (pages.starts[node + 1] ?? 0) <= from) node++;
      const end = Math.min(to, pages.starts[node + 1] ?? to);
      split.start.push(start);
      split.length.push(end - from);
      split.source.push(node);
      split.offset.push(from - (pages.starts[node] ?? 0));
      start += end - from;
      from = end;
    }
  }
  return split;
}

function placesOf(root: Document, pieces: Pieces, nodes: readonly Node[]): Pick<Reading, 'locate' | 'spanOf'> {
  let firstPiece: Map<Node, number> | null = null;
  /** Made when the first caret asks: most readings never need it. */
  const pieceOfNode = (node: Node): number | undefined => {
    if (!firstPiece) {
      firstPiece = new Map();
      for (let i = pieces.source.length - 1; i >= 0; i--) {
        const source = nodes[pieces.source[i] ?? 0];
        if (source) firstPiece.set(source, i);
      }
    }
    return firstPiece.get(node);
  };
  return {
    locate(span) {
      const found = sourcesOf(pieces, span);
      const from = found && nodes[found.from.source];
      const to = found && nodes[found.to.source];
      // A page may have changed since it was read: shortened or removed nodes are no place.
      if (!found || !from?.isConnected || !to?.isConnected) return null;
      if (found.from.offset > (from.nodeValue?.length ?? 0) || found.to.offset > (to.nodeValue?.length ?? 0)) return null;
      const range = root.createRange();
      range.setStart(from, found.from.offset);
      range.setEnd(to, found.to.offset);
      return range;
    },
    spanOf(node, offset) {
      const text = textAt(node, offset);
      const first = text ? pieceOfNode(text.node) : undefined;
      if (!text || first === undefined) return null;
      let last = first;
      for (let i = first; i < pieces.source.length && pieces.source[i] === pieces.source[first]; i++) {
        if ((pieces.offset[i] ?? 0) > text.offset) break;
        last = i;
      }
      const within = Math.min(Math.max(0, text.offset - (pieces.offset[last] ?? 0)), pieces.length[last] ?? 0);
      const at = (pieces.start[last] ?? 0) + within;
      return { start: at, end: at };
    },
  };
}

/** A boundary point as a text node and an offset in it: the first text at or after the point, inside the node. */
function textAt(node: Node, offset: number): { node: Node; offset: number } | null {
  if (node.nodeType === 3 || node.nodeType === 4) return { node, offset };
  const inside = node.childNodes[Math.min(offset, Math.max(0, node.childNodes.length - 1))];
  if (!inside) return null;
  if (inside.nodeType === 3) return { node: inside, offset: offset >= node.childNodes.length ? (inside.nodeValue?.length ?? 0) : 0 };
  const walker = (node.ownerDocument ?? (node as Document)).createTreeWalker(inside, 4 /* text */);
  const found = walker.nextNode();
  return found ? { node: found, offset: 0 } : null;
}
