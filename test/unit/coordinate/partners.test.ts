import { describe, expect, test } from 'vitest';
import { type Overlaps, parseStructure, partners } from '@/src/coordinate';
import { parseIdentifiers } from '@/src/identifiers';
import type { Citation, Extract, Work } from '@/src/model';
import { aDocument, aFinding, anExtract, aWork } from '../catalog/example';

const body = (name: string, abbreviations: string[], fields: Record<string, unknown> = {}) => ({
  name,
  abbreviations,
  worksOn: [],
  liaisonRoute: 'by letter',
  confidence: 'verified',
  ...fields,
});
const structure = parseStructure({
  partners: [
    body('ISO/IEC JTC 1/SC 99/WG 5 Bee identity', ['SC 99/WG 5']),
    body('World Wide Bee Consortium', ['W3C'], { worksOn: ['honeycomb'] }),
    body('Internet Engineering Task Force', ['IETF']),
    body('Beekeepers’ Forum', ['BKF'], { confidence: 'recalled', liaisonRoute: null }),
  ],
});

const overlaps = (works: Work[], fields: Partial<Overlaps> = {}): Overlaps => ({
  findings: [],
  cited: [],
  work: (key) => works.find((w) => w.key === key) ?? null,
  ...fields,
});
const names = (extract: Extract, over: Overlaps, text = 'Nothing more.') => partners(extract, aDocument({ text }), over, structure).map((p) => p.organization);

const citation = (raw: string, role: Citation['role']): Citation => ({
  label: null,
  id: raw,
  identifiers: parseIdentifiers(raw),
  edition: null,
  title: null,
  url: null,
  role,
  raw,
  span: { start: 0, end: 1 },
  page: null,
  mentions: [],
  dated: false,
});

const iso = aWork({ key: 'iso', id: 'ISO/IEC 99001:2021', body: 'ISO/IEC', group: 'ISO/IEC JTC 1/SC 99/WG 5' });

describe('whom to tell', () => {
  test('the committee whose work overlaps, with the work, the finding and the route', () => {
    const found = partners(anExtract(), aDocument(), overlaps([iso], { findings: [aFinding({ id: 'f', work: 'iso' })] }), structure);
    expect(found).toEqual([
      {
        organization: 'ISO/IEC JTC 1/SC 99/WG 5',
        score: expect.closeTo(0.28),
        why: ['ISO/IEC 99001:2021, Title of iso: Another work covers the same ground.'],
        route: 'by letter',
        contact: null,
        verified: true,
      },
    ]);
  });

  test.each([
    ['an outdated reference alone is no overlap', [aFinding({ id: 'f', work: 'iso', kind: 'outdated-reference' })], []],
    ['a competing definition is', [aFinding({ id: 'f', work: 'iso', kind: 'competing-definition' })], ['ISO/IEC JTC 1/SC 99/WG 5']],
  ])('%s', (_title, findings, expected) => expect(names(anExtract(), overlaps([iso], { findings }))).toEqual(expected));

  test('bodies of normative references; informative ones only where there are several', () => {
    const cited = (...citations: Citation[]) => names(anExtract({}, { citations }), overlaps([]));
    expect(cited(citation('RFC 6749', 'normative'))).toEqual(['Internet Engineering Task Force']);
    expect(cited(citation('RFC 6749', 'informative'))).toEqual([]);
    expect(cited(citation('RFC 6749', 'informative'), citation('RFC 7519', 'informative'), citation('RFC 7800', 'informative'))).toEqual([
      'Internet Engineering Task Force',
    ]);
    expect(cited(citation('ISO/IEC 99002:2020', 'normative'))).toEqual([]);
  });

  test('bodies that the draft names, and those whose field it is', () => {
    const mentions: Extract['mentions'] = [{ kind: 'body', name: 'Beekeepers’ Forum', span: { start: 0, end: 3 } }];
    const found = partners(anExtract({ title: 'A honeycomb vocabulary' }, { mentions }), aDocument(), overlaps([]), structure);
    expect(found.map((p) => [p.organization, p.why, p.verified])).toEqual([
      ['Beekeepers’ Forum', ['The draft names it.'], false],
      ['World Wide Bee Consortium', ['It works on honeycomb.'], true],
    ]);
  });

  test('the body that made the draft is not told of it', () => {
    const extract = anExtract(
      { groups: ['IETF bees'], identifiers: parseIdentifiers('draft-ietf-bees-hive-01') },
      { citations: [citation('RFC 6749', 'normative')] },
    );
    expect(names(extract, overlaps([]))).toEqual([]);
  });
});
