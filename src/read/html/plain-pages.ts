import type { Mark } from '@/src/model';
import { isSpecPage } from '../text/flavour';
import { MARKS } from './habits';
import { descendants, rawText, type Tree } from './tree';

/** Text that a page shows as it is: its characters, where each text node begins in them, and what is marked there. */
export type PlainPages<N> = { raw: string; nodes: N[]; starts: number[]; marks: Mark[] };

/**
 * A page that is nothing but preformatted text: a text file as browsers show it, or an RFC in the form that rfc2html makes of
 * its pages (a few hundred `<pre class="newpage">`). Null for any other page.
 */
export function plainPages<N>(tree: Tree<N>, body: N): PlainPages<N> | null {
  if (!isPlain(tree, body)) return null;
  const pages: PlainPages<N> = { raw: '', nodes: [], starts: [], marks: [] };
  const parts: string[] = [];
  let length = 0;
  type Step = { node: N | null } | { ends: Mark };
  const collect = (pre: N): void => {
    const next: Step[] = [{ node: tree.firstChild(pre) }];
    for (let step = next.pop(); step; step = next.pop()) {
      if ('ends' in step) {
        if (length > step.ends.span.start) pages.marks.push({ ...step.ends, span: { start: step.ends.span.start, end: length } });
        continue;
      }
      const { node } = step;
      if (node === null) continue;
      next.push({ node: tree.nextSibling(node) });
      const name = tree.name(node);
      if (name === '#text') {
        pages.nodes.push(node);
        pages.starts.push(length);
        parts.push(tree.text(node));
        length += tree.text(node).length;
      } else if (name !== '' && name !== 'script' && name !== 'style') {
        const kind = MARKS[name];
        const value = kind === 'link' ? tree.attribute(node, 'href') : null;
        if (kind && (kind !== 'link' || value)) next.push({ ends: { span: { start: length, end: length }, kind, value } });
        next.push({ node: tree.firstChild(node) });
      }
    }
  };
  for (const pre of descendants(tree, body, (n) => tree.name(n) !== 'pre')) {
    if (tree.name(pre) !== 'pre') continue;
    if (length > 0) {
      parts.push('\n\f\n');
      length += 3;
    }
    collect(pre);
  }
  pages.raw = parts.join('');
  return pages;
}

function isPlain<N>(tree: Tree<N>, body: N): boolean {
  let outside = 0;
  let inside = 0;
  let first = '';
  let pres = 0;
  for (const node of descendants(tree, body, (n) => !/^(?:pre|script|style|noscript)$/.test(tree.name(n)))) {
    const name = tree.name(node);
    if (name === 'pre') {
      const text = rawText(tree, node);
      pres++;
      inside += text.length;
      if (first.length < 3000) first += text.slice(0, 3000);
    } else if (name === '#text') outside += tree.text(node).trim().length;
    if (outside > 4000 && outside > inside) return false;
  }
  if (pres === 0 || inside < 40) return false;
  return outside === 0 ? pres === 1 || isSpecPage(first) : isSpecPage(first) && outside * 4 < inside;
}
