import type { FindsCase, LeavesCase } from './case';

const definition = 'sign by which a bearer is known to others in the place';
const body = 'The bearer shows what it has, and the place is content. '.repeat(6);

export const finds: FindsCase[] = [
  {
    title: 'a term that stands only in its own entry',
    text: `# 3.2 Terms {terms-here}\n3.2.1 ⟦bearer mark⟧: ${definition}.\n# 6 Model\n${body}`,
    terms: [{ designation: 'bearer mark', definition }],
    works: [],
    expect: { kind: 'unused-term', tier: 'probable', subject: 'bearer mark', says: ['bearer mark', 'nowhere else'] },
  },
];

export const leaves: LeavesCase[] = [
  {
    title: 'used in the plural',
    text: `# 3.2 Terms {terms-here}\n3.2.1 bearer mark: ${definition}.\n# 6 Model\nBearer marks are shown. ${body}`,
    terms: [{ designation: 'bearer mark', definition }],
    works: [],
  },
  {
    title: 'used by its abbreviation',
    text: `# 3.2 Terms {terms-here}\n3.2.1 bearer mark: ${definition}.\nBM bearer mark\n# 6 Model\nThe BM is shown. ${body}`,
    terms: [{ designation: 'bearer mark', definition }],
    abbreviations: [{ short: 'BM', long: 'bearer mark' }],
    works: [],
  },
  {
    title: 'a vocabulary need not use its terms',
    text: `# 3.2 Terms {terms-here}\n3.2.1 bearer mark: ${definition}.\n# 6 Model\n${body}`,
    identity: { title: 'Vocabulary for marks' },
    terms: [{ designation: 'bearer mark', definition }],
    works: [],
  },
];
