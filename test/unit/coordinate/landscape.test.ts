import { describe, expect, test } from 'vitest';
import { catalogDifference, LANDSCAPE_COLUMNS, landscape, landscapeCells, sheetOfLandscape } from '@/src/coordinate';
import { cellsToCsv, sheetToHtml } from '@/src/export';
import { aWork } from '../catalog/example';

const bees = aWork({ key: 'bees', id: 'ITU-T X.9001', title: 'Keeping of bees', group: 'ITU-T SG17', question: 'Q10/17', topics: ['bee-care', 'hives'] });
const hives = aWork({
  key: 'hives',
  id: 'W3C Hives',
  title: '<Hives> & more',
  body: 'W3C',
  stage: 'draft',
  provenance: [{ source: 'recalled', seen: '2026-11-01', by: 'p', verified: false }],
});
const options = { asOf: '2026-11-01', packs: ['made-up'], today: '2026-11-24' };

describe('sections', () => {
  test.each([
    ['body', ['ITU-T', 'W3C']],
    ['group', ['ITU-T SG17', 'W3C, no group on record']],
    ['topic', ['bee care', 'hives', 'no topic on record']],
    ['stage', ['draft', 'published']],
  ] as const)('by %s', (by, names) => expect(landscape([hives, bees], { ...options, by }).sections.map((s) => s.name)).toEqual(names));
});

test('every row says where it comes from, when that was seen, and whether it was looked up', () => {
  const sheet = sheetOfLandscape(landscape([bees, hives], { ...options, by: 'body' }));
  const rows = sheet.blocks.flatMap((b) => (b.kind === 'table' && b.head ? b.rows : []));
  expect(
    rows.map((cells) =>
      cells
        .at(-1)
        ?.map((r) => r.text)
        .join(''),
    ),
  ).toEqual(['a list, 2026-11-01', 'recalled, 2026-11-01 unverified']);
});

describe('what changed', () => {
  const after = [{ ...bees, stage: 'superseded' as const, stageText: 'replaced' }, hives];
  const difference = catalogDifference({ asOf: '2026-05-01', works: [bees, aWork({ key: 'gone' })] }, { asOf: '2026-11-01', works: after });

  test('is what came, what went, and each field that differs', () => {
    expect([difference.from, difference.to]).toEqual(['2026-05-01', '2026-11-01']);
    expect(difference.added.map((r) => r.key)).toEqual(['hives']);
    expect(difference.gone.map((r) => r.key)).toEqual(['gone']);
    expect(difference.changed.map((c) => [c.row.key, c.fields])).toEqual([
      [
        'bees',
        [
          { field: 'stage', before: 'published', after: 'superseded' },
          { field: 'status', before: null, after: 'replaced' },
        ],
      ],
    ]);
  });

  test('is nothing between equal states', () => {
    const none = catalogDifference({ asOf: null, works: after }, { asOf: null, works: after });
    expect([none.added, none.gone, none.changed]).toEqual([[], [], []]);
    expect(JSON.stringify(sheetOfLandscape(landscape(after, { ...options, by: 'body', difference: none })))).toContain('Nothing.');
  });
});

test('as HTML: one page that loads nothing, with the words of the catalog as words', () => {
  const html = sheetToHtml(sheetOfLandscape(landscape([hives], { ...options, by: 'body' })));
  expect(html).toContain('&lt;Hives&gt; &amp; more');
  expect(html).toContain('<th scope="col">Number</th>');
  expect(html).not.toMatch(/<script|<link|<img|src=/);
});

describe('as CSV', () => {
  test('one row a work, under the names of the columns', () => {
    const made = landscape([bees, hives], { ...options, by: 'topic' });
    const lines = cellsToCsv(LANDSCAPE_COLUMNS, landscapeCells(made)).split('\r\n');
    expect(lines[0]).toBe('\ufeffNumber,Title,Body,Group,Question,Topics,Stage,Status,Date,Address,Source,Seen,Verified');
    expect(lines.slice(1)).toEqual([
      'ITU-T X.9001,Keeping of bees,ITU-T,ITU-T SG17,Q10/17,bee-care; hives,published,,2021-04,,a list,2026-11-01,verified',
      'W3C Hives,<Hives> & more,W3C,,,,draft,,2021-04,,recalled,2026-11-01,unverified',
      '',
    ]);
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['a=1', 'a=1'],
    ['a "b", c', '"a ""b"", c"'],
    ['two\nlines', '"two\nlines"'],
  ])('%j is written %j', (cell, written) => expect(cellsToCsv(['A'], [[cell]])).toBe(`\ufeffA\r\n${written}\r\n`));
});
