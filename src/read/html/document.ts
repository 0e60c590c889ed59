import type { Block, Format, Notice, SourceDocument } from '@/src/model';
import { fingerprint } from '../text/fingerprint';
import { settleHeadings } from '../text/levels';
import { readHead } from './head';
import { firstNamed, type Tree } from './tree';
import type { Walk } from './walk';

export type Origin = { fileName: string | null; url: string | null; format: Format };

/** A finished walk → the document; `id` names the bytes, or is null for a live page, whose text names it. */
export function documentOf<N>(
  tree: Tree<N>,
  root: N,
  walk: Walk<N>,
  origin: Origin,
  id: string | null,
): { document: SourceDocument; pieces: ReturnType<Walk<N>['composer']['finish']>['pieces'] } {
  const { text, blocks, marks, pieces } = walk.composer.finish();
  const html = firstNamed(tree, root, 'html') ?? root;
  const { metadata, language } = readHead(tree, html);
  for (const time of walk.times) {
    const key = time.name ? `time.${time.name.toLowerCase()}` : 'time';
    metadata[key] ??= time.date;
  }
  const settled = settleHeadings(text, blocks, metadata.generator === 'ReSpec source');
  const notices: Notice[] = [];
  if (walk.deleted > 0) notices.push({ code: 'deleted-text-left-out', message: `${walk.deleted} passages marked as deleted were left out.` });
  const document: SourceDocument = {
    id: id ?? fingerprint(text),
    url: origin.url,
    fileName: origin.fileName ?? lastPart(origin.url),
    format: origin.format,
    text,
    blocks: settled,
    marks,
    pages: [],
    outline: outlineOf(text, settled),
    metadata,
    runningText: [...new Set(walk.running)],
    language,
    notices,
  };
  return { document, pieces };
}

export function lastPart(url: string | null): string | null {
  const path = url?.replace(/[?#].*$/, '').replace(/^\w+:\/\/[^/]*/, '') ?? '';
  return path.split('/').filter(Boolean).pop() ?? null;
}

/** The contents list where there is one, else the headings. */
function outlineOf(text: string, blocks: Block[]): SourceDocument['outline'] {
  const line = (b: Block, level: number): SourceDocument['outline'][number] => ({
    title: text.slice(b.span.start, b.span.end).slice(0, 300),
    level,
    page: null,
  });
  const contents = blocks.filter((b) => b.kind === 'toc' && b.list !== null);
  if (contents.length > 2) return contents.map((b) => line(b, (b.list?.depth ?? 0) + 1));
  return blocks.filter((b) => b.kind === 'heading').map((b) => line(b, b.level ?? 1));
}
