import { chosen } from './alternate';
import type { Style } from './styles';
import { indents } from './styles';
import { child, childrenNamed, integer, toggleOf, valOf, type XmlElement } from './xml';

/** How one level of a list is numbered (ECMA-376 17.9). */
type Level = {
  start: number;
  format: string;
  /** "%1.%2." */
  text: string;
  /** What stands between number and text. */
  suffix: string;
  /** Numbers of other levels are written in digits here. */
  legal: boolean;
  /** 0 = never begins again; n = after level n or above (1-based); null = after any level above. */
  restart: number | null;
  /** Paragraph style that brings this level. */
  style: string | null;
  left: number | null;
  firstLine: number | null;
};

type Numbering = { abstract: string; starts: Map<number, number>; levels: Map<number, Level> };

/** What stands before a numbered paragraph. `text` is "" for bullets. */
export type Number = { text: string; suffix: string; level: number; ordered: boolean; left: number | null; firstLine: number | null };

export type Numberer = {
  /** Counts the paragraph and gives its number; null where it has none. To be called once for each paragraph, in order. */
  next: (direct: { id: string | null; level: number | null } | null, style: Style) => Number | null;
};

const LEVELS = 9;

/** Follows the lists through a document. `root` is numbering.xml; without it nothing is numbered. */
export function createNumberer(root: XmlElement | null): Numberer {
  const abstracts = new Map<string, Level[]>();
  const links = new Map<string, string>();
  const byStyleLink = new Map<string, string>();
  for (const element of childrenNamed(root, 'w:abstractNum')) {
    const id = element.attributes['w:abstractNumId'];
    if (id === undefined) continue;
    abstracts.set(id, readLevels(element));
    const link = valOf(element, 'w:numStyleLink');
    if (link) links.set(id, link);
    const named = valOf(element, 'w:styleLink');
    if (named) byStyleLink.set(named, id);
  }
  const numberings = new Map<string, Numbering>();
  for (const element of childrenNamed(root, 'w:num')) {
    const id = element.attributes['w:numId'];
    const abstract = valOf(element, 'w:abstractNumId');
    if (id === undefined || abstract === null) continue;
    const link = links.get(abstract);
    numberings.set(id, { abstract: (link && byStyleLink.get(link)) ?? abstract, ...readOverrides(element) });
  }

  /** Counts of each abstract list; lists that share it count on. */
  const counts = new Map<string, (number | null)[]>();
  const begun = new Set<string>();

  return {
    next(direct, style) {
      const inherited = style.paragraph.numbering;
      const id = direct?.id ?? inherited?.id ?? null;
      if (id === null || id === '0') return null;
      const numbering = numberings.get(id);
      const levels = numbering && abstracts.get(numbering.abstract);
      if (!numbering || !levels) return null;
      const at = clampLevel(direct?.level ?? (direct?.id ? null : levelOfStyle(levels, style)) ?? inherited?.level ?? levelOfStyle(levels, style) ?? 0);
      const levelAt = (i: number): Level | undefined => numbering.levels.get(i) ?? levels[i];
      const level = levelAt(at);
      if (!level) return null;
      const count = counts.get(numbering.abstract) ?? new Array<number | null>(LEVELS).fill(null);
      counts.set(numbering.abstract, count);
      if (!begun.has(id)) {
        begun.add(id);
        for (const overridden of numbering.starts.keys()) count[overridden] = null;
      }
      const startOf = (i: number): number => numbering.starts.get(i) ?? levelAt(i)?.start ?? 1;
      const before = count[at];
      count[at] = before === null || before === undefined ? startOf(at) : before + 1;
      for (let deeper = at + 1; deeper < LEVELS; deeper++) {
        const restart = levelAt(deeper)?.restart ?? null;
        if (restart === null || (restart > 0 && at < restart)) count[deeper] = null;
      }
      const ordered = level.format !== 'bullet' && level.format !== 'none';
      const text =
        level.format === 'bullet'
          ? ''
          : printNumber(
              level,
              at,
              (i) => count[i] ?? startOf(i),
              (i) => levelAt(i)?.format ?? 'decimal',
            );
      return { text, suffix: text === '' ? '' : level.suffix, level: at, ordered, left: level.left, firstLine: level.firstLine };
    },
  };
}

const clampLevel = (level: number): number => Math.min(LEVELS - 1, Math.max(0, level));

function levelOfStyle(levels: readonly Level[], style: Style): number | null {
  const at = levels.findIndex((level) => level?.style === style.id);
  return at < 0 ? null : at;
}

function readLevels(element: XmlElement): Level[] {
  const levels: Level[] = [];
  for (const lvl of childrenNamed(element, 'w:lvl')) {
    const at = integer(lvl.attributes['w:ilvl']);
    if (at !== null && at >= 0 && at < LEVELS) levels[at] = readLevel(lvl);
  }
  return levels;
}

function readLevel(lvl: XmlElement): Level {
  const format =
    child(lvl, 'w:numFmt') ?? [...childrenNamed(lvl, 'mc:AlternateContent')].map((a) => child(chosen(a), 'w:numFmt')).find((f) => f !== null) ?? null;
  const pPr = child(lvl, 'w:pPr');
  const suffix = valOf(lvl, 'w:suff');
  return {
    start: integer(valOf(lvl, 'w:start')) ?? 0,
    format: format?.attributes['w:val'] ?? 'decimal',
    text: child(lvl, 'w:lvlText')?.attributes['w:val'] ?? '',
    suffix: suffix === 'space' ? ' ' : suffix === 'nothing' ? '' : '\t',
    legal: toggleOf(lvl, 'w:isLgl') ?? false,
    restart: integer(valOf(lvl, 'w:lvlRestart')),
    style: valOf(lvl, 'w:pStyle'),
    ...indents(child(pPr, 'w:ind')),
  };
}

function readOverrides(element: XmlElement): { starts: Map<number, number>; levels: Map<number, Level> } {
  const starts = new Map<number, number>();
  const levels = new Map<number, Level>();
  for (const override of childrenNamed(element, 'w:lvlOverride')) {
    const at = integer(override.attributes['w:ilvl']);
    if (at === null || at < 0 || at >= LEVELS) continue;
    const lvl = child(override, 'w:lvl');
    if (lvl) levels.set(at, readLevel(lvl));
    const start = integer(valOf(override, 'w:startOverride'));
    if (start !== null) starts.set(at, start);
  }
  return { starts, levels };
}

function printNumber(level: Level, at: number, countOf: (level: number) => number, formatOf: (level: number) => string): string {
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const which = Number.parseInt(digit, 10) - 1;
    if (which > at) return '';
    const format = which === at ? level.format : formatOf(which);
    return formatNumber(countOf(which), level.legal && format !== 'none' ? 'decimal' : format);
  });
}

const ROMAN: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

const RUSSIAN = 'абвгдежзиклмнопрстуфхцчшщыэюя';
const ARABIC_ALPHA = 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي';
const ARABIC_ABJAD = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ';
const HEBREW = 'אבגדהוזחטיכלמנסעפצקרשת';

/** A number in one of Word's formats (ECMA-376 17.18.59, ST_NumberFormat); digits for those that standards do not use. */
export function formatNumber(n: number, format: string): string {
  switch (format) {
    case 'none':
      return '';
    case 'decimalZero':
      return String(n).padStart(2, '0');
    case 'upperRoman':
      return roman(n).toUpperCase();
    case 'lowerRoman':
      return roman(n);
    case 'upperLetter':
      return letters(n, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    case 'lowerLetter':
      return letters(n, 'abcdefghijklmnopqrstuvwxyz');
    case 'russianUpper':
      return letters(n, RUSSIAN).toUpperCase();
    case 'russianLower':
      return letters(n, RUSSIAN);
    case 'arabicAlpha':
      return letters(n, ARABIC_ALPHA);
    case 'arabicAbjad':
      return letters(n, ARABIC_ABJAD);
    case 'hebrew1':
    case 'hebrew2':
      return letters(n, HEBREW);
    case 'ordinal':
      return `${n}${ordinalEnding(n)}`;
    case 'numberInDash':
      return `- ${n} -`;
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return n >= 1 && n <= 20 ? String.fromCodePoint(0x2460 + n - 1) : String(n);
    default:
      return String(n);
  }
}

/** a … z, aa, bb … as Word counts, not as a spreadsheet does. Numbers beyond 30 rounds stay digits. */
function letters(n: number, alphabet: string): string {
  if (n < 1 || n > alphabet.length * 30) return String(n);
  const letter = alphabet.charAt((n - 1) % alphabet.length);
  return letter.repeat(Math.floor((n - 1) / alphabet.length) + 1);
}

function roman(n: number): string {
  if (n < 1 || n > 4999) return String(n);
  let left = n;
  let text = '';
  for (const [value, sign] of ROMAN) {
    while (left >= value) {
      text += sign;
      left -= value;
    }
  }
  return text;
}

const ordinalEnding = (n: number): string => (n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'));
