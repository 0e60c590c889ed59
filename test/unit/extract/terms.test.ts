import { describe, expect, it } from 'vitest';
import { extractTerms } from '@/src/extract/terms';
import { habits } from '@/src/extract/terms/habits';
import { makeView } from './make-view';

/** "designation (alternates) <own or adopted: source> definition // notes", one a line. */
const print = (source: string): string[] => {
  const view = makeView(source);
  return extractTerms(view).value.map((t) => {
    // The place that an entry names must hold the words that it says.
    expect(view.source.text.slice(t.designationSpan.start, t.designationSpan.end)).toContain(t.designation.slice(0, 6));
    const names = t.alternates.length > 0 ? ` (${t.alternates.join('; ')})` : '';
    const notes = t.notes.length > 0 ? ` // ${t.notes.join(' // ')}` : '';
    return `${t.clause ?? '–'} ${t.designation}${names} <${t.origin}${t.source ? `: ${t.source}` : ''}> ${t.definition}${notes}`;
  });
};

type Case = { title: string; source: string; expected: string[] };

const itu: Case[] = [
  {
    title: 'numbered entries, own and adopted, with notes and placeholders',
    source: `
      # 1\\tScope
      Words.
      # 3\\tDefinitions
      ## 3.1\\tTerms defined elsewhere
      This Recommendation uses the following terms defined elsewhere:
      3.1.1\\t**relay holder** [b-ITU-T X.9991]: A holder that relays.
      NOTE – A holder may be a person.
      3.1.2\\t**relay key (RK)** [ITU-T X.9992]: Key of a relay
      - in rest; and
      - in transit.
      ## 3.2\\tTerms defined in this Recommendation
      None.
      # 4\\tAbbreviations`,
    expected: [
      '3.1.1 relay holder <adopted: b-ITU-T X.9991> A holder that relays. // NOTE – A holder may be a person.',
      '3.1.2 relay key (RK) (relay key; RK) <adopted: ITU-T X.9992> Key of a relay in rest; and in transit.',
    ],
  },
  {
    title: 'a source at the end, after the definition',
    source: `
      # 3\\tDefinitions
      ## 3.1\\tTerms defined elsewhere
      3.1.1\\t**relay**: Thing that relays [b-ITU-T Y.9993].
      3.1.2\\t**link** [as defined by ITU-T X.9994]: Thing between relays.
      # 4\\tBody`,
    expected: ['3.1.1 relay <adopted: b-ITU-T Y.9993> Thing that relays', '3.1.2 link <adopted: ITU-T X.9994> Thing between relays.'],
  },
  {
    title: 'a sub-clause whose lead-in names the source, under a title that no role is told from',
    source: `
      # 3\\tDefinitions
      ## 3.1\\tRelay model security architecture definitions
      The following terms are defined in Rec. ITU-T X.9995 | ISO/IEC 99594-5:
      a)\\trelay-entity;
      # 4\\tBody`,
    expected: ['3.1 relay-entity <adopted: ITU-T X.9995 | ISO/IEC 99594-5> '],
  },
  {
    title: 'lettered lists after a lead-in that alone names the source',
    source: `
      # 3\\tDefinitions
      ## 3.1\\tCommunication model definitions
      The following terms are defined in Rec. ITU-T X.9995 | ISO/IEC 99594-5:
      a)\\trelay-entity;
      bb)\\trelay-process.
      ## 3.2\\tModel definitions
      The following terms are defined in this Recommendation | International Standard:
      3.2.1\\t**relay tree**: A tree of relays.
      # 4\\tBody`,
    expected: [
      '3.1 relay-entity <adopted: ITU-T X.9995 | ISO/IEC 99594-5> ',
      '3.1 relay-process <adopted: ITU-T X.9995 | ISO/IEC 99594-5> ',
      '3.2.1 relay tree <own> A tree of relays.',
    ],
  },
];

itu.push(
  {
    title: 'dashes for colons, and a definition that only points elsewhere',
    source: `
      # 3\\tDefinitions
      ## 3.1\\tTerms defined elsewhere
      3.1.1\\trelay tree – A tree of relays [b-ITU-T Y.9993].
      3.1.2\\t**relay bush** – Bush of relays.
      3.1.3\\t**relay wood**: See [ITU-T X.9996].
      # 4\\tBody`,
    expected: [
      '3.1.1 relay tree <adopted: b-ITU-T Y.9993> A tree of relays',
      '3.1.2 relay bush <adopted> Bush of relays.',
      '3.1.3 relay wood <adopted: ITU-T X.9996> See [ITU-T X.9996].',
    ],
  },
  {
    title: 'full-width colons and French spacing',
    source: `
      # 3\\tDéfinitions
      ## 3.2\\tTermes définis dans la présente Recommandation
      3.2.1\\t**relais** : appareil qui relaie.
      3.2.2\\t**中继**：转发的设备。
      # 4\\tAbréviations`,
    expected: ['3.2.1 relais <own> appareil qui relaie.', '3.2.2 中继 <own> 转发的设备。'],
  },
);

const iso: Case[] = [
  {
    title: 'number, names, definition, notes and source on lines of their own',
    source: `
      # 3\\tTerms and definitions
      For the purposes of this document, the following terms and definitions apply.
      ISO and IEC maintain terminology databases for use in standardization at the following addresses:
      - IEC Electropedia: available at https://www.electropedia.org/
      ## 3.1
      **relay holder**
      relayer
      DEPRECATED: relay man
      <networks> holder of a relay key (3.2)
      Note 1 to entry: A holder may be a person.
      EXAMPLE\\tA postman.
      [SOURCE: ISO 99001:2021, 3.1, modified — shortened.]
      ## 3.2
      **relay key**
      key of a relay
      # 4\\tBody`,
    expected: [
      '3.1 relay holder (relayer; relay man) <adopted: ISO 99001:2021, 3.1, modified — shortened.> holder of a relay key // Note 1 to entry: A holder may be a person. // EXAMPLE A postman.',
      '3.2 relay key <own> key of a relay',
    ],
  },
  {
    title: 'entries in groups, their numbers left as text, and the two lines of addresses',
    source: `
      # 3\\tTerms and definitions
      ISO and IEC maintain terminology databases for use in standardization at the following addresses:
      - ISO Online browsing platform: available at https://www.iso.org/obp
      - IEC Electropedia: available at https://www.electropedia.org/
      ## 3.1\\tGeneral
      3.1.1
      **relay**
      thing that relays (3.2.1)
      ## 3.2\\tRelaying
      3.2.1
      **relay holder**
      **relayer**
      DEPRECATED: relay man
      <networks> holder of a relay (3.1.1)
      [SOURCE: ISO 99001:2021, 3.1]
      3.2.2
      **link**
      thing between relays
      # 4\\tBody`,
    expected: [
      '3.1.1 relay <own> thing that relays',
      '3.2.1 relay holder (relayer; relay man) <adopted: ISO 99001:2021, 3.1> holder of a relay',
      '3.2.2 link <own> thing between relays',
    ],
  },
  {
    title: 'notes and source in one block with the definition, as PDFs have them',
    source: `
      # 3\\tTerms and definitions
      3.1
      **relay**
      thing that relays Note 1 to entry: Any thing. [SOURCE: ISO 99002:2020, 3.4]
      # 4\\tBody`,
    expected: ['3.1 relay <adopted: ISO 99002:2020, 3.4> thing that relays // Note 1 to entry: Any thing.'],
  },
];

const lists: Case[] = [
  {
    title: 'a footnote between a term and its definition is part of neither',
    source: `
      # 2\\tTerminology
      dt: relay
      fn: 1 Said like "delay".
      dd: A thing that hands on
      fn: 2 By day.
      dd: what it was handed.
      # 3\\tBody`,
    expected: ['2 relay <own> A thing that hands on what it was handed.'],
  },
  {
    title: 'terms that only point elsewhere under a lead-in of own terms (ETSI)',
    source: `
      # 3.1\\tTerms
      For the purposes of the present document, the following terms apply:
      **leaf:** thing of a tree
      **data set:** as defined in ISO/IEC 99013-5 [i.4]
      # 4\\tBody`,
    expected: ['3.1 leaf <own> thing of a tree', '3.1 data set <adopted: ISO/IEC 99013-5 [i.4]> as defined in ISO/IEC 99013-5 [i.4]'],
  },
  {
    title: 'marks between the pieces of a change request (3GPP)',
    source: `
      # 3.1\\tDefinitions
      **relay:** Thing that relays.
      **link:** Thing between relays.
      * * * Next Change * * *
      END OF CHANGES
      # 4\\tBody`,
    expected: ['3.1 relay <own> Thing that relays.', '3.1 link <own> Thing between relays.'],
  },
  {
    title: 'a source at the end of a cell (NIST)',
    source: `
      # B\\tGlossary
      ! Term | Definition
      | Relay | Thing that relays. SOURCE: NIST SP 800-999
      | Link | Thing between relays.
      # C\\tReferences`,
    expected: ['B Relay <adopted: NIST SP 800-999> Thing that relays.', 'B Link <own> Thing between relays.'],
  },
  {
    title: 'notes of editors (3GPP)',
    source: `
      # 3.1\\tDefinitions
      **relay:** Thing that relays.
      Editor's Note: For further study.
      [Editor's note: to be improved]
      **link:** Thing between relays.
      # 4\\tBody`,
    expected: [
      "3.1 relay <own> Thing that relays. // Editor's Note: For further study. // [Editor's note: to be improved]",
      '3.1 link <own> Thing between relays.',
    ],
  },
  {
    title: 'a source beside the term of a list (NIST)',
    source: `
      # C.1\\tGlossary
      dt: Relay [XYZI-9009, adapted]
      dd: Thing that relays.
      dt: Key [secret]
      dd: Value of a relay.
      # D\\tReferences`,
    expected: ['C.1 Relay <adopted: XYZI-9009, adapted> Thing that relays.', 'C.1 Key [secret] <own> Value of a relay.'],
  },
  {
    title: 'definition lists end where prose begins',
    source: `
      # 2\\tTerminology
      The key words "MUST" and "SHOULD" in this document are to be interpreted as described in RFC 2119.
      dt: Relay:
      dd: A thing that relays.
      dd: It may be small.
      dt: Relay Holder
      dt: Holder
      dd: One who holds a Relay.
      This specification uses the term "token" as defined elsewhere.
      # 3\\tBody`,
    expected: ['2 Relay <own> A thing that relays. It may be small.', '2 Relay Holder (Holder) <own> One who holds a Relay.'],
  },
  {
    title: 'roles that a lead-in defines, where there is no terms clause',
    source: `
      # 1.1\\tRoles
      The protocol defines three roles:
      dt: relay owner
      dd: An entity that owns a relay.
      dt: relay server
      dd: The server of a relay.
      # 2\\tBody
      dt: parameter
      dd: REQUIRED. A parameter.`,
    expected: ['1.1 relay owner <own> An entity that owns a relay.', '1.1 relay server <own> The server of a relay.'],
  },
  {
    title: 'tables by their head row; other tables are none',
    source: `
      # A.2\\tDefinitions from the Regulation
      ! Nr | Term | Definition | Source
      | 1 | Relay wallet | Wallet of a relay. | Regulation 2099/1
      | 2 | Relay user | User of a relay. | Regulation 2099/1
      # 3\\tBody`,
    expected: ['A.2 Relay wallet <adopted: Regulation 2099/1> Wallet of a relay.', 'A.2 Relay user <adopted: Regulation 2099/1> User of a relay.'],
  },
  {
    title: 'quoted terms of legal acts',
    source: `
      # Definitions
      For the purposes of this Regulation, the following definitions apply:
      (1)\\t‘relay’ means a thing that relays;
      (2)\\t‘relay user’ means a user, as in Article 3;
      # Scope`,
    expected: ['(1) relay <own> a thing that relays;', '(2) relay user <own> a user, as in Article 3;'],
  },
  {
    title: 'legal acts whose numbers stand in a cell of their own',
    source: `
      # Article 2 Definitions
      | (1) | ‘relay’ means a thing that relays;
      | (2) | ‘relay user’ means a user;
      # Article 3 Obligations`,
    expected: ['– relay <own> a thing that relays;', '– relay user <own> a user;'],
  },
  {
    title: 'definitions that apply, where articles are no headings',
    source: `
      REGULATION
      Article 2
      For the purposes of this Regulation, the following definitions apply:
      | (1) | ‘relay’ means:
      | (a) | a thing that relays;
      | (2) | ‘relay user’ means a user;
      Article 3
      Relays: these are small and good.`,
    expected: ['– relay <own> a thing that relays;', '– relay user <own> a user;'],
  },
  {
    title: 'a lead-in of two sentences, the last of which counts',
    source: `
      # 2\\tTerminology
      This document uses the term "client" defined by OAuth 2.0 [RFC9749]. The following terms are also used:
      - Relay: A thing that relays.
      - Relay Key: A key of a relay.
      # 3\\tBody`,
    expected: ['2 Relay <own> A thing that relays.', '2 Relay Key <own> A key of a relay.'],
  },
  {
    title: 'headings that are terms',
    source: `
      # Terminology
      ## Relay
      A thing that relays.
      ## Relay Holder
      One who holds a relay.
      ## Relay Key
      A key.
      # Body`,
    expected: ['– Relay <own> A thing that relays.', '– Relay Holder <own> One who holds a relay.', '– Relay Key <own> A key.'],
  },
];

const runIn: Case[] = [
  {
    title: 'bold run-in terms; a colon inside a definition begins nothing, a note may name the source',
    source: `
      # 3\\tDefinition of terms, symbols and abbreviations
      ## 3.1\\tTerms
      For the purposes of the present document, the terms given in ETSI EN 999 411 [1] and the following apply:
      **relay**: thing that relays in one of these ways:
      - fast way: by wire
      - slow way: by post
      **relay user**: user of a relay
      NOTE:\\tAs defined in CIR (EU) 2099/848 [i.2].
      **relay wallet**: as defined in Relay Regulation 2099 [i.1].
      ## 3.2\\tSymbols
      Void.
      ## 3.3\\tAbbreviations
      TSP\\tTrust Service Provider`,
    expected: [
      '3.1 relay <own> thing that relays in one of these ways: fast way: by wire slow way: by post',
      '3.1 relay user <adopted: CIR (EU) 2099/848 [i.2]> user of a relay // NOTE: As defined in CIR (EU) 2099/848 [i.2].',
      '3.1 relay wallet <adopted: Relay Regulation 2099 [i.1]> as defined in Relay Regulation 2099 [i.1].',
    ],
  },
  {
    title: 'bold terms and a dash',
    source: `
      # 1.2\\tTerms and Definitions
      **Advisory relay** — as in ISO/IEC 99147 [ISO99147]
      **Relay Time —** time of a relay
      # 2\\tBody`,
    expected: ['1.2 Advisory relay <adopted: ISO/IEC 99147> as in ISO/IEC 99147 [ISO99147]', '1.2 Relay Time <own> time of a relay'],
  },
  {
    title: 'bold lines above their definitions',
    source: `
      # A.1\\tDefinitions
      **Relay**
      A thing that relays.
      Per NISTIR 9999: any thing.
      **Relay Key (RK)**
      A key. See the following: here.
      # B\\tBody`,
    expected: ['A.1 Relay <own> A thing that relays. Per NISTIR 9999: any thing.', 'A.1 Relay Key (RK) (Relay Key; RK) <own> A key. See the following: here.'],
  },
  {
    title: 'a source below a definition, with a small letter',
    source: `
      # 3\\tTerms
      dt: relay
      dd: A thing that relays.
      - source: SP 800-999
      dt: relay owner
      dd: Who owns a relay.
      # 4\\tBody`,
    expected: ['3 relay <adopted: SP 800-999> A thing that relays.', '3 relay owner <own> Who owns a relay.'],
  },
  {
    title: 'a vocabulary by its title, whose cover is a definition list',
    source: `
      Relay Vocabulary v1.0
      dt: This version:
      dd: https://example.org/relay-vocab/
      dt: Editors:
      dd: Ana Example
      # Abstract
      Words for relays.
      # 1\tRelay classes
      dt: relay
      dd: A thing that relays.
      # 2\tBody`,
    expected: ['1 relay <own> A thing that relays.'],
  },
  {
    title: 'glossaries with several meanings, each with its source',
    source: `
      # Glossary of Relay Terms
      Access –\\tAbility to use a relay.
      SOURCE: SP 800-999
      Ability to reach a relay.
      SOURCE: CNSSI-9999
      Audit –\\tExamination of a relay.
      SOURCE: SP 800-998
      Relay Key –\\tSee Key.`,
    expected: [
      '– Access <adopted: SP 800-999> Ability to use a relay.',
      '– Access <adopted: CNSSI-9999> Ability to reach a relay.',
      '– Audit <adopted: SP 800-998> Examination of a relay.',
      '– Relay Key <own> See Key.',
    ],
  },
  {
    title: '"$" lines',
    source: `
      # 4\\tDefinitions
      $ relay
      (I) A thing that relays. Tutorial: Many do.
      $ relay accounting See: accounting.
      # 5\\tBody`,
    expected: ['4 relay <own> (I) A thing that relays. Tutorial: Many do.', '4 relay accounting <own> See: accounting.'],
  },
  {
    title: 'plain colons, where most lines have them',
    source: `
      # 2\\tTerminology
      This document uses the following terms:
      Relay: a thing that relays messages.
      Relay Key: the key of a Relay, short: RK.
      # 3\\tBody
      Warning: this is no term and stands elsewhere.`,
    expected: ['2 Relay <own> a thing that relays messages.', '2 Relay Key <own> the key of a Relay, short: RK.'],
  },
];

const marked: Case[] = [
  {
    title: 'words marked as defined in running text, once, code left out',
    source: `
      # 5\\tModel
      A {{relay|relays|relaying}} is a thing that relays. Others are not.
      The {{[[Relay]]}} slot and {{relay()}} are code. A {{relay}} again.`,
    expected: ['5 relay (relays; relaying) <own> A relay is a thing that relays.'],
  },
];

describe.each([
  ['ITU-T', itu],
  ['ISO', iso],
  ['lists and tables', lists],
  ['run-in', runIn],
  ['marked', marked],
])('terms: %s', (_, cases) => {
  it.each(cases)('$title', ({ source, expected }) => {
    expect(print(source)).toEqual(expected);
  });
});

it('finds nothing where nothing is defined', () => {
  expect(
    print(`
      # 1\\tScope
      This document specifies relays: small, medium and large.
      **Important**: keep them dry.
      # 1.1\\tDefinitions and acronyms
      ! Acronym | Meaning
      | RLY | Relay Layer
      # 2\\tAttribute definitions
      dt: relayAttribute
      dd: An attribute.
      # 3\\tDefinitions
      For the purposes of this document no specific terms have been identified.`),
  ).toEqual([]);
});

it('names each habit, with a title and a description', () => {
  expect(new Set(habits.map(({ id }) => id)).size).toBe(habits.length);
  for (const { title, description } of habits) expect(Math.min(title.length, description.length)).toBeGreaterThan(8);
});
