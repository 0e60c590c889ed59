import type { FindsCase, LeavesCase } from './case';

export const finds: FindsCase[] = [
  {
    title: 'a normative reference that nothing cites',
    text: '# 2 References {references}\n[A] First work.\n⟦[B] Second work.⟧\n# 6 Model\nSee [A].',
    citations: [
      { raw: '[A] First work.', label: '[A]' },
      { raw: '[B] Second work.', label: '[B]' },
    ],
    works: [],
    expect: { kind: 'unused-reference', tier: 'probable', subject: '[B]', says: ['[B]', 'normative'] },
  },
  {
    title: 'an entry of the bibliography that nothing cites',
    text: '# 6 Model\nSee [A].\n# Bibliography {bibliography}\n[A] First work.\n⟦[B] Second work.⟧',
    citations: [
      { raw: '[A] First work.', label: '[A]', role: 'informative' },
      { raw: '[B] Second work.', label: '[B]', role: 'informative' },
    ],
    works: [],
    expect: { kind: 'unused-reference', tier: 'possible', subject: '[B]', says: ['[B]'] },
  },
];

export const leaves: LeavesCase[] = [
  {
    title: 'a document that does not cite by label',
    text: '# 2 References {references}\n[A] First.\n[B] Second.\n[C] Third.\n[D] Fourth.\n# 6 Model\nAs the first work says.',
    citations: ['[A] First.', '[B] Second.', '[C] Third.', '[D] Fourth.'].map((raw) => ({ raw, label: raw.slice(0, 3) })),
    works: [],
    notice: 'citations-not-followed',
  },
  {
    title: 'a reference that the text names without its brackets',
    text: '# 2 References {references}\n[A] First work.\n[b-Rack Guide] Second work.\n# 6 Model\nSee [A], and the Rack Guide too.',
    citations: [
      { raw: '[A] First work.', label: '[A]' },
      { raw: '[b-Rack Guide] Second work.', label: '[b-Rack Guide]' },
    ],
    works: [],
  },
  {
    title: 'a reference that the text cites',
    text: '# 2 References {references}\n[A] First work.\n# 6 Model\nSee [A].',
    citations: [{ raw: '[A] First work.', label: '[A]' }],
    works: [],
  },
];
