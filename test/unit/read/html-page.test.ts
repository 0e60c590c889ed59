import { type AnyNode, isTag, isText, type ParentNode } from 'domhandler';
import { describe, expect, test } from 'vitest';
import { parseHtml } from '@/src/read/html/parsed-tree';
import { readHtml } from '@/src/read/html/read-html';
import { readPage, readPageInSlices } from '@/src/read/html/read-page';

type Place = { node: { nodeValue: string }; offset: number };

/** As much of the DOM as reading a page asks for, over a parsed file. Real browsers are tried in test/e2e. */
function pageOf(html: string): Document {
  const made = new Map<AnyNode, object>();
  const wrap = (node: AnyNode | null): object | null => {
    if (!node) return null;
    const known = made.get(node);
    if (known) return known;
    const wrapped = {
      nodeType: isTag(node) ? 1 : isText(node) ? 3 : 8,
      nodeName: isTag(node) ? node.name.toUpperCase() : '#text',
      nodeValue: isText(node) ? node.data : null,
      isConnected: true,
      getAttribute: (name: string) => (isTag(node) ? (node.attribs[name] ?? null) : null),
      get firstChild() {
        return wrap('children' in node ? ((node as ParentNode).children[0] ?? null) : null);
      },
      get nextSibling() {
        return wrap((node.next as AnyNode | null) ?? null);
      },
    };
    made.set(node, wrapped);
    return wrapped;
  };
  const parsed = parseHtml(html);
  const root = parsed.children.find((n) => isTag(n) && n.name === 'html') as AnyNode & ParentNode;
  const body = root.children.find((n) => isTag(n) && n.name === 'body') as AnyNode;
  const createRange = () => {
    const range = {
      start: null as Place | null,
      end: null as Place | null,
      setStart: (node: Place['node'], offset: number) => (range.start = { node, offset }),
      setEnd: (node: Place['node'], offset: number) => (range.end = { node, offset }),
    };
    return range;
  };
  return {
    body: wrap(body),
    documentElement: wrap(root),
    firstChild: wrap(root),
    nodeType: 9,
    nodeName: '#document',
    contentType: 'text/html',
    createRange,
  } as unknown as Document;
}

/** The characters of a range, where both ends stand in one text node. */
const words = (range: Range | null): string | null => {
  const { start, end } = (range ?? {}) as unknown as { start?: Place; end?: Place };
  if (!start || !end) return null;
  return start.node === end.node
    ? start.node.nodeValue.slice(start.offset, end.offset)
    : `${start.node.nodeValue.slice(start.offset)}…${end.node.nodeValue.slice(0, end.offset)}`;
};

const PAGE =
  '<html lang="en"><head><title>T</title></head><body><h1>Wallet\n   words</h1><h2>1 Scope</h2><p>An <b>iden&shy;tity</b> wallet\u00a0is&nbsp; a <dfn>holder&#8217;s</dfn>\n tool.</p><ol><li>first</ol><pre>a\n  b</pre></body></html>';

describe('readPage', () => {
  test('has the same text and blocks as the file', async () => {
    const file = await readHtml(PAGE, { fileName: null, url: null });
    const { document } = readPage(pageOf(PAGE), { url: 'https://example.org/a/spec.html?x#y' });
    expect(document.text).toBe(file.text);
    expect(document.blocks).toEqual(file.blocks);
    expect(document.marks).toEqual(file.marks);
    expect(document.metadata).toEqual(file.metadata);
    expect(document.fileName).toBe('spec.html');
  });

  test('in slices reads the same', async () => {
    const page = pageOf(`<body>${PAGE.repeat(200)}</body>`);
    expect((await readPageInSlices(page, { url: null })).document.text).toBe(readPage(page, { url: null }).document.text);
  });

  test('finds the words on the page, and the page’s places in the text', () => {
    const { document, locate, spanOf } = readPage(pageOf(PAGE), { url: null });
    for (const [said, drawn] of [
      ['Wallet', 'Wallet'],
      ['words', 'words'],
      ['identity', 'iden\u00adtity'],
      ['tool.', 'tool.'],
      ['holder’s', 'holder’s'],
      ['first', 'first'],
      ['b', 'b'],
    ] as const) {
      const start = document.text.lastIndexOf(said);
      const range = locate({ start, end: start + said.length });
      expect(words(range)).toBe(drawn);
      const from = (range as unknown as { start: { node: Node; offset: number } }).start;
      expect(spanOf(from.node, from.offset)).toEqual({ start, end: start });
    }
  });

  test('a list number stands nowhere on the page', () => {
    const { document, locate } = readPage(pageOf(PAGE), { url: null });
    const start = document.text.indexOf('1. first');
    expect(locate({ start, end: start + 2 })).toBeNull();
    expect(words(locate({ start, end: start + 8 }))).toBe('first');
  });

  test('a text file as browsers show it is read as text', () => {
    const page = pageOf(
      '<body><pre>Request for Comments: 99999        May 2020\n\n              A Title\n\nAbstract\n\n   Some words that are wrapped\n   here.\n</pre></body>',
    );
    const { document, locate } = readPage(page, { url: null });
    expect(document.text).toContain('Some words that are wrapped here.');
    const start = document.text.indexOf('here');
    expect(words(locate({ start, end: start + 4 }))).toBe('here');
  });
});
