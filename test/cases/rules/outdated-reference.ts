import { type FindsCase, type LeavesCase, relation, work } from './case';

const old = work('ITU-T X.9010 (09/2009)', 'Baseline capabilities');
const now = work('ITU-T X.9010 (12/2025)', 'Baseline capabilities');

export const finds: FindsCase[] = [
  {
    title: 'a dated reference to an edition with a newer one',
    text: '# 2 References {references}\n⟦[ITU-T X.9010] Recommendation ITU-T X.9010 (2009), Baseline capabilities.⟧\n# 6 Model\nAs [ITU-T X.9010] says.',
    citations: [{ raw: '[ITU-T X.9010] Recommendation ITU-T X.9010 (2009), Baseline capabilities.', label: '[ITU-T X.9010]', id: 'ITU-T X.9010' }],
    works: [old, now],
    expect: { kind: 'outdated-reference', tier: 'certain', says: ['ITU-T X.9010 (2009)', 'ITU-T X.9010 (12/2025)', '2026-11-01'] },
  },
  {
    title: 'a cited edition that the catalog does not have, with a newer one that it has',
    text: '# 2 References {references}\n⟦ISO/IEC 99760-1:2011, A framework for identity.⟧',
    citations: [{ raw: 'ISO/IEC 99760-1:2011, A framework for identity.', id: 'ISO/IEC 99760-1' }],
    works: [work('ISO/IEC 99760-1:2025', 'A framework for identity')],
    expect: { kind: 'outdated-reference', tier: 'certain', says: ['ISO/IEC 99760-1:2025'] },
  },
  {
    title: 'a number that another number has replaced, through two steps',
    text: '# 2 References {references}\n⟦[4] RFC 99122, Token identifiers.⟧',
    citations: [{ raw: '[4] RFC 99122, Token identifiers.', label: '[4]', id: 'RFC 99122' }],
    works: [
      work('RFC 99122', 'Token identifiers', { relations: [relation('superseded-by', 'RFC 99300')], stage: 'superseded' }),
      work('RFC 99300', 'Token identifiers', { relations: [relation('superseded-by', 'RFC 99562')] }),
      work('RFC 99562', 'Token identifiers'),
    ],
    expect: { kind: 'outdated-reference', tier: 'certain', says: ['RFC 99122', 'RFC 99562'] },
  },
  {
    title: 'a replacement that is only recalled',
    text: '# 2 References {references}\n⟦[ITU-T X.9010] Recommendation ITU-T X.9010 (2009), Baseline capabilities.⟧',
    citations: [{ raw: '[ITU-T X.9010] Recommendation ITU-T X.9010 (2009), Baseline capabilities.', label: '[ITU-T X.9010]', id: 'ITU-T X.9010' }],
    works: [old, { ...now, provenance: [{ source: 'recalled', seen: '2026-11-01', by: 'test', verified: false }] }],
    expect: { kind: 'outdated-reference', tier: 'probable', says: ['ITU-T X.9010 (12/2025)'] },
  },
];

export const leaves: LeavesCase[] = [
  {
    title: 'an undated reference means the newest edition',
    text: '# 2 References {references}\nISO/IEC 99760-1, A framework for identity.',
    citations: [{ raw: 'ISO/IEC 99760-1, A framework for identity.', id: 'ISO/IEC 99760-1' }],
    works: [work('ISO/IEC 99760-1:2019', 'A framework for identity'), work('ISO/IEC 99760-1:2025', 'A framework for identity')],
  },
  {
    title: 'an edition that the text pins on purpose',
    text: '# 2 References {references}\n[ITU-T X.9010] Recommendation ITU-T X.9010 (2009), Baseline capabilities (superseded; retained because deployed systems use it).',
    citations: [
      {
        raw: '[ITU-T X.9010] Recommendation ITU-T X.9010 (2009), Baseline capabilities (superseded; retained because deployed systems use it).',
        label: '[ITU-T X.9010]',
        id: 'ITU-T X.9010',
      },
    ],
    works: [old, now],
    notice: 'reference-pinned',
  },
  {
    title: 'the month is left out, the edition is the newest',
    text: '# 2 References {references}\n[ITU-T X.9010] Recommendation ITU-T X.9010 (2025), Baseline capabilities.',
    citations: [{ raw: '[ITU-T X.9010] Recommendation ITU-T X.9010 (2025), Baseline capabilities.', label: '[ITU-T X.9010]', id: 'ITU-T X.9010' }],
    works: [old, now],
  },
  {
    title: 'a newer edition that is still a draft',
    text: '# 2 References {references}\nISO/IEC 99760-1:2019, A framework for identity.',
    citations: [{ raw: 'ISO/IEC 99760-1:2019, A framework for identity.', id: 'ISO/IEC 99760-1' }],
    works: [work('ISO/IEC 99760-1:2019', 'A framework for identity'), work('ISO/IEC 99760-1:2027', 'A framework for identity', { stage: 'draft' })],
  },
];
