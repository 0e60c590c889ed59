import { type FindsCase, type LeavesCase, work } from './case';

const passage =
  'A shed keeper shall look at the tool before it leaves the shed, write down its number and its state, and ask the borrower to sign the page on which both are written, so that nobody can say later that the tool was broken before';
const other = work('ISO 99555:2021', 'Lending of tools', { text: `Keepers have duties. ${passage}; this is the first of them.` });
const list = '\n# 2 References {references}\n[ISO 99555] ISO 99555:2021, Lending of tools.';
const citations = [{ raw: '[ISO 99555] ISO 99555:2021, Lending of tools.', label: '[ISO 99555]', id: 'ISO 99555' }];

export const finds: FindsCase[] = [
  {
    title: 'a passage whose source stands before it',
    text: `# 6 Lending {body}\nAs [ISO 99555] has it: “⟦${passage}⟧”.${list}`,
    citations,
    works: [other],
    expect: { kind: 'quoted-text', tier: 'certain', says: ['ISO 99555:2021'] },
  },
];

export const leaves: LeavesCase[] = [
  {
    title: 'the source is listed, but named elsewhere',
    text: `# 5 Doors {body}\nDoors are those of [ISO 99555].\n# 6 Lending {body}\n${'The shed is open in the morning and closed at night. '.repeat(9)}${passage}.${list}`,
    citations,
    works: [other],
  },
];
