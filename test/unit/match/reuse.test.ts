import { describe, expect, test } from 'vitest';
import { matchDocument, openCatalog } from '@/src/match';
import { makeContext } from '@/src/match/context';
import { type Notice, type ReuseClass, reuseClassId, type Work } from '@/src/model';
import { known, openCase, type RuleCase, relation, work } from '../../cases/rules/case';

const passage =
  'A shed keeper shall look at the tool before it leaves the shed, write down its number and its state, and ask the borrower to sign the page on which both are written, so that nobody can say later that the tool was broken before';
const other = (text = `Keepers have duties. ${passage}; this is the first of them.`): Work => work('ISO 99555:2021', 'Lending of tools', { text });
const plain = `# 6 Lending {body}\n${passage}.`;

/** Words that only the named class takes out. */
const cases: (Partial<RuleCase> & { class: ReuseClass; text: string; works: Work[] })[] = [
  {
    class: 'twin',
    text: plain,
    identity: { id: 'ITU-T X.9555 (01/2021)' },
    works: [other(), work('ITU-T X.9555 (01/2021)', 'Lending of tools', { relations: [relation('identical', 'ISO 99555:2021')] })],
  },
  {
    class: 'attributed-quotation',
    text: `# 6 Lending {body}\nAs [ISO 99555] has it: “${passage}”.\n# 2 References {references}\n[ISO 99555] ISO 99555:2021, Lending of tools.`,
    citations: [{ raw: '[ISO 99555] ISO 99555:2021, Lending of tools.', label: '[ISO 99555]', id: 'ISO 99555' }],
    works: [other()],
  },
  {
    class: 'defined-elsewhere',
    text: `# 3.1 Terms defined elsewhere {terms-elsewhere}\n3.1.1 shed duty [b-Sheds]: ${passage}`,
    terms: [{ designation: 'shed duty', definition: passage, origin: 'adopted', source: 'b-Sheds' }],
    works: [other()],
  },
  { class: 'boilerplate', text: plain.replace('{body}', '{foreword}'), works: [other()] },
  {
    class: 'requirement-template',
    text: `# 6 Words {body}\nThe key words “MUST” and “MAY” in the rules of this shed and of all its neighbours are to be interpreted as described in the book that every keeper of a shed has on the wall beside the door.`,
    works: [
      other(
        'The key words “MUST” and “MAY” in the rules of this shed and of all its neighbours are to be interpreted as described in the book that every keeper of a shed has on the wall beside the door.',
      ),
    ],
  },
  { class: 'reference-list', text: plain.replace('{body}', '{bibliography}'), works: [other()] },
  {
    class: 'legal-notice',
    text: `# 6 Rights {body}\nThe keepers of sheds draw attention to the possibility that some of the tools in this shed may be the subject of patent rights and that the shed shall not be asked to find any or all such rights for the borrower.`,
    works: [
      other(
        'The keepers of sheds draw attention to the possibility that some of the tools in this shed may be the subject of patent rights and that the shed shall not be asked to find any or all such rights for the borrower.',
      ),
    ],
  },
  { class: 'taken-from-here', text: plain, identity: { id: 'ITU-T X.9556 (01/2019)' }, works: [{ ...other(), references: ['ITU-T X.9556'] }] },
  {
    class: 'common-form',
    text: plain,
    works: [
      other(),
      work('ISO 99666:2021', 'Lending of books', { text: `${passage}.` }),
      work('ETSI TS 199 002 V1.1.1', 'Keys', { text: `Before. ${passage}.` }),
    ],
  },
  {
    class: 'own-term',
    text: `# 3.2 Terms {terms-here}\n3.2.1 shed duty: ${passage}`,
    terms: [{ designation: 'shed duty', definition: passage }],
    works: [other()],
  },
];

function run(given: Partial<RuleCase> & { text: string; works: Work[] }, putBack: readonly string[] = []) {
  const { source, extract } = openCase({ title: '', ...given });
  const { findings, notices } = matchDocument(source, extract, openCatalog({ packs: ['test'], asOf: '2026-11-01', works: given.works }), {
    putBack: new Set(putBack),
  });
  const reuse = notices.filter((n): n is Notice & Required<Pick<Notice, 'reuse'>> => n.reuse !== undefined);
  return { shared: findings.filter((f) => f.kind === 'shared-text'), findings, reuse, text: source.text };
}

describe.each(cases.map((c) => [c.class, c] as const))('%s', (of, given) => {
  test('is no finding, and is listed with its places', () => {
    const { shared, reuse, text } = run(given);
    expect(shared).toEqual([]);
    const notice = reuse.find((n) => n.reuse.class === of);
    expect(notice?.reuse.putBack).toBe(false);
    expect(notice?.message).toMatch(/^\d+ passages? shared with other works .*; not counted as overlap\.$/);
    expect(notice?.reuse.places.length).toBeGreaterThan(0);
    for (const place of notice?.reuse.places ?? []) expect(text.slice(place.span.start, place.span.end).length).toBeGreaterThan(60);
  });

  test('is judged when the class is put back, and still listed', () => {
    const { shared, reuse } = run(given, [reuseClassId(of)]);
    expect(shared.length).toBeGreaterThan(0);
    expect(reuse.find((n) => n.reuse.class === of)?.reuse.putBack).toBe(true);
  });

  test('is judged when the one passage is put back', () => {
    const ids =
      run(given)
        .reuse.find((n) => n.reuse.class === of)
        ?.reuse.places.map((place) => place.id) ?? [];
    const { shared, reuse } = run(given, ids.slice(0, 1));
    expect(shared.length).toBeGreaterThan(0);
    expect(reuse.find((n) => n.reuse.class === of)?.reuse.places[0]?.putBack).toBe(true);
  });
});

test('a passage keeps its name when it moves', () => {
  const id = (text: string): string | undefined => run({ text, works: [other()] }).reuse[0]?.reuse.places[0]?.id;
  const first = id(`# 1 Foreword {foreword}\n${passage}.`);
  expect(first).toBeDefined();
  expect(id(`# 1 Foreword {foreword}\nMore of it.\n${passage}.`)).toBe(first);
});

test('an adopted term that is put back is compared like an own one', () => {
  const given = {
    text: '# 3.1 Terms defined elsewhere {terms-elsewhere}\n3.1.1 bearer mark [b-A]: sign by which a bearer is known to others in the place',
    terms: [{ designation: 'bearer mark', definition: 'sign by which a bearer is known to others in the place', origin: 'adopted' as const, source: 'b-A' }],
    works: [work('ITU-T X.9252 (04/2021)', 'Terms', { terms: [known('bearer mark', 'sign by which a bearer is known to others in the place')] })],
  };
  expect(run(given).findings.map((f) => f.kind)).not.toContain('redefined-term');
  expect(run(given, [reuseClassId('defined-elsewhere')]).findings.map((f) => f.kind)).toContain('redefined-term');
});

test('a quotation whose source is named does not count in the text signal until it is put back', () => {
  const given = cases.find((c) => c.class === 'attributed-quotation');
  const { source, extract } = openCase({ title: '', text: '', works: [], ...given });
  const catalog = openCatalog({ packs: ['test'], asOf: '2026-11-01', works: given?.works ?? [] });
  const share = (putBack: readonly string[]): number =>
    [
      ...makeContext(source, extract, catalog, { putBack: new Set(putBack) }, [])
        .shared()
        .share.values(),
    ].reduce((sum, part) => sum + part, 0);
  expect(share([])).toBe(0);
  expect(share([reuseClassId('attributed-quotation')])).toBeGreaterThan(0.5);
});
