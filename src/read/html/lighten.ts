import type { LightPage } from '@/src/model';
import { BLOCK_ELEMENTS } from './habits';
import { rawText, type Tree } from './tree';

/** Larger pages are cut, and say so: a table of 50,000 rows is no page that a person looks at. */
const LIMITS = { elements: 250_000, text: 3_000_000, depth: 200, attribute: 600, head: 400 };

/** Elements whose inside a page does not show as its content. */
const SILENT = new Set(
  'script style template noscript svg canvas iframe object embed video audio map select datalist math dialog head title meta link base'.split(' '),
);

/** What says something of an element's content or of its part in a table, a list or a form. No class: they change with every layout. */
const KEPT = new Set(
  'href role aria-label aria-level aria-labelledby id for itemprop datetime content colspan rowspan headers data-label data-title data-th data-field'.split(
    ' ',
  ),
);
/** Ids are kept where something may point to them. */
const ID_OWNERS = new Set('input textarea output dt th label span div td p dd'.split(' '));
const FIELDS = new Set(['input', 'textarea']);
const BREAKS = new Set([...BLOCK_ELEMENTS, 'label', 'button', 'output', 'input', 'textarea']);

/** A tree as a LightPage: one walk, without recursion; what is hidden or no content is left out. `named` = further elements of a component library. */
export function lighten<N>(tree: Tree<N>, root: N, address: string | null): LightPage {
  const page: LightPage = { address, text: '', names: [], elements: [], attributes: [], head: [], cut: false };
  const names = new Map<string, number>();
  const text = createText();
  // An entry is a node to enter, or the end of an element that was entered.
  const stack: ({ node: N; parent: number; depth: number; keep: boolean } | { close: number; breaks: boolean })[] = [];
  const enter = (node: N | null, parent: number, depth: number, keep: boolean): void => {
    if (node !== null) stack.push({ node, parent, depth, keep });
  };
  enter(tree.firstChild(root), -1, 0, false);
  for (let next = stack.pop(); next; next = stack.pop()) {
    if ('close' in next) {
      if (next.breaks) text.break();
      if (next.close >= 0) page.elements[next.close * 4 + 3] = text.length();
      continue;
    }
    const { node, parent, depth, keep } = next;
    enter(tree.nextSibling(node), parent, depth, keep);
    if (page.cut) continue;
    const name = tree.name(node);
    if (name === '#text') {
      text.add(tree.text(node), keep);
    } else if (name === 'br') text.break();
    else if (name === 'head' || name === 'title' || name === 'meta') readHeadOf(tree, node, name, page);
    else if (name !== '' && !SILENT.has(name) && !isHidden(tree, node)) {
      const breaks = BREAKS.has(name) || name.includes('-');
      if (breaks) text.break();
      const index = depth < LIMITS.depth ? page.elements.length / 4 : -1;
      if (index >= 0) {
        page.elements.push(nameIndex(page.names, names, name), parent, text.length(), text.length());
        keepAttributes(tree, node, name, index, page);
      }
      stack.push({ close: index, breaks });
      if (FIELDS.has(name)) text.add(fieldValue(tree, node, name), false);
      else enter(tree.firstChild(node), index >= 0 ? index : parent, depth + 1, keep || name === 'pre');
    }
    page.cut = text.length() > LIMITS.text || page.elements.length / 4 > LIMITS.elements;
  }
  page.text = text.done();
  return page;
}

function nameIndex(list: string[], known: Map<string, number>, name: string): number {
  let at = known.get(name);
  if (at === undefined) {
    at = list.push(name) - 1;
    known.set(name, at);
  }
  return at;
}

/** Text as it grows: white space folded, one line break where blocks meet. */
function createText(): { add(raw: string, keep: boolean): void; break(): void; length(): number; done(): string } {
  const parts: string[] = [];
  let length = 0;
  let last = '\n';
  const push = (piece: string): void => {
    parts.push(piece);
    length += piece.length;
    last = piece.at(-1) ?? last;
  };
  return {
    add(raw, keep) {
      let piece = keep ? raw.replace(/\r\n?/g, '\n') : raw.replace(/[ \t\r\n\f]+/g, ' ');
      if (!keep && (last === '\n' || last === ' ') && piece.startsWith(' ')) piece = piece.slice(1);
      if (piece !== '') push(piece);
    },
    break() {
      if (last !== '\n') push('\n');
    },
    length: () => length,
    done: () => parts.join(''),
  };
}

/** The page does not show it, whatever its style sheets say. */
function isHidden<N>(tree: Tree<N>, node: N): boolean {
  const hidden = tree.attribute(node, 'hidden');
  if (hidden !== null && hidden !== 'until-found') return true;
  if (tree.attribute(node, 'aria-hidden') === 'true') return true;
  // shown while something is pointed at
  if (tree.attribute(node, 'popover') !== null || tree.attribute(node, 'role') === 'tooltip') return true;
  const style = tree.attribute(node, 'style');
  return style !== null && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

function fieldValue<N>(tree: Tree<N>, node: N, name: string): string {
  if (name === 'textarea') return tree.attribute(node, 'value') ?? rawText(tree, node, LIMITS.attribute * 10);
  const type = tree.attribute(node, 'type') ?? 'text';
  return /^(?:text|date|month|number|url|email|search)?$/.test(type) ? (tree.attribute(node, 'value') ?? '') : '';
}

function keepAttributes<N>(tree: Tree<N>, node: N, name: string, index: number, page: LightPage): void {
  for (const attribute of KEPT) {
    if (attribute === 'id' && !ID_OWNERS.has(name)) continue;
    const value = tree.attribute(node, attribute);
    if (value !== null && value !== '') page.attributes.push([index, attribute, value.slice(0, LIMITS.attribute)]);
  }
}

function readHeadOf<N>(tree: Tree<N>, node: N, name: string, page: LightPage): void {
  const add = (key: string | null, value: string | null): void => {
    const tidy = value?.replace(/\s+/g, ' ').trim().slice(0, 2000);
    if (key && tidy && page.head.length < LIMITS.head) page.head.push([key.toLowerCase(), tidy]);
  };
  if (name === 'title') add('title', rawText(tree, node, 2000));
  else if (name === 'meta') add(tree.attribute(node, 'name') ?? tree.attribute(node, 'property'), tree.attribute(node, 'content'));
  else
    for (let child = tree.firstChild(node); child !== null; child = tree.nextSibling(child)) {
      const inside = tree.name(child);
      if (inside === 'title' || inside === 'meta') readHeadOf(tree, child, inside, page);
      else if (inside === 'link' && tree.attribute(child, 'rel') === 'canonical') add('canonical', tree.attribute(child, 'href'));
      else if (inside === 'base') add('base', tree.attribute(child, 'href'));
    }
}
