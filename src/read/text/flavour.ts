import { isBlank, type Line } from './lines';

export type Flavour = 'spec-pages' | 'markdown' | 'mail' | 'plain';

/** The first page of an RFC, an Internet-Draft, or a text that the same tools made. */
export const isSpecPage = (head: string): boolean =>
  /^(?:.*\n){0,40}?[ \t]*(?:Request for Comments:|Internet[- ]Draft\b|Network Working Group\b|RFC \d{1,5} |Intended status:|Status of [Tt]his Memo|BCP:? \d+|STD:? \d+)/i.test(
    head.slice(0, 4000),
  );

const MAIL_FIELD = /^(?:From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Message-ID|Return-Path|Received|MIME-Version|Content-Type|X-[\w-]+):/i;

/** How a text file is written, from its name and its first lines. */
export function flavourOf(lines: readonly Line[], raw: string, fileName: string | null): Flavour {
  if (/\.(?:md|markdown|mkd|mdown)$/i.test(fileName ?? '')) return 'markdown';
  const head = lines.slice(0, 30).filter((line) => !isBlank(line));
  if (head.slice(0, 12).filter((line) => line.indent === 0 && MAIL_FIELD.test(line.text)).length >= 3) return 'mail';
  if (isSpecPage(raw) || looksPaginated(lines)) return 'spec-pages';
  if (looksIndented(lines)) return 'spec-pages';
  return looksLikeMarkdown(lines) ? 'markdown' : 'plain';
}

const looksPaginated = (lines: readonly Line[]): boolean => {
  let feet = 0;
  for (const line of lines) if (line.indent === 0 && /\S {3,}.*\[Page \d+\]$/.test(line.text) && ++feet >= 2) return true;
  return false;
};

/** Numbered headings at the margin over text that is indented throughout: what xml2rfc prints, whoever publishes it. */
function looksIndented(lines: readonly Line[]): boolean {
  let headings = 0;
  let indented = 0;
  let flush = 0;
  for (const line of lines.slice(0, 3000)) {
    if (isBlank(line)) continue;
    if (line.indent >= 2) indented++;
    else if (/^(?:\d+(?:\.\d+)*\.?\s+\S|Abstract$|Table of Contents$|Appendix [A-Z]\b)/.test(line.text)) headings++;
    else flush++;
  }
  return headings >= 3 && indented > 20 && flush < (headings + indented) / 8;
}

function looksLikeMarkdown(lines: readonly Line[]): boolean {
  const heads = lines.filter((line) => line.indent === 0 && /^#{1,6}\s+\S/.test(line.text)).length;
  const marks = lines.filter((line) => /^(?:[-*+]\s+\S|\|.*\|$|```|>\s)|\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\)/.test(line.text)).length;
  return heads >= 2 || (heads === 1 && marks >= 2) || /^(?:---|%%%)$/.test(lines[0]?.text ?? '');
}
