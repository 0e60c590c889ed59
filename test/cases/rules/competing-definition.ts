import { type FindsCase, known, type LeavesCase, work } from './case';

const wallet = known('holder device', 'portable object that keeps private keys and shows them to nobody');
const field = [
  wallet,
  known('issuer office', 'place where objects are handed out to people'),
  known('checking party', 'person who looks at an object and judges it'),
];
const text =
  '# 3.2 Terms {terms-here}\n3.2.1 holder device: ⟦application by which a person presents attestations of keys⟧.\n3.2.2 issuer office: organization that signs attestations for persons it knows.\n3.2.3 checking party: service that asks for attestations and relies on them.';
const terms = [
  { designation: 'holder device', definition: 'application by which a person presents attestations of keys' },
  { designation: 'issuer office', definition: 'organization that signs attestations for persons it knows' },
  { designation: 'checking party', definition: 'service that asks for attestations and relies on them' },
];

export const finds: FindsCase[] = [
  {
    title: 'other words in a work that shares several terms',
    text,
    terms,
    works: [work('ITU-T X.9252 (04/2021)', 'Terms', { terms: field })],
    expect: { kind: 'competing-definition', tier: 'probable', subject: 'holder device', says: ['ITU-T X.9252 (04/2021)', 'holder device', '2026-11-01'] },
  },
  {
    title: 'other words in a work of another field',
    text,
    terms,
    works: [work('ITU-T X.9252 (04/2021)', 'Terms', { terms: [wallet] })],
    expect: { kind: 'competing-definition', tier: 'possible', subject: 'holder device', says: ['ITU-T X.9252 (04/2021)'] },
  },
];

export const leaves: LeavesCase[] = [
  {
    title: 'a difference that a note declares',
    text: `${text.replace(/[⟦⟧]/g, '')}\nNOTE – This differs from the definition in ITU-T X.9252.`,
    terms: terms.map((term) => ({ ...term, notes: ['NOTE – This differs from the definition in ITU-T X.9252.'] })),
    works: [work('ITU-T X.9252 (04/2021)', 'Terms', { terms: field })],
    notice: 'difference-declared',
  },
  {
    title: 'a definition that stands only in a superseded edition',
    text: text.replace(/[⟦⟧]/g, ''),
    terms,
    works: [work('ITU-T X.9252 (04/2010)', 'Terms', { terms: field }), work('ITU-T X.9252 (04/2021)', 'Terms')],
  },
  {
    title: 'one other work competes, but another says the same',
    text: text.replace(/[⟦⟧]/g, ''),
    terms: terms.slice(0, 1),
    works: [
      work('ITU-T X.9252 (04/2021)', 'Terms', { terms: field }),
      work('ISO/IEC 99760-1:2025', 'Terms', { terms: [known('holder device', 'application by which a person presents attestations of keys')] }),
    ],
  },
];
