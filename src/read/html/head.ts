import { descendants, rawText, type Tree } from './tree';

export type Head = { metadata: Record<string, string>; language: string | null };

/** Keys of a ReSpec configuration that say what the document is. */
const RESPEC_KEYS = ['specStatus', 'shortName', 'publishDate', 'subtitle', 'group', 'wg', 'edDraftURI', 'latestVersion', 'version', 'isPreview'];

/** Title, meta elements, canonical address, ReSpec's configuration: keys in lower case. */
export function readHead<N>(tree: Tree<N>, html: N): Head {
  const metadata: Record<string, string> = {};
  const set = (key: string, value: string | null): void => {
    const tidy = value?.replace(/\s+/g, ' ').trim().slice(0, 2000);
    if (key && tidy) metadata[key] = key in metadata && key === 'author' ? `${metadata[key]}; ${tidy}` : (metadata[key] ?? tidy);
  };
  const attribute = (node: N, name: string): string => tree.attribute(node, name) ?? '';
  let seen = 0;
  for (const node of descendants(tree, html, (n) => HEADS.has(tree.name(n)))) {
    if (++seen > 4000) break;
    const name = tree.name(node);
    if (name === 'title') set('title', rawText(tree, node, 2000));
    else if (name === 'meta')
      set((attribute(node, 'name') || attribute(node, 'property') || attribute(node, 'http-equiv')).toLowerCase(), attribute(node, 'content'));
    else if (name === 'link') {
      const rel = attribute(node, 'rel').toLowerCase();
      if (rel === 'canonical' || rel === 'license') set(rel, attribute(node, 'href'));
    } else if (name === 'script') readScript(tree, node, set);
  }
  const lang = attribute(html, 'lang') || attribute(html, 'xml:lang') || metadata['content-language'] || '';
  return { metadata, language: /^[a-z]{2,3}(?:-[\w-]+)?$/i.test(lang) ? lang.toLowerCase().split('-')[0] || null : null };
}

const HEADS = new Set(['html', 'head', 'body', 'title', 'script']);

function readScript<N>(tree: Tree<N>, node: N, set: (key: string, value: string | null) => void): void {
  const source = tree.attribute(node, 'src');
  if (source) {
    if (/respec/i.test(source)) set('generator', 'ReSpec source');
    return;
  }
  const text = rawText(tree, node, 100_000);
  // What ReSpec made keeps the configuration that it was made from as JSON.
  if (tree.attribute(node, 'id') !== 'initialUserConfig' && !/respecConfig\s*=/.test(text)) return;
  for (const key of RESPEC_KEYS) {
    const found = new RegExp(`(?:^|[\\s{,"'])${key}["']?\\s*:\\s*["'\`]([^"'\`\\n]{1,200})["'\`]`).exec(text);
    if (found) set(`respec.${key.toLowerCase()}`, found[1] ?? null);
  }
}
