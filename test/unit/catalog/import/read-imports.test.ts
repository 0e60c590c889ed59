import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type Columns, previewImports, readImports, signatureOf } from '@/src/catalog/import';
import type { Refusal, Work } from '@/src/model';

type Content = string | Uint8Array;
const fileOf = (name: string, content: Content) => ({ name, blob: new Blob([typeof content === 'string' ? content : new Uint8Array(content)]) });

async function read(files: Record<string, Content>, columns?: Map<string, Columns>): Promise<{ works: Work[]; refused: Refusal[]; read: number }> {
  const all = { works: [] as Work[], refused: [] as Refusal[], read: 0 };
  const sources = Object.entries(files).map(([name, content]) => fileOf(name, content));
  for await (const batch of readImports(sources, { stamp: { name: 'a list', seen: '2026-11-28' }, columns })) {
    all.works.push(...batch.works);
    all.refused.push(...batch.refused);
    all.read += batch.read;
  }
  return all;
}

const shortly = ({ key, title, body, stage, date }: Work): string => [key, title, body, stage, date].join(' | ');

const RELATON = `---
id: ISO42881996
title:
- language: en
  content: Geometrical product specifications - Surface texture - Rules and
    procedures
  type: main
- language: fr
  content: Spécification géométrique
  type: main
docidentifier:
- content: ISO 4288:1996
  type: ISO
  primary: true
- content: urn:iso:std:iso:4288
  type: URN
date:
- type: published
  at: '1996-08-08'
status:
  stage:
    content: '95'
  substage:
    content: '99'
relation:
- type: obsoletedBy
  bibitem:
    formattedref: ISO 21920-3:2021
`;

const OLD_RELATON = `---
title:
  type: main
  content: Baseline identity management terms
link:
  content: https://www.itu.int/rec/T-REC-X.1252
  type: src
docid:
  id: ITU-T X.1252 (04/2021)
  type: ITU
date:
- type: published
  value: 2021-04
editorialgroup:
- bureau: T
  group:
    name: Study Group 17
docstatus:
  stage: In force
`;

describe('files of every kind become works', () => {
  test.each<[string, Record<string, Content>, string[]]>([
    [
      'relaton in its newer form',
      { 'a.yaml': RELATON },
      ['iso-4288-1996 | Geometrical product specifications - Surface texture - Rules and procedures | ISO | withdrawn | 1996-08-08'],
    ],
    ['relaton in its older form', { 'a.yaml': OLD_RELATON }, ['itu-t-x-1252-2021-04 | Baseline identity management terms | ITU-T | published | 2021-04']],
    ['many documents in one file', { 'all.yaml': RELATON + OLD_RELATON }, ['iso-4288-1996', 'itu-t-x-1252-2021-04']],
    [
      'a bundle of items',
      { 'b.yaml': 'root:\n  title: All\n  items:\n  - docid:\n      id: RFC 6749\n    title: OAuth\n  - docid:\n      id: RFC 6750\n    title: Bearer\n' },
      ['rfc-6749', 'rfc-6750'],
    ],
    ['a folder', { 'data/b.yaml': RELATON, 'data/a.yaml': OLD_RELATON }, ['itu-t-x-1252-2021-04', 'iso-4288-1996']],
    [
      'a zip, what accompanies it passed over',
      { 'z.zip': zipSync({ 'd/a.yaml': strToU8(RELATON), 'd/README.md': strToU8('Read me'), 'd/b.yaml': [strToU8(OLD_RELATON), { level: 0 }] }) },
      ['iso-4288-1996', 'itu-t-x-1252-2021-04'],
    ],
    [
      'an index alone: numbers without titles',
      { 'index-v1.yaml': '---\n- :id: ISO 4288:1996\n  :file: data/iso-4288-1996.yaml\n' },
      ['iso-4288-1996 |  | ISO'],
    ],
    [
      'CSL-JSON',
      { 'c.json': '[{"id":"a","type":"standard","number":"ISO/IEC 24760-1:2019","title":"Framework","issued":{"date-parts":[[2019,5]]}}]' },
      ['iso-iec-24760-1-2019 | Framework | ISO/IEC | unknown | 2019-05'],
    ],
    [
      'BibTeX',
      { 'c.bib': '@standard{a, number = {ISO/IEC 24760-1:2019}, title = {Framework}}\n@standard{b, number={RFC 6749}, title={OAuth}}\n' },
      ['iso-iec-24760-1-2019', 'rfc-6749'],
    ],
    ['RIS', { 'c.ris': 'TY  - STAND\nSN  - RFC 6749\nTI  - OAuth\nER  - \nTY  - STAND\nSN  - RFC 6750\nTI  - Bearer\nER  - \n' }, ['rfc-6749', 'rfc-6750']],
    [
      'a table',
      { 't.csv': 'Number,Title,Date\nITU-T X.1252,"Terms, baseline",04/2021\nRFC 6749,"The ""OAuth"" framework",2012\n' },
      ['itu-t-x-1252 | Terms, baseline | ITU-T | unknown | 2021-04', 'rfc-6749 | The "OAuth" framework | IETF | unknown | 2012'],
    ],
    [
      'a table with semicolons, a title above and another encoding',
      { 't.csv': new Uint8Array([...'Our list;;\nNo.;Title;Organisation\nX.1252;Caf\xe9;ITU-T\n'].map((c) => c.charCodeAt(0))) },
      ['itu-t-x-1252 | Café | ITU-T'],
    ],
    [
      'works, one JSON a line',
      { 'w.ndjson': '{"id":"RFC 6749","title":"OAuth","abstract":"The framework","sdo":"IETF","date":"2012","url":"","rel":[]}\n' },
      ['rfc-6749 | OAuth | IETF | unknown | 2012'],
    ],
    ['a pack', { 'p.json': '{"schema":"concord.pack/1","name":"p","works":[{"id":"RFC 6749","title":"OAuth"}]}' }, ['rfc-6749']],
    [
      'tickets of a tracker',
      {
        'i.json':
          '[{"number":3,"html_url":"https://x.example/3","title":"[Existing] ETSI TS 119 472-1: Profiles for attestations","labels":[{"name":"wallet"}]}]',
      },
      ['etsi-ts-119-472-1 | Profiles for attestations'],
    ],
  ])('%s', async (_, files, expected) => {
    const { works } = await read(files);
    expect(works.map(shortly)).toEqual(expected.map((start) => expect.stringContaining(start)));
    expect(works).toHaveLength(expected.length);
  });

  test('glossaries keep who defines a term, and leave out what says nothing', async () => {
    const webref = {
      spec: { title: 'Verifiable Credentials Data Model v2.0', url: 'https://w3.example/vc' },
      dfns: [
        { linkingText: ['claims', 'claim'], type: 'dfn', heading: { number: '2' }, htmlProse: 'An assertion about a <a href="#s">subject</a> &amp; more.' },
        { linkingText: ['graph'], type: 'dfn', heading: {} },
        { linkingText: ['Thing'], type: 'interface' },
      ],
    };
    const nist = {
      parentTerms: [
        {
          term: 'authenticator',
          abbrSyn: [{ text: 'token' }],
          definitions: [{ text: 'Something the claimant possesses.', sources: [{ text: 'NIST SP 800-63-3' }] }],
        },
        { term: 'auth', definitions: null },
      ],
    };
    const { works, refused } = await read({ 'a.json': JSON.stringify(webref, null, 1), 'b.json': JSON.stringify(nist, null, 1) });
    expect(works.map((w) => w.terms)).toEqual([
      [{ designation: 'claim', alternates: ['claims'], definition: 'An assertion about a subject & more.', clause: '2', source: null }],
      [{ designation: 'authenticator', alternates: ['token'], definition: 'Something the claimant possesses.', clause: null, source: 'NIST SP 800-63-3' }],
    ]);
    expect(refused.map((r) => `${r.row}: ${r.reason}`)).toEqual([
      '2: The list names this term and does not say what it means.',
      '3: This is a name in code, not a term.',
      '2: This entry refers to others and says nothing itself.',
    ]);
  });
});

const sheet = (rows: string): Uint8Array => strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
const workbook = zipSync({
  'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="Work items" r:id="r1"/><sheet name="Old" state="hidden" r:id="r2"/></sheets></workbook>'),
  'xl/_rels/workbook.xml.rels': strToU8(
    '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
  ),
  'xl/sharedStrings.xml': strToU8(
    '<sst><si><t>Number</t></si><si><r><t>Ti</t></r><r><t>tle</t></r></si><si><t>Published</t></si><si><t>Terms &amp; more</t><rPh><t>x</t></rPh></si></sst>',
  ),
  'xl/styles.xml': strToU8('<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'),
  'xl/worksheets/sheet1.xml': sheet(
    '<row><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row><row><c r="A2" t="inlineStr"><is><t>X.1252</t></is></c><c r="B2" t="s"><v>3</v></c><c r="D2" s="1"><v>44316</v></c></row>',
  ),
  'xl/worksheets/sheet2.xml': sheet('<row><c t="inlineStr"><is><t>RFC 1</t></is></c></row>'),
});

describe('tables', () => {
  test('a workbook is read with its shared words, inline words, gaps and days; hidden sheets are not', async () => {
    const { works } = await read({ 'w.xlsx': workbook });
    expect(works.map(shortly)).toEqual(['itu-t-x-1252 | Terms & more | ITU-T | unknown | 2021-04-30']);
  });

  test('columns are guessed from their headings, shown, and the choice is kept to', async () => {
    const files = [fileOf('t.csv', 'Ref,What it is about,Timing,Bodies\nX.vctp,Trust,2026-Q3,IETF; W3C\n')];
    const { tables } = await previewImports(files);
    expect(tables.map((t) => t.guess)).toEqual([['id', null, 'target', null]]);
    const chosen = new Map<string, Columns>([[signatureOf(tables[0]?.headers ?? []), ['id', 'title', 'target', 'liaisonBodies']]]);
    const { works } = await read({ 't.csv': 'Ref,What it is about,Timing,Bodies\nX.vctp,Trust,2026-Q3,IETF; W3C\n' }, chosen);
    expect(works.map((w) => [w.title, w.life])).toEqual([['Trust', { target: '2026-Q3', liaisonBodies: ['IETF', 'W3C'] }]]);
  });

  test('terms in rows belong to the document of their row', async () => {
    const { works, refused } = await read({ 't.csv': 'Term,Definition,Number\nholder,One who holds,X.1252\nissuer,One who issues,X.1252\nverifier,,X.1252\n' });
    expect(works.map((w) => [w.key, w.terms.map((t) => t.designation)])).toEqual([['itu-t-x-1252', ['holder', 'issuer']]]);
    expect(refused).toEqual([expect.objectContaining({ row: 4 })]);
  });

  test.each([
    ['2021-4-3', '2021-04-03'],
    ['04/2021', '2021-04'],
    ['13/04/2021', '2021-04-13'],
    ['03/04/2021', '2021'],
    ['12 April 2021', '2021-04-12'],
    ['Sept. 2021', '2021-09'],
    ['soon', null],
  ])('a date written %s is %s', async (cell, date) => {
    const { works } = await read({ 't.csv': `Number,Title,Date\nX.1,Words,${cell}\n` });
    expect(works[0]?.date).toBe(date);
  });
});

describe('what cannot be read is said and keeps nothing else from being read', () => {
  test.each<[string, Record<string, Content>, string]>([
    ['a row without number and title', { 't.csv': 'Number,Title,Date\n,,2021\nX.1,A,2020\n' }, 't.csv:2 This row has neither a number nor a title.'],
    ['a row with too many cells', { 't.csv': 'Number,Title\nX.1,A,B\nX.2,C\n' }, 't.csv:2 This row has more cells than the head has columns.'],
    ['a broken line', { 'w.ndjson': '{"id":"RFC 1","title":"Host"}\n{"id":\n' }, 'w.ndjson:2 This line is no JSON.'],
    ['broken YAML', { 'a.yaml': `${RELATON}---\ntitle: "open\ndocid: x\n${OLD_RELATON}` }, 'a.yaml:2 This is no YAML'],
    ['a PDF', { 'a.pdf': '%PDF-1.7 …', 'b.yaml': RELATON }, 'a.pdf:0 This is a PDF.'],
    ['a zip cut short', { 'z.zip': zipSync({ 'a.yaml': strToU8(RELATON) }).subarray(0, 200), 'b.yaml': RELATON }, 'z.zip:0 This zip file is damaged'],
    ['an empty file', { 'a.csv': '', 'b.yaml': RELATON }, 'a.csv:0 This file is empty.'],
    ['a backup', { 'b.json': '{"schema":"concord.backup/1","works":[]}', 'b.yaml': RELATON }, 'b.json:0 This is a backup.'],
  ])('%s', async (_, files, expected) => {
    const { works, refused } = await read(files);
    expect(refused.map((r) => `${r.file}:${r.row} ${r.reason}`)).toEqual([expect.stringContaining(expected)]);
    expect(works.length).toBeGreaterThan(0);
  });

  test('reading stops when it is told to', async () => {
    const controller = new AbortController();
    const lines = Array.from({ length: 20_000 }, (_, i) => `{"id":"RFC ${i + 1}","title":"Number ${i}"}`).join('\n');
    let works = 0;
    const reading = async (): Promise<void> => {
      for await (const batch of readImports([fileOf('w.ndjson', lines)], { stamp: { name: 'w', seen: '2026-11-28' }, signal: controller.signal, batch: 100 })) {
        works += batch.works.length;
        controller.abort();
      }
    };
    await expect(reading()).rejects.toMatchObject({ name: 'AbortError' });
    expect(works).toBeLessThan(20_000);
  });
});
