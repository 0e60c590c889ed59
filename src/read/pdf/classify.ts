import type { Block, SourceDocument } from '@/src/model';
import { labelOf } from './labels';
import type { Flow, Paragraph } from './paragraphs';

/** What a paragraph is, before it is written. */
export type Role = { kind: Exclude<Block['kind'], 'cell'>; level: number | null; number: string | null; list: Block['list'] };

const ANNEX = /^(?:annex|appendix|anhang|annexe|apéndice|anexo)\s+(?:[A-Z]{1,2}|[IVX]{1,5}|\d{1,2})\b/i;
const NAMED =
  /^(?:(?:table of )?contents|foreword|preface|introduction|summary|abstract|keywords|scope|history|references?|normative references?|informative references?|bibliography|acknowledge?ments?|executive summary|intellectual property rights|modal verbs terminology|terms and definitions|definitions|abbreviations(?: and acronyms)?|glossary|acronyms|index|authors?['’]? address(?:es)?|status of this (?:memo|document)|copyright notice|security considerations|iana considerations|conventions|terminology)$/i;
const CAPTION = /^(?:Figure|Table|Fig\.|Tabelle|Tableau|Bild)\s+(?:[A-Z]{1,2}[.-]?)?\d{1,3}(?:[.-]\d{1,3})*(?:\s*[–—:.-]|\s|$)/;
const LEADERS = /(?:\.[\s\u00a0]?){4,}|…{2,}|_{5,}\s*\d+$/;
const PAGE_AT_END = /[\s.…](?:\d{1,4}|[ivxlc]{1,6}|[A-Z]-\d{1,3})\s*$/;

/** Letters and digits alone, for comparing a title with the outline's. */
export const foldTitle = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

export const paragraphText = (p: Paragraph): string => p.lines.map((l, i) => (i === 0 ? l.text : `${p.joins[i - 1] === 'tab' ? '\t' : ' '}${l.text}`)).join('');

/** Says what each paragraph is, from its number, type and neighbours; null for tables. Linear in their number. */
export async function classify(
  flow: readonly Flow[],
  bodySize: number,
  outline: SourceDocument['outline'],
  notes: ReadonlySet<Flow>,
  breathe: () => Promise<void>,
): Promise<(Role | null)[]> {
  const titles = new Map<string, { level: number; page: number | null }[]>();
  for (const entry of outline) {
    const key = foldTitle(entry.title);
    if (key !== '') titles.set(key, [...(titles.get(key) ?? []), { level: entry.level, page: entry.page }]);
  }
  const texts = flow.map((f) => (f.kind === 'paragraph' ? paragraphText(f) : ''));
  await breathe();
  const contents = findContents(flow, texts, titles);
  const firstClause = flow.findIndex(
    (p, i) => p.kind === 'paragraph' && !contents[i] && (NAMED.test((texts[i] as string).trim()) || (p.size > bodySize && /^1\.?\s/.test(texts[i] as string))),
  );
  const listIndents: number[] = [];
  let lastLevel = 0;
  let afterNumber = false;
  const beforeClauses = firstClause < 0 ? flow.findIndex((f) => pageOf(f) > 1) : firstClause;
  const roleOf = (p: Flow, i: number): Role | null => {
    if (p.kind === 'table') {
      afterNumber = false;
      return null;
    }
    const text = texts[i] as string;
    const label = labelOf(text);
    const number = numberOf(text, label);
    const plain = (kind: Role['kind']): Role => ({ kind, level: null, number, list: null });
    if (contents[i]) return plain('toc');
    if (p.monospace) return { kind: 'code', level: null, number: null, list: null };
    if (CONTENTS.test(text.trim()) && contents[i + 1]) return plain('toc');
    if (isCaption(text, p) && !titles.has(foldTitle(text))) return plain('caption');
    const bare = label?.kind === 'clause' && label.text.length >= text.trim().length;
    const level = bare || (afterNumber && p.bold && !number) ? null : headingLevel(p, text, number, bodySize, titles, lastLevel);
    afterNumber = bare;
    if (level !== null && number === null && i < beforeClauses && !NAMED.test(text.trim()) && !titles.has(foldTitle(text))) {
      return { kind: 'cover', level: null, number: null, list: null };
    }
    if (level !== null) {
      lastLevel = level;
      listIndents.length = 0;
      return { kind: 'heading', level, number, list: null };
    }
    if (label && (label.kind === 'bullet' || label.kind === 'number')) {
      while (listIndents.length > 0 && (listIndents[listIndents.length - 1] as number) > p.indent + 4) listIndents.pop();
      if (listIndents.length === 0 || (listIndents[listIndents.length - 1] as number) < p.indent - 4) listIndents.push(p.indent);
      return { kind: 'list-item', level: null, number, list: { depth: Math.min(listIndents.length - 1, 8), ordered: label.kind === 'number' } };
    }
    return plain('paragraph');
  };
  const roles: (Role | null)[] = [];
  for (const [i, p] of flow.entries()) {
    const role = roleOf(p, i);
    roles.push(role && notes.has(p) ? { ...role, kind: 'note', level: null, list: null } : role);
    if (i % 100 === 99) await breathe();
  }
  markGlossaries(flow, texts, roles);
  return roles;
}

const pageOf = (f: Flow): number => (f.kind === 'table' ? f.page : (f.lines[0]?.page ?? 0));

/**
 * Terms on lines of their own with their definitions indented below, as browsers set definition lists: at least three
 * with the same left edge, between which only deeper paragraphs stand.
 */
function markGlossaries(flow: readonly Flow[], texts: readonly string[], roles: (Role | null)[]): void {
  const plainAt = (i: number): Paragraph | null => {
    const p = flow[i];
    return p?.kind === 'paragraph' && roles[i]?.kind === 'paragraph' ? p : null;
  };
  const isTerm = (i: number): boolean => {
    // A footnote may stand between a term at the foot of a page and its definition overleaf.
    let below = i + 1;
    while (roles[below]?.kind === 'note') below++;
    const [p, next] = [plainAt(i), plainAt(below)];
    if (!p || !next || p.lines.length > 2) return false;
    const deeper = next.indent - p.indent;
    if (deeper <= 9 || (texts[i] as string).length > 110 || /[.;,]$/.test(texts[i] as string)) return false;
    // RFCs and OpenID set a colon after the term; so do lead-ins.
    if (/:$/.test(texts[i] as string) && LEAD_IN.test(texts[i] as string)) return false;
    return deeper < 100 && Math.abs(next.size - p.size) < 1 && roles[i]?.number === null && !p.centred && !(texts[i] as string).includes('\t');
  };
  for (let i = 0; i < flow.length; i++) {
    if (!isTerm(i)) continue;
    const edge = (flow[i] as Paragraph).indent;
    const terms = [i];
    let to = i + 1;
    for (; to < flow.length; to++) {
      const p = flow[to] as Flow;
      if (p.kind === 'table' || roles[to]?.kind === 'heading' || roles[to]?.kind === 'toc') break;
      if (p.indent > edge + 9 || roles[to]?.kind === 'note' || roles[to]?.kind === 'code') continue;
      if (!isTerm(to) || Math.abs(p.indent - edge) > 3) break;
      terms.push(to);
    }
    if (terms.length >= 3) {
      const starts = new Set(terms);
      for (let k = i; k < to; k++) {
        const role = roles[k];
        if (role?.kind === 'paragraph') role.kind = starts.has(k) ? 'term' : 'definition';
      }
      // Where the lines are too few, a list may begin among the deeper ones: each time a step to the right, so seldom.
      i = to - 1;
    }
  }
}

const LEAD_IN = /\b(?:follow(?:s|ing)|below|is|are|as|must|shall|should|may|can|has|have|e\.g\.|example|if|when)\b|(?:\S+\s+){8}/i;

const isCaption = (text: string, p: Paragraph): boolean => CAPTION.test(text) && text.length < 250 && (p.bold || p.centred || p.heading > 0);

/** Clause numbers, list numbers, tags and "Annex A"; bullets are no numbers. */
function numberOf(text: string, label: ReturnType<typeof labelOf>): string | null {
  const annex = ANNEX.exec(text);
  if (annex) return annex[0];
  return label && (label.kind === 'clause' || label.kind === 'number' || label.kind === 'tag') ? label.text : null;
}

function headingLevel(
  p: Paragraph,
  text: string,
  number: string | null,
  bodySize: number,
  titles: ReadonlyMap<string, { level: number; page: number | null }[]>,
  lastLevel: number,
): number | null {
  if (text.length > 240 || p.lines.length > 5) return null;
  const title = (number ? text.slice(number.length) : text).replace(/[\t\u2028]/g, ' ').trim();
  if (!/\p{L}/u.test(title) && !ANNEX.test(text)) return null;
  if (/^(?:notes?|page|ICS\s[\d.; ]+)$/i.test(title)) return null;
  const page = p.lines[0]?.page ?? 0;
  const known = (titles.get(foldTitle(text)) ?? titles.get(foldTitle(title)))?.find((t) => t.page === null || Math.abs(t.page - page) <= 1);
  const depth = number && /^(?:[1-9]\d?(?:\.|$)|[A-Z]\.\d|[IVX]+\.\d)/.test(number) && !/\)$/.test(number) ? number.replace(/\.$/, '').split('.').length : null;
  // A line of the cover may say what an outline's entry says.
  const styled = p.bold || p.heading > 0 || p.size > bodySize * 1.08;
  if (known && (styled || depth !== null || title.length > 12)) return depth ?? (ANNEX.test(text) ? 1 : known.level);
  if (/[.;,]$/.test(title) && !ANNEX.test(text)) return null;
  const larger = p.size > bodySize * 1.08;
  if (number && depth === null && !ANNEX.test(text)) return null;
  if (depth !== null) return (p.bold || larger || p.heading > 0) && !/:$/.test(title) && title.length < 160 ? depth : null;
  if (ANNEX.test(text)) return p.bold || larger || p.heading > 0 ? 1 : null;
  if (number) return null;
  if (NAMED.test(title.replace(/[:\s]+$/, ''))) return p.bold || larger || p.heading > 0 ? 1 : null;
  if (p.heading > 0) return p.heading;
  if (larger && (p.bold || p.size > bodySize * 1.25) && title.split(/\s+/).length <= 25) return p.size > bodySize * 1.25 ? 1 : Math.min(lastLevel + 1, 6);
  return null;
}

/**
 * Lines of a contents list: leaders to a page number, at least four neighbours that end in one at the right edge, or –
 * after the title "Contents" – the titles that return later.
 */
function findContents(flow: readonly Flow[], texts: readonly string[], titles: ReadonlyMap<string, unknown>): boolean[] {
  const leaders = texts.map((t) => LEADERS.test(t) && (PAGE_AT_END.test(t) || /\.{12,}/.test(t)));
  const ending = texts.map((t, i) => leaders[i] || (t.length < 220 && /\t\s*(?:\d{1,4}|[ivxlc]{1,6})$/.test(t)));
  const found = [...leaders];
  for (let i = 0; i < flow.length; i++) {
    if (!ending[i]) continue;
    let to = i;
    while (to < flow.length && ending[to]) to++;
    if (to - i >= 4) found.fill(true, i, to);
    i = to;
  }
  markReturningTitles(texts, titles, found);
  // The first half of a wrapped line, between two lines of the list.
  for (let i = 1; i + 1 < flow.length; i++) {
    const p = flow[i] as Flow;
    if (!found[i] && found[i - 1] && found[i + 1] && p.kind === 'paragraph' && p.lines.length <= 2 && !/[.:;]$/.test(texts[i] as string)) found[i] = true;
  }
  return found;
}

const CONTENTS = /^(?:table of )?contents(?:\s+page)?$|^(?:inhalt(?:sverzeichnis)?|sommaire|table des matières|índice)$/i;

/** Follows each list from its title to where the first of its lines returns as a heading, or two lines return nowhere. */
function markReturningTitles(texts: readonly string[], titles: ReadonlyMap<string, unknown>, found: boolean[]): void {
  const starts = texts.flatMap((t, i) => (t.length < 30 && CONTENTS.test(t.trim()) ? [i] : []));
  if (starts.length === 0) return;
  const withoutPage = (text: string): string => foldTitle(text.replace(/[\s.…_]+(?:\d{1,4}|[ivxlc]{1,6})$/, ''));
  const last = new Map<string, number>();
  texts.forEach((t, i) => {
    if (t.length < 240) last.set(foldTitle(t), i);
  });
  for (const start of starts) {
    const listed = new Set<string>();
    let strange = 0;
    for (let i = start + 1; i < texts.length && strange < 2; i++) {
      const text = texts[i] as string;
      if (/^page$/i.test(text.trim())) {
        found[i] = true;
        continue;
      }
      const key = withoutPage(text);
      if (listed.has(key)) break;
      const returns = found[i] || (key !== '' && text.length < 240 && (titles.has(key) || (last.get(key) ?? 0) > i));
      if (!returns) {
        strange++;
        continue;
      }
      strange = 0;
      listed.add(key);
      found[i] = true;
    }
  }
}
