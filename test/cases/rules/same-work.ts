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
];
