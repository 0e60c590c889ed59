import { type FindsCase, type LeavesCase, relation, work } from './case';

const rec = work('ITU-T X.9001 (05/2025)', 'Token exchange between wallets', { relations: [relation('identical', 'ISO/IEC 99131:2024')] });
const iso = work('ISO/IEC 99131:2024', 'Information technology – Token exchange between wallets');

export const finds: FindsCase[] = [
  {
    title: 'the number of the document is in the catalog',
    text: 'Recommendation ITU-T X.9001\n⟦Token exchange between wallets⟧',
    identity: { id: 'ITU-T X.9001 (05/2025)', title: 'Token exchange between wallets', titleSpan: { start: 28, end: 58 } },
    works: [rec, iso],
    expect: { kind: 'same-work', tier: 'certain', subject: 'ITU-T X.9001 (05/2025)', says: ['ITU-T X.9001 (05/2025)'] },
  },
  {
    title: 'the catalog relates it to a twin of another publisher',
    text: 'Recommendation ITU-T X.9001 (05/2025)',
    identity: { id: 'ITU-T X.9001 (05/2025)' },
    works: [rec, iso],
    expect: { kind: 'same-work', tier: 'certain', subject: 'ISO/IEC 99131:2024', says: ['ITU-T X.9001 (05/2025)', 'ISO/IEC 99131:2024', '2026-11-01'] },
  },
  {
    title: 'a relation that is only recalled',
    text: 'Recommendation ITU-T X.9001 (05/2025)',
    identity: { id: 'ITU-T X.9001 (05/2025)' },
    works: [{ ...rec, relations: [relation('identical', 'ISO/IEC 99131:2024', false)] }, iso],
    expect: { kind: 'same-work', tier: 'probable', subject: 'ISO/IEC 99131:2024', says: ['one text under two numbers'] },
  },
  {
    title: 'another house’s text of the same title, without what it is a part of',
    text: 'Recommendation ITU-T X.9001 (05/2025)\n⟦Token exchange between wallets⟧',
    identity: { id: 'ITU-T X.9001 (05/2025)', title: 'Token exchange between wallets' },
    works: [work('ISO/IEC 99131:2024', 'Information technology – Wallets – Part 2: Token exchange between wallets')],
    expect: { kind: 'same-work', tier: 'probable', subject: 'ISO/IEC 99131:2024', says: ['bears the same title'] },
  },
  {
    title: 'the number that another publisher makes from the document’s',
    text: 'ETSI TS 129 955 V19.3.0 (2026-01)',
    identity: { id: 'ETSI TS 129 955 V19.3.0 (2026-01)', title: '5G; Hives' },
    works: [work('3GPP TS 29.955', 'Hive services')],
    expect: { kind: 'same-work', tier: 'probable', subject: '3GPP TS 29.955', says: ['under another number'] },
  },
];

export const leaves: LeavesCase[] = [
  {
    title: 'a text that is only based on another',
    text: 'Recommendation ITU-T X.9002 (05/2025)',
    identity: { id: 'ITU-T X.9002 (05/2025)' },
    works: [work('ISO/IEC 99131:2024', 'Token exchange', { relations: [relation('based-on', 'ITU-T X.9002 (05/2025)')] })],
  },
  {
    title: 'another edition of the same number',
    text: 'Recommendation ITU-T X.9001 (05/2021)',
    identity: { id: 'ITU-T X.9001 (05/2021)' },
    works: [{ ...rec, relations: [] }],
  },
  {
    title: 'the twin of an earlier edition, long ago',
    text: 'Recommendation ITU-T X.9001 (05/2025)',
    identity: { id: 'ITU-T X.9001 (05/2025)', title: 'Token exchange between wallets', date: '2025-05' },
    works: [
      work('ITU-T X.9001 (09/2012)', 'Token exchange between wallets'),
      work('ISO/IEC 99131:2013', 'Information technology – Token exchange between wallets'),
    ],
    notice: 'related-work',
  },
  {
    title: 'a number that another publisher happens to use',
    text: 'IEEE Std 91052-2018',
    identity: { id: 'IEEE Std 91052-2018', title: 'Guide for hives of all kinds and sizes' },
    works: [work('ISO 91052:1982', 'Steels for general engineering purposes')],
  },
];
