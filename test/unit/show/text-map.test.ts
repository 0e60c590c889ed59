import { describe, expect, test } from 'vitest';
import type { Block } from '@/src/model';
import { mapText, type Piece } from '@/src/show/text-map';

/** Blocks of a text in which each line is one. A number at a line's beginning is the block's number. */
const blocksOf = (text: string): Block[] => {
  const blocks: Block[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const number = /^(?:\d+(?:\.\d+)*|[a-z]\))(?=\s)/.exec(line)?.[0] ?? null;
    blocks.push({
      span: { start, end: start + line.length },
      kind: 'paragraph',
      level: null,
      number,
      style: null,
      anchor: null,
      page: null,
      indent: null,
      size: null,
      cell: null,
      list: null,
      context: null,
    });
    start += line.length + 1;
  }
  return blocks;
};
const map = (text: string, pieces: string[]) =>
  mapText(
    { text, blocks: blocksOf(text) },
    pieces.map<Piece>((piece) => ({ text: piece })),
  );

/** The drawn words of a span, pieces joined by "|". */
function drawn(text: string, pieces: string[], words: string): string | null {
  const start = text.indexOf(words);
  const place = map(text, pieces).place({ start, end: start + words.length });
  if (!place) return null;
  const parts = pieces.slice(place.start.piece, place.end.piece + 1);
  const last = parts.length - 1;
  return parts.map((part, i) => part.slice(i === 0 ? place.start.offset : 0, i === last ? place.end.offset : undefined)).join('|');
}

const LONG = 'An entity that keeps credentials for somebody else and shows them when asked.';

describe('laying a text over what was drawn of it', () => {
  const cases: { title: string; text: string; pieces: string[]; words: string; expected: string | null }[] = [
    { title: 'one paragraph, one piece', text: LONG, pieces: [LONG], words: 'keeps credentials', expected: 'keeps credentials' },
    {
      title: 'runs split a paragraph',
      text: LONG,
      pieces: ['An entity that ', 'keeps', ' credentials for somebody else and shows them when asked.'],
      words: 'keeps credentials',
      expected: 'keeps| credentials',
    },
    {
      title: 'white space is drawn otherwise',
      text: 'first words\nsecond words of it',
      pieces: ['\n   first\n', '  words ', '\n', 'second   words\u00a0of it'],
      words: 'second words',
      expected: 'second   words',
    },
    { title: 'the number is drawn by a counter', text: `3.2.1 ${LONG}`, pieces: [LONG], words: 'shows them', expected: 'shows them' },
    {
      title: 'a span that begins with the number missing in what is drawn',
      text: `3.2.1 ${LONG}`,
      pieces: [LONG],
      words: '3.2.1 An entity',
      expected: 'An entity',
    },
    {
      title: 'short numbered items one after the other',
      text: 'a) issuer\nb) holder\nc) verifier',
      pieces: ['issuer', 'holder', 'verifier'],
      words: 'holder',
      expected: 'holder',
    },
    {
      title: 'a running head is drawn between two paragraphs',
      text: `${LONG}\nWhat follows is the second paragraph of the clause.`,
      pieces: [LONG, 'Draft of today, page 4', 'What follows is the second paragraph of the clause.'],
      words: 'second paragraph',
      expected: 'second paragraph',
    },
    {
      title: 'deleted words are drawn, struck through',
      text: 'The issuer shall publish the status list every day at noon.',
      pieces: ['The issuer shall publish the ', 'revocation register', 'status list', ' every day at noon.'],
      words: 'status list every',
      expected: 'status list| every',
    },
    {
      title: 'footnotes are drawn at the end of the page',
      text: `${LONG}\nThis is the footnote to the definition above, long enough.\nAnother paragraph comes after the footnote in the text.`,
      pieces: [LONG, 'Another paragraph comes after the footnote in the text.', 'This is the footnote to the definition above, long enough.'],
      words: 'footnote to the definition',
      expected: 'footnote to the definition',
    },
    {
      title: 'the same paragraph twice: the second stays the second',
      text: `NOTE 1 – See above.\nalpha paragraph stands between the two notes here\nNOTE 1 – See above.\nomega`,
      pieces: ['NOTE 1 – See above.', 'alpha paragraph stands between the two notes here', 'NOTE 1 – See above.', 'omega'],
      words: 'See above.\nomega',
      expected: 'See above.|omega',
    },
    {
      title: 'quotes and hyphens are exchanged',
      text: "the holder's self-issued one",
      pieces: ['the holder\u2019s self\u2011issued one'],
      words: "holder's self-issued",
      expected: 'holder\u2019s self\u2011issued',
    },
    {
      title: 'a non-breaking hyphen is not drawn at all',
      text: 'Recommendation ITU\u2011T A.0\nof the first of May',
      pieces: ['Recommendation ITU', 'T A.0', 'something else altogether'],
      words: 'ITU\u2011T A.0',
      expected: 'ITU|T A.0',
    },
    {
      title: 'a short numbered heading before something that the text does not know',
      text: `4.3 Tags\n${LONG}`,
      pieces: ['Tags', 'Nothing that the text knows.'],
      words: 'Tags',
      expected: 'Tags',
    },
    {
      title: 'what is not drawn has no place',
      text: `${LONG}\nThis paragraph is hidden by the renderer for some reason.`,
      pieces: [LONG],
      words: 'hidden by the renderer',
      expected: null,
    },
    {
      title: 'most of the words are not drawn',
      text: 'holder of the credentials that were issued',
      pieces: ['holder'],
      words: 'holder of the credentials that were issued',
      expected: null,
    },
    { title: 'nothing is drawn', text: LONG, pieces: [], words: 'entity', expected: null },
  ];
  test.each(cases)('$title', ({ text, pieces, words, expected }) => {
    expect(drawn(text, pieces, words)).toBe(expected);
  });

  test('a place drawn leads back to the text, after a number that is not drawn', () => {
    const text = `3.2.1 ${LONG}\n3.2.2 issuer: An entity that issues credentials to holders.`;
    const pieces = [LONG, 'issuer', ': An entity that issues credentials to holders.'];
    const laid = map(text, pieces);
    expect(laid.offsetAt({ piece: 1, offset: 0 })).toBe(text.indexOf('issuer:'));
    expect(laid.offsetAt({ piece: 1, offset: 6 })).toBe(text.indexOf('issuer:') + 6);
    expect(laid.offsetAt({ piece: 0, offset: 3 })).toBe(text.indexOf('entity'));
    expect(laid.offsetAt({ piece: 9, offset: 0 })).toBeNull();
  });

  test('a piece that shows nothing of the text leads nowhere', () => {
    expect(map(LONG, ['Draft, page 4', LONG]).offsetAt({ piece: 0, offset: 3 })).toBeNull();
  });

  test('every word of a long text comes back to itself, whatever pieces it is cut into', () => {
    const text = Array.from({ length: 400 }, (_, i) => `${i + 1} Paragraph number ${i} says that item ${i * 7919} is bound to item ${i * 104729}.`).join('\n');
    const shown = text.replace(/^\d+ /gm, '');
    const pieces: string[] = [];
    for (let i = 0, length = 1; i < shown.length; i += length, length = ((length * 7 + 3) % 23) + 1) pieces.push(shown.slice(i, i + length));
    const laid = map(text, pieces);
    expect(laid.covered).toBeGreaterThan(0.9);
    for (let i = 0; i < 400; i += 13) {
      const words = `bound to item ${i * 104729}.`;
      expect(drawn(text, pieces, words)?.replaceAll('|', ''), words).toBe(words);
    }
  });

  test('a text of one letter and blocks that never come back end soon', () => {
    const text = Array.from({ length: 3000 }, () => 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa').join('\n');
    const other = ['b'.repeat(60_000)];
    expect(map(text, other).covered).toBe(0);
    expect(map(text, ['a'.repeat(90_000)]).covered).toBeGreaterThan(0.9);
  });
});
