import { describe, expect, test } from 'vitest';
import { readPack, worksFromLandscape, worksFromNdjson } from '@/src/catalog';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';

const stamp = { pack: 'made-up', asOf: '2026-11-01' };

const record = (fields: Record<string, unknown>): Record<string, unknown> => ({
  id: 'ITU-T X.9001 (04/2021)',
  title: 'Framework for the keeping of bees',
  sdo: 'ITU-T',
  group: 'SG17',
  question: 'Q10/17',
  type: 'recommendation',
  status: 'published',
  stage: 'in force',
  date: '2021-04',
  url: '—',
  topics: ['bees'],
  relations: [],
  source: 'a list',
  confidence: 'verified',
  ...fields,
});

describe('works from landscape records', () => {
  const one = (fields: Record<string, unknown>) => worksFromLandscape([record(fields)], stamp).works[0];

  test('a record becomes a work with its number parsed, its group as documents write it and its source', () => {
    expect(one({})).toMatchObject({
      key: 'itu-t-x-9001-2021-04',
      identifiers: [{ publisher: 'ITU-T', number: 'X.9001', edition: '2021-04' }],
      group: 'ITU-T SG17',
      question: 'Q10/17',
      stage: 'published',
      url: null,
      provenance: [{ source: 'a list', seen: '2026-11-01', by: 'made-up', verified: true }],
    });
  });

  test.each([
    ['published with ISO code 60.60', { status: 'published', stage: '60.60 (stored copy)' }, 'published'],
    ['under enquiry', { status: 'in-progress', stage: '40.20 (stored copy)' }, 'draft'],
    ['withdrawn by its code, whatever the word', { status: 'published', stage: '95.99' }, 'withdrawn'],
    ['superseded', { status: 'superseded', stage: 'superseded' }, 'superseded'],
    ['a work item', { status: 'in-progress', stage: '—' }, 'draft'],
    ['nothing said', { status: '—', stage: '—' }, 'unknown'],
  ])('stage: %s', (_title, fields, stage) => expect(one(fields)?.stage).toBe(stage));

  test.each([
    ['recalled stays unverified', { confidence: 'recalled' }, [false]],
    ['verified with a recalled Question keeps the doubt', { questionConfidence: 'recalled' }, [true, false]],
    ['a doubt on a field that is not there is none', { question: null, questionConfidence: 'recalled' }, [true]],
  ])('%s', (_title, fields, verified) => expect(one(fields)?.provenance.map((p) => p.verified)).toEqual(verified));

  test('terms, references and text that a published pack has are read; a term without a definition is left out', () => {
    const term = { designation: 'hive', definition: 'house of bees', clause: '3.1', alternates: ['skep'], source: '—' };
    const work = one({ terms: [term, { designation: 'bee' }, 'swarm'], references: ['ITU-T X.9002', 7], text: 'All of it.', scope: 'Bees.' });
    expect(work).toMatchObject({ terms: [{ ...term, source: null }], references: ['ITU-T X.9002'], text: 'All of it.', scope: 'Bees.' });
    expect(one({})).toMatchObject({ terms: [], references: [], text: null });
  });

  test('a dual number and a former name are numbers of the work', () => {
    expect(one({ id: 'ITU-T Y.9801/F.9748.1 (10/2014)', formerName: 'ITU-T Y.9802' })?.identifiers.map((i) => i.number)).toEqual([
      'Y.9801',
      'F.9748.1',
      'Y.9802',
    ]);
  });

  test('relations find their works, are said on both sides, and leave the unknown without a key', () => {
    const { works } = worksFromLandscape(
      [
        record({
          relations: [
            { type: 'identical', id: 'ISO/IEC 99001:2021', confidence: 'verified' },
            { type: 'based-on', id: 'RFC 99999', confidence: 'recalled' },
          ],
        }),
        record({ id: 'ISO/IEC 99001:2021', sdo: 'ISO/IEC', group: 'ISO/IEC JTC 1/SC 27/WG 5', question: null }),
      ],
      stamp,
    );
    expect(works[0]?.relations).toEqual([
      { type: 'identical', id: 'ISO/IEC 99001:2021', key: 'iso-iec-99001-2021', verified: true },
      { type: 'based-on', id: 'RFC 99999', key: null, verified: false },
    ]);
    expect(works[1]?.relations).toEqual([{ type: 'identical', id: 'ITU-T X.9001 (04/2021)', key: 'itu-t-x-9001-2021-04', verified: true }]);
  });

  test('an undated number means the newest edition; a year agrees with year and month; another year does not', () => {
    const editions = [record({}), record({ id: 'ITU-T X.9001 (03/2010)', date: '2010-03' })];
    const citing = (id: string) =>
      worksFromLandscape([...editions, record({ id: 'ITU-T X.9002 (2022)', relations: [{ type: 'based-on', id, confidence: 'verified' }] })], stamp).works[2]
        ?.relations[0]?.key;
    expect(citing('ITU-T X.9001')).toBe('itu-t-x-9001-2021-04');
    expect(citing('ITU-T X.9001 (2010)')).toBe('itu-t-x-9001-2010-03');
    expect(citing('ITU-T X.9001 (2015)')).toBeNull();
  });

  test('records without id or title are left out with a notice; the rest is read', () => {
    const read = worksFromLandscape([record({}), { id: 'ITU-T X.1' }, 'nonsense', null], stamp);
    expect(read.works).toHaveLength(1);
    expect(read.notices.map((n) => n.message)).toEqual(['Record 2', 'Record 3', 'Record 4'].map((r) => `${r} has no id and title, and was left out.`));
  });

  test('two records of one edition get keys of their own', () => {
    expect(worksFromLandscape([record({}), record({ title: 'The same again' })], stamp).works.map((w) => w.key)).toEqual([
      'itu-t-x-9001-2021-04',
      'itu-t-x-9001-2021-04--2',
    ]);
  });
});

describe('works from bibliographic lines', () => {
  const line = (fields: Record<string, unknown>): string =>
    JSON.stringify({ id: 'ISO 99123:2021', title: 'Beehives', sdo: 'ISO', date: '2021-10', url: '', eds: 1, rel: [], ...fields });
  const one = (fields: Record<string, unknown>) => worksFromNdjson([line(fields)], stamp).works[0];

  test.each([
    ['ISO committee', { group: 'TC 172 Smoke and mirrors' }, 'ISO/TC 172'],
    ['joint committee', { sdo: 'IEC', group: 'technicalCommittee 1 ISO/IEC JTC 1/SC 23' }, 'ISO/IEC JTC 1/SC 23'],
    ['study group', { id: 'ITU-T X.9003 (05/2020)', sdo: 'ITU', group: 'ITU-T Study Group 17' }, 'ITU-T SG17'],
    ['none', {}, null],
  ])('group: %s', (_title, fields, group) => expect(one(fields)?.group).toBe(group));

  test('abstract, status and relations are read; an older edition that is obsoleted is named', () => {
    expect(
      one({
        abstract: 'On hives.',
        status: '90.93',
        rel: [
          { t: 'obsoletes', id: 'ISO 99123:2001' },
          { t: 'hasEdition', id: 'x' },
        ],
      }),
    ).toMatchObject({
      scope: 'On hives.',
      stage: 'published',
      stageText: '90.93',
      relations: [{ type: 'supersedes', id: 'ISO 99123:2001', key: null, verified: true }],
    });
  });

  test('a text that another obsoletes is superseded', () => {
    const { works } = worksFromNdjson(
      [line({ id: 'RFC 99001', sdo: 'IETF', status: 'PROPOSED STANDARD' }), line({ id: 'RFC 99002', sdo: 'IETF', rel: [{ t: 'obsoletes', id: 'RFC 99001' }] })],
      stamp,
    );
    expect(works.map((w) => w.stage)).toEqual(['superseded', 'unknown']);
  });
});

describe('packs', () => {
  test('what is no pack is said so', () => {
    expect(() => readPack('{"schema":"concord.pack/9","works":[]}', 'x')).toThrow('concord.pack/9');
    expect(() => readPack('hello', 'x')).toThrow('neither');
    expect(() => readPack('', 'x')).toThrow('neither');
  });

  test('the packs that ship are read whole: every record a work, recalled ones unverified', () => {
    const [landscape, joint] = SHIPPED_PACKS.map((p) => p.read());
    expect([landscape?.works.length, landscape?.asOf, landscape?.notices]).toEqual([653, '2026-11-01', []]);
    expect(joint?.notices).toEqual([]);
    expect(landscape?.works.filter((w) => !w.provenance.some((p) => p.verified))).toHaveLength(121);
    expect(new Set(landscape?.works.map((w) => w.key)).size).toBe(653);
    expect(landscape?.works.filter((w) => w.key.includes('--')).map((w) => w.id)).toEqual([]);
  });
});
