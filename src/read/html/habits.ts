import type { BlockKind, Mark } from '@/src/model';

/** Elements that stand as blocks of their own. */
export const BLOCK_ELEMENTS = new Set(
  (
    'html body main article section aside header footer nav div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr td th pre ' +
    'blockquote figure figcaption address form fieldset legend details summary center hr menu search hgroup listing xmp plaintext dir'
  ).split(' '),
);

/** Elements whose inside is no text of the document. `head` is read for itself; SVG repeats what an alternative text artwork says. */
export const SILENT_ELEMENTS = new Set(
  (
    'head script style template noscript svg canvas iframe object embed video audio map button select datalist textarea input dialog rp ' +
    'annotation annotation-xml xml slide-panels slide-panel respec-ui del'
  ).split(' '),
);

export const MARKS: Readonly<Record<string, Mark['kind']>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  var: 'italic',
  dfn: 'dfn',
  a: 'link',
  code: 'code',
  tt: 'code',
  kbd: 'code',
  samp: 'code',
  sup: 'superscript',
  ins: 'inserted',
};

/** Elements that make what stands in them something. */
export const KINDS: Readonly<Record<string, BlockKind>> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  li: 'list-item',
  dt: 'term',
  dd: 'definition',
  td: 'cell',
  th: 'cell',
  caption: 'caption',
  figcaption: 'caption',
  pre: 'code',
  listing: 'code',
  xmp: 'code',
  plaintext: 'code',
};

/**
 * Class names of what the tools add around a document: permalinks and pilcrows (xml2rfc, mkdocs, ReSpec, Bikeshed), panels,
 * site bars (mkdocs-material), printed page heads (xml2rfc "ears"), the old xml2rfc's "TOC" buttons.
 */
const CHROME_CLASSES = new Set(
  (
    'pilcrow headerlink permalink self-link selflink anchorjs-link dfn-panel dfnpanel dfn-panel-on mdn-anno wpt-tests-block respec-button respec-popup ' +
    'md-header md-sidebar md-footer md-tabs md-skip md-dialog md-top md-search md-announce md-source-file md-feedback md-content__button ' +
    'ears TOCbug sr-only visually-hidden screenreader-only mermaid MathJax_Preview MJX_Assistive_MathML skip-link toc-toggle edit-github'
  ).split(' '),
);

const CHROME_IDS = new Set(['external-metadata', 'respec-ui', 'toc-nav', 'skip-to-content', 'back-to-top', 'toc-toggle', 'toc-jump', 'infopanel', 'toggle']);

/** Bikeshed's "no-toc" keeps a heading out of the list of contents. */
const CONTENTS = /^(?:toc|toc-.*|(?!no-).*-toc|table-of-contents|tableofcontents|contents-list|MsoToc(?:\d|Heading)?|toc\d|TOC\d?|zzContents|spec-toc)$/;

export type Attributes = { id: string; classes: string[]; role: string; style: string; hidden: string | null; ariaHidden: string; ariaLabel: string };

/** What surrounds a document, and what is not shown: never its text. `inDocument` is true inside main, article or section. */
export function isChrome(name: string, a: Attributes, inDocument: boolean): boolean {
  if (SILENT_ELEMENTS.has(name)) return true;
  if (a.hidden !== null && a.hidden !== 'until-found') return true;
  if (a.ariaHidden === 'true' && name !== 'body' && name !== 'main' && name !== 'html') return true;
  if (a.style && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(a.style)) return true;
  if (a.classes.some((c) => CHROME_CLASSES.has(c)) || CHROME_IDS.has(a.id)) return true;
  if (a.role === 'search' || a.role === 'dialog' || a.role === 'alertdialog') return true;
  // ReSpec of 2015 to 2019 calls the head with title, state and editors "contentinfo".
  if ((a.role === 'banner' || a.role === 'contentinfo' || name === 'footer') && !inDocument && name !== 'body' && !isCover(a)) return true;
  return (name === 'nav' || a.role === 'navigation') && !isContents(name, a);
}

/** Elements that hold the whole document: W3C's pages write on `body` where their contents list stands ("toc-sidebar", "toc-inline"). */
const WHOLE = new Set(['html', 'body', 'main', 'article']);

/** A contents list: its lines look like clauses and are none. */
export function isContents(name: string, a: Attributes): boolean {
  if (WHOLE.has(name)) return false;
  if (a.role === 'doc-toc' || CONTENTS.test(a.id) || a.classes.some((c) => CONTENTS.test(c))) return true;
  return name === 'nav' && /contents/i.test(a.ariaLabel);
}

/** Containers of what stands before a document's text: title, state, editors (W3C `head`, xml2rfc, metanorma, Word's title styles). */
export const isCover = (a: Attributes): boolean =>
  a.id === 'internal-metadata' ||
  a.classes.some(
    (c) =>
      c === 'head' ||
      c === 'title-section' ||
      c === 'coverpage' ||
      c === 'WordSection1Cover' ||
      c === 'MsoTitle' ||
      c === 'MsoSubtitle' ||
      c === 'document-information',
  );

export const isFootnote = (name: string, a: Attributes): boolean =>
  a.role === 'doc-footnote' ||
  a.role === 'doc-endnote' ||
  a.classes.includes('MsoFootnoteText') ||
  a.classes.includes('MsoEndnoteText') ||
  ((name === 'aside' || name === 'div') && a.classes.some((c) => /^(?:footnote|footnotes|endnote)$/.test(c)));

/** What the paragraph styles of Word and metanorma say of a `<p>`; null where they say nothing. */
export function wordKind(classes: readonly string[]): BlockKind | null {
  if (classes.some((c) => /^MsoList(?:Paragraph|Bullet|Number)/.test(c))) return 'list-item';
  return classes.some((c) => c === 'MsoCaption' || c === 'TableTitle' || c === 'FigureTitle') ? 'caption' : null;
}
