import type { Block, Mark } from '@/src/model';
import { chosen } from './alternate';
import { createFields } from './fields';
import type { Numberer } from './numbering';
import type { Package } from './package';
import { overRun, paragraphProperties, type RunProperties, runProperties, type Style, type Styles } from './styles';
import { symbolOf, withoutPrivateSigns } from './symbols';
import { PLAIN, type Setting, type Shape, type Writer } from './writer';
import { child, holds, integer, isElement, textUnder, toggleOf, valOf, type XmlElement, type XmlNode } from './xml';

export type Changes = 'accepted' | 'original' | 'all';

/** What was met on the way and is said in notices. */
export type Tally = { inserted: number; deleted: number; hidden: number; embedded: number; renderedBreaks: number; characters: Map<string, number> };

export type NoteReference = { type: 'footnote' | 'endnote'; id: string; number: string | null };

/** All that the walk over a story (body, note, head, comment) needs and gathers. */
export type Story = {
  pack: Package;
  styles: Styles;
  numberer: Numberer;
  writer: Writer;
  changes: Changes;
  comments: ReadonlyMap<string, string>;
  tally: Tally;
  notes: NoteReference[];
  /** Which part is being read, as the number that `Places` gave it. */
  part: number;
};

type Cell = NonNullable<Block['cell']>;
/** Where a paragraph stands. `note` is the number of the foot- or endnote that it begins. */
type Place = { cell: Cell | null; contents: boolean; cover: boolean; note: { number: string | null } | null };
export const BODY: Place = { cell: null, contents: false, cover: false, note: null };

/** The paragraph that is being read. */
type Paragraph = { style: Style; shape: Shape; boxes: XmlElement[]; start: number };

export function createWalk(story: Story) {
  const { pack, styles, numberer, writer, changes, comments, tally, notes } = story;
  const fields = createFields();
  let tables = 0;
  let anchor: string | null = null;
  /** Level of the clause that is being read; 0 before the first. */
  let depth = 0;
  /** Inline content of paragraphs whose mark was deleted: it joins the paragraph after. */
  let carried: XmlNode[] = [];
  let carriedFrom: XmlElement | null = null;
  /** Length of the text at the last break that is written in the document, not rendered; -1 after text followed it. */
  let brokenAt = -1;
  const openComments = new Map<string, number>();
  const seenComments = new Set<string>();
  const counts = { footnote: 0, endnote: 0 };

  /** Whether a change of this kind is left out of the text. */
  const leavesOut = (kind: 'inserted' | 'deleted'): boolean =>
    changes === 'accepted' ? kind === 'deleted' : changes === 'original' ? kind === 'inserted' : false;

  function walkBlocks(nodes: readonly XmlNode[], place: Place): void {
    for (const node of nodes) if (isElement(node)) walkBlock(node, place);
    flushCarried(place);
  }

  function walkBlock(node: XmlElement, place: Place): void {
    switch (node.name) {
      case 'w:p':
        paragraphOrCarry(node, place);
        return;
      case 'w:tbl':
        flushCarried(place);
        table(node, place);
        return;
      case 'w:sdt': {
        const gallery = valOf(child(child(node, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery') ?? '';
        const inner = { ...place, contents: place.contents || /table of contents/i.test(gallery), cover: place.cover || /cover page/i.test(gallery) };
        for (const content of node.children) if (isElement(content) && content.name === 'w:sdtContent') walkChildren(content, inner);
        return;
      }
      case 'w:ins':
      case 'w:moveTo':
        if (!leavesOut('inserted')) walkChildren(node, place);
        return;
      case 'w:del':
      case 'w:moveFrom':
        if (!leavesOut('deleted')) walkChildren(node, place);
        return;
      case 'mc:AlternateContent': {
        const content = chosen(node);
        if (content) walkChildren(content, place);
        return;
      }
      case 'w:altChunk':
        tally.embedded++;
        return;
      case 'w:bookmarkStart':
      case 'w:commentRangeStart':
      case 'w:commentRangeEnd':
        range(node, null);
        return;
      case 'w:sectPr':
        return;
      default:
        if (holds(node, 'w:p')) walkChildren(node, place);
    }
  }

  const walkChildren = (node: XmlElement, place: Place): void => {
    for (const inner of node.children) if (isElement(inner)) walkBlock(inner, place);
  };

  // ---- paragraphs ----

  function paragraphOrCarry(p: XmlElement, place: Place): void {
    const mark = child(child(p, 'w:pPr'), 'w:rPr');
    const inserted = mark !== null && (child(mark, 'w:ins') !== null || child(mark, 'w:moveTo') !== null);
    const deleted = mark !== null && (child(mark, 'w:del') !== null || child(mark, 'w:moveFrom') !== null);
    if (inserted) tally.inserted++;
    if (deleted) tally.deleted++;
    if ((inserted && leavesOut('inserted')) || (deleted && leavesOut('deleted'))) {
      carried.push(...p.children.filter((node) => isElement(node) && node.name !== 'w:pPr'));
      carriedFrom = p;
      return;
    }
    const before = carried;
    carried = [];
    carriedFrom = null;
    paragraph(p, before.length > 0 ? [...before, ...p.children] : p.children, place);
  }

  function flushCarried(place: Place): void {
    const from = carriedFrom;
    const nodes = carried;
    carried = [];
    carriedFrom = null;
    if (from && nodes.length > 0) paragraph(from, nodes, place);
  }

  function paragraph(p: XmlElement, nodes: readonly XmlNode[], place: Place): void {
    fields.nextParagraph();
    const pPr = child(p, 'w:pPr');
    const style = styles.paragraph(valOf(pPr, 'w:pStyle'));
    const direct = paragraphProperties(pPr);
    const number = place.note ? null : numberer.next(direct.numbering, style);
    const outline = direct.outlineLevel ?? style.paragraph.outlineLevel;
    const left = direct.left ?? (direct.numbering ? number?.left : null) ?? style.paragraph.left ?? number?.left ?? null;
    const first = direct.firstLine ?? (direct.numbering ? number?.firstLine : null) ?? style.paragraph.firstLine ?? number?.firstLine ?? null;
    const shape = shapeOf(style.name, outline, number, place, depth);
    if (shape.kind === 'heading' && shape.level !== null && !MINOR_HEADING_STYLE.test(style.name)) depth = shape.level;
    shape.indent = left === null && first === null ? null : Math.round((left ?? 0) + (first ?? 0));
    shape.anchor = anchor;
    anchor = null;
    if (shape.kind === 'heading' && fields.inContents) fields.leaveContents();
    if (fields.inContents) asContents(shape);
    if (direct.pageBreakBefore ?? style.paragraph.pageBreakBefore) breakPage();
    writer.open(shape);
    if (place.note?.number) {
      writer.number(place.note.number, '\t');
      place.note.number = null;
    } else if (number) writer.number(number.text, number.suffix);
    const here: Paragraph = { style, shape, boxes: [], start: writer.length };
    walkInline(nodes, here, PLAIN);
    writer.close();
    if (pPr && /^(?:nextPage|oddPage|evenPage)$/.test(sectionType(pPr) ?? '')) breakPage();
    for (const box of here.boxes) walkBlocks(box.children, { ...BODY, cover: place.cover });
  }

  function range(node: XmlElement, here: Paragraph | null): void {
    const id = node.attributes['w:id'] ?? '';
    switch (node.name) {
      case 'w:bookmarkStart': {
        const name = node.attributes['w:name'];
        if (!name || /^_?(?:GoBack|Hlk|OLE_LINK)/i.test(name)) return;
        if (here) here.shape.anchor ??= name;
        else anchor ??= name;
        return;
      }
      case 'w:commentRangeStart':
        openComments.set(id, writer.length);
        return;
      case 'w:commentRangeEnd':
      case 'w:commentReference': {
        const body = comments.get(id);
        const start = openComments.get(id) ?? (node.name === 'w:commentReference' ? here?.start : undefined);
        openComments.delete(id);
        if (body === undefined || start === undefined || seenComments.has(id)) return;
        seenComments.add(id);
        const mark: Mark = { span: { start, end: writer.length }, kind: 'comment', value: body };
        writer.mark(mark);
      }
    }
  }

  // ---- inline ----

  function walkInline(nodes: readonly XmlNode[], here: Paragraph, setting: Setting): void {
    for (const node of nodes) {
      if (typeof node === 'string') continue;
      switch (node.name) {
        case 'w:r':
          run(node, here, setting);
          break;
        case 'w:hyperlink':
          walkInline(node.children, here, { ...setting, link: addressOf(node) });
          break;
        case 'w:ins':
        case 'w:moveTo':
          tally.inserted++;
          if (!leavesOut('inserted')) walkInline(node.children, here, changes === 'all' ? { ...setting, inserted: changeOf(node) } : setting);
          break;
        case 'w:del':
        case 'w:moveFrom':
          tally.deleted++;
          if (!leavesOut('deleted')) walkInline(node.children, here, changes === 'all' ? { ...setting, deleted: changeOf(node) } : setting);
          break;
        case 'w:fldSimple':
          simpleField(node, here, setting);
          break;
        case 'w:sdt':
          for (const content of node.children) if (isElement(content) && content.name === 'w:sdtContent') walkInline(content.children, here, setting);
          break;
        case 'mc:AlternateContent': {
          const content = chosen(node);
          if (content) walkInline(content.children, here, setting);
          break;
        }
        case 'w:bookmarkStart':
        case 'w:commentRangeStart':
        case 'w:commentRangeEnd':
          range(node, here);
          break;
        case 'm:t':
          say(textUnder(node), here, setting, null, node);
          break;
        case 'm:f':
          for (const part of ['m:num', 'm:den']) {
            if (part === 'm:den') say('/', here, setting, null);
            walkInline(child(node, part)?.children ?? [], here, setting);
          }
          break;
        case 'w:pPr':
        case 'w:rPr':
        case 'w:sdtPr':
        case 'w:smartTagPr':
        case 'w:customXmlPr':
        case 'w:bookmarkEnd':
        case 'w:proofErr':
        case 'w:rt':
        case 'm:rPr':
        case 'm:ctrlPr':
          break;
        case 'w:p':
        case 'w:tbl':
          // A paragraph in a paragraph is no valid document, and has been seen: its text is kept.
          walkInline(node.children, here, setting);
          break;
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
          collectBoxes(node, here);
          break;
        default:
          walkInline(node.children, here, setting);
      }
    }
  }

  function simpleField(node: XmlElement, here: Paragraph, setting: Setting): void {
    fields.begin();
    fields.instruct(node.attributes['w:instr'] ?? '');
    fields.separate();
    if (fields.inContents) asContents(here.shape);
    walkInline(node.children, here, setting);
    fields.end();
  }

  function run(r: XmlElement, here: Paragraph, around: Setting): void {
    const rPr = child(r, 'w:rPr');
    const direct = runProperties(rPr);
    const characterStyle = styles.character(valOf(rPr, 'w:rStyle'));
    const under = here.style.run;
    // ECMA-376 17.7.3: toggle properties of paragraph and character style cancel each other; direct formatting decides.
    const toggled = (key: 'bold' | 'italic' | 'hidden'): boolean => direct[key] ?? (under[key] ?? false) !== (characterStyle[key] ?? false);
    const said: RunProperties = overRun(direct, overRun(characterStyle, under));
    if (toggled('hidden')) {
      hiddenRun(r, here);
      return;
    }
    const link = around.link ?? fields.link;
    const setting: Setting = {
      ...around,
      bold: toggled('bold'),
      italic: toggled('italic'),
      superscript: said.superscript ?? false,
      code: said.code ?? false,
      link,
    };
    const language = said.rightToLeft ? said.bidiLanguage : said.language;
    for (const node of r.children) {
      if (typeof node === 'string') continue;
      switch (node.name) {
        case 'w:t':
        case 'w:delText': {
          const raw = textUnder(node);
          if (language !== null && raw.length > 1) tally.characters.set(language, (tally.characters.get(language) ?? 0) + raw.length);
          say(withoutPrivateSigns(raw, fontOf(rPr)), here, setting, said.size, node, raw.length);
          break;
        }
        case 'w:tab':
        case 'w:ptab':
          if (!fields.silent) writer.tab();
          break;
        case 'w:br':
          if (node.attributes['w:type'] === 'page') breakPage();
          else if (!fields.silent) writer.lineBreak();
          break;
        case 'w:cr':
          if (!fields.silent) writer.lineBreak();
          break;
        case 'w:noBreakHyphen':
          say('\u2011', here, setting, said.size, node);
          break;
        case 'w:sym': {
          const code = Number.parseInt(node.attributes['w:char'] ?? '', 16);
          if (Number.isSafeInteger(code) && code > 0 && code < 0x110000) say(symbolOf(code, node.attributes['w:font'] ?? null), here, setting, said.size, node);
          break;
        }
        case 'w:fldChar':
        case 'w:instrText':
          field(node, here);
          break;
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          noteReference(node);
          break;
        case 'w:commentReference':
          range(node, here);
          break;
        case 'w:lastRenderedPageBreak':
          renderedBreak();
          break;
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
          collectBoxes(node, here);
          break;
        case 'mc:AlternateContent': {
          const content = chosen(node);
          if (content) walkRunContent(content, here, setting);
          break;
        }
        case 'w:ruby':
          walkInline(child(node, 'w:rubyBase')?.children ?? [], here, setting);
          break;
        case 'w:r':
          run(node, here, around);
          break;
        default: // properties and what prints nothing
      }
    }
  }

  /** Content of a choice inside a run: drawings with text boxes, rarely text. */
  function walkRunContent(content: XmlElement, here: Paragraph, setting: Setting): void {
    for (const node of content.children) {
      if (typeof node === 'string') continue;
      if (node.name === 'w:t') say(textUnder(node), here, setting, null, node);
      else collectBoxes(node, here);
    }
  }

  /** Hidden text is not printed; what steers fields and pages in it still counts. */
  function hiddenRun(r: XmlElement, here: Paragraph): void {
    for (const node of r.children) {
      if (typeof node === 'string') continue;
      if (node.name === 'w:fldChar' || node.name === 'w:instrText') field(node, here);
      else if (node.name === 'w:t' && !fields.silent && textUnder(node).trim() !== '') tally.hidden++;
    }
  }

  /** Writes what an element says; `from` is that element, `length` its own text's where it differs from what is written. */
  function say(text: string, here: Paragraph, setting: Setting, points: number | null, from: XmlElement | null = null, length = text.length): void {
    if (text === '') return;
    if (fields.silent) {
      fields.recover();
      if (fields.silent) return;
    }
    const before = writer.length;
    writer.text(text, setting, points, from && { part: story.part, at: from.at, length, exact: length === text.length });
    if (writer.length > before) {
      brokenAt = -1;
      if (here.start === before) here.start = writer.length - text.length;
    }
  }

  function field(node: XmlElement, here: Paragraph): void {
    if (node.name === 'w:instrText') fields.instruct(textUnder(node));
    switch (node.attributes['w:fldCharType']) {
      case 'begin':
        fields.begin();
        return;
      case 'separate':
        fields.separate();
        if (fields.inContents && here.shape.kind !== 'heading') asContents(here.shape);
        return;
      case 'end':
        fields.end();
    }
  }

  function noteReference(node: XmlElement): void {
    const id = node.attributes['w:id'];
    if (id === undefined) return;
    const type = node.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
    const custom = /^(?:1|true|on)$/i.test(node.attributes['w:customMarkFollows'] ?? '');
    notes.push({ type, id, number: custom ? null : String(++counts[type]) });
  }

  const addressOf = (node: XmlElement): string | null => {
    const id = node.attributes['r:id'];
    const to = id === undefined ? null : (pack.related(id)?.target ?? null);
    const local = node.attributes['w:anchor'];
    return to ? (local ? `${to}#${local}` : to) : local ? `#${local}` : null;
  };

  /** Text boxes under a drawing, in order; a choice and its fall-back count once. */
  function collectBoxes(node: XmlElement, here: Paragraph): void {
    if (node.name === 'w:txbxContent') {
      here.boxes.push(node);
      return;
    }
    if (node.name === 'mc:AlternateContent') {
      const content = chosen(node);
      if (content) collectBoxes(content, here);
      return;
    }
    for (const inner of node.children) if (typeof inner !== 'string') collectBoxes(inner, here);
  }

  // ---- pages ----

  function breakPage(): void {
    writer.toPage(writer.page + 1);
    brokenAt = writer.length;
  }

  /** Word notes where its pages began. A break that is written just before is the same one. */
  function renderedBreak(): void {
    tally.renderedBreaks++;
    if (brokenAt !== writer.length) writer.toPage(writer.page + 1);
    brokenAt = -1;
  }

  // ---- tables ----

  function table(tbl: XmlElement, place: Place): void {
    const index = tables++;
    let row = 0;
    for (const tr of rowsOf(tbl, 'w:tr')) {
      const trPr = child(tr, 'w:trPr');
      if (trPr && ((child(trPr, 'w:ins') && leavesOut('inserted')) || (child(trPr, 'w:del') && leavesOut('deleted')))) continue;
      const header = toggleOf(trPr, 'w:tblHeader') ?? false;
      let column = integer(valOf(trPr, 'w:gridBefore')) ?? 0;
      const startPage = writer.page;
      let endPage = startPage;
      for (const tc of rowsOf(tr, 'w:tc')) {
        writer.toPage(startPage);
        walkBlocks(tc.children, { ...place, note: null, cell: { table: index, row, column, header } });
        endPage = Math.max(endPage, writer.page);
        column += Math.max(1, Math.min(1000, integer(valOf(child(tc, 'w:tcPr'), 'w:gridSpan')) ?? 1));
      }
      writer.toPage(endPage);
      row++;
    }
  }

  /** Rows of a table or cells of a row, also inside content controls, custom XML and changes. */
  function* rowsOf(node: XmlElement, name: 'w:tr' | 'w:tc'): Generator<XmlElement> {
    for (const inner of node.children) {
      if (typeof inner === 'string') continue;
      if (inner.name === name) yield inner;
      else if (/^(?:w:sdt|w:sdtContent|w:customXml|w:smartTag)$/.test(inner.name)) yield* rowsOf(inner, name);
      else if ((inner.name === 'w:ins' && !leavesOut('inserted')) || (inner.name === 'w:del' && !leavesOut('deleted'))) yield* rowsOf(inner, name);
      else if (inner.name === 'mc:AlternateContent') {
        const content = chosen(inner);
        if (content) yield* rowsOf(content, name);
      }
    }
  }

  return { walkBlock, walkBlocks, flushCarried };
}

const fontOf = (rPr: XmlElement | null): string | null => {
  const fonts = child(rPr, 'w:rFonts')?.attributes;
  return fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'] ?? null;
};

const changeOf = (node: XmlElement): string => [node.attributes['w:author'], node.attributes['w:date']?.slice(0, 10)].filter(Boolean).join(', ');

/** Type of the section that ends with a paragraph; null where none does. */
function sectionType(pPr: XmlElement): string | null {
  const section = child(pPr, 'w:sectPr');
  return section ? (valOf(section, 'w:type') ?? 'nextPage') : null;
}

function asContents(shape: Shape): void {
  shape.kind = 'toc';
  shape.level = null;
  shape.list = null;
}

// Names are as `styleName` makes them, and those of the bodies' own templates.
const CONTENTS_STYLE = /^(?:TOC\d|tableof(?:figures|contents|authorities)|index\d)$/i;
const COVER_STYLE = /^(?:CRCoverPage|Z[ABTUV]|Couv\w*|Cover\w*|titrecov\w*)$/i;
const CAPTION_STYLE = /^(?:caption|(?:figure|table)_?no(?:and)?_?(?:title|&title)?\d?|(?:figure|table)title\d?|T[HF])$/i;
const CODE_STYLE = /^(?:code\w*|sourcecode|HTMLPreformatted|plaintext|PL|ASN1\w*|listing|sdlcode)$/i;
/** "List Heading" and "List Contents" are LibreOffice's styles for definition lists. */
const TERM_STYLE = /^(?:terms?|definitionterm|definedterm|preferredterm|termpreferred|listheading)$/i;
const DEFINITION_STYLE = /^(?:definition|termdefinition|definitiontext|listcontents)$/i;
/** Titles of annexes in templates that give them no outline level (ITU-T). */
const ANNEX_STYLE = /^(?:annex|appendix)_?no(?:_?&?title)?\d?$/i;
/** Titles without number, below the clause in which they stand (ITU-T: "Summary", "Keywords"). */
const MINOR_HEADING_STYLE = /^Heading[bi]$/;
const LIST_STYLE = /^(?:enumlev|B|List(?:Bullet|Number|Continue)?)([1-5])?$/i;
const TABLE_HEAD_STYLE = /^(?:table_?head\w*|TAH|tableheading)$/i;

function shapeOf(style: string, outline: number | null, number: { text: string; level: number; ordered: boolean } | null, place: Place, under: number): Shape {
  const cell = place.cell && TABLE_HEAD_STYLE.test(style) ? { ...place.cell, header: true } : place.cell;
  const shape: Shape = { kind: 'paragraph', level: null, style, anchor: null, indent: null, cell, list: null, context: null };
  if (place.note) return { ...shape, kind: 'note' };
  if (place.cover || COVER_STYLE.test(style)) return { ...shape, kind: 'cover' };
  if (place.contents || CONTENTS_STYLE.test(style)) return { ...shape, kind: 'toc' };
  const styled = ANNEX_STYLE.test(style) ? 0 : null;
  const level = outline ?? styled;
  if (level !== null && level >= 0 && level < 9) return { ...shape, kind: 'heading', level: level + 1 };
  if (MINOR_HEADING_STYLE.test(style)) return { ...shape, kind: 'heading', level: under + 1 };
  const listed = LIST_STYLE.exec(style);
  // "3.1.2" is the number of a clause or a term, not of an item.
  if (number && !/^[A-Z0-9]{1,4}(?:\.[0-9]+)+\.?$/.test(number.text.trim())) shape.list = { depth: number.level, ordered: number.ordered };
  else if (!number && listed) shape.list = { depth: Number(listed[1] ?? 1) - 1, ordered: false };
  if (cell) shape.kind = 'cell';
  else if (CAPTION_STYLE.test(style)) shape.kind = 'caption';
  else if (CODE_STYLE.test(style)) shape.kind = 'code';
  else if (TERM_STYLE.test(style)) shape.kind = 'term';
  else if (DEFINITION_STYLE.test(style)) shape.kind = 'definition';
  else if (shape.list) shape.kind = 'list-item';
  return shape;
}
