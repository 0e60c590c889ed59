import { baseKey, parseIdentifier } from '@/src/identifiers';
import type { Identifier } from '@/src/model';

/** A publisher's habit of giving another's text a number of its own: the other number of a text, as printed and without edition. */
type Habit = {
  /** Said of two such numbers. */
  title: string;
  /** The publishers whose numbers it reads. */
  other: (i: Identifier) => readonly string[];
};

/** 3GPP's series 21–38 and the older 41–55 are ETSI's 121–138 and 141–155: "3GPP TS 29.255" is "ETSI TS 129 255" (ETSI Directives, transposition of 3GPP deliverables). */
const threeGpp: Habit = {
  title: 'ETSI publishes 3GPP’s texts under numbers made from theirs',
  other: (i) => {
    const here =
      i.publisher === 'ETSI'
        ? /^1([2-5]\d) (\d{3})((?:-\d+)*)$/.exec(i.number)
        : i.publisher === '3GPP'
          ? /^([2-5]\d)\.(\d{3})((?:-\d+)*)$/.exec(i.number)
          : null;
    if (!here || (i.type !== 'ts' && i.type !== 'tr')) return [];
    const [, series, number, part] = here;
    return [i.publisher === 'ETSI' ? `3GPP ${i.type.toUpperCase()} ${series}.${number}${part}` : `ETSI ${i.type.toUpperCase()} 1${series} ${number}${part}`];
  },
};

/** oneM2M's TS-00nn are ETSI's TS 118 1nn and ITU-T's Y.4500.nn. */
const oneM2M: Habit = {
  title: 'ETSI and ITU-T publish oneM2M’s texts under numbers made from theirs',
  other: (i) => {
    const number =
      i.publisher === 'oneM2M'
        ? /^TS-00(\d\d)$/.exec(i.number)?.[1]
        : i.publisher === 'ETSI' && i.type === 'ts'
          ? /^118 1(\d\d)$/.exec(i.number)?.[1]
          : i.publisher === 'ITU-T'
            ? /^Y\.4500\.(\d{1,2})$/.exec(i.number)?.[1]?.padStart(2, '0')
            : undefined;
    if (number === undefined) return [];
    return [`oneM2M TS-00${number}`, `ETSI TS 118 1${number}`, `ITU-T Y.4500.${Number(number)}`];
  },
};

/** ISO/IEC/IEEE texts stand in IEEE's list under the same number: "ISO/IEC/IEEE 29148:2018", "ISO/IEC/IEEE 29148-2018". */
const ieee: Habit = {
  title: 'ISO/IEC and IEEE publish joint texts under one number',
  other: (i) => {
    if (i.publisher === 'IEEE') {
      const number = /^(\d{4,5})(?:[-.](\d+(?:-\d+)*))?$/.exec(i.number);
      return number ? [`ISO/IEC/IEEE ${number[1]}${number[2] ? `-${number[2]}` : ''}`] : [];
    }
    return /^ISO|^IEC/.test(i.publisher) && i.copublisher === 'IEEE' ? [`IEEE Std ${i.number}`, `IEEE Std ${i.number.replace('-', '.')}`] : [];
  },
};

/** CEN, CENELEC and national bodies adopt a text under its own number: "EN ISO/IEC 27001", "BS EN ISO 9001". */
const adopted: Habit = {
  title: 'ISO’s and IEC’s texts are adopted under their own numbers',
  other: (i) => {
    const first = i.publisher === 'CEN' || i.publisher === 'other' ? /(?:ISO\/IEC|ISO|IEC)$/.exec(i.copublisher ?? '') : null;
    return first ? [`${first[0]} ${i.number}`] : [];
  },
};

/** Recommendations that ITU-T and another body draw up together (ITU-T A.23, Annex A), row by row: what stands before the numbers, then number and part. */
const ROWS: readonly [itu: string, other: string, numbers: Readonly<Record<string, string>>][] = [
  ['X.', 'ISO/IEC 7498-', { 200: '1', 650: '3' }],
  ['X.', 'ISO/IEC 8824-', { 680: '1', 681: '2', 682: '3', 683: '4' }],
  ['X.', 'ISO/IEC 8825-', { 690: '1', 691: '2', 692: '3', 693: '4', 694: '5', 695: '6', 696: '7', 697: '8' }],
  ['X.', 'ISO/IEC 9594-', { 500: '1', 501: '2', 509: '8', 510: '11', 511: '3', 518: '4', 519: '5', 520: '6', 521: '7', 525: '9', 530: '10' }],
  ['X.', 'ISO/IEC 9834-', { 660: '1', 666: '7', 667: '8' }],
  ['X.', 'ISO/IEC 10021-', { 402: '2', 411: '4', 413: '5', 419: '6', 420: '7' }],
  ['X.', 'ISO/IEC 10181-', { 810: '1', 811: '2', 812: '3', 813: '4', 814: '5', 815: '6', 816: '7' }],
  ['X.', 'ISO/IEC 10746-', { 901: '1', 902: '2', 903: '3', 904: '4' }],
  ['X.', 'ISO/IEC ', { 1051: '27011', 1054: '27014', 1058: '29151', 1631: '27017' }],
  ['Y.', 'ISO/IEC ', { 3500: '17788', 3502: '17789' }],
  ['H.', 'ISO/IEC ', { '222.0': '13818-1', 262: '13818-2', 264: '14496-10', 265: '23008-2', 266: '23090-3', 273: '23091-2', 274: '23002-7' }],
  ['T.', 'ISO/IEC 10918-', { 81: '1', 83: '2', 84: '3' }],
  ['T.', 'ISO/IEC 15444-', { 800: '1', 801: '2', 802: '3', 803: '4', 804: '5', 807: '8', 808: '9', 809: '10', 810: '11', 812: '13', 813: '14', 814: '15' }],
  ['T.', 'ISO/IEC 29199-', { 832: '2', 833: '3', 834: '4', 835: '5' }],
  ['Z.', 'ETSI ES 201 873-', { 161: '1', 162: '2', 163: '3', 164: '4', 165: '5', 166: '6', 167: '7', 168: '8', 169: '9', 170: '10' }],
];

const inRows = new Map<string, string[]>();
for (const [itu, other, numbers] of ROWS)
  for (const [number, part] of Object.entries(numbers)) {
    const pair = [`ITU-T ${itu}${number}`, `${other}${part}`];
    const [ours, theirs] = pair.flatMap((printed) => parseIdentifier(printed) ?? []);
    if (ours && theirs) {
      inRows.set(baseKey(ours), [pair[1] as string]);
      inRows.set(baseKey(theirs), [pair[0] as string]);
    }
  }

const rows: Habit = {
  title: 'the two publishers draw up the two series together',
  other: (i) => inRows.get(baseKey(i)) ?? [],
};

const HABITS: readonly Habit[] = [threeGpp, oneM2M, ieee, adopted, rows];

/** Numbers that, by their publishers' habits, name the text of this number too; with the habit. Never its own, nor for a supplement or an amendment. */
export function transposedNumbers(identifier: Identifier): { identifier: Identifier; habit: string }[] {
  if (identifier.supplement !== null) return [];
  return HABITS.flatMap(({ title, other }) =>
    other(identifier).flatMap((printed) => {
      const found = parseIdentifier(printed);
      return found && (found.publisher !== identifier.publisher || found.number !== identifier.number) ? [{ identifier: found, habit: title }] : [];
    }),
  );
}
