import { describe, expect, it } from 'vitest';
import { type BodyName, findMentions } from '@/src/extract/mentions';
import { generic } from '@/src/extract/profiles';
import { type Mention, plainDocument } from '@/src/model';
import { termsOfReferenceText } from '../../fixtures/terms-of-reference';

const BODIES: BodyName[] = [
  { name: 'ISO/IEC JTC 1/SC 27/WG 5', spellings: ['ISO/IEC JTC 1/SC 27/WG 5 Identity management', 'ISO/IEC JTC 1/SC 27/WG 5', 'SC 27/WG 5', 'SC27'] },
  { name: 'ISO/IEC JTC 1/SC 17', spellings: ['ISO/IEC JTC 1/SC 17', 'SC 17', 'JTC1/SC17'] },
  { name: 'ISO/TC 307', spellings: ['ISO/TC 307', 'TC 307', 'ISO TC307'] },
  { name: 'World Wide Web Consortium', spellings: ['World Wide Web Consortium', 'W3C'] },
  { name: 'Decentralized Identity Foundation', spellings: ['Decentralized Identity Foundation', 'DIF'] },
  { name: 'FIDO Alliance', spellings: ['FIDO Alliance', 'FIDO'] },
  { name: 'OpenID Foundation', spellings: ['OpenID Foundation', 'OIDF', 'OpenID'] },
  { name: 'EU Digital Identity Wallets Forum', spellings: ['EU Digital Identity Wallets Forum', 'EDICG'] },
  { name: 'ITU Open Digital Identity Wallet Forum', spellings: ['ITU Open Digital Identity Wallet Forum', 'OpenWallet Forum'] },
  { name: 'Cloud Signature Consortium', spellings: ['Cloud Signature Consortium', 'CSC'] },
  { name: 'Global Standards Collaboration', spellings: ['GSC', 'GSC-16 Resolution 4'] },
  { name: 'GlobalPlatform', spellings: ['GlobalPlatform', 'GP'] },
];

const mentionsOf = (text: string): Mention[] => findMentions({ source: plainDocument('x', text), profile: generic, clauses: [] }, BODIES);

describe('mentions', () => {
  it.each([
    ['a study group', 'The ⟦ITU-T SG17⟧ meeting', ['study-group ITU-T SG17']],
    ['study groups in a list', 'between ⟦ITU-T SG2⟧, ⟦SG13⟧ and ⟦SG20⟧.', ['study-group ITU-T SG2', 'study-group ITU-T SG13', 'study-group ITU-T SG20']],
    ['study groups in words', '⟦ITU-T Study Groups 2⟧, ⟦13⟧ and ⟦17⟧ agreed', ['study-group ITU-T SG2', 'study-group ITU-T SG13', 'study-group ITU-T SG17']],
    ['the advisory group', 'ITU sends it to ⟦TSAG⟧.', ['study-group TSAG']],
    ['a Question', 'roadmap with ⟦ITU-T Q10/17⟧.', ['question Q10/17']],
    ['a Resolution', 'assigned by ⟦WTSA-24 Resolution 2⟧,', ['resolution WTSA-24 Resolution 2']],
    ['a Resolution of another body', 'implementing ⟦GSC-16 Resolution 4⟧ on', ['resolution GSC-16 Resolution 4']],
    ['an action by its topic', 'tasks and ⟦WTSA-24 action on Digital Identities 1⟧.', ['action WTSA-24 action DI 1']],
    ['an action by acronym and number', 'agreed on ⟦WTSA-24 Aaction 10, on DI (digital identities) 1⟧. The', ['action WTSA-24 action DI 1']],
    ['an action by its number', 'see ⟦WTSA-24 Action 10⟧.', ['action WTSA-24 action 10']],
    ['works', 'in ⟦Recommendation ITU-T X.1252⟧ and ⟦Recommendation ITU-T A.1⟧, clause 5.7', ['work ITU-T X.1252', 'work ITU-T A.1']],
    [
      'bodies',
      'such as ⟦FIDO alliance⟧, ⟦ISO/IEC JTC 1/SC 27/WG 5⟧, ⟦JTC1/SC17⟧, ⟦DIF⟧, ⟦W3C⟧, and ⟦ISO TC307⟧',
      [
        'body FIDO Alliance',
        'body ISO/IEC JTC 1/SC 27/WG 5',
        'body ISO/IEC JTC 1/SC 17',
        'body Decentralized Identity Foundation',
        'body World Wide Web Consortium',
        'body ISO/TC 307',
      ],
    ],
    ['a committee that no list has', 'a liaison from ⟦ISO/IEC JTC 1/SC 38⟧ and ⟦CEN/TC 224⟧', ['body ISO/IEC JTC 1/SC 38', 'body CEN/TC 224']],
  ])('%s', (_title, marked, expected) => {
    const places: string[] = [];
    const text = marked.replace(/⟦([^⟧]*)⟧/g, (_, inner: string) => {
      places.push(inner);
      return inner;
    });
    const mentions = mentionsOf(text);
    expect(mentions.map((m) => `${m.kind} ${m.name}`)).toEqual(expected);
    expect(mentions.map((m) => text.slice(m.span.start, m.span.end))).toEqual(places);
  });

  it.each([
    ['a body inside a number', 'FIDO CTAP 2.1 and W3C REC-did-core-20220719', ['work', 'work']],
    ['a group inside a document number of ITU', 'as in SG17-TD123R1', []],
    ['a study group of others', 'The SG5 of that body met.', []],
    ['words of a body as a product', 'OpenID providers and OpenID Connect flows', []],
    ['small letters', 'the dif between both, a gp and some fido', []],
    ['an acronym that means something else here', 'A cloud service customer (CSC) buys. The CSC pays.', []],
    ['a mail address', 'write to tsbsg17@itu.int', []],
    ['a Resolution without its assembly', 'Resolution 2 is old, ITU', []],
  ])('leaves alone: %s', (_title, text, kinds) => expect(mentionsOf(text).map((m) => m.kind)).toEqual(kinds));
});

const termsOfReference = termsOfReferenceText();

describe.skipIf(termsOfReference === null)('the terms of reference of the JCA (skipped where ../shared is absent)', () => {
  const names = (kind: Mention['kind']): string[] =>
    [
      ...new Set(
        mentionsOf(termsOfReference ?? '')
          .filter((m) => m.kind === kind)
          .map((m) => m.name),
      ),
    ].sort();

  it('finds each group, Question, Resolution, action, work and body, and none beside', () => {
    expect(names('study-group')).toEqual(['ITU-T SG13', 'ITU-T SG17', 'ITU-T SG2', 'ITU-T SG20', 'ITU-T SG21', 'TSAG']);
    expect(names('question')).toEqual(['Q10/17']);
    expect(names('resolution')).toEqual(['GSC-16 Resolution 4', 'WTSA-24 Resolution 2']);
    expect(names('action')).toEqual(['WTSA-24 action DI 1']);
    expect(names('work')).toEqual(['ITU-T A.1', 'ITU-T X.1252']);
    expect(names('body')).toEqual([
      'Decentralized Identity Foundation',
      'EU Digital Identity Wallets Forum',
      'FIDO Alliance',
      'ISO/IEC JTC 1/SC 17',
      'ISO/IEC JTC 1/SC 27/WG 5',
      'ISO/TC 307',
      'ITU Open Digital Identity Wallet Forum',
      'World Wide Web Consortium',
    ]);
  });
});
