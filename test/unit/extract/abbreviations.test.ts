import { expect, it } from 'vitest';
import { extractAbbreviations } from '@/src/extract/abbreviations';
import { makeView } from './make-view';

const print = (source: string): string[] => {
  const view = makeView(source);
  return extractAbbreviations(view).value.map(({ short, long, span }) => {
    expect(view.source.text.slice(span.start, span.end)).toContain(short);
    return `${short} = ${long}`;
  });
};

const cases: { title: string; source: string; expected: string[] }[] = [
  {
    title: 'two columns by tab, short forms of several words and small letters, notes left out',
    source: `
      # 4\\tAbbreviations and acronyms
      This Recommendation uses the following abbreviations and acronyms:
      RLY\\tRelay Layer
      rlyuser\\trelay user
      RLY VC JOSE\\tRelay credentials secured with JOSE
      NOTE:\\tInformal name.
      # 5\\tBody
      XYZ\\tnot here`,
    expected: ['RLY = Relay Layer', 'rlyuser = relay user', 'RLY VC JOSE = Relay credentials secured with JOSE'],
  },
  {
    title: 'emphasis that plain text keeps of its source',
    source: `
      # 4\\tAbbreviations
      *RLY* - Relay Layer
      **RK**: Relay Key
      # 5\\tBody`,
    expected: ['RLY = Relay Layer', 'RK = Relay Key'],
  },
  {
    title: 'short and long form in turn, each on a line of its own',
    source: `
      # 4\\tAbbreviations and acronyms
      This Recommendation uses these:
      RLY
      Relay Layer
      RLY-LC
      Relay Layer – Low Cost
      XQ
      RU Relay User
      # 5\\tBody`,
    expected: ['RLY = Relay Layer', 'RLY-LC = Relay Layer – Low Cost', 'RU = Relay User'],
  },
  {
    title: 'definition lists, colons, dashes and equals signs',
    source: `
      # 3.2\\tAbbreviations
      dt: RLY
      dd: Relay Layer
      # 3.3\\tAcronyms
      RK: Relay Key
      RU — Relay User
      RT = Relay Time
      # 4\\tBody`,
    expected: ['RLY = Relay Layer', 'RK = Relay Key', 'RU = Relay User', 'RT = Relay Time'],
  },
  {
    title: 'tables of two and of four columns, head row left out',
    source: `
      # Abbreviations and Terms
      ! Abbreviation | Meaning | Abbreviation | Meaning
      | RLY | Relay Layer | RK | Relay Key
      | RU | Relay User | RT | Relay Time
      # 4\\tBody`,
    expected: ['RLY = Relay Layer', 'RK = Relay Key', 'RU = Relay User', 'RT = Relay Time'],
  },
  {
    title: 'terms and abbreviations in one clause',
    source: `
      # 3\\tDefinitions and abbreviations
      **relay**: a thing that relays.
      RLY\\tRelay Layer
      RK: Relay Key
      # 4\\tBody`,
    expected: ['RLY = Relay Layer', 'RK = Relay Key'],
  },
  {
    title: 'only a space between: the letters decide',
    source: `
      # 4\\tAbbreviations
      RLY Relay Layer
      RLY VC RLY Verified Credential
      For the purposes of this document, the following abbreviations apply.
      # 5\\tBody`,
    expected: ['RLY = Relay Layer', 'RLY VC = RLY Verified Credential'],
  },
];

it.each(cases)('$title', ({ source, expected }) => {
  expect(print(source)).toEqual(expected);
});
