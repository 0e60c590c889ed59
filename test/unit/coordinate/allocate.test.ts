import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';
import { sliceOfPacks } from '@/src/catalog/slice';
import {
  allocateScope,
  allocateSubject,
  bodyNames,
  type Mandates,
  openOwners,
  parseGroupWords,
  parseStructure,
  readScopeQuery,
  type Subject,
} from '@/src/coordinate';
import { packWords, unpackWords } from '@/src/coordinate/group-words';
import { foldText, keywordsOf, presence } from '@/src/coordinate/keywords';
import { parseIdentifiers } from '@/src/identifiers';
import { aWork } from '../catalog/example';

const structure = parseStructure({
  meta: {
    studyPeriod: '2025-2028',
    asOf: '2026-11 (stored copy)',
    idmMandate: { source: 'a Resolution', SG1: 'lead study group on bee identity', confidence: 'verified' },
  },
  studyGroups: [
    {
      id: 'SG1',
      title: 'Bees',
      leadOn: ['bee identity'],
      confidence: 'verified',
      questions: [
        {
          number: 'Q1/1',
          title: 'Identity of bees',
          keywords: ['bee passport', 'queen authentication'],
          confidence: 'verified',
          source: 'https://example.org/q1',
        },
        { number: 'Q2/1', title: 'Ledgers of honey', keywords: ['honey ledger', 'distributed ledger technology'], confidence: 'recalled' },
      ],
    },
    {
      id: 'SG2',
      title: 'Flowers (ex SG7 + SG8)',
      confidence: 'recalled',
      questions: [{ number: 'Q1/2', title: 'Pollen', keywords: ['pollen routing'], recalledKeywords: ['nectar'] }],
    },
    { id: 'SG3', title: 'Weather', confidence: 'verified', questions: [] },
  ],
  partners: [{ name: 'ISO/TC 999 Apiculture', abbreviations: ['TC 999'], worksOn: ['hives'], liaisonRoute: 'by letter', confidence: 'verified' }],
});

const mandates = (fields: Partial<Mandates> = {}): Mandates => ({ structure, owners: null, words: null, ...fields });
const subject = (fields: Partial<Subject>): Subject => ({ title: '', scope: '', rest: '', statedGroups: [], statedQuestions: [], identifiers: [], ...fields });
const best = (fields: Partial<Subject>, known = mandates()) => allocateSubject(subject(fields), known).allocation[0];

describe('who should own it', () => {
  test.each([
    ['a keyword in the title', { title: 'Requirements for bee passports' }, 'ITU-T SG1', 'Q1/1'],
    ['a keyword in the scope', { title: 'Requirements', scope: 'It specifies pollen routing.' }, 'ITU-T SG2', 'Q1/2'],
    ['a short form of a long keyword', { title: 'Honey on DLT' }, 'ITU-T SG1', 'Q2/1'],
    ['a recalled keyword', { title: 'Storage of nectar' }, 'ITU-T SG2', 'Q1/2'],
    ['title before scope', { title: 'Pollen routing', scope: 'Bee passports are out of scope.' }, 'ITU-T SG2', 'Q1/2'],
    ['what the document names', { title: 'Something else', statedQuestions: ['Q2/1'] }, 'ITU-T SG1', 'Q2/1'],
    ['a group that took over the one named', { title: 'Something else', statedGroups: ['ITU-T SG7'] }, 'ITU-T SG2', null],
  ])('%s', (_title, fields, group, question) => expect(best(fields)).toMatchObject({ group, question }));

  test.each([
    ['Results that rest on bees did reach the hive.', []],
    ['A REST interface for DIDs of bees.', ['DID', 'REST']],
    ['Decentralized identifiers (DID) of bees.', ['DID']],
  ])('an acronym is met in capitals: %s', (text, met) => {
    const folded = foldText(text);
    expect(['DID', 'REST'].filter((word) => keywordsOf(word).some((keyword) => presence(keyword, folded) > 0))).toEqual(met);
  });

  test('the Question’s text decides, with where it stands and the words met', () => {
    expect(best({ title: 'Bee passport', scope: 'On queen authentication.' })).toMatchObject({
      mandate: 'Identity of bees',
      mandateSource: 'https://example.org/q1',
      verified: true,
      why: ['Key words of this Question met: in the title “bee passport”; in the scope “queen authentication”.'],
    });
  });

  test('a recalled Question says so, and what speaks for another stands against it', () => {
    const [first, second] = allocateSubject(subject({ title: 'A honey ledger', scope: 'With bee passports.' }), mandates()).allocation;
    expect(first).toMatchObject({
      question: 'Q2/1',
      verified: false,
      against: ['“bee passport” speaks for ITU-T SG1, Q1/1.', 'The Question’s title is recalled, not verified.'],
    });
    expect(second?.question).toBe('Q1/1');
  });

  test('two groups with claims alike: unclear, with the conflict spelled out', () => {
    expect(allocateSubject(subject({ title: 'Pollen routing for flowers by bee passport' }), mandates())).toMatchObject({
      unclear: true,
      unclearWhy: expect.stringMatching(/Q1\/1 \(“bee passport”\).*Q1\/2 \(“pollen routing”.*Bring it to the JCA/),
    });
  });

  test('nothing met: no answer is made up', () => {
    expect(allocateSubject(subject({ title: 'Cheese' }), mandates())).toEqual({
      allocation: [],
      unclear: true,
      unclearWhy: 'Nothing in its title and scope meets a mandate on record. Bring it to the JCA.',
      outside: [],
    });
  });

  test('a like work brings its Question; the work itself and its other editions do not', () => {
    const work = aWork({
      key: 'itu-t-x-9001-2021-04',
      id: 'ITU-T X.9001 (04/2021)',
      identifiers: parseIdentifiers('ITU-T X.9001 (04/2021)'),
      title: 'Swarm tracking by radar beacons',
      group: 'ITU-T SG1',
      question: 'Q2/1',
    });
    const known = mandates({ owners: openOwners([work, aWork({ key: 'other', title: 'Weather radar', group: 'ITU-T SG3' })]) });
    expect(best({ title: 'Radar beacons for tracking a swarm' }, known)).toMatchObject({
      question: 'Q2/1',
      why: ['It is like ITU-T X.9001 (04/2021), Swarm tracking by radar beacons, which is with Q2/1.'],
    });
    expect(best({ title: 'Swarm tracking by radar beacons', identifiers: parseIdentifiers('ITU-T X.9001 (01/2027)') }, known)?.question ?? null).toBeNull();
  });

  test('words of groups decide where no mandate is met, and say so', () => {
    const groups = { classes: ['ITU-T SG1', 'ITU-T SG3'], bias: [0, 0], scale: 1, rarity: new Map([['storm', 3]]), weights: new Map([['storm', [-6, 6]]]) };
    const answer = allocateSubject(subject({ title: 'Storm' }), mandates({ words: { groups, questions: new Map() } }));
    expect(answer).toMatchObject({
      unclear: false,
      allocation: [{ group: 'ITU-T SG3', question: null, mandate: 'Weather', why: ['Its words are those of texts of ITU-T SG3.'] }, {}, {}],
    });
  });
});

describe('a line of the command line', () => {
  test.each([
    ['title and scope', '{"query":"q1","title":"T","scope":"S"}', { query: 'q1', title: 'T', scope: 'S' }],
    ['scope alone, number as query', '{"query":7,"scope":"S"}', { query: '7', title: '', scope: 'S' }],
    ['neither', '{"query":"q1"}', null],
    ['no JSON', 'hello', null],
    ['a list', '[1]', null],
  ])('%s', (_title, line, query) => expect(readScopeQuery(line)).toEqual(query));

  test('is answered under its name', () => {
    expect(allocateScope({ query: 'q1', title: 'Bee passport', scope: '' }, mandates())).toMatchObject({
      query: 'q1',
      allocation: [{ question: 'Q1/1' }],
      unclear: false,
    });
  });
});

describe('what is learned of words', () => {
  test('survives being packed, to a few hundredths', () => {
    const words = {
      classes: ['a', 'b'],
      bias: [0.1, -0.2],
      scale: 1,
      rarity: new Map([
        ['bee', 2.5],
        ['honey bee', 8],
      ]),
      weights: new Map([
        ['bee', [3, -1.5]],
        ['honey bee', [0.02, 0]],
      ]),
    };
    const again = unpackWords(packWords(words));
    for (const [word, weights] of words.weights) {
      weights.forEach((w, i) => expect(again.weights.get(word)?.[i]).toBeCloseTo(w, 0.6));
      expect(again.rarity.get(word)).toBeCloseTo(words.rarity.get(word) ?? 0, 0.6);
    }
    expect([...again.weights.keys()]).toEqual(['bee', 'honey bee']);
  });

  test.each([
    ['another file', { schema: 'concord.pack/1', lines: [] }],
    ['an older form', { schema: 'concord.group-words/1', groups: ['a'], bias: [0], scale: 1, most: 1, lines: [] }],
  ])('%s is not used', (_title, json) => expect(parseGroupWords(json)).toBeNull());

  test('words tell the Questions of a group apart; what is not on record stays unnamed', () => {
    const learned = (classes: string[], weights: [string, number[]][]) => ({
      classes,
      bias: classes.map(() => 0),
      scale: 1,
      rarity: new Map(weights.map(([word]): [string, number] => [word, 2])),
      weights: new Map(weights),
    });
    const words = {
      groups: learned(['ITU-T SG1'], []),
      questions: new Map([
        [
          'ITU-T SG1',
          learned(
            ['', 'Q1/1', 'Q2/1'],
            [
              ['swarm', [0, 0, 5]],
              ['comb', [0, 5, 0]],
              ['wax', [5, 0, 0]],
            ],
          ),
        ],
      ]),
    };
    const of = (title: string) => best({ title }, mandates({ words }));
    expect([of('Swarm'), of('Comb'), of('Wax')].map((a) => a?.question)).toEqual(['Q2/1', 'Q1/1', null]);
    expect(of('Swarm')?.why).toEqual(['Its words are those of texts of ITU-T SG1, Q2/1.']);
  });
});

describe('the structure that ships', () => {
  const shipped = parseStructure(JSON.parse(readFileSync('assets/structure.json', 'utf8')));

  test('has every group and body of the JCA’s terms of reference', () => {
    expect(shipped.groups.map((g) => g.name)).toEqual(
      expect.arrayContaining(['ITU-T SG2', 'ITU-T SG13', 'ITU-T SG17', 'ITU-T SG20', 'ITU-T SG21', 'ITU-T TSAG']),
    );
    const spelled = new Set(bodyNames(shipped).flatMap((b) => b.spellings));
    const named = [
      'ITU Open Digital Identity Wallet Forum',
      'EU Digital Identity Wallets Forum',
      'FIDO Alliance',
      'ISO/IEC JTC 1/SC 27/WG 5',
      'ISO/IEC JTC 1/SC 17',
      'DIF',
      'W3C',
      'ISO/TC 307',
    ];
    expect(named.filter((name) => !spelled.has(name))).toEqual([]);
  });

  test('knows what became of merged groups, and quotes no recalled wording as verified', () => {
    expect(shipped.groups.find((g) => g.name === 'ITU-T SG21')?.successorOf).toEqual(['ITU-T SG9', 'ITU-T SG16']);
    const questions = shipped.groups.flatMap((g) => g.questions);
    expect(questions.find((q) => q.number === 'Q10/17')?.verified).toBe(true);
    expect(questions.find((q) => q.number === 'Q6/20')?.verified).toBe(false);
  });

  const known = {
    structure: shipped,
    owners: openOwners(sliceOfPacks(SHIPPED_PACKS.map((pack) => pack.read())).works),
    words: parseGroupWords(JSON.parse(readFileSync('assets/group-words.json', 'utf8'))),
  };

  describe('contested ground: unclear, with both mandates and the words by which each is met', () => {
    test.each([
      ['a wallet on a ledger', 'Security requirements for digital identity wallets based on distributed ledger technology', 'Q10/17', 'Q14/17'],
      ['a wallet as such', 'A landscape analysis and security features for a digital wallet', 'Q10/17', 'Q14/17'],
      ['architecture against mechanisms', 'Architecture and mechanisms of identity management in next generation networks', 'ITU-T SG13', 'ITU-T SG17'],
      ['decentralized identity in two groups', 'Functional architecture of self-controlled identity based on blockchain', 'Q14/17', 'Q22/13'],
      ['identity of AI agents', 'Authentication framework for AI agents in multi-agent systems', 'Q10/17', 'Q16/17'],
    ])('%s: %s', (_title, title, one, other) => {
      const { unclear, unclearWhy } = allocateSubject(subject({ title }), known);
      expect(unclear).toBe(true);
      for (const party of [one, other]) expect(unclearWhy).toContain(party);
      const lines = shipped.groups.flatMap((g) => [g.identityMandate ?? g.title, ...g.questions.map((q) => q.title)]);
      const quoted = [...(unclearWhy ?? '').matchAll(/\(“([^”]+)”\)/g)].map((m) => m[1]);
      expect(quoted.length).toBeGreaterThanOrEqual(2);
      expect(quoted.filter((line) => !lines.includes(line ?? ''))).toEqual([]);
    });

    test.each([
      ['a wallet that holds identities and names no ledger', 'Digital identity wallet interoperability'],
      ['a ledger without identity', 'Security requirements for smart contracts on blockchain'],
      ['architecture without mechanisms', 'Overview of trustworthy networking'],
    ])('not so %s: %s', (_title, title) => expect(allocateSubject(subject({ title }), known).unclear).toBe(false));

    test('what the document itself names settles it', () => {
      const title = 'Digital wallets on a distributed ledger';
      const { unclear, allocation } = allocateSubject(subject({ title, statedQuestions: ['Q14/17'] }), known);
      expect([unclear, allocation[0]?.question]).toEqual([false, 'Q14/17']);
    });
  });

  test.each([
    ['Verifiable credential presentation for digital identity wallets', 'Q10/17'],
    ['Security requirements for smart contracts on blockchain', 'Q14/17'],
    ['ASN.1 encoding rules: specification of object identifiers', 'Q11/17'],
    ['Authentication of Internet of things devices', 'Q6/20'],
    ['Security considerations for quantum random number generators', 'Q15/17'],
  ])('%s → %s', (title, question) => {
    expect(
      best({ title }, { structure: shipped, owners: null, words: parseGroupWords(JSON.parse(readFileSync('assets/group-words.json', 'utf8'))) })?.question,
    ).toBe(question);
  });
});
