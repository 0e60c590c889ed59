import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { importAnnotations, importReferences, importTerms, workOfReference } from '@/src/catalog';
import { toBibtex, toCslJson, toRelaton, toRis, toSkos, toTbx, webAnnotations } from '@/src/export';
import type { Reference, Remark } from '@/src/model';
import { line, orNull, reference, referenceOfLines, terminology, terminologyOfLines } from '../../fixtures/arbitrary-data';
import { aReport } from '../catalog/example';

describe('references go out and come back the same', () => {
  const formats = [
    { format: 'csl-json' as const, write: toCslJson },
    { format: 'bibtex' as const, write: toBibtex },
    { format: 'ris' as const, write: toRis },
    { format: 'relaton' as const, write: (list: Reference[]) => toRelaton('A list', list) },
  ];
  test.each(formats)('$format', ({ format, write }) => {
    fc.assert(
      fc.property(fc.array(reference, { minLength: 1, maxLength: 4 }), (list) => {
        expect(importReferences(format, write(list))).toEqual({ value: list, notices: [] });
      }),
      { numRuns: 150 },
    );
  });

  const flat = (text: string | null): string | null => text?.replaceAll('\n', ' ') ?? null;
  const flattened = (r: Reference): Reference => ({ ...r, id: flat(r.id), title: flat(r.title), publisher: flat(r.publisher), label: flat(r.label) });
  test.each(formats)('$format, values on several lines: kept, or one line where the format knows only lines', ({ format, write }) => {
    fc.assert(
      fc.property(fc.array(referenceOfLines, { minLength: 1, maxLength: 3 }), (list) => {
        const expected = format === 'bibtex' || format === 'ris' ? list.map(flattened) : list;
        expect(importReferences(format, write(list)).value).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  const foreign: { title: string; format: 'csl-json' | 'bibtex' | 'ris' | 'relaton'; text: string; expected: Partial<Reference>[] }[] = [
    {
      title: 'BibTeX of others: institution, quoted values, no braces around a year',
      format: 'bibtex',
      text: '% a remark\n@techreport{rfc1,\n  title = "The {JSON} Thing",\n  institution = {Example Body},\n  number = {RFC 1}, year = 2014\n}\n@comment{x}',
      expected: [{ key: 'rfc1', title: 'The JSON Thing', publisher: 'Example Body', id: 'RFC 1', date: '2014' }],
    },
    {
      title: 'RIS with T1 and M1',
      format: 'ris',
      text: 'TY  - STAND\nT1  - Wallets\nM1  - EX 12\nY1  - 2020///\nER  - \n',
      expected: [{ title: 'Wallets', id: 'EX 12', date: '2020' }],
    },
    {
      title: 'relaton as its own data sets have it: docidentifier, source, one item a file',
      format: 'relaton',
      text: "---\nid: X1\ntitle:\n- content: Main title\n  type: main\nsource:\n- content: https://example.org/x\n  type: src\ntype: standard\ndocidentifier:\n- content: x\n  id: EX X.1\n  type: EX\n  primary: true\ndate:\n- type: published\n  value: '2021-04'\ncontributor:\n- organization:\n    name:\n    - content: Example Body\n  role:\n  - type: publisher\n",
      expected: [{ key: 'X1', title: 'Main title', id: 'EX X.1', url: 'https://example.org/x', date: '2021-04', publisher: 'Example Body' }],
    },
    {
      title: 'CSL-JSON with numbers as numbers',
      format: 'csl-json',
      text: '[{"id": 7, "number": 23, "title": "T", "issued": {"date-parts": [["2020", 3]]}}]',
      expected: [{ key: '7', id: '23', date: '2020-03' }],
    },
  ];
  it.each(foreign)('$title', ({ format, text, expected }) => {
    expect(importReferences(format, text).value).toMatchObject(expected);
  });

  it.each(['csl-json', 'bibtex', 'ris', 'relaton'] as const)('%s that is none is said', (format) => {
    expect(importReferences(format, '{ this is : [ nothing').notices.map((n) => n.code)).toEqual([expect.stringMatching(/unreadable-file|entries-left-out/)]);
  });

  it('become works whose number is understood', () => {
    const work = workOfReference(
      { key: 'a', id: 'ITU-T X.1252', title: 'Terms', publisher: null, date: '2021-04', url: null, role: null, label: null },
      { source: 'list.bib', seen: '2026-03-01', by: 'import', verified: true },
    );
    expect(work).toMatchObject({ body: 'ITU-T', title: 'Terms', date: '2021-04' });
    expect(work.identifiers[0]).toMatchObject({ publisher: 'ITU-T', number: 'X.1252' });
  });
});

describe('terms go out and come back the same', () => {
  test('TBX-Basic', () => {
    fc.assert(
      fc.property(terminology, (list) => {
        expect(importTerms('tbx', toTbx(list))).toEqual({ value: list, notices: [] });
      }),
      { numRuns: 150 },
    );
  });
  test('SKOS', () => {
    fc.assert(
      fc.property(terminology, (list) => {
        expect(importTerms('skos', toSkos(list, 'urn:example:terms'))).toEqual({ value: list, notices: [] });
      }),
      { numRuns: 150 },
    );
  });
  test('both keep the lines of definitions and notes', () => {
    fc.assert(
      fc.property(terminologyOfLines, (list) => {
        expect(importTerms('tbx', toTbx(list)).value).toEqual(list);
        expect(importTerms('skos', toSkos(list, 'urn:example:terms')).value).toEqual(list);
      }),
      { numRuns: 60 },
    );
  });
  it('reads the TBX of 2008, first language only', () => {
    const text =
      '<martif type="TBX" xml:lang="en"><text><body><termEntry id="e1"><langSet xml:lang="en"><descripGrp><descrip type="definition">who holds</descrip></descripGrp><tig><term>holder</term></tig></langSet><langSet xml:lang="fr"><tig><term>titulaire</term></tig></langSet></termEntry></body></text></martif>';
    expect(importTerms('tbx', text).value.concepts).toEqual([
      { designation: 'holder', alternates: [], definition: 'who holds', notes: [], source: null, clause: null },
    ]);
  });
});

describe('remarks go out and come back the same', () => {
  const report = aReport({});
  const remark: fc.Arbitrary<Remark> = fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom('comment', 'competing-definition'),
    text: fc.string({ unit: 'grapheme' }),
    author: line,
    at: fc.constant('2026-03-01T10:00:00.000Z'),
    passage: fc.record({
      span: fc.tuple(fc.nat(9999), fc.nat(99)).map(([start, length]) => ({ start, end: start + length })),
      quote: fc.record({ exact: fc.string({ minLength: 1, unit: 'grapheme' }), prefix: fc.string(), suffix: fc.string() }),
      clause: orNull(fc.constantFrom('3.1', 'A.2')),
      page: orNull(fc.integer({ min: 1, max: 900 })),
    }),
  });
  test('W3C Web Annotation', () => {
    fc.assert(
      fc.property(fc.array(remark, { maxLength: 4 }), (list) => {
        expect(importAnnotations(JSON.stringify(webAnnotations(report, list)))).toEqual({ value: list, notices: [] });
      }),
      { numRuns: 100 },
    );
  });
});
