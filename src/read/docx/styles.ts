import { child, childrenNamed, integer, toggleOf, valOf, type XmlElement } from './xml';

/** What character properties say that matters here; null where they say nothing. */
export type RunProperties = {
  bold: boolean | null;
  italic: boolean | null;
  hidden: boolean | null;
  /** In points. */
  size: number | null;
  superscript: boolean | null;
  language: string | null;
  bidiLanguage: string | null;
  rightToLeft: boolean | null;
  /** A font of equal widths. */
  code: boolean | null;
};

export type NumberingReference = { id: string | null; level: number | null };

export type ParagraphProperties = {
  /** 0-based; 9 = body text. */
  outlineLevel: number | null;
  numbering: NumberingReference | null;
  /** Where the first line begins, in points: left and hanging are kept apart, as each may be overridden alone. */
  left: number | null;
  firstLine: number | null;
  pageBreakBefore: boolean | null;
};

/** A style with all that it inherits from the styles it is based on. */
export type Style = {
  id: string;
  /** As Word would make it from the name: "Heading1" for "heading 1" in any language, "Headingb" for "Heading_b". */
  name: string;
  run: RunProperties;
  paragraph: ParagraphProperties;
};

export type Styles = {
  paragraph: (id: string | null) => Style;
  character: (id: string | null) => RunProperties;
  /** Language of text that names none. */
  language: string | null;
};

export const NO_RUN: RunProperties = {
  bold: null,
  italic: null,
  hidden: null,
  size: null,
  superscript: null,
  language: null,
  bidiLanguage: null,
  rightToLeft: null,
  code: null,
};
const NO_PARAGRAPH: ParagraphProperties = { outlineLevel: null, numbering: null, left: null, firstLine: null, pageBreakBefore: null };

const EQUAL_WIDTHS = /courier|consolas|mono|menlo|lucida console|andale/i;

export function runProperties(rPr: XmlElement | null): RunProperties {
  if (!rPr || rPr.children.length === 0) return NO_RUN;
  const halfPoints = integer(valOf(rPr, 'w:sz'));
  const position = valOf(rPr, 'w:vertAlign');
  const language = child(rPr, 'w:lang')?.attributes;
  const fonts = child(rPr, 'w:rFonts')?.attributes;
  const font = fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'];
  return {
    bold: toggleOf(rPr, 'w:b'),
    italic: toggleOf(rPr, 'w:i'),
    hidden: toggleOf(rPr, 'w:vanish'),
    size: halfPoints === null ? null : halfPoints / 2,
    superscript: position === null ? null : position === 'superscript',
    language: language?.['w:val'] ?? null,
    bidiLanguage: language?.['w:bidi'] ?? null,
    rightToLeft: toggleOf(rPr, 'w:rtl'),
    code: font === undefined ? null : EQUAL_WIDTHS.test(font),
  };
}

export function paragraphProperties(pPr: XmlElement | null): ParagraphProperties {
  if (!pPr) return NO_PARAGRAPH;
  const numPr = child(pPr, 'w:numPr');
  const ind = child(pPr, 'w:ind');
  const edge = indents(ind);
  return {
    outlineLevel: integer(valOf(pPr, 'w:outlineLvl')),
    numbering: numPr ? { id: valOf(numPr, 'w:numId'), level: integer(valOf(numPr, 'w:ilvl')) } : null,
    left: edge.left,
    firstLine: edge.firstLine,
    pageBreakBefore: toggleOf(pPr, 'w:pageBreakBefore'),
  };
}

/** Left edge and how far the first line stands from it, in points (20 twips each); null where not said. */
export function indents(ind: XmlElement | null): { left: number | null; firstLine: number | null } {
  if (!ind) return { left: null, firstLine: null };
  const left = integer(ind.attributes['w:left'] ?? ind.attributes['w:start']);
  const hanging = integer(ind.attributes['w:hanging']);
  const first = integer(ind.attributes['w:firstLine']);
  return { left: left === null ? null : left / 20, firstLine: hanging !== null ? -hanging / 20 : first === null ? null : first / 20 };
}

/** `over` where it says something, else `under`. */
export const overRun = (over: RunProperties, under: RunProperties): RunProperties =>
  over === NO_RUN
    ? under
    : {
        bold: over.bold ?? under.bold,
        italic: over.italic ?? under.italic,
        hidden: over.hidden ?? under.hidden,
        size: over.size ?? under.size,
        superscript: over.superscript ?? under.superscript,
        language: over.language ?? under.language,
        bidiLanguage: over.bidiLanguage ?? under.bidiLanguage,
        rightToLeft: over.rightToLeft ?? under.rightToLeft,
        code: over.code ?? under.code,
      };

const overParagraph = (over: ParagraphProperties, under: ParagraphProperties): ParagraphProperties => ({
  outlineLevel: over.outlineLevel ?? under.outlineLevel,
  numbering: over.numbering
    ? { id: over.numbering.id ?? under.numbering?.id ?? null, level: over.numbering.level ?? under.numbering?.level ?? null }
    : under.numbering,
  left: over.left ?? under.left,
  firstLine: over.firstLine ?? under.firstLine,
  pageBreakBefore: over.pageBreakBefore ?? under.pageBreakBefore,
});

/** Names of the heading styles where a writer translated them (Word itself keeps "heading 1" in every language). */
const HEADING_NAME = /^(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|заголовок|标题|標題|見出し|제목|عنوان)\s*([1-9])$/iu;

/** Id → style, with inheritance resolved. */
export function readStyles(root: XmlElement | null): Styles {
  const defaults = child(root, 'w:docDefaults');
  const defaultRun = runProperties(child(child(defaults, 'w:rPrDefault'), 'w:rPr'));
  const defaultParagraph = paragraphProperties(child(child(defaults, 'w:pPrDefault'), 'w:pPr'));
  const elements = new Map<string, XmlElement>();
  let usual: string | null = null;
  for (const element of childrenNamed(root, 'w:style')) {
    const id = element.attributes['w:styleId'];
    if (id === undefined) continue;
    elements.set(id, element);
    if (element.attributes['w:type'] === 'paragraph' && /^(?:1|true|on)$/i.test(element.attributes['w:default'] ?? '')) usual ??= id;
  }
  const paragraphs = new Map<string, Style>();
  const characters = new Map<string, RunProperties>();
  const plain: Style = { id: '', name: 'Normal', run: defaultRun, paragraph: defaultParagraph };

  const paragraph = (id: string | null): Style => {
    const wanted = id ?? usual;
    if (wanted === null) return plain;
    const known = paragraphs.get(wanted);
    if (known) return known;
    const chain = chainOf(elements, wanted);
    let run = defaultRun;
    let own = defaultParagraph;
    for (const element of chain.reverse()) {
      run = overRun(runProperties(child(element, 'w:rPr')), run);
      own = overParagraph(paragraphProperties(child(element, 'w:pPr')), own);
    }
    const printed = valOf(elements.get(wanted) ?? null, 'w:name') ?? wanted;
    const heading = HEADING_NAME.exec(firstName(printed));
    if (heading && own.outlineLevel === null) own = { ...own, outlineLevel: Number(heading[1]) - 1 };
    const style: Style = { id: wanted, name: styleName(printed, wanted), run, paragraph: own };
    paragraphs.set(wanted, style);
    return style;
  };
  const character = (id: string | null): RunProperties => {
    if (id === null) return NO_RUN;
    const known = characters.get(id);
    if (known) return known;
    let run = NO_RUN;
    for (const element of chainOf(elements, id).reverse()) run = overRun(runProperties(child(element, 'w:rPr')), run);
    characters.set(id, run);
    return run;
  };
  return { paragraph, character, language: paragraph(null).run.language };
}

/** The style and those it is based on, nearest first; a circle ends the chain. */
function chainOf(elements: ReadonlyMap<string, XmlElement>, id: string): XmlElement[] {
  const chain: XmlElement[] = [];
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null && !seen.has(at); ) {
    seen.add(at);
    const element: XmlElement | undefined = elements.get(at);
    if (!element) break;
    chain.push(element);
    at = valOf(element, 'w:basedOn');
  }
  return chain;
}

/** "heading 1,h1,H1" lists other names after the first. */
const firstName = (name: string): string => name.split(/[,;]/)[0]?.trim() ?? name;

function styleName(printed: string, id: string): string {
  const name = firstName(printed);
  const heading = HEADING_NAME.exec(name);
  if (heading) return `Heading${heading[1]}`;
  const compact = name.replace(/[^\p{L}\p{N}]+/gu, '');
  if (/^toc\d$/i.test(compact)) return compact.toUpperCase();
  // Word capitalises the ids of its own styles and writes their names small.
  return compact === '' ? id : /^[a-z]/.test(compact) && /^[A-Z]/.test(id) ? compact.charAt(0).toUpperCase() + compact.slice(1) : compact;
}
