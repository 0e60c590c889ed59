import { type FindsCase, type LeavesCase, work } from './case';

const gone = work('ISO/IEC 99166:2013', 'Codes of places', { stage: 'withdrawn', stageText: '95.99' });

export const finds: FindsCase[] = [
  {
    title: 'a reference to a withdrawn standard',
    text: '# 2 References {references}\n⟦ISO/IEC 99166:2013, Codes of places.⟧',
    citations: [{ raw: 'ISO/IEC 99166:2013, Codes of places.', id: 'ISO/IEC 99166' }],
    works: [gone],
    expect: { kind: 'withdrawn-reference', tier: 'certain', says: ['ISO/IEC 99166:2013', 'withdrawn', '2026-11-01'] },
  },
];

export const leaves: LeavesCase[] = [
  {
    title: 'withdrawn because a newer edition stands in its place: outdated, not withdrawn',
    text: '# 2 References {references}\nISO/IEC 99166:2013, Codes of places.',
    citations: [{ raw: 'ISO/IEC 99166:2013, Codes of places.', id: 'ISO/IEC 99166' }],
    works: [gone, work('ISO/IEC 99166:2020', 'Codes of places')],
  },
  {
    title: 'withdrawn, and the text knows it',
    text: '# 2 References {references}\nISO/IEC 99166:2013, Codes of places (withdrawn).',
    citations: [{ raw: 'ISO/IEC 99166:2013, Codes of places (withdrawn).', id: 'ISO/IEC 99166' }],
    works: [gone],
    notice: 'reference-pinned',
  },
];
