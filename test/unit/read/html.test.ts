import { describe, expect, test } from 'vitest';
import type { Block, SourceDocument } from '@/src/model';
import { readHtml } from '@/src/read/html/read-html';

const read = (html: string | Uint8Array, fileName = 'page.html') => readHtml(html, { fileName, url: null });
/** A line a block: kind, level, number, cell, text. */
const outline = (document: SourceDocument): string[] =>
  document.blocks.map((b: Block) =>
    [b.kind, b.level ?? '', b.cell ? `r${b.cell.row}c${b.cell.column}${b.cell.header ? 'h' : ''}` : '', document.text.slice(b.span.start, b.span.end)]
      .filter(String)
      .join(' '),
  );
const marked = (document: SourceDocument, kind: string): string[] =>
  document.marks.filter((m) => m.kind === kind).map((m) => `${document.text.slice(m.span.start, m.span.end)}${m.value ? ` → ${m.value}` : ''}`);

describe('readHtml: blocks', () => {
  const cases: [title: string, html: string, expected: string[]][] = [
    ['white space collapses, also over elements', '<p>one\n  two <b> three</b>&nbsp; four</p>', ['paragraph one two three four']],
    ['soft hyphens and zero-width spaces print nothing', '<p>iden&shy;tity&#8203;</p>', ['paragraph identity']],
    ['a line break stays inside its block', '<p>one<br>two<br></p>', ['paragraph one\u2028two']],
    ['text beside blocks is a block', '<div>before<p>inside</p>after</div>', ['paragraph before', 'paragraph inside', 'paragraph after']],
    ['a table is cells, with spans counted', '<table><tr><th rowspan=2>A<th>B<tr><td>C</table>', ['cell r0c0h A', 'cell r0c1h B', 'cell r1c1 C']],
    ['terms and definitions', '<dl><dt>agent<dd><p>acts</p><p>for you</p></dl>', ['term agent', 'definition acts', 'definition for you']],
    [
      'ordered lists print their numbers, by their kind',
      '<ol type=a start=2><li>x<li><p>y</p></ol><ol><li>[1] z</ol>',
      ['list-item b) x', 'list-item c) y', 'list-item [1] z'],
    ],
    ['code keeps its lines and loses the first and last empty ones', '<pre>\n{\n  "a": 1\n}\n</pre>', ['code {\n  "a": 1\n}']],
    [
      'scripts, hidden elements, permalinks and site bars are no text',
      '<nav><a href="/">Home</a></nav><h2>A <a class="headerlink" href="#a">¶</a><a href="#a">§</a></h2><p hidden>x</p><p style="display:none">y</p><script>z</script><footer>w</footer>',
      ['heading 1 A'],
    ],
    [
      'a contents list is kept and is no clause',
      '<nav id="toc"><h2>Contents</h2><ol><li><a href="#a">1. Scope</a></ol></nav>',
      ['toc Contents', 'toc 1. Scope'],
    ],
    [
      'a heading that a contents list leaves out is a heading',
      '<h2 class="no-num no-toc no-ref heading settled">Abstract</h2><div class="sidebar-toc">Contents</div>',
      ['heading 1 Abstract', 'toc Contents'],
    ],
    [
      'where a page’s contents list stands is written on its body and makes no contents of it',
      '<body class="h-entry toc-sidebar"><main class="toc-inline"><h2>Abstract</h2><p>Leaves.</p></main></body>',
      ['heading 1 Abstract', 'paragraph Leaves.'],
    ],
    [
      'a W3C head is a cover, also where its role is that of an imprint',
      '<div class="head" role="contentinfo"><h1>Leaves</h1><p>Draft</p></div><h2>Abstract</h2><div role="contentinfo">Imprint</div>',
      ['cover Leaves', 'cover Draft', 'heading 1 Abstract'],
    ],
    ['MathML annotations are left out', '<p><math><mi>t</mi><annotation>LATEX</annotation></math></p>', ['paragraph t']],
    ['deleted text is left out', '<p>kept <del>gone</del></p>', ['paragraph kept']],
  ];
  test.each(cases)('%s', async (_title, html, expected) => {
    expect(outline(await read(html))).toEqual(expected);
  });
});

describe('readHtml: headings', () => {
  const cases: [title: string, html: string, expected: string[]][] = [
    [
      'a single h1 over h2 clauses is the title',
      '<h1>Wallets</h1><h2>1. Scope</h2><h3>1.1 Out of scope</h3>',
      ['cover Wallets', 'heading 1 1. Scope', 'heading 2 1.1 Out of scope'],
    ],
    [
      'h1 clauses keep level 1',
      '<h1>1 Scope</h1><h1>2 References</h1><h2>2.1 Normative</h2>',
      ['heading 1 1 Scope', 'heading 1 2 References', 'heading 2 2.1 Normative'],
    ],
    [
      'the old xml2rfc writes h3 for all',
      '<h1>T</h1><h3>Abstract</h3><h3>1. A</h3><h3>1.1. B</h3>',
      ['cover T', 'heading 1 Abstract', 'heading 1 1. A', 'heading 2 1.1. B'],
    ],
    [
      'ReSpec’s source nests sections',
      '<head><script src="https://example.org/respec.js"></script></head><section><h2>A</h2><section><h2>B</h2></section></section>',
      ['heading 1 A', 'heading 2 B'],
    ],
    [
      'headings in a W3C head are no clauses',
      '<div class="head"><h1>T</h1><h2>W3C Note</h2></div><h2>1. A</h2>',
      ['cover T', 'cover W3C Note', 'heading 1 1. A'],
    ],
  ];
  test.each(cases)('%s', async (_title, html, expected) => {
    expect(outline(await read(html))).toEqual(expected);
  });
});

describe('readHtml: marks, context, metadata', () => {
  test('dfn with its other forms, links, emphasis', async () => {
    const document = await read('<p>A <dfn data-lt="holders|wallet holder">holder</dfn> is <b>a</b> <a href="#x">party</a> 10<sup>2</sup></p>');
    expect(marked(document, 'dfn')).toEqual(['holder → holders|wallet holder']);
    expect(marked(document, 'link')).toEqual(['party → #x']);
    expect(marked(document, 'bold')).toEqual(['a']);
    expect(marked(document, 'superscript')).toEqual(['2']);
  });
  test('a mark never covers a list number', async () => {
    expect(marked(await read('<ol><li><b>term</b>: x</ol>'), 'bold')).toEqual(['term']);
  });
  test('context names ancestors with an id, a class or a meaning; anchors come from the block or what stands before its text', async () => {
    const document = await read('<section id="terms" class="informative"><dl class="termlist"><dt><dfn id="dfn-a">a</dfn><dd>b</dl></section>');
    expect(document.blocks[0]?.context).toBe('section#terms.informative > dl.termlist');
    expect(document.blocks[0]?.anchor).toBe('dfn-a');
  });
  test('title, meta, language, times, a ReSpec configuration', async () => {
    const document = await read(
      '<html lang="en-GB"><head><title> A\n B</title><meta name="Author" content="X"><meta name="author" content="Y"><script>var respecConfig = { specStatus: "ED", shortName: "abc" };</script></head><body><p><time class="published" datetime="2025-07-09">9 July</time></p>',
    );
    expect(document.metadata).toMatchObject({
      title: 'A B',
      author: 'X; Y',
      'respec.specstatus': 'ED',
      'respec.shortname': 'abc',
      'time.published': '2025-07-09',
    });
    expect(document.language).toBe('en');
  });
  test('the configuration that ReSpec leaves in what it made; no other data of a page', async () => {
    const made = '<script id="initialUserConfig" type="application/json">{ "specStatus": "CG-FINAL", "shortName": "leaf-vocab" }</script>';
    const other = '<script type="application/json">{ "shortName": "cookies" }</script>';
    expect((await read(`<html><head>${other}${made}</head><body><p>x</p></body></html>`)).metadata).toMatchObject({
      'respec.specstatus': 'CG-FINAL',
      'respec.shortname': 'leaf-vocab',
    });
  });
  test('printed page heads go to the running text', async () => {
    const document = await read('<table class="ears"><thead><tr><td>Internet-Draft</td><td>Wallets</td></tr></thead></table><p>x</p>');
    expect(document.runningText).toEqual(['Internet-Draft', 'Wallets']);
    expect(document.text).toBe('x');
  });
});

describe('readHtml: bytes', () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
  const cases: [title: string, page: Uint8Array, fileName: string, expected: string][] = [
    ['windows-1252 without a word about it', bytes('<p>caf\xe9 \x93x\x94</p>'), 'a.html', 'café “x”'],
    ['the charset that the page names', bytes('<meta charset="koi8-r"><p>\xc1</p>'), 'a.html', 'а'],
    ['UTF-8 that says latin-1', new TextEncoder().encode('<meta charset="iso-8859-1"><p>é</p>'), 'a.html', 'é'],
    ['UTF-16 with its mark', Uint8Array.from([0xff, 0xfe, 0x61, 0, 0x62, 0]), 'a.html', 'ab'],
    [
      'a web archive named .doc',
      bytes(
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="=_x"\r\n\r\n--=_x\r\nContent-Type: image/png\r\n\r\nPNG\r\n--=_x\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>caf=C3=A9 long=\r\n line</p>\r\n--=_x--\r\n',
      ),
      'a.doc',
      'café long line',
    ],
  ];
  test.each(cases)('%s', async (_title, page, fileName, expected) => {
    expect((await read(page, fileName)).text).toBe(expected);
  });
  test('a .doc that is HTML says so by its format', async () => {
    expect((await read('<p>x</p>', 'a.doc')).format).toBe('doc');
  });
});

describe('readHtml: odd pages', () => {
  test('an RFC in <pre> pages is read as text pages, links kept', async () => {
    const page = `<pre>Network Working Group                                        A. Author
Request for Comments: 99999                                  May 2020

                       A Short <a href="#x">Example</a>

Abstract

   One paragraph that is broken by the end of the page and goes
   on, as paragraphs do, over all of its foot and head until the next</pre><pre class="newpage">Author                   Informational                      [Page 1]
\f
RFC 99999                 Short Example                      May 2020

   page begins.
</pre>`;
    const document = await read(page);
    expect(document.text).toContain('until the next page begins.');
    expect(marked(document, 'link')).toEqual(['Example → #x']);
  });
  test('20,000 nested elements are read', async () => {
    const document = await read(`${'<div>'.repeat(20_000)}x`);
    expect(document.text).toBe('x');
  });
  test('blocks are sorted, apart, and separated by one character', async () => {
    const { text, blocks } = await read('<table><tr><td>a<td><p>b<p>c<tr><td>d</table><ul><li>e<ul><li>f</ul>g</ul>');
    expect(text).toBe('a\tb\nc\nd\ne\nf\ng');
    for (let i = 1; i < blocks.length; i++) expect((blocks[i] as Block).span.start - (blocks[i - 1] as Block).span.end).toBe(1);
  });
});
