import { type FindsCase, known, type LeavesCase, work } from './case';

const definition = 'party that decides on access after it has checked the evidence shown';

export const finds: FindsCase[] = [
  {
    title: 'the very words under another designation',
    text: '# 3.2 Terms {terms-here}\n3.2.1 gate keeper: ⟦party that decides on access after it has checked the evidence shown⟧.',
    terms: [{ designation: 'gate keeper', definition }],
    works: [work('ISO/IEC 99760-1:2025', 'Terms', { terms: [known('relying party', definition)] })],
    expect: { kind: 'synonym', tier: 'certain', subject: 'gate keeper', says: ['relying party', 'ISO/IEC 99760-1:2025'] },
  },
];

export const leaves: LeavesCase[] = [
  {
    title: 'an abbreviation of the same designation',
    text: '# 3.2 Terms {terms-here}\n3.2.1 RP: party that decides on access after it has checked the evidence shown.',
    terms: [{ designation: 'RP', definition }],
    works: [work('ISO/IEC 99760-1:2025', 'Terms', { terms: [known('relying party', definition)] })],
  },
  {
    title: 'nearly the same words: no sure synonym',
    text: '# 3.2 Terms {terms-here}\n3.2.1 gate keeper: party that decides on access before it has checked the evidence shown.',
    terms: [{ designation: 'gate keeper', definition: 'party that decides on access before it has checked the evidence shown' }],
    works: [work('ISO/IEC 99760-1:2025', 'Terms', { terms: [known('relying party', definition)] })],
  },
];
