import { describe, expect, test } from 'vitest';
import type { Passage } from '@/src/model';
import { findPassage } from '@/src/show/quote';

/** The passage at ⟦ ⟧ of a marked text, as it was kept. */
function kept(marked: string): Pick<Passage, 'span' | 'quote'> {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const text = marked.replace(/[⟦⟧]/g, '');
  return {
    span: { start, end },
    quote: { exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) },
  };
}

/** The text now, with the place found marked; null where none is. */
function found(before: string, now: string): string | null {
  const span = findPassage(now, kept(before));
  return span && `${now.slice(0, span.start)}⟦${now.slice(span.start, span.end)}⟧${now.slice(span.end)}`;
}

const DEFINITION = 'An entity that keeps credentials for somebody else and shows them to a verifier on request.';

describe('finding a passage again', () => {
  const cases: { title: string; before: string; now: string; expected: string | null }[] = [
    { title: 'nothing changed', before: 'A ⟦holder⟧ is an entity.', now: 'A holder is an entity.', expected: 'A ⟦holder⟧ is an entity.' },
    {
      title: 'a paragraph was moved',
      before: `first\n⟦${DEFINITION}⟧\nthird paragraph`,
      now: `first\nthird paragraph\nfourth\n${DEFINITION}`,
      expected: `first\nthird paragraph\nfourth\n⟦${DEFINITION}⟧`,
    },
    {
      title: 'words were put in before it',
      before: 'The issuer asks the ⟦holder⟧ for consent.',
      now: 'As said in clause 2, the issuer asks the holder for consent.',
      expected: 'As said in clause 2, the issuer asks the ⟦holder⟧ for consent.',
    },
    {
      title: 'the same word often, the words around tell which',
      before: 'holder. The verifier trusts the ⟦holder⟧ only so far. holder.',
      now: 'A holder, a holder. holder. The verifier trusts the holder only so far. holder.',
      expected: 'A holder, a holder. holder. The verifier trusts the ⟦holder⟧ only so far. holder.',
    },
    { title: 'the same word often, and nothing tells which', before: '⟦holder⟧', now: 'x holder y holder z', expected: null },
    {
      title: 'the words stand at the old place by chance',
      before: 'abc def ⟦key⟧ ghi jkl mno',
      now: 'zzz yyy key xxx www; abc def key ghi jkl mno',
      expected: 'zzz yyy key xxx www; abc def ⟦key⟧ ghi jkl mno',
    },
    {
      title: 'lines are broken otherwise',
      before: '⟦keeps credentials for somebody else⟧',
      now: 'It keeps\n   credentials for\u00a0somebody else.',
      expected: 'It ⟦keeps\n   credentials for\u00a0somebody else⟧.',
    },
    {
      title: 'the wording was edited a little',
      before: `see ⟦${DEFINITION}⟧ end`,
      now: 'intro. An entity that keeps verifiable credentials for somebody else and shows them to a verifier on request. end',
      expected: 'intro. ⟦An entity that keeps verifiable credentials for somebody else and shows them to a verifier on request.⟧ end',
    },
    {
      title: 'the wording was rewritten',
      before: `⟦${DEFINITION}⟧`,
      now: 'A role that anybody may take who has been given a credential and can present it.',
      expected: null,
    },
    { title: 'the passage is gone', before: 'a ⟦holder⟧ b', now: 'nothing of it', expected: null },
    {
      title: 'nearly the words, twice: unsure',
      before: `⟦${DEFINITION}⟧`,
      now: `1. ${DEFINITION.replace('keeps', 'stores')} 2. ${DEFINITION.replace('keeps', 'holds')}`,
      expected: null,
    },
    { title: 'an empty quote is nowhere', before: 'a⟦⟧b', now: 'ab', expected: null },
  ];
  test.each(cases)('$title', ({ before, now, expected }) => {
    expect(found(before, now)).toBe(expected);
  });
});
