import type { FindsCase, LeavesCase } from './case';

const list = { raw: '[A] First work.', label: '[A]' };

export const finds: FindsCase[] = [
  {
    title: 'a label cited twice and listed nowhere',
    text: '# 2 References {references}\n[A] First work.\n# 6 Model\nSee [A] and ⟦[B-1]⟧. Again ⟦[B-1]⟧.',
    citations: [list],
    unlisted: ['[B-1]'],
    works: [],
    expect: { kind: 'unlisted-citation', tier: 'certain', subject: '[B-1]', says: ['2 times'] },
  },
  {
    title: 'a label cited once',
    text: '# 2 References {references}\n[A] First work.\n# 6 Model\nSee [A] and ⟦[B-1]⟧.',
    citations: [list],
    unlisted: ['[B-1]'],
    works: [],
    expect: { kind: 'unlisted-citation', tier: 'probable', subject: '[B-1]', says: ['no list'] },
  },
];

export const leaves: LeavesCase[] = [
  { title: 'a document without any list of references', text: '# 6 Model\nSee [B-1].', unlisted: ['[B-1]'], works: [] },
  { title: 'every label is listed', text: '# 2 References {references}\n[A] First work.\n# 6 Model\nSee [A].', citations: [list], works: [] },
];
