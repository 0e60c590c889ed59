import { type FindsCase, known, type LeavesCase, work } from './case';

const filler = ['alpha zone', 'beta zone', 'gamma zone', 'delta zone', 'epsilon zone'].map((name) =>
  known(name, `part of the field that is called ${name} by its owners`),
);
const text = '# 3.1 Terms {terms-elsewhere}\n3.1.1 trust mark [ITU-T X.9252]: ⟦visible sign that a service has been assessed and found in order⟧.';
const term = {
  designation: 'trust mark',
  definition: 'visible sign that a service has been assessed and found in order',
  origin: 'adopted' as const,
  source: 'ITU-T X.9252',
};

export const finds: FindsCase[] = [
  {
    title: 'the source does not define the term',
    text,
    terms: [term],
    works: [work('ITU-T X.9252 (04/2021)', 'Terms', { terms: filler })],
    expect: { kind: 'source-mismatch', tier: 'probable', subject: 'trust mark', says: ['does not define it', 'ITU-T X.9252 (04/2021)'] },
  },
  {
    title: 'the source says something else',
    text,
    terms: [term],
    works: [work('ITU-T X.9252 (04/2021)', 'Terms', { terms: [...filler, known('trust mark', 'label sewn into clothes by their maker')] })],
    expect: { kind: 'source-mismatch', tier: 'probable', subject: 'trust mark', says: ['in other words'] },
  },
  {
    title: 'these are the words of another edition',
    text,
    terms: [term],
    works: [
      work('ITU-T X.9252 (04/2021)', 'Terms', { terms: [...filler, known('trust mark', 'label sewn into clothes by their maker')] }),
      work('ITU-T X.9252 (04/2010)', 'Terms', { terms: [...filler, known('trust mark', term.definition)] }),
    ],
    expect: { kind: 'source-mismatch', tier: 'probable', subject: 'trust mark', says: ['ITU-T X.9252 (04/2010)', 'ITU-T X.9252 (04/2021)'] },
  },
];

export const leaves: LeavesCase[] = [
  {
    title: 'the source says it in the same words',
    text,
    terms: [term],
    works: [work('ITU-T X.9252 (04/2021)', 'Terms', { terms: [...filler, known('trust marks', term.definition)] })],
  },
  {
    title: 'the catalog knows hardly any terms of the source',
    text,
    terms: [term],
    works: [work('ITU-T X.9252 (04/2021)', 'Terms', { terms: filler.slice(0, 2) })],
  },
  {
    title: 'the text says that it adapted the definition',
    text,
    terms: [{ ...term, source: 'adapted from ITU-T X.9252' }],
    works: [work('ITU-T X.9252 (04/2021)', 'Terms', { terms: filler })],
  },
];
