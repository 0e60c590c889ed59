import { type FindsCase, known, type LeavesCase, relation, work } from './case';

/** Works of other fields, so that words have a rarity at all. */
const others = [
  'Pulp and paper moisture meters',
  'Bridge deck drainage inlets',
  'Sampling of coffee beans in bags',
  'Railway sleepers of concrete',
  'Lamps for street lighting poles',
  'Hospital beds and their castors',
  'Noise of lawn mowers',
  'Bottles for sparkling water',
  'Measurement of wind at sea',
  'Ladders for warehouse shelves',
  'Framework for the audit of water meters',
  'Security of parcel lockers',
].map((title, n) => work(`ISO ${90000 + n}:2020`, title, { scope: `This document gives methods for ${title.toLowerCase()}.` }));

const rival = work('ISO/IEC 99777:2026', 'Assurance of age by presentation of signed attributes', {
  scope: 'This document gives a framework for age assurance in which a person presents attributes that an issuer has signed.',
  stage: 'draft',
  group: 'ISO/IEC JTC 1/SC 99/WG 7',
});
const title = 'Age assurance by signed attributes';
const scope = 'This Recommendation gives a framework for age assurance. A person presents attributes that an issuer has signed.';
const text = `Draft Recommendation ITU-T X.aasa\n⟦${title}⟧\n# 1 Scope {scope}\n${scope}`;
const identity = { title, titleSpan: { start: 34, end: 34 + title.length }, groups: ['ITU-T SG17'] };

export const finds: FindsCase[] = [
  {
    title: 'a draft of another house on the same subject, in its own words',
    text,
    identity,
    scope,
    works: [...others, rival],
    expect: { kind: 'parallel-work', tier: 'probable', subject: 'ISO/IEC 99777:2026', says: ['in progress', 'ISO/IEC JTC 1/SC 99/WG 7', '2026-11-01'] },
  },
  {
    title: 'known and cited as informative: only possible',
    text: `${text}\n# Bibliography {bibliography}\n[b-A] ISO/IEC 99777:2026, Assurance of age.`,
    identity,
    scope,
    citations: [{ raw: '[b-A] ISO/IEC 99777:2026, Assurance of age.', label: '[b-A]', id: 'ISO/IEC 99777', role: 'informative' }],
    works: [...others, rival],
    expect: { kind: 'parallel-work', tier: 'possible', says: ['cited here'] },
  },
  {
    title: 'the same terms and references under another title',
    text: 'Draft\n⟦Doors that know people⟧\n# 3 Terms {terms-here}\nbearer mark: sign of a bearer known to the door\ngate party: one that opens to those it knows\nproof slip: short note that proves a mark\nmark giver: one that gives bearers their marks',
    identity: { title: 'Doors that know people', titleSpan: { start: 6, end: 28 } },
    terms: [
      { designation: 'bearer mark', definition: 'sign of a bearer known to the door' },
      { designation: 'gate party', definition: 'one that opens to those it knows' },
      { designation: 'proof slip', definition: 'short note that proves a mark' },
      { designation: 'mark giver', definition: 'one that gives bearers their marks' },
    ],
    works: [
      ...others,
      work('ETSI TS 199 001 V1.1.1', 'Entrances', {
        terms: [
          known('bearer mark', 'object shown at an entrance by its owner'),
          known('gate party', 'operator of an entrance to a building'),
          known('proof slip', 'record of an object having been shown'),
          known('mark giver', 'maker of the objects that are shown'),
        ],
      }),
    ],
    expect: { kind: 'parallel-work', tier: 'possible', subject: 'ETSI TS 199 001 V1.1.1', says: ['4 terms are defined in both'] },
  },
];

export const leaves: LeavesCase[] = [
  { title: 'works of other fields', text, identity, scope, works: others },
  {
    title: 'its own twin in the catalog',
    text,
    identity: { ...identity, id: 'ITU-T X.9777' },
    scope,
    works: [...others, rival, work('ITU-T X.9777 (01/2026)', title, { relations: [relation('identical', 'ISO/IEC 99777:2026')] })],
  },
  {
    title: 'what it cites as normative it builds upon',
    text: `${text}\n# 2 References {normative-references}\nISO/IEC 99777:2026, Assurance of age.`,
    identity,
    scope,
    citations: [{ raw: 'ISO/IEC 99777:2026, Assurance of age.', id: 'ISO/IEC 99777', role: 'normative' }],
    works: [...others, rival],
  },
  { title: 'a withdrawn work', text, identity, scope, works: [...others, { ...rival, stage: 'withdrawn' }] },
  {
    title: 'a work of its own group',
    text,
    identity: { ...identity, groups: ['ISO/IEC JTC 1/SC 99/WG 7'] },
    scope,
    works: [...others, rival],
  },
];
