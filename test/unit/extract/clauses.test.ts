import { describe, expect, test } from 'vitest';
import { findClauses } from '@/src/extract/clauses';
import { roleOf } from '@/src/extract/clauses/roles';
import { generic } from '@/src/extract/profiles';
import { findScope } from '@/src/extract/scope';
import type { SourceDocument } from '@/src/model';
import { makeDocument } from './make-document';

const tree = (source: SourceDocument): string[] =>
  findClauses(source, generic).value.map((c) => `${'  '.repeat(c.level - 1)}${[c.number, c.title].filter(Boolean).join(' ')} <${c.role}>`);

describe('findClauses', () => {
  const cases: [title: string, document: string, expected: string[]][] = [
    [
      'levels follow numbers, not styles',
      '{h1} 1 Scope\n{h1} 2 References\n{h1} 2.1 Normative references\n{h3} 3 Definitions\nx',
      ['1 Scope <scope>', '2 References <references>', '  2.1 Normative references <normative-references>', '3 Definitions <terms>'],
    ],
    [
      'an unnumbered heading stands where the numbered ones of its letter size do',
      '{h2 z=14} Abstract\nx\n{h1 z=14} 1. Introduction\nx\n{h2 z=12} 1.1. Terminology\nx\n{h1 z=14} 2. Tokens\nx\n{h2 z=14} Acknowledgements\nx',
      ['Abstract <summary>', '1 Introduction <introduction>', '  1.1 Terminology <terms>', '2 Tokens <body>', 'Acknowledgements <acknowledgements>'],
    ],
    [
      'an annex’s heading in three lines is one',
      '{h1} 1 Scope\nx\n{h1} 2 Tests\nx\n{h1} 3 Marks\nx\n{h1} Annex A\n{h1} (normative)\n{h1} Finding of small faults\nx\n{h1} Bibliography\nx',
      ['1 Scope <scope>', '2 Tests <body>', '3 Marks <body>', 'Annex A (normative) Finding of small faults <annex>', 'Bibliography <bibliography>'],
    ],
    [
      'the title above clause 1 is no clause',
      '{h1} Introduction\nx\n{h1} Small tokens —\n{h1} Part 1: Words\n{h1} 1 Scope\nx',
      ['Introduction <introduction>', '1 Scope <scope>'],
    ],
    [
      'a heading over a deeper one is a clause without a text of its own',
      '{h1} Overview\n{h2} Goals\nx\n{h1} Terminology\nx',
      ['Overview <body>', '  Goals <body>', 'Terminology <terms>'],
    ],
    [
      'annexes set as paragraphs, a sentence about one',
      '{h1} 1 Scope\nx\n{h1} 2 A\nx\n{h1} 3 B\nAnnex A, which is an integral part of this text, says more.\n{s=AnnexNoTitle} Annex A\u2028Applying tokens\nx\nAppendix I\nx',
      ['1 Scope <scope>', '2 A <body>', '3 B <body>', 'Annex A Applying tokens <annex>', 'Appendix I <appendix>'],
    ],
    [
      'front titles by style or capitals, and no word that only looks like one',
      '{s=Headingb} Summary\nThis says something.\nFOREWORD\nx\nThe summary\n{h1} 1 Scope\nx\nIntroduction\nx',
      ['Summary <summary>', 'FOREWORD <foreword>', '1 Scope <scope>'],
    ],
    ['contents lines are never clauses', '{toc} 1\\tScope\\t1\n{toc} 2\\tReferences\\t1\n{h1} 1 Scope\nx', ['1 Scope <scope>']],
    [
      'numbered short lines, where nothing is marked',
      '1\\tScope\nIt is small.\n2\\tObjectives\nThey are smaller.\n3\\tMeetings\nNone.',
      ['1 Scope <scope>', '2 Objectives <body>', '3 Meetings <body>'],
    ],
    ['labels and dates set large are no clauses', '{h1 z=20} RFC:\\t99999\n{h1} 07 July 2031\n{h1} 1. Introduction\nx', ['1 Introduction <introduction>']],
    [
      'lettered sections are appendices',
      '{h1} 1. A\nx\n{h1} 2. B\nx\n{h1} A. Examples\nx\n{h1} B. References\nx',
      ['1 A <body>', '2 B <body>', 'A Examples <appendix>', 'B References <references>'],
    ],
  ];
  test.each(cases)('%s', (_title, document, expected) => {
    expect(tree(makeDocument(document))).toEqual(expected);
  });

  test('a clause reaches to the next heading of its level or above', () => {
    const source = makeDocument('{h1} 1 A\nx\n{h2} 1.1 B\ny\n{h1} 2 C\nz');
    const spans = findClauses(source, generic).value.map((c) => source.text.slice(c.span.start, c.span.end).replaceAll('\n', '|'));
    expect(spans).toEqual(['1 A|x|1.1 B|y|', '1.1 B|y|', '2 C|z']);
  });
});

describe('roleOf', () => {
  test.each([
    ['3.1 Terms defined elsewhere', 'terms-elsewhere'],
    ['Termes définis dans la présente Recommandation', 'terms-here'],
    ['Definition of terms, symbols and abbreviations', 'terms'],
    ['Modal verbs terminology', 'boilerplate'],
    ['Abréviations et acronymes', 'abbreviations'],
    ['مجال التطبيق', 'scope'],
    ['جدول المحتـويات', 'contents'],
    ['الاصطلاحات', 'conventions'],
    ['Нормативные ссылки', 'normative-references'],
    ['参考文献', 'bibliography'],
    ['(Informative) Acknowledgments', 'acknowledgements'],
    ['Scope of the pilot projects', 'body'],
    ['Terms of payment', 'body'],
  ])('%s → %s', (title, role) => expect(roleOf(title, null)).toBe(role));
});

describe('findScope', () => {
  const scopeOf = (document: SourceDocument): string | null =>
    findScope({ source: document, profile: generic, clauses: findClauses(document, generic).value })?.text ?? null;
  const long = 'This text specifies small tokens for small machines and their users.';
  const cases: [title: string, document: string, expected: string | null][] = [
    [
      'the scope clause with its sub-clauses',
      `{h1} 1 Scope\n${long}\n{h2} 1.1 Out of scope\nLarge tokens.\n{h1} 2 References\nx`,
      `${long}\n1.1 Out of scope\nLarge tokens.`,
    ],
    [
      'an annex’s scope is not the document’s',
      `{h1} Abstract\n${long}\n{h1} 1 Tokens\nx\n{h1} 2 Uses\nx\n{h1} 3 Ends\nx\n{h1} Annex A\nx\n{h2} Scope\nAn annex has a scope of its own, and it is another.`,
      long,
    ],
    ['an empty scope is none: the abstract', `{h1} Abstract\n${long}\n{h1} 1 Scope\n<Mandatory>\n{h1} 2 References\nx`, long],
    ['an abstract of ReSpec’s source, without a heading', `{c=section#abstract} ${long}\n{h1} Terminology\nx`, long],
    ['the abstract of a header table', `| Title: | Something\n| Abstract: | ${long}\n{h1} Discussion\nx`, long],
    [
      'an abstract on a cover ends where the next field begins',
      `{s=Titlepageinfo} Abstract:\n{s=Abstract} ${long}\n{s=Titlepageinfo} Status:\n{s=Abstract} It was approved.\n{h1} 1 Introduction\nx`,
      long,
    ],
    ['nothing is made up', '{h1} 1 Tokens\nx\n{h1} 2 Uses\nx', null],
  ];
  test.each(cases)('%s', (_title, document, expected) => {
    expect(scopeOf(makeDocument(document))).toBe(expected);
  });
  test('its place is where its words stand', () => {
    const source = makeDocument(`{h1} 1 Scope\n${long}\n{h1} 2 References\nx`);
    const scope = findScope({ source, profile: generic, clauses: findClauses(source, generic).value });
    expect(scope && source.text.slice(scope.span.start, scope.span.end)).toBe(long);
  });
});
