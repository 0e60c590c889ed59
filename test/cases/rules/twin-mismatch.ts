import { type FindsCase, type LeavesCase, relation, work } from './case';

const encoding = [
  work('ITU-T X.9690 (07/2002)', 'Encoding rules', { relations: [relation('identical', 'ISO/IEC 98825-1:2002')] }),
  work('ITU-T X.9690 (08/2015)', 'Encoding rules', { relations: [relation('identical', 'ISO/IEC 98825-1:2015')] }),
  work('ISO/IEC 98825-1:2002', 'Encoding rules'),
  work('ISO/IEC 98825-1:2015', 'Encoding rules'),
  work('ISO/IEC 98824-1:2015', 'Notation'),
];

export const finds: FindsCase[] = [
  {
    title: 'the number of another standard',
    text: '# 2 References {references}\n⟦ITU-T X.9690 (2015) | ISO/IEC 98824-1:2015, Encoding rules.⟧',
    citations: [{ raw: 'ITU-T X.9690 (2015) | ISO/IEC 98824-1:2015, Encoding rules.', id: 'ITU-T X.9690' }],
    works: encoding,
    expect: { kind: 'twin-mismatch', tier: 'certain', says: ['ITU-T X.9690 (08/2015)', 'ISO/IEC 98825-1:2015'] },
  },
  {
    title: 'the right number in another edition',
    text: '# 2 References {references}\n⟦ITU-T X.9690 (2015) | ISO/IEC 98825-1:2002, Encoding rules.⟧',
    citations: [{ raw: 'ITU-T X.9690 (2015) | ISO/IEC 98825-1:2002, Encoding rules.', id: 'ITU-T X.9690' }],
    works: encoding,
    expect: { kind: 'twin-mismatch', tier: 'probable', says: ['ISO/IEC 98825-1:2015'] },
  },
];

export const leaves: LeavesCase[] = [
  {
    title: 'the right pair',
    text: '# 2 References {references}\nITU-T X.9690 (2015) | ISO/IEC 98825-1:2015, Encoding rules.',
    citations: [{ raw: 'ITU-T X.9690 (2015) | ISO/IEC 98825-1:2015, Encoding rules.', id: 'ITU-T X.9690' }],
    works: encoding,
  },
  {
    title: 'two works named in one sentence, not as one text',
    text: '# 2 References {references}\nITU-T X.9690 (2015), to be read with ISO/IEC 98824-1:2015.',
    citations: [{ raw: 'ITU-T X.9690 (2015), to be read with ISO/IEC 98824-1:2015.', id: 'ITU-T X.9690' }],
    works: encoding,
  },
  {
    title: 'no twin is known',
    text: '# 2 References {references}\nITU-T X.9700 (2015) | ISO/IEC 98900:2015, Something else.',
    citations: [{ raw: 'ITU-T X.9700 (2015) | ISO/IEC 98900:2015, Something else.', id: 'ITU-T X.9700' }],
    works: [work('ITU-T X.9700 (08/2015)', 'Something else'), work('ISO/IEC 98900:2015', 'Something else')],
  },
];
