import { execFileSync } from 'node:child_process';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import ICAL from 'ical.js';
import jsonld from 'jsonld';
import { describe, expect, it, test } from 'vitest';
import { type Deadline, toBibtex, toCslJson, toIcs, toRis, toSkos } from '@/src/export';
import type { Reference, Terminology } from '@/src/model';
import { line, lines, reference, terminology } from '../../fixtures/arbitrary-data';
import { hasTool } from '../../fixtures/corpus-files';

/** What a CSL item says of a reference, as far as all readers carry it. */
const cslDate = (date: string | null): { 'date-parts': number[][] } | undefined =>
  date === null ? undefined : { 'date-parts': [date.split('-').map(Number)] };

const LIST: Reference[] = [
  {
    key: 'itu-t-x-1252',
    id: 'ITU-T X.1252',
    title: 'Baseline {identity} terms: R&D, 50 % a_b 身份',
    publisher: 'ITU-T',
    date: '2021-04',
    url: 'https://example.org/~a_b?x=%20&b#c',
    role: 'normative',
    label: '[b-X]',
  },
  { key: 'iso-1', id: 'ISO/IEC 24760-1:2019', title: 'IT Security – Framework', publisher: 'ISO', date: '2019', url: null, role: 'informative', label: null },
];

describe('citation-js, which shares no code with us, reads our references the same', () => {
  // Signs whose meaning it changes: TeX's own dashes and quotes, and letters written with more than one code.
  const retyped = /--|``|''|"|\?`|!`|\s-\s|[\u0300-\u036f]/;
  const plain = (list: readonly Reference[]): boolean => list.every((r) => !retyped.test([r.id, r.title, r.publisher, r.label].join(' ')));
  const keyed = fc.uniqueArray(reference, { minLength: 1, maxLength: 3, selector: ({ key }) => key });

  test('BibTeX: key, title, date, address', () => {
    fc.assert(
      fc.property(keyed.filter(plain), (list) => {
        const read = new Cite(toBibtex(list), { forceType: '@biblatex/text' }).data;
        expect(read.map((item) => [item.id, typeof item.title === 'string' ? item.title.normalize() : item.title, item.URL])).toEqual(
          list.map((r) => [r.key, r.title?.normalize() ?? undefined, r.url ?? undefined]),
        );
        expect(read.map((item) => item.type)).toEqual(list.map(() => 'standard'));
        expect(read.map((item) => item.issued)).toEqual(list.map((r) => cslDate(r.date)));
      }),
      { numRuns: 60 },
    );
  });
  test('RIS: key, title, publisher, date, address, label', () => {
    fc.assert(
      fc.property(keyed, (list) => {
        const read = new Cite(toRis(list), { forceType: '@ris/file' }).data;
        expect(read.map((item) => [item.type, item.id, item.title, item.publisher, item.URL, item['citation-label']])).toEqual(
          list.map((r) => ['standard', r.key, r.title ?? undefined, r.publisher ?? undefined, r.url ?? undefined, r.label ?? undefined]),
        );
        expect(read.map((item) => item.issued)).toEqual(list.map((r) => cslDate(r.date)));
      }),
      { numRuns: 60 },
    );
  });
  // It takes no sign for a number that has neither letter nor figure.
  it('RIS: numbers as publishers write them', () => {
    expect(new Cite(toRis(LIST), { forceType: '@ris/file' }).data.map((item) => item.number)).toEqual(LIST.map((r) => r.id));
  });
  test('CSL-JSON, whole', () => {
    fc.assert(
      fc.property(keyed, (list) => {
        const written = JSON.parse(toCslJson(list));
        expect(new Cite(toCslJson(list)).data.map(({ _graph, ...item }) => item)).toEqual(written);
      }),
      { numRuns: 60 },
    );
  });
});

describe('programs of Debian read our references (each skipped where it is missing)', () => {
  it.skipIf(!hasTool('pandoc')).each([
    ['biblatex', toBibtex(LIST)],
    ['csljson', toCslJson(LIST)],
  ])('pandoc, as %s', (format, text) => {
    const read: Record<string, unknown>[] = JSON.parse(execFileSync('pandoc', ['-f', format, '-t', 'csljson'], { input: text, encoding: 'utf8' }));
    expect(read.map((item) => [item.id, item.number, item.title, item.URL, item.issued])).toEqual(
      LIST.map((r) => [r.key, r.id, r.title, r.url ?? undefined, cslDate(r.date)]),
    );
  });
  it.skipIf(!hasTool('ris2xml'))('bibutils, as RIS', () => {
    const mods = execFileSync('ris2xml', ['-i', 'utf8'], { input: toRis(LIST), encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
    for (const said of [
      '<mods ID="itu-t-x-1252"',
      'ITU-T X.1252',
      'Baseline {identity} terms',
      '<publisher>ITU-T</publisher>',
      '2021-04',
      'ISO/IEC 24760-1:2019',
    ])
      expect(mods.replace(/\s+/g, ' ')).toContain(said);
  });
});

describe('jsonld, the reference processor, reads our terms as SKOS', () => {
  const SKOS = 'http://www.w3.org/2004/02/skos/core#';
  const DCT = 'http://purl.org/dc/terms/';
  const quoted = (text: string): string => JSON.stringify(text).slice(1, -1);

  /** The statements that a list of terms makes, written by hand of the SKOS Reference. RDF writes languages in small letters. */
  function statements({ title, language: tag, concepts }: Terminology, scheme: string): string[] {
    const language = tag.toLowerCase();
    const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
    return [
      `<${scheme}> <${type}> <${SKOS}ConceptScheme> .`,
      `<${scheme}> <${DCT}title> "${title}"@${language} .`,
      `<${scheme}> <${DCT}language> "${tag}" .`,
      ...concepts.flatMap((c, i) => {
        const subject = `<${scheme}#c${i + 1}>`;
        return [
          `${subject} <${type}> <${SKOS}Concept> .`,
          `${subject} <${SKOS}inScheme> <${scheme}> .`,
          `${subject} <${SKOS}prefLabel> "${c.designation}"@${language} .`,
          ...c.alternates.map((other) => `${subject} <${SKOS}altLabel> "${other}"@${language} .`),
          `${subject} <${SKOS}definition> "${c.definition}"@${language} .`,
          ...c.notes.map((note) => `${subject} <${SKOS}note> "${note}"@${language} .`),
          ...(c.source === null ? [] : [`${subject} <${DCT}source> "${c.source}" .`]),
          ...(c.clause === null ? [] : [`${subject} <${SKOS}notation> "${c.clause}" .`]),
        ];
      }),
    ];
  }
  const unescaped = (quads: string): string[] =>
    quads
      .split('\n')
      .filter((quad) => quad !== '')
      .map((quad) => quad.replace(/\\(.)/g, (_, sign: string) => ({ n: '\n', t: '\t', r: '\r' })[sign] ?? sign));

  test('every statement, none more', async () => {
    await fc.assert(
      fc.asyncProperty(terminology, async (list) => {
        const quads = await jsonld.toRDF(JSON.parse(toSkos(list, 'urn:example:terms')), { format: 'application/n-quads', safe: true });
        expect(quoted(unescaped(quads).sort().join())).toEqual(quoted([...new Set(statements(list, 'urn:example:terms'))].sort().join()));
      }),
      { numRuns: 60 },
    );
  });

  it.skipIf(!hasRdflib())('and so does rdflib (skipped where it is missing)', () => {
    const list: Terminology = {
      title: 'Bees',
      language: 'fr',
      concepts: [{ designation: 'ruche', alternates: ['essaim'], definition: 'où\nvivent', notes: ['NOTE'], source: 'ISO 1', clause: '3.1' }],
    };
    const script =
      'import rdflib,sys,json; g=rdflib.Graph(); g.parse(data=sys.stdin.read(), format="json-ld"); print(json.dumps(sorted([str(p).split("#")[-1].split("/")[-1], str(o)] for s,p,o in g if str(s).endswith("#c1"))))';
    const read = JSON.parse(execFileSync('/usr/bin/python3', ['-c', script], { input: toSkos(list, 'urn:example:terms'), encoding: 'utf8' }));
    expect(read).toEqual([
      ['altLabel', 'essaim'],
      ['definition', 'où\nvivent'],
      ['inScheme', 'urn:example:terms'],
      ['notation', '3.1'],
      ['note', 'NOTE'],
      ['prefLabel', 'ruche'],
      ['source', 'ISO 1'],
      ['type', 'http://www.w3.org/2004/02/skos/core#Concept'],
    ]);
  });
});

function hasRdflib(): boolean {
  try {
    execFileSync('/usr/bin/python3', ['-c', 'import rdflib'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('ical.js reads our calendar', () => {
  const deadline: fc.Arbitrary<Deadline> = fc.record({
    uid: fc.uuid().map((id) => `liaison-${id}@concord`),
    day: fc.constantFrom('2026-12-31', '2027-02-28'),
    title: line,
    description: fc.oneof(line, lines, fc.constant('')),
  });
  test('names, days and words the same; no line over 75 octets', () => {
    fc.assert(
      fc.property(fc.array(deadline, { maxLength: 4 }), (list) => {
        const text = toIcs(list, '2026-11-24T10:00:00.123Z');
        const calendar = new ICAL.Component(ICAL.parse(text));
        const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
        expect(events.map((e) => [e.uid, e.startDate.toString(), e.startDate.isDate, e.summary, e.description ?? ''])).toEqual(
          list.map((d) => [d.uid, d.day, true, d.title, d.description]),
        );
        expect(text.split('\r\n').filter((l) => Buffer.byteLength(l) > 75)).toEqual([]);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 60 },
    );
  });
  it('and a second export of the same renews its entries', () => {
    const one: Deadline = { uid: 'liaison-1@concord', day: '2026-12-31', title: 'Reply', description: '' };
    const ids = (now: string): string[] => [...toIcs([one], now).matchAll(/^UID:(.*)$/gm)].map((m) => m[1] ?? '');
    expect(ids('2026-11-24T10:00:00Z')).toEqual(ids('2026-11-25T10:00:00Z'));
  });
});
