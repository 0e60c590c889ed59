import type { Identifier, Publisher } from '@/src/model';
import { type Grammar, identifier, type Reading, take } from '../grammar';

// ISO/IEC Directives, Part 1, Annex SM (stages) and Part 2, clause 10 (references); IEC adds consolidated editions
// ("+AMD1:2016 CSV"), redlines and interpretation sheets; CISPR and IWA number like them.

const ORGANISATIONS = 'IEEE|ASTM|SAE|CIE|OECD|ASME|HL7|UNDP|IDF|CEN|ITU|IULTCS|ASCE|IIW|FDI';
const ORGANISATION = new RegExp(`(?:ISO|IEC|CISPR|JTC ?1)(?:[/-](?:ISO|IEC|${ORGANISATIONS})(?![A-Za-z]))*|IWA(?= ?\\d)`, 'y');
const ADOPTION =
  /(?:(?:(?:BS|DIN|NF|UNE|UNI|NEN|SS|SN|CSN|PN|NS|DS|SFS|OENORM|ÖNORM|GOST R|AS\/NZS|INCITS|JIS|KS X) )?(?:prEN|FprEN|EN|CEN)|BS|DIN|NF|UNE|UNI|NEN|INCITS|AS\/NZS|CAN\/CSA|GOST R)(?: |-)(?=ISO|IEC|CISPR)/y;

const STAGES = 'PWI|NWIP|NP|AWI|WD|CDV|CD|DIS|FDIS|PRF|FCD|PDISP|DISP|FDISP|FPDISP|CCD|DPAS|PDTR|PDTS|DTR|DTS|FDTR|DGuide|DGUIDE|DIWA';
const TYPES = 'TS|TR|PAS|ISP|Guide|GUIDE|TTA|DATA|HANDB|WT|CA|SRD|DIR|IS|R|International Standard';
const WORD = new RegExp(`[ /]{1,2}(?:(${STAGES})(\\d{0,2})|(${TYPES}))(?=[ /]{1,2}|\\d|[A-Z]{2,6}:\\d)(?!/\\d{1,2}/)`, 'y');
const NUMBER = /[ /-]{0,2}(P?(?:N\d+\.)?\d{1,6}[A-Z]{0,2})((?:-(?!(?:19|20)\d\d(?![\d-]))(?:\d{1,5}[A-Za-z]{0,2}|[A-Z]{1,5}\d{0,4}))*(?:\/\d{1,3}(?=:))?)/y;
/** In prose letters after a dash begin a requirement's name ("ISO/IEC 18013-5-REQ-01"), not a part. */
const NUMBER_IN_PROSE = /[ /-]{0,2}(P?(?:N\d+\.)?\d{1,6}[A-Z]{0,2})((?:-(?!(?:19|20)\d\d(?![\d-]))\d{1,5}[A-Za-z]{0,2}(?![A-Za-z]))*)/y;
const DIRECTIVES = /[ /](?:DIR|Directives)(?:,? (Part )?(\d|IEC SUP|ISO SUP|JTC 1 SUP|Consolidated))?((?: (?:ISO|IEC|JTC 1))?(?: SUP)?)(?:[:, ](\d{4}))?/y;
const ITERATION = /\.(\d{1,2})(?![\d.])/y;
const YEAR =
  /(?: ?: ?((?:19|20)\d{2})(?:-(\d{2})(?!\d))?| ?\(((?:19|20)\d{2})\)| ?\((?:(\d{2})[/-])((?:19|20)\d{2})\)|-((?:19|20)\d{2})(?!\d)|, ((?:19|20)\d{2})(?=$))/y;
const EDITION = /,? (?:ed(?:ition)?\.? ?(\d{1,2})(?:\.\d)?|(\d{1,2})(?:st|nd|rd|th) ed(?:ition|\.)?)/iy;
const LANGUAGE = /\((multi|[A-Za-z]{1,2}(?:\/[A-Za-z]{1,2}){0,5})\)/y;
const AMENDMENT =
  /(?: ?[/+] ?|:|,? )((?:CD|AWI|WD|NP|PWI|PRF|DIS|FD?|PD|D|FPD)? ?)(?:Technical )?(AMD|Amd|Amendment|AM|Am|COR|Cor|Corrigendum|ADD|Add|Addendum|SUPPL|Suppl|SUP|Supplement|ISH|FRAG)\.?[ .]{0,2}(\d{1,3}(?:\.\d{1,2})?)?(?: ?: ?(\d{4})(?:-(\d{2}))?| \((\d{4})\))?(?![a-z])/y;
const PRODUCT = / ((?:CSV|RLV|EXV|CMV|SER|DB|ED\d)(?:-(?:CMV|RLV|CSV))?(?: ED\d)?)(?![A-Za-z])/y;
const PRODUCT_FIRST = /^(?:CSV|RLV|EXV|CMV|SER|DB|ED\d)/;
const PAPER = / (Technology Report|Trend Report|White Paper|Technology and Market Outlook Paper) ([^:]{2,80}):(\d{4})/y;
const NAMED = / (VIM|GUM|SYMBOL|GIORGI|CENT-CHAL|HANDB\d{4}|HANDB)(?::(\d{4}))?( DB)?/y;

const SUPPLEMENT_NAMES: Readonly<Record<string, string>> = {
  amd: 'Amd',
  amendment: 'Amd',
  am: 'Amd',
  cor: 'Cor',
  corrigendum: 'Cor',
  add: 'Add',
  addendum: 'Add',
  suppl: 'Suppl',
  sup: 'Suppl',
  supplement: 'Suppl',
  ish: 'ISH',
  frag: 'FRAG',
};

const TYPE_OF_STAGE: Readonly<Record<string, string>> = {
  PDTR: 'tr',
  DTR: 'tr',
  FDTR: 'tr',
  PDTS: 'ts',
  DTS: 'ts',
  DPAS: 'pas',
  DISP: 'isp',
  PDISP: 'isp',
  FDISP: 'isp',
  FPDISP: 'isp',
  DGuide: 'guide',
  DGUIDE: 'guide',
  DIWA: 'iwa',
};

function read(text: string, at: number, whole: boolean): Reading | null {
  const adoption = take(ADOPTION, text, at);
  const organisation = take(ORGANISATION, text, at + (adoption?.[0].length ?? 0));
  if (!organisation) return null;
  const { publisher, copublisher } = publisherOf(organisation[0]);
  let end = at + (adoption?.[0].length ?? 0) + organisation[0].length;
  const special = whole ? readSpecial(text, end, publisher) : readDirectives(text, end, publisher);
  if (special) return special;

  let type = organisation[0] === 'IWA' ? 'iwa' : organisation[0].startsWith('CISPR') ? 'cispr' : 'is';
  let stage: string | null = null;
  for (let word = take(WORD, text, end); word; word = take(WORD, text, end)) {
    if (word[1]) {
      stage = word[1] + (word[2] ?? '');
      type = TYPE_OF_STAGE[word[1]] ?? type;
    } else if (word[3] && word[3] !== 'IS' && word[3] !== 'International Standard') {
      type = type === 'cispr' ? `cispr-${word[3].toLowerCase()}` : word[3].toLowerCase();
    }
    end += word[0].length;
  }
  const number = take(whole ? NUMBER : NUMBER_IN_PROSE, text, end);
  if (!number || (!whole && !plausible(text, end, number[0]))) return null;
  end += number[0].length;
  const part = number[2] ? number[2].slice(1) : null;
  const iteration = stage || whole ? take(ITERATION, text, end) : null;
  let printed = (number[1] as string) + (number[2] ?? '');
  if (iteration) {
    end += iteration[0].length;
    if (stage) stage += `.${iteration[1]}`;
    else printed += iteration[0];
  }
  const tail = readTail(text, end);
  end = tail.end;
  if (!whole && /^(?:[A-Za-z\d]|[-.:/]\d)/.test(text.slice(end, end + 2))) return null;
  const own = identifier(adoption ? adoptedBy(adoption[0]) : publisher, type, printed, {
    part,
    edition: tail.edition,
    stage,
    supplement: tail.supplement,
    language: tail.language,
    copublisher: adoption ? `${adoption[0].trim()} ${organisation[0]}` : copublisher,
  });
  return { identifiers: [own], end };
}

const adoptedBy = (prefix: string): Publisher => (/EN|CEN/.test(prefix) && !/UNE |NEN /.test(prefix) ? 'CEN' : 'other');

/**
 * In prose a bare number after "ISO" or "IEC" has to look like one: "ISO 3166-1", "ISO 27001", "ISO 9:1994"; not "ISO 9" or
 * "IEC 2 to 4", nor the speeds of film and sensors.
 */
function plausible(text: string, at: number, number: string): boolean {
  const digits = /\d+/.exec(number)?.[0] ?? '';
  const dated = /^:\d{4}/.test(text.slice(at + number.length, at + number.length + 5));
  if (dated) return true;
  // "© ISO 2023" and "ISO 2019 survey" name a year; the one standard among these numbers that is cited bare is ISO 2022.
  if (/^[ -]?(?:19[89]\d|20(?:[01]\d|2[013-9]|3\d))$/.test(number) || /(?:©|\(c\)|copyright) ?(?:ISO|IEC)[\w/]*$/i.test(text.slice(Math.max(0, at - 24), at)))
    return false;
  if (/^[ -]?(?:100|200|400|800|1600|3200|6400)$/.test(number)) return false;
  return digits.length >= 3 || /^ \d+-\d/.test(number);
}

type Tail = { edition: string | null; supplement: string | null; language: string | null; end: number };

function readTail(text: string, from: number): Tail {
  let end = from;
  const year = take(YEAR, text, end);
  let edition: string | null = null;
  if (year) {
    end += year[0].length;
    edition = year[1] ? year[1] + (year[2] ? `-${year[2]}` : '') : (year[3] ?? (year[5] ? `${year[5]}-${year[4]}` : (year[6] ?? year[7] ?? null)));
  }
  let language = take(LANGUAGE, text, end);
  if (language) end += language[0].length;
  const supplements: string[] = [];
  for (let step = 0; step < 6; step++) {
    const product = take(PRODUCT, text, end);
    const next = product ? null : take(AMENDMENT, text, end);
    if (product) supplements.push(` ${product[1]}`);
    else if (next && (next[3] || next[4])) supplements.push(supplementOf(next));
    else break;
    end += (product ?? next ?? [''])[0].length;
  }
  const issue = take(EDITION, text, end);
  if (issue) {
    end += issue[0].length;
    edition = [edition, `ed${issue[1] ?? issue[2]}`].filter(Boolean).join(' ');
  }
  language ??= take(LANGUAGE, text, end);
  if (language && text.startsWith(language[0], end)) end += language[0].length;
  const supplement = supplements.join('').replace(/^[/ ]/, '') || null;
  return { edition, supplement, language: language ? languageOf(language[1] as string) : null, end };
}

/** "(E)" of paper days in capitals, "(en)" of today in small letters. */
const languageOf = (code: string): string => (/^[A-Za-z](?:\/[A-Za-z])*$/.test(code) ? code.toUpperCase() : code.toLowerCase());

/** "/Amd 2:2023", "+Amd 1:2016", "/CD Amd 1.2": joined to what stands before it. */
function supplementOf(found: RegExpExecArray): string {
  const sign = found[0].trimStart().startsWith('+') ? '+' : '/';
  const stage = (found[1] ?? '').trim();
  const name = SUPPLEMENT_NAMES[(found[2] as string).toLowerCase()] as string;
  const short = /^(?:F?D|P?D|FPD)$/.test(stage);
  const date = found[4] ? `:${found[4]}${found[5] ? `-${found[5]}` : ''}` : found[6] ? `:${found[6]}` : '';
  const named = short ? `${stage}${name === 'Amd' ? 'AM' : name.toUpperCase()}` : `${stage ? `${stage} ` : ''}${name}`;
  return `${sign}${named}${found[3] ? ` ${found[3]}` : ''}${date}`;
}

function readDirectives(text: string, end: number, publisher: Publisher): Reading | null {
  const found = take(DIRECTIVES, text, end);
  if (!found) return null;
  const number = ['DIR', found[2], found[3]?.trim()].filter(Boolean).join(' ');
  return { identifiers: [identifier(publisher, 'directives', number, { part: found[2] ?? null, edition: found[4] ?? null })], end: end + found[0].length };
}

function readSpecial(text: string, end: number, publisher: Publisher): Reading | null {
  const paper = take(PAPER, text, end);
  if (paper)
    return {
      identifiers: [identifier(publisher, (paper[1] as string).toLowerCase(), paper[2] as string, { edition: paper[3] as string })],
      end: end + paper[0].length,
    };
  const named = take(NAMED, text, end);
  if (named) {
    const own = identifier(publisher, 'named', named[1] as string, { edition: named[2] ?? null, supplement: named[3]?.trim() ?? null });
    return { identifiers: [own], end: end + named[0].length };
  }
  return readDirectives(text, end, publisher);
}

function publisherOf(organisation: string): { publisher: Publisher; copublisher: string | null } {
  const names = organisation.split(/[/-]/);
  const others = names.filter((n) => n !== 'ISO' && n !== 'IEC' && n !== 'CISPR' && n !== 'IWA').join('/') || null;
  const publisher: Publisher = names.includes('ISO') && names.includes('IEC') ? 'ISO/IEC' : names.includes('IEC') || names.includes('CISPR') ? 'IEC' : 'ISO';
  return { publisher, copublisher: others };
}

const TYPE_WORDS: Readonly<Record<string, string>> = { guide: 'Guide', data: 'DATA', handb: 'HANDB', directives: '', named: '' };

function print(i: Identifier): string {
  if (i.type === 'directives') return `${i.publisher} ${i.number}${i.edition ? `:${i.edition}` : ''}`;
  if (i.type === 'named') return `${i.publisher} ${i.number}${i.edition ? `:${i.edition}` : ''}${i.supplement ? ` ${i.supplement}` : ''}`;
  if (/ /.test(i.type)) return `${i.publisher} ${i.type.replace(/\b(?!and\b)[a-z]/g, (c) => c.toUpperCase())} ${i.number}:${i.edition}`;
  const [stage, iteration] = (i.stage ?? '').split('.');
  const cispr = i.type.startsWith('cispr');
  const kind = cispr ? i.type.slice(6).toUpperCase() : i.type === 'is' || i.type === 'iwa' ? '' : (TYPE_WORDS[i.type] ?? i.type.toUpperCase());
  const type = stage && TYPE_OF_STAGE[stage] === i.type ? '' : kind;
  const adopted = i.publisher === 'CEN' || i.publisher === 'other';
  const head = adopted ? (i.copublisher ?? '') : i.type === 'iwa' ? 'IWA' : cispr ? 'CISPR' : organisationOf(i);
  const words = [stage, type].filter(Boolean).join(' ');
  // ISO alone writes ISO/TS, ISO/DIS; with IEC or another organisation the words stand after a space.
  const slash = words && head === 'ISO' && !words.startsWith('Guide') ? '/' : ' ';
  const [date, issue] = (i.edition ?? '').split(/ ?(?=ed\d)/);
  const year = date ? `:${date}` : '';
  const supplement = i.supplement ? `${i.supplement.startsWith('+') ? '' : PRODUCT_FIRST.test(i.supplement) ? ' ' : '/'}${i.supplement}` : '';
  return `${head}${words ? slash + words : ''} ${i.number}${iteration ? `.${iteration}` : ''}${year}${supplement}${issue ? ` ${issue.replace('ed', 'ed. ')}` : ''}${i.language ? `(${i.language})` : ''}`;
}

const organisationOf = (i: Identifier): string => [i.publisher, i.copublisher].filter(Boolean).join('/');

/** ISO, ISO/IEC and IEC share one numbering; a TS or TR keeps its number when it becomes a standard. Guides, IWA, CISPR do not. */
function base(i: Identifier): string {
  const own = /^(?:guide|iwa|cispr.*|directives|named|ca|wt|handb|.* .*)$/.test(i.type) ? `${i.type.split('-')[0]} ` : '';
  return `iso ${own}${i.number}`;
}

export const iso: Grammar = {
  id: 'iso',
  title: 'ISO, ISO/IEC, IEC',
  description: 'Standards of ISO and IEC with stages, parts, amendments, corrigenda, Guides, Directives, and their adoptions as EN.',
  publishers: ['ISO', 'ISO/IEC', 'IEC'],
  initials: 'IBDNUSECpFW',
  trigger: '(?:(?:BS |DIN |NF |UNE |UNI |NEN |SS )?(?:pr|Fpr)?EN |BS |DIN |CEN )?(?:ISO|IEC|CISPR)(?=[/ -]|\\d)|IWA \\d',
  read,
  print,
  base,
};
