import { describe, expect, test } from 'vitest';
import { findAll, foldForFind } from '@/entrypoints/reader/find';

/** ⟦ ⟧ mark the places that are to be found. */
function marked(text: string): { plain: string; spans: { start: number; end: number }[] } {
  const spans: { start: number; end: number }[] = [];
  let plain = '';
  for (const piece of text.split(/(⟦[^⟧]*⟧)/)) {
    const inner = piece.startsWith('⟦') ? piece.slice(1, -1) : null;
    if (inner !== null) spans.push({ start: plain.length, end: plain.length + inner.length });
    plain += inner ?? piece;
  }
  return { plain, spans };
}

describe('find in the document', () => {
  test.each([
    ['each place, whatever the case', 'A ⟦Wallet⟧ holds keys; the ⟦wallet⟧ is lost.', 'wallet'],
    ['across a line break', 'of the ⟦relying\u2028party⟧ and of no other', 'relying party'],
    ['across blocks and several blanks', 'an ⟦identity\n  provider⟧', 'identity provider'],
    ['accents do not matter', 'the ⟦Société⟧ says', 'societe'],
    ['typed quotes and dashes find set ones', 'the ⟦“public‑key”⟧ part', '"public-key"'],
    ['a ligature is found by its letters', 'the ⟦ﬁrst⟧ one', 'first'],
    ['soft hyphens are passed over', 'an ⟦iden\u00adtity⟧', 'identity'],
    ['places do not overlap', '⟦aa⟧⟦aa⟧a', 'aa'],
    ['nothing where there is nothing', 'no such word', 'holder'],
    ['blank words find nothing', 'a  b', '  '],
  ])('%s', (_title, text, words) => {
    const { plain, spans } = marked(text);
    expect(findAll(foldForFind(plain), words)).toEqual(spans);
  });

  test('stops at the limit', () => {
    expect(findAll(foldForFind('a a a a'), 'a', 2)).toHaveLength(2);
  });

  test('the end of the text, with white space after it', () => {
    const { plain, spans } = marked('to the ⟦end⟧ \n');
    expect(findAll(foldForFind(plain), 'end')).toEqual(spans);
  });
});
