import { type FindsCase, type LeavesCase, work } from './case';

const fields = ['coffee', 'bridges', 'lamps', 'ladders', 'wind', 'bottles', 'beds', 'noise'].map((subject, n) =>
  work(`ISO ${91000 + n}:2020`, `Measurement of ${subject}`, {
    scope: `This document gives methods for ${subject}.`,
    references: ['ISO 90001:2019', `ISO ${92000 + n}:2018`],
  }),
);
const near = (id: string, title: string, references: string[], group: string | null = null) =>
  work(id, title, {
    scope: 'This document gives a framework for age assurance in which a person presents attributes that an issuer has signed.',
    references,
    group,
  });
const log = 'ISO/IEC 99111:2020';
const neighbours = [
  near('ISO/IEC 99777:2026', 'Assurance of age by signed attributes', [log, 'ISO 90001:2019']),
  near('ETSI TS 199 701 V1.1.1', 'Age assurance with attributes', [log]),
  near('RFC 99701', 'Age attributes signed by issuers', [log, 'RFC 2119']),
];
const known = work(log, 'Logs of signed attributes');

const title = 'Age assurance by signed attributes';
const scope = 'This Recommendation gives a framework for age assurance. A person presents attributes that an issuer has signed.';
const list = ['ISO 95001:2020, Doors.', 'ISO 95002:2020, Locks.', 'ISO 95003:2020, Keys.'];
const text = (entries: readonly string[] = list, more = ''): string =>
  `Draft Recommendation ITU-T X.aasa\n⟦${title}⟧\n# 1 Scope {scope}\n${scope}\n# 2 References {references}\n${entries.join('\n')}${more}`;
const identity = { title, titleSpan: { start: 34, end: 34 + title.length }, groups: ['ITU-T SG17'] };
const cite = (entries: readonly string[]) => entries.map((raw) => ({ raw, id: raw.split(':')[0] as string }));
const given = { text: text(), identity, scope, citations: cite(list), works: [...fields, known, ...neighbours] };
const plain = (more = ''): string => text(list, more).replace(/[⟦⟧]/g, '');

export const finds: FindsCase[] = [
  {
    title: 'three neighbours of three houses cite a work that others do not',
    ...given,
    expect: { kind: 'missing-reference', tier: 'possible', subject: log, says: ['3 works on the same ground', log, 'ETSI TS 199 701', '2026-11-01'] },
  },
  {
    title: 'nearly all of five neighbours',
    ...given,
    works: [
      ...given.works,
      near('W3C age-assurance', 'Age assurance attributes', [log]),
      near('NIST SP 899-1', 'Guide to age assurance by signed attributes', [log]),
    ],
    expect: { kind: 'missing-reference', tier: 'probable', subject: log, says: ['5 works on the same ground', 'and 2 more'] },
  },
];

export const leaves: LeavesCase[] = [
  { title: 'two neighbours are no habit', ...given, text: plain(), works: [...fields, known, ...neighbours.slice(0, 2)] },
  {
    title: 'three neighbours of one group',
    ...given,
    text: plain(),
    works: [...fields, known, ...['99777', '99778', '99779'].map((n) => near(`ISO/IEC ${n}:2026`, `Assurance of age ${n}`, [log], 'ISO/IEC JTC 1/SC 99/WG 7'))],
  },
  {
    title: 'the document cites it in another edition',
    ...given,
    text: text([...list, 'ISO/IEC 99111:2012, Logs.']).replace(/[⟦⟧]/g, ''),
    citations: cite([...list, 'ISO/IEC 99111:2012, Logs.']),
  },
  { title: 'the document names it in passing', ...given, text: plain('\n# 6 Model {body}\nLogs are those of ISO/IEC 99111.') },
  {
    title: 'the document is it',
    ...given,
    text: plain(),
    identity: { ...identity, id: 'ISO/IEC 99111:2020' },
  },
  {
    title: 'everybody cites it, whatever the subject',
    ...given,
    text: plain(),
    works: [...fields, ...neighbours.map((one) => ({ ...one, references: ['ISO 90001:2019'] }))],
  },
  {
    title: 'it is about the writing of documents',
    ...given,
    text: plain(),
    works: [...fields, ...neighbours.map((one) => ({ ...one, references: ['RFC 2119'] }))],
  },
  {
    title: 'the draft has no list of references yet',
    ...given,
    text: plain().replace(/# 2 References[\s\S]*/, ''),
    citations: [],
  },
  {
    title: 'one neighbour under two numbers counts once',
    ...given,
    text: plain(),
    works: [
      ...fields,
      known,
      ...neighbours.slice(0, 2),
      {
        ...near('ITU-T X.9977 (01/2026)', 'Assurance of age by signed attributes', [log]),
        relations: [{ type: 'identical', id: 'ISO/IEC 99777:2026', key: null, verified: true }],
      },
    ],
  },
];
