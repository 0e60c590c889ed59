import { type FindsCase, type LeavesCase, relation, work } from './case';

const passage =
  'A shed keeper shall look at the tool before it leaves the shed, write down its number and its state, and ask the borrower to sign the page on which both are written, so that nobody can say later that the tool was broken before';
const text = `# 6 Lending {body}\nThe shed is open in the morning. ⟦${passage}⟧. In the afternoon it is closed.`;
const other = work('ISO 99555:2021', 'Lending of tools', { text: `Keepers have duties. ${passage}; this is the first of them. They have others.` });

export const finds: FindsCase[] = [
  {
    title: 'a very long passage word for word, the work not named',
    text: `# 6 Lending {body}\n⟦${passage}, and the keeper shall keep the page with the others of that year for as long as the tool is lent to anybody at all⟧.`,
    works: [
      { ...other, text: `${passage}, and the keeper shall keep the page with the others of that year for as long as the tool is lent to anybody at all.` },
    ],
    expect: { kind: 'shared-text', tier: 'certain', says: ['ISO 99555:2021'] },
  },
  {
    title: 'a long passage word for word, the work not named',
    text,
    works: [other],
    expect: { kind: 'shared-text', tier: 'probable', says: ['ISO 99555:2021', 'not named'] },
  },
  {
    title: 'a shorter passage with a word changed in it',
    text: `# 6 Lending {body}\n⟦A shed keeper shall look at the tool before it leaves the shed, write down its colour and its state, and ask the borrower to sign the page⟧.`,
    works: [other],
    expect: { kind: 'shared-text', tier: 'possible', says: ['ISO 99555:2021'] },
  },
  {
    title: 'a work that is younger than the document',
    text,
    identity: { date: '2019-05' },
    works: [other],
    expect: { kind: 'shared-text', tier: 'possible', says: ['ISO 99555:2021', 'younger'] },
  },
];

export const leaves: LeavesCase[] = [
  { title: 'twelve words in common', text: '# 6 Lending {body}\nA shed keeper shall look at the tool before it leaves the shed, and smile.', works: [other] },
  {
    title: 'its own twin',
    text,
    identity: { id: 'ITU-T X.9555 (01/2021)' },
    works: [other, work('ITU-T X.9555 (01/2021)', 'Lending of tools', { relations: [relation('identical', 'ISO 99555:2021')] })],
  },
  {
    title: 'a work that cites the document: it took the words from here',
    text: text.replace(/[⟦⟧]/g, ''),
    identity: { id: 'ITU-T X.9556 (01/2019)' },
    works: [{ ...other, references: ['ITU-T X.9556'] }],
    notice: 'reuse-left-out',
  },
  {
    title: 'a passage of the foreword',
    text: text.replace('{body}', '{foreword}').replace(/[⟦⟧]/g, ''),
    works: [other],
    notice: 'reuse-left-out',
  },
  {
    title: 'a passage that three unrelated works share',
    text: text.replace(/[⟦⟧]/g, ''),
    works: [
      other,
      work('ISO 99666:2021', 'Lending of books', { text: `${passage}.` }),
      work('ETSI TS 199 002 V1.1.1', 'Keys', { text: `Before. ${passage}.` }),
    ],
    notice: 'reuse-left-out',
  },
];
