import { type FindsCase, type LeavesCase, relation, work } from './case';

export const finds: FindsCase[] = [
  {
    title: 'a newer edition of the same number',
    text: 'Recommendation ⟦ITU-T X.9010 (04/2019)⟧\nIdentity management for buildings',
    identity: { id: 'ITU-T X.9010 (04/2019)' },
    works: [work('ITU-T X.9010 (04/2019)', 'Identity management for buildings'), work('ITU-T X.9010 (12/2025)', 'Identity management for buildings')],
    expect: { kind: 'superseded', tier: 'certain', says: ['ITU-T X.9010 (12/2025)', 'newer edition', '2026-11-01'] },
  },
  {
    title: 'a draft newer than what the catalog knows',
    text: 'Draft ⟦ISO/IEC 99200-1:2026⟧',
    identity: { id: 'ISO/IEC 99200-1:2026' },
    works: [work('ISO/IEC 99200-1:2019', 'Framework – Part 1'), work('ISO/IEC 99200-2:2027', 'Framework – Part 2')],
    expect: { kind: 'supersedes', tier: 'certain', says: ['ISO/IEC 99200-1:2019'] },
  },
  {
    title: 'an RFC that another has replaced',
    text: '⟦RFC 99001⟧\nToken identifiers',
    identity: { id: 'RFC 99001' },
    works: [work('RFC 99001', 'Token identifiers', { relations: [relation('superseded-by', 'RFC 99562')] }), work('RFC 99562', 'Token identifiers')],
    expect: { kind: 'superseded', tier: 'certain', says: ['RFC 99562', 'has replaced'] },
  },
];

export const leaves: LeavesCase[] = [
  {
    title: 'the newest edition itself',
    text: 'ITU-T X.9010 (12/2025)',
    identity: { id: 'ITU-T X.9010 (12/2025)' },
    works: [work('ITU-T X.9010 (12/2025)', 'Identity management for buildings')],
  },
  {
    title: 'a draft of the next edition replaces nothing yet',
    text: 'ISO/IEC 99200-1:2019',
    identity: { id: 'ISO/IEC 99200-1:2019' },
    works: [work('ISO/IEC 99200-1:2019', 'Framework'), work('ISO/IEC 99200-1:2027', 'Framework', { stage: 'draft' })],
  },
  {
    title: 'another part of the same standard',
    text: 'ISO/IEC 99200-1:2019',
    identity: { id: 'ISO/IEC 99200-1:2019' },
    works: [work('ISO/IEC 99200-2:2025', 'Framework – Part 2')],
  },
];
