import { type FindsCase, known, type LeavesCase, work } from './case';

const definition = 'set of claims about a subject that an issuer has signed';

export const finds: FindsCase[] = [
  {
    title: 'the same words, but for case and articles',
    text: '# 3.2 Terms {terms-here}\n3.2.1 signed set: ⟦A set of claims about a subject that an issuer has signed⟧.',
    terms: [{ designation: 'signed set', definition: 'A set of claims about a subject that an issuer has signed' }],
    works: [work('ITU-T X.9252 (04/2021)', 'Terms', { terms: [known('signed sets', definition, { clause: '6.4' })] })],
    expect: { kind: 'redefined-term', tier: 'certain', subject: 'signed set', says: ['ITU-T X.9252 (04/2021)', '6.4'] },
  },
  {
    title: 'one word more',
    text: '# 3.2 Terms {terms-here}\n3.2.1 signed set: ⟦set of verifiable claims about one subject that an issuer has signed⟧.',
    terms: [{ designation: 'signed set', definition: 'set of verifiable claims about one subject that an issuer has signed' }],
    works: [work('ITU-T X.9252 (04/2021)', 'Terms', { terms: [known('signed set', 'set of verifiable claims about a subject that an issuer has signed')] })],
    expect: { kind: 'redefined-term', tier: 'probable', subject: 'signed set', says: ['nearly the words'] },
  },
];

export const leaves: LeavesCase[] = [
  {
    title: 'a glossary that took the words from this document',
    text: '# 3.2 Terms {terms-here}\n3.2.1 signed set: set of claims about a subject that an issuer has signed.',
    identity: { id: 'ITU-T X.9252 (04/2026)' },
    terms: [{ designation: 'signed set', definition }],
    works: [work('ITU-T X.9300 (04/2021)', 'Glossary', { terms: [known('signed set', definition, { source: 'ITU-T X.9252' })] })],
  },
  {
    title: 'a term adopted with its source',
    text: '# 3.1 Terms {terms-elsewhere}\n3.1.1 signed set [ITU-T X.9252]: set of claims about a subject that an issuer has signed.',
    terms: [{ designation: 'signed set', definition, origin: 'adopted', source: 'ITU-T X.9252' }],
    works: [work('ITU-T X.9252 (04/2021)', 'Terms', { terms: [known('signed set', definition)] })],
  },
  {
    title: 'the document’s own earlier edition',
    text: '# 3.2 Terms {terms-here}\n3.2.1 signed set: set of claims about a subject that an issuer has signed.',
    identity: { id: 'ITU-T X.9252 (04/2026)' },
    terms: [{ designation: 'signed set', definition }],
    works: [work('ITU-T X.9252 (04/2021)', 'Terms', { terms: [known('signed set', definition)] })],
  },
  {
    title: 'the same words but for a negation',
    text: '# 3.2 Terms {terms-here}\n3.2.1 open set: set of claims that no issuer has signed.',
    terms: [{ designation: 'open set', definition: 'set of claims that no issuer has signed' }],
    works: [work('ITU-T X.9252 (04/2021)', 'Terms', { terms: [known('open set', 'set of claims that an issuer has signed')] })],
  },
];
