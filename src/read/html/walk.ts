import { type Block, type BlockShape, type Mark, PARAGRAPH } from '@/src/model';
import { type Composer, createComposer } from '../text/composer';
import { type Attributes, BLOCK_ELEMENTS, isChrome, isContents, isCover, isFootnote, KINDS, MARKS, wordKind } from './habits';
import { descendants, rawText, type Tree } from './tree';

/** Where the walk stands: an element that it is inside of. */
type Frame<N> = {
  name: string;
  next: N | null;
  /** What a block opened here is. Inline elements share their parent's. */
  shape: BlockShape;
  block: boolean;
  exact: boolean;
  contents: boolean;
  cover: boolean;
  inDocument: boolean;
  inHead: boolean;
  mark: { kind: Mark['kind']; value: string | null; start: number } | null;
};
type Table = { index: number; row: number; column: number /** Rows that a cell above still covers, by column. */; covered: number[] };
type List = { ordered: boolean; depth: number; next: number; style: string };

export type Walk<N> = {
  /** Walks until `pause` says so (asked every few nodes) or the end; true when the whole was walked. */
  step: (pause: () => boolean) => boolean;
  composer: Composer;
  /** Text nodes, as the pieces' sources name them. */
  sources: N[];
  /** Running heads and feet that the page carries for printing. */
  running: string[];
  /** First <time> elements: class and datetime. */
  times: { name: string; date: string }[];
  /** Deleted passages that were left out. */
  deleted: number;
};

/** Lays what stands below `root` into one text, in document order. */
export function walkTree<N>(tree: Tree<N>, root: N): Walk<N> {
  const composer = createComposer();
  const walk: Walk<N> = { step, composer, sources: [], running: [], times: [], deleted: 0 };
  const stack: Frame<N>[] = [
    { name: '', next: root, shape: PARAGRAPH, block: true, exact: false, contents: false, cover: false, inDocument: false, inHead: false, mark: null },
  ];
  const tables: Table[] = [];
  const lists: List[] = [];
  let tableCount = 0;
  /** Id of an element since the last block that had text. */
  let anchor: string | null = null;
  /** Number of the list item whose text has not begun. */
  let number: string | null = null;
  /** Word's fields whose code the walk stands in. */
  let codes = 0;
  /** End of the last such number: no mark begins before it. */
  let numberEnd = 0;
  composer.openBlock(PARAGRAPH);

  function step(pause: () => boolean): boolean {
    let count = 0;
    for (;;) {
      const frame = stack[stack.length - 1];
      if (!frame) {
        composer.closeBlock(anchor);
        return true;
      }
      const node = frame.next;
      if (node === null) leave(frame);
      else {
        frame.next = stack.length === 1 ? null : tree.nextSibling(node);
        visit(node, frame);
      }
      if (++count % 64 === 0 && pause()) return false;
    }
  }

  function visit(node: N, frame: Frame<N>): void {
    const name = tree.name(node);
    if (name === '') return;
    if (name === '#text') addText(node, frame);
    else if (name === 'br') frame.exact ? composer.addExact('\n', -1) : composer.addBreak();
    else enter(node, name, frame);
  }

  /** Word writes a field as begin, code, separator, result, end; the code ("PAGEREF _Toc1 \\h") is not printed. */
  function field(style: string): void {
    if (style.includes('field-begin')) codes++;
    else if (style.includes('field-separator') && codes > 0) codes--;
    // A field without a result ends without a separator; one block later at most, nothing is a code any more.
    else if (style.includes('field-end')) codes = 0;
  }

  function addText(node: N, frame: Frame<N>): void {
    const raw = tree.text(node);
    if (raw.length === 0 || codes > 0) return;
    if (number !== null && /\S/.test(raw)) {
      if (!/^\s*(?:\[|\(?[\w.]{1,5}[.)]\s)/.test(raw) && !frame.contents) {
        composer.addOwn(number);
        numberEnd = composer.length;
      }
      number = null;
    }
    const source = walk.sources.push(node) - 1;
    if (!frame.exact) composer.add(raw, source);
    else addCode(raw, source);
  }

  /** Code keeps its lines; what stands before its first line with text does not count, carriage returns never do. */
  function addCode(raw: string, source: number): void {
    let from = composer.begun ? 0 : (/^(?:[ \t]*\r?\n)*/.exec(raw)?.[0].length ?? 0);
    for (let at = raw.indexOf('\r', from); at >= 0; at = raw.indexOf('\r', from)) {
      composer.addExact(raw, source, from, at);
      from = at + 1;
    }
    composer.addExact(raw, source, from);
  }

  function enter(node: N, name: string, frame: Frame<N>): void {
    const attributes = attributesOf(tree, node);
    if (isChrome(name, attributes, frame.inDocument) || (name === 'a' && isSelfLink(tree, node))) {
      note(node, name, attributes);
      return;
    }
    if (attributes.style.includes('mso-element:field-')) field(attributes.style);
    if (attributes.id && !composer.begun) anchor = attributes.id;
    else if (name === 'a' && !composer.begun) anchor = tree.attribute(node, 'name') ?? anchor;
    if (name === 'time' && walk.times.length < 12) {
      const date = tree.attribute(node, 'datetime');
      if (date) walk.times.push({ name: attributes.classes[0] ?? '', date });
    }
    const next = tree.firstChild(node);
    if (!BLOCK_ELEMENTS.has(name)) {
      const kind = MARKS[name] === 'dfn' && definesCode(tree.attribute(node, 'data-dfn-type')) ? 'code' : MARKS[name];
      const mark = kind && (kind !== 'link' || tree.attribute(node, 'href') !== null) ? { kind, value: markValue(node, kind), start: composer.length } : null;
      stack.push({ ...frame, name, next, block: false, mark });
      return;
    }
    if (composer.closeBlock(anchor)) anchor = attributes.id || null;
    const inner = blockFrame(node, name, attributes, frame, next);
    stack.push(inner);
    composer.openBlock(inner.shape);
  }

  function blockFrame(node: N, name: string, attributes: Attributes, frame: Frame<N>, next: N | null): Frame<N> {
    const contents = frame.contents || isContents(name, attributes);
    const cover = frame.cover || isCover(attributes);
    const parent = frame.shape;
    let { cell, list } = parent;
    let kind = KINDS[name] ?? parent.kind;
    if (name === 'table') tables.push({ index: tableCount++, row: -1, column: -1, covered: [] });
    else if (name === 'tr') startRow();
    else if (name === 'td' || name === 'th') cell = startCell(node, name === 'th' || frame.inHead);
    else if (name === 'ol' || name === 'ul' || name === 'menu' || name === 'dir') lists.push(startList(node, name, attributes));
    else if (name === 'li') list = startItem(node, list);
    if (name === 'table' || name === 'dl') list = null;
    if (isFootnote(name, attributes)) kind = 'note';
    if (kind === 'code') cell = null;
    if (cover && (kind === 'paragraph' || kind === 'heading')) kind = 'cover';
    if (kind === 'paragraph') kind = wordKind(attributes.classes) ?? kind;
    if (kind === 'list-item') list ??= { depth: 0, ordered: false };
    if (contents) kind = 'toc';
    const shape: BlockShape = {
      ...PARAGRAPH,
      kind,
      level: kind === 'heading' && /^h\d$/.test(name) ? Number(name[1]) : parent.level,
      style: name,
      anchor: attributes.id || null,
      cell: kind === 'cell' ? cell : null,
      list,
      context: extendContext(parent.context, name, attributes),
    };
    return {
      name,
      next,
      shape: kind === 'code' ? shape : { ...shape, cell },
      block: true,
      exact: kind === 'code',
      contents,
      cover,
      inDocument: frame.inDocument || name === 'main' || name === 'article' || name === 'section',
      inHead: frame.inHead || name === 'thead',
      mark: null,
    };
  }

  function leave(frame: Frame<N>): void {
    stack.pop();
    if (frame.mark && composer.length > frame.mark.start) {
      const { kind, value, start } = frame.mark;
      composer.mark({ span: { start: Math.max(start, numberEnd), end: composer.length }, kind, value });
    }
    if (!frame.block) return;
    if (composer.closeBlock(anchor)) anchor = null;
    if (frame.name === 'table') tables.pop();
    else if (frame.name === 'ol' || frame.name === 'ul' || frame.name === 'menu' || frame.name === 'dir') lists.pop();
    else if (frame.name === 'li') number = null;
    const parent = stack[stack.length - 1];
    if (parent) composer.openBlock({ ...parent.shape, anchor: null });
  }

  function startRow(): void {
    const table = tables[tables.length - 1];
    if (!table) return;
    table.row++;
    table.column = -1;
    table.covered = table.covered.map((rows) => Math.max(0, rows - 1));
  }

  function startCell(node: N, header: boolean): Block['cell'] {
    const table = tables[tables.length - 1];
    if (!table) return null;
    let column = table.column + 1;
    while ((table.covered[column] ?? 0) > 0) column++;
    const width = spanned(tree.attribute(node, 'colspan'));
    const height = spanned(tree.attribute(node, 'rowspan'));
    // One more than the rows below it: the row that is open counts itself down at its successor's start.
    for (let i = 0; i < width && column + i < WIDEST; i++) table.covered[column + i] = height > 1 ? height : 0;
    table.column = column + width - 1;
    return { table: table.index, row: Math.max(0, table.row), column, header };
  }

  function startList(node: N, name: string, attributes: Attributes): List {
    const style =
      tree.attribute(node, 'type') ??
      /list-style(?:-type)?\s*:\s*(none|lower-alpha|upper-alpha|lower-roman|upper-roman)/i.exec(attributes.style)?.[1] ??
      (attributes.classes.includes('alphabet') ? 'a' : attributes.classes.includes('roman') ? 'i' : '');
    return { ordered: name === 'ol', depth: lists.length, next: Number.parseInt(tree.attribute(node, 'start') ?? '1', 10) || 1, style };
  }

  function startItem(node: N, around: Block['list']): Block['list'] {
    const list = lists[lists.length - 1];
    if (!list) return around ?? { depth: 0, ordered: false };
    if (list.ordered) {
      const given = Number.parseInt(tree.attribute(node, 'value') ?? '', 10);
      if (Number.isFinite(given)) list.next = given;
      number = listNumber(list.next++, list.style);
    }
    return { depth: list.depth, ordered: list.ordered };
  }

  function markValue(node: N, kind: Mark['kind']): string | null {
    if (kind === 'link') return tree.attribute(node, 'href');
    if (kind !== 'dfn') return null;
    return [tree.attribute(node, 'data-lt'), tree.attribute(node, 'data-local-lt'), tree.attribute(node, 'data-plurals')].filter(Boolean).join('|') || null;
  }

  function note(node: N, name: string, attributes: Attributes): void {
    if (name === 'del') walk.deleted++;
    if (!attributes.classes.includes('ears') || walk.running.length > 20) return;
    for (const inner of descendants(tree, node)) {
      const cell = tree.name(inner) === '#text' ? tree.text(inner).replace(/\s+/g, ' ').trim() : '';
      if (cell) walk.running.push(cell);
    }
  }

  return walk;
}

/** Columns beyond which covered cells are not tracked. */
const WIDEST = 1000;

/** Cells a cell covers; tables made by machines say thousands. */
const spanned = (value: string | null): number => Math.min(200, Math.max(1, Number.parseInt(value ?? '1', 10) || 1));

/** ReSpec and Bikeshed mark the names of interfaces, members and values as defined too; only type "dfn" is a concept. */
const definesCode = (type: string | null): boolean => type !== null && type !== '' && type !== 'dfn';

/** "§", "¶", "#": a link to where it stands. */
const isSelfLink = <N>(tree: Tree<N>, node: N): boolean =>
  (tree.attribute(node, 'href') ?? '').startsWith('#') && /^\s*[§¶#∞🔗]\s*$/u.test(rawText(tree, node, 8));

function attributesOf<N>(tree: Tree<N>, node: N): Attributes {
  const classes = tree.attribute(node, 'class');
  return {
    id: tree.attribute(node, 'id') ?? '',
    classes: classes ? classes.split(/\s+/).filter(Boolean) : [],
    role: tree.attribute(node, 'role') ?? '',
    style: tree.attribute(node, 'style') ?? '',
    hidden: tree.attribute(node, 'hidden'),
    ariaHidden: tree.attribute(node, 'aria-hidden') ?? '',
    ariaLabel: tree.attribute(node, 'aria-label') ?? '',
  };
}

const SPEAKING = new Set(['section', 'aside', 'dl', 'table', 'details', 'figure', 'blockquote']);

/** Ids that machines give: metanorma's UUIDs, Word's bookmarks. */
const OPAQUE_ID = /^_[0-9a-f]{8}-|^_(?:Toc|Ref|Hlk)\d|^[0-9a-f-]{32,}$/;

/** "section#terms.informative > dl.termlist": elements with an id or a class, and those whose name says something; the last 300 characters. */
function extendContext(context: string | null, name: string, a: Attributes): string | null {
  const classes = a.classes.filter((c) => !/^(?:md-|js-|no-js)/.test(c)).slice(0, 4);
  if (name === 'body' || name === 'html') return context;
  if (!SPEAKING.has(name) && (!a.id || OPAQUE_ID.test(a.id)) && classes.length === 0) return context;
  const id = OPAQUE_ID.test(a.id) ? '' : a.id;
  const own = `${name}${id ? `#${id.slice(0, 60)}` : ''}${classes.map((c) => `.${c.slice(0, 40)}`).join('')}`;
  const whole = context ? `${context} > ${own}` : own;
  if (whole.length <= 300) return whole;
  const cut = whole.indexOf(' > ', whole.length - 300);
  return cut < 0 ? own : whole.slice(cut + 3);
}

function listNumber(n: number, style: string): string | null {
  if (style === 'none') return null;
  if (style === 'a' || style === 'lower-alpha') return `${letters(n)})`;
  if (style === 'A' || style === 'upper-alpha') return `${letters(n).toUpperCase()})`;
  if (style === 'i' || style === 'lower-roman') return `${roman(n)})`;
  if (style === 'I' || style === 'upper-roman') return `${roman(n).toUpperCase()})`;
  return `${n}.`;
}

const letters = (n: number): string => (n > 26 ? letters(Math.floor((n - 1) / 26)) : '') + String.fromCharCode(97 + ((Math.max(1, n) - 1) % 26));

const ROMAN: readonly [number, string][] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
function roman(n: number): string {
  let left = Math.min(399, Math.max(1, n));
  let out = '';
  for (const [value, sign] of ROMAN) for (; left >= value; left -= value) out += sign;
  return out;
}
