import { dateIn } from '../identity/dates';
import { type Front, type FrontLine, fieldOf, isPlaceholder, spanOver, valueIn } from '../identity/front';
import type { Profile } from './profile';

/** Any document: a title where titles stand, a date that is a line of its own or a labelled one. No number is guessed. */
export const generic: Profile = {
  id: 'generic',
  title: 'Any document',
  description: 'No publisher was recognised; numbers, headings and common clause titles are used.',
  publisher: 'other',
  recognise: () => 0.01,
  identify(front) {
    const title = findTitle(front);
    return {
      title: title?.text ?? null,
      titleSpan: title ? spanOver(title.lines) : null,
      date:
        dateIn(valueIn(front, /^(?:date|published|publication date|issued|version date)$/)) ??
        dateIn(front.lines.slice(0, 12).find((line) => line.text.length < 40 && dateIn(line.text) !== null)?.text),
      kind: kindOf(front, title?.text ?? ''),
      stage: /\bdraft\b/i.test(
        front.lines
          .slice(0, 8)
          .map((line) => line.text)
          .join('\n'),
      )
        ? 'draft'
        : 'unknown',
      authors: (valueIn(front, /^(?:authors?|editors?)$/) ?? '').split(/\s*[;,]\s*/).filter((name) => /^\p{Lu}\p{L}+ /u.test(name)),
    };
  },
};

function findTitle(front: Front): { text: string; lines: FrontLine[] } | null {
  const field = fieldOf(front, /^(?:title|subject|titre|título)$/);
  if (field && !isPlaceholder(field.value)) return { text: field.value.replace(/\n/g, ' '), lines: field.lines };
  const head = front.lines.slice(0, 20).filter((line) => line.text.length > 3 && line.text.length < 300);
  const marked = head.find((line) => line.block.style === 'h1' || /^(?:Title|Titel|Titre|Título)$/i.test(line.block.style ?? ''));
  if (marked) return { text: marked.text, lines: [marked] };
  const largest = Math.max(...head.map((line) => line.block.size ?? 0), 0);
  const big = largest > 12 ? head.filter((line) => line.block.size === largest && line.block.page === head[0]?.block.page).slice(0, 3) : [];
  if (big.length > 0) return { text: big.map((line) => line.text).join(' '), lines: big };
  const cover = head.find((line) => line.block.kind === 'cover');
  const first = cover ?? head[0];
  return first ? { text: first.text, lines: [first] } : null;
}

function kindOf(front: Front, title: string): string {
  if (/liaison statement/i.test(`${title}\n${front.text.slice(0, 400)}`)) return 'liaison-statement';
  if (/terms of reference/i.test(title)) return 'terms-of-reference';
  if (/\b(?:minutes|meeting report|report of)\b/i.test(title)) return 'report';
  return 'document';
}
