import { type FindsCase, known, type LeavesCase, work } from './case';

const definition = 'sign that an assurance broker has set for a bearer';
const body = 'The assurance broker looks at the sign. An assurance broker may say no. '.repeat(3);
const catalog = [work('ITU-T X.9252 (04/2021)', 'Terms', { terms: [known('assurance broker', 'party that compares levels of assurance for others')] })];

export const finds: FindsCase[] = [
  {
    title: 'a known term that carries a definition and is used again and again',
    text: `# 3.2 Terms {terms-here}\n3.2.1 bearer mark: sign that an ⟦assurance broker⟧ has set for a bearer.\n# 6 Model\nBearer marks. ${body}`,
    terms: [{ designation: 'bearer mark', definition }],
    works: catalog,
    expect: { kind: 'undefined-term', tier: 'possible', subject: 'assurance broker', says: ['ITU-T X.9252 (04/2021)', 'bearer mark'] },
  },
];

export const leaves: LeavesCase[] = [
  {
    title: 'the document defines it itself',
    text: `# 3.2 Terms {terms-here}\n3.2.1 bearer mark: ${definition}.\n3.2.2 assurance broker: one who deals in assurance and nothing else.\n# 6 Model\nBearer marks. ${body}`,
    terms: [
      { designation: 'bearer mark', definition },
      { designation: 'assurance broker', definition: 'one who deals in assurance and nothing else' },
    ],
    works: catalog,
  },
  {
    title: 'words used once, outside the definitions’ need',
    text: `# 3.2 Terms {terms-here}\n3.2.1 bearer mark: ${definition}.\n# 6 Model\nBearer marks are shown to the place, and the place is content with what it sees of them. ${'The bearer goes on. '.repeat(5)}`,
    terms: [{ designation: 'bearer mark', definition }],
    works: catalog,
  },
];
