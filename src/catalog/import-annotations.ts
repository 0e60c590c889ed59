import type { Outcome, Remark } from '@/src/model';
import { type Fields, fieldsOf, isFields, textIn } from './json';

/** Remarks out of W3C Web Annotations in JSON-LD: one, a list, a page or a collection. Without a quote there is no place, and the annotation is left out. */
export function importAnnotations(text: string): Outcome<Remark[]> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { value: [], notices: [{ code: 'unreadable-file', message: 'This is no JSON that can be read.' }] };
  }
  const items = annotationsIn(data);
  const remarks = items.map(remarkOf);
  const value = remarks.filter((r): r is Remark => r !== null);
  const left = remarks.length - value.length;
  return {
    value,
    notices: left > 0 ? [{ code: 'entries-left-out', message: `${left} of ${remarks.length} annotations quote no text and were left out.` }] : [],
  };
}

function annotationsIn(data: unknown): Fields[] {
  if (Array.isArray(data)) return data.filter(isFields);
  const page = fieldsOf(data);
  if (Array.isArray(page.items)) return page.items.filter(isFields);
  if (isFields(page.first)) return annotationsIn(page.first);
  return page.type === 'Annotation' ? [page] : [];
}

/** The standard lets one stand for a list of one. */
const many = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : isFields(value) ? [value] : []);

function remarkOf(annotation: Fields, index: number): Remark | null {
  const target = many(annotation.target)[0] ?? {};
  const selectors = many(target.selector).flatMap((s) => [s, ...many(s.refinedBy)]);
  const quote = selectors.find((s) => s.type === 'TextQuoteSelector');
  if (!quote || typeof quote.exact !== 'string' || quote.exact === '') return null;
  const position = selectors.find((s) => s.type === 'TextPositionSelector');
  const fragment = selectors.find((s) => s.type === 'FragmentSelector');
  const page = /(?:^|&)page=(\d+)/.exec(fragment ? (textIn(fragment, 'value') ?? '') : '')?.[1];
  const bodies = many(annotation.body);
  const body = bodies.find((b) => b.purpose !== 'tagging') ?? bodies[0];
  const exact = quote.exact;
  const start = position && typeof position.start === 'number' ? position.start : 0;
  const plain = (name: string): string => (typeof quote[name] === 'string' ? quote[name] : '');
  return {
    id: (textIn(annotation, 'id') ?? `annotation-${index + 1}`).replace(/^urn:concord:remark:/, ''),
    kind: textIn(annotation, 'concord:kind') ?? 'comment',
    text: body && typeof body.value === 'string' ? body.value : (textIn(annotation, 'bodyValue') ?? ''),
    author: textIn(fieldsOf(annotation.creator), 'name') ?? textIn(annotation, 'creator') ?? '',
    at: textIn(annotation, 'created') ?? '',
    passage: {
      span: { start, end: position && typeof position.end === 'number' ? position.end : start + exact.length },
      quote: { exact, prefix: plain('prefix'), suffix: plain('suffix') },
      clause: textIn(target, 'concord:clause'),
      page: page ? Number(page) : null,
    },
  };
}
