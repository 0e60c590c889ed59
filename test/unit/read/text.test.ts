import { describe, expect, test } from 'vitest';
import type { SourceDocument } from '@/src/model';
import { readText } from '@/src/read/text';

const read = (text: string | Uint8Array, fileName = 'file.txt') => readText(text, { fileName, url: null });
const outline = (document: SourceDocument): string[] =>
  document.blocks.map((b) =>
    [b.kind, b.level ?? '', b.cell ? `r${b.cell.row}c${b.cell.column}` : '', document.text.slice(b.span.start, b.span.end)].filter(String).join(' '),
  );

const DRAFT = `Network Working Group                                          A. Author
Internet-Draft                                              Example Ltd.
Intended status: Informational                              9 March 2026
Expires: 10 September 2026

                     Tokens for Small
                     Machines
                  draft-author-small-tokens-03

Abstract

   This document describes tokens.

Table of Contents

   1.  Introduction  . . . . . . . . . . . . . . . . . . . . . . . .   2
     1.1.  Terminology . . . . . . . . . . . . . . . . . . . . . . .   2

1.  Introduction

   A paragraph with a compound-
   word and a list:

   o  first item that is
      wrapped

   *  second item

   1.  counted

1.1.  Terminology

   token
      A string that stands for
      something.

      It may be short.

   Small Machine:  A machine
      that is small.

   +-------+
   | token |
   +-------+

                        Figure 1: A token

2.  A heading that is so long that it does not fit in one single line and
    goes on

3.  References

   [RFC2119]  Bradner, S., "Key words", RFC 2119,
              March 1997, <https://www.example.org/
              info/rfc2119>.

   [LONG-LABEL-REF]
              Author, "Title", 2020.
`;

describe('readText: RFC and Internet-Draft pages', () => {
  test('reads a draft as its editors do', async () => {
    expect(outline(await read(DRAFT))).toEqual([
      'cover Network Working Group',
      'cover A. Author',
      'cover Internet-Draft',
      'cover Example Ltd.',
      'cover Intended status: Informational',
      'cover 9 March 2026',
      'cover Expires: 10 September 2026',
      'cover Tokens for Small Machines',
      'cover draft-author-small-tokens-03',
      'heading 1 Abstract',
      'paragraph This document describes tokens.',
      'toc Table of Contents',
      'toc 1. Introduction . . . . . . . . . . . . . . . . . . . . . . . . 2',
      'toc 1.1. Terminology . . . . . . . . . . . . . . . . . . . . . . . 2',
      'heading 1 1. Introduction',
      'paragraph A paragraph with a compound-word and a list:',
      'list-item first item that is wrapped',
      'list-item second item',
      'list-item 1. counted',
      'heading 2 1.1. Terminology',
      'term token',
      'definition A string that stands for something.',
      'definition It may be short.',
      'term Small Machine:',
      'definition A machine that is small.',
      'code +-------+\n| token |\n+-------+',
      'caption Figure 1: A token',
      'heading 1 2. A heading that is so long that it does not fit in one single line and goes on',
      'heading 1 3. References',
      'paragraph [RFC2119] Bradner, S., "Key words", RFC 2119, March 1997, <https://www.example.org/info/rfc2119>.',
      'paragraph [LONG-LABEL-REF] Author, "Title", 2020.',
    ]);
  });

  const page = (end: string, begin: string): string =>
    `Internet-Draft                                             A. Author\n\nAbstract\n\n   ${end}\n\n\n\nAuthor                  Expires 10 September 2026                [Page 1]\n\f\nInternet-Draft               Small Tokens                     March 2026\n\n\n   ${begin}\n\n1.  Scope\n\n   Text.\n`;
  const breaks: [title: string, end: string, begin: string, expected: string[]][] = [
    [
      'a sentence goes on over a page break',
      'A sentence that is cut by the end of the page and that will',
      'go on over here.',
      ['A sentence that is cut by the end of the page and that will go on over here.'],
    ],
    [
      'a finished sentence ends its paragraph',
      'A sentence that ends with the page, as it should be done.',
      'Another one.',
      ['A sentence that ends with the page, as it should be done.', 'Another one.'],
    ],
    [
      'a bullet begins anew',
      'A line without an end that stands at the end of the page',
      '*  An item.',
      ['A line without an end that stands at the end of the page', 'An item.'],
    ],
  ];
  test.each(breaks)('%s', async (_title, end, begin, expected) => {
    const document = await read(page(end, begin));
    const body = document.blocks.filter((b) => b.kind === 'paragraph' || b.kind === 'list-item').map((b) => document.text.slice(b.span.start, b.span.end));
    expect(body).toEqual([...expected, 'Text.']);
    expect(document.runningText).toContain('Small Tokens');
    expect(document.blocks.find((b) => b.kind === 'heading' && b.number)?.page).toBe(2);
  });
});

describe('readText: drafts of OpenID, with nothing in the left column', () => {
  const draft = `


                                                               A. Author
                                                            Example Ltd.
                                                        November 9, 2031


                    OpenID Small Tokens 1.0 - draft 02
                       openid-small-tokens-1_0

Abstract

   This document describes tokens that are small and

Author, et al.            Expires May 16, 2032                  [Page 1]

                          openid-small-tokens              November 2031


   serve small machines.

1.  Introduction

   Leaves.

Author, et al.            Expires May 16, 2032                  [Page 2]

                          openid-small-tokens              November 2031


2.  Roots

   Roots.
`;
  test('authors and date are lines of their own, running heads no text', async () => {
    const document = await read(draft);
    expect(outline(document)).toEqual([
      'cover A. Author',
      'cover Example Ltd.',
      'cover November 9, 2031',
      'cover OpenID Small Tokens 1.0 - draft 02 openid-small-tokens-1_0',
      'heading 1 Abstract',
      'paragraph This document describes tokens that are small and serve small machines.',
      'heading 1 1. Introduction',
      'paragraph Leaves.',
      'heading 1 2. Roots',
      'paragraph Roots.',
    ]);
    expect(document.runningText).toContain('openid-small-tokens');
  });
});

describe('readText: paragraphs as pasted', () => {
  test('numbered short lines are headings, bullets lose their signs, converters’ debris goes', async () => {
    const text =
      '\tAbstract:\n\tA statement about something, for information.\n\nAnnex 1 \n[bookmark: _Hlk12345]Terms of the group on small machines\n(JCA-SM)\n\n1\tScope\nThe group coordinates, as clause 5.1 of another text says.\n· First.\n· Second.\n3.1\ta term: with its definition\n';
    expect(outline(await read(text))).toEqual([
      'paragraph Abstract:',
      'paragraph A statement about something, for information.',
      'heading 1 Annex 1',
      'paragraph Terms of the group on small machines\u2028(JCA-SM)',
      'heading 1 1 Scope',
      'paragraph The group coordinates, as clause 5.1 of another text says.',
      'list-item First.',
      'list-item Second.',
      'paragraph 3.1 a term: with its definition',
    ]);
  });
  test('two columns and tagged entries stay lines of their own, and what hangs below them closes up', async () => {
    const text = [
      'This text says in a few words of some length what a relay is and who',
      'may hold one, so that a reader who has none can do without it.',
      'RH      Relay Holder',
      'RK      Relay Key, which opens a relay and is kept by the holder',
      '        in a drawer',
      'RLY     Relay',
      '',
      '[RLY-1]   Relays and those who hold them, in the lanes of the north and',
      '          of the south.',
      '[RLY-2]   Keys.',
      '',
    ].join('\n');
    expect(outline(await read(text))).toEqual([
      'paragraph This text says in a few words of some length what a relay is and who may hold one, so that a reader who has none can do without it.',
      'paragraph RH Relay Holder',
      'paragraph RK Relay Key, which opens a relay and is kept by the holder in a drawer',
      'paragraph RLY Relay',
      'paragraph [RLY-1] Relays and those who hold them, in the lanes of the north and of the south.',
      'paragraph [RLY-2] Keys.',
    ]);
  });
  test('lines wrapped by hand close up', async () => {
    const text =
      'This is a paragraph that somebody wrapped by hand at some\ncolumn or other, as mail programs do it still today.\n\nAnother paragraph of the same kind that somebody wrapped by\nhand as well.\n';
    expect((await read(text)).blocks).toHaveLength(2);
  });
  test('a mail: fields are cover lines and metadata, quoting signs go', async () => {
    const document = await read('From: A <a@example.org>\nSubject: Liaison on tokens\nDate: Mon, 9 Mar 2026 10:00:00 +0100\nTo: B\n\n> quoted words\nanswer\n');
    expect(document.metadata).toMatchObject({ title: 'Liaison on tokens', author: 'A <a@example.org>' });
    expect(outline(document).slice(-2)).toEqual(['paragraph quoted words', 'paragraph answer']);
  });
});

describe('readText: Markdown', () => {
  test('headings, lists, tables, definition lists, code, emphasis', async () => {
    const text = `---
title: "Small Tokens"
docname: draft-x-small-tokens-00
---
# Small *Tokens*

## Terms {#terms}

Some **bold** text with [a link](https://example.org/) and \`code\`,
wrapped.

[[def: Claim, claims]]
~ Something said.

Term
: its definition

| **Term** | Meaning |
|---|---|
| a \\| b | c |

- one
- two
  wrapped

\`\`\`json
{ "a": 1 }
\`\`\`
`;
    const document = await read(text, 'a.md');
    expect(document.format).toBe('md');
    expect(document.metadata).toMatchObject({ title: 'Small Tokens', docname: 'draft-x-small-tokens-00' });
    expect(outline(document)).toEqual([
      'cover Small Tokens',
      'heading 1 Terms',
      'paragraph Some bold text with a link and code, wrapped.',
      'term Claim',
      'definition Something said.',
      'term Term',
      'definition its definition',
      'cell r0c0 Term',
      'cell r0c1 Meaning',
      'cell r1c0 a | b',
      'cell r1c1 c',
      'list-item one',
      'list-item two wrapped',
      'code { "a": 1 }',
    ]);
    const marks = document.marks.map((m) => `${m.kind} ${document.text.slice(m.span.start, m.span.end)}${m.value ? ` → ${m.value}` : ''}`);
    expect(marks).toEqual(['italic Tokens', 'bold bold', 'link a link → https://example.org/', 'code code', 'dfn Claim → claims', 'bold Term']);
  });
});

describe('readText: Markdown of kramdown and OASIS', () => {
  const cases: [title: string, text: string, expected: string[]][] = [
    [
      'anchors and attributes beside a term are no part of it',
      '# Terms\n\nLeaf [](#leaf){:name="leaf"}\n: Part of a tree.\n',
      ['heading 1 Terms', 'term Leaf', 'definition Part of a tree.'],
    ],
    [
      'a link around a bracketed label, with an attribute, shows the label',
      '# References\n\n[[SP999]](refs.md#ref-SP999){:name="ref-SP999"} Oak A (2031) Leaves.\n',
      ['heading 1 References', 'paragraph [SP999] Oak A (2031) Leaves.'],
    ],
    [
      'paragraphs that are set deeper than a definition go on with it',
      '# Terms\n\nLeaf\n: Part of a tree.\n\n    Leaves fall.\n\nTwig\n: Part of a branch.\n\nAnother paragraph.\n',
      [
        'heading 1 Terms',
        'term Leaf',
        'definition Part of a tree.',
        'definition Leaves fall.',
        'term Twig',
        'definition Part of a branch.',
        'paragraph Another paragraph.',
      ],
    ],
    [
      'what Spec-Up sets apart between colons is a note, and ends what stands before it',
      '# Terms\n\n[[def: leaf, leaves]]\n~ Part of a tree.\n* source: [Woods](https://example.org/leaf)\n::: issue\nhttps://example.org/issues/6\n:::\n\nAfter.\n',
      ['heading 1 Terms', 'term leaf', 'definition Part of a tree.', 'list-item source: Woods', 'note https://example.org/issues/6', 'paragraph After.'],
    ],
    ['a comment written as a link is not shown', '# Leaves\n\n[//]: # (Macros, see [b] 9)\n\nfirst\n', ['heading 1 Leaves', 'paragraph first']],
    ['a line that ends with a backslash is broken there', '# Leaves\n\nfirst \\\nsecond\n', ['heading 1 Leaves', 'paragraph first\u2028second']],
  ];
  test.each(cases)('%s', async (_title, text, expected) => {
    expect(outline(await read(text, 'a.md'))).toEqual(expected);
  });
});

describe('readText: bytes', () => {
  test('windows-1252 where the bytes are no UTF-8', async () => {
    expect((await read(Uint8Array.from([0x93, 0x61, 0x94]))).text).toBe('“a”');
  });
  test('the same characters get the same id, in bytes and as a string', async () => {
    expect((await read('abc')).id).toBe((await read(new TextEncoder().encode('abc'))).id);
    expect((await read('abc')).id).toBe('ba7816bf8f01cfea414140de5dae2223');
  });
});
