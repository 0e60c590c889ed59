import { titleParts, undressTitle } from './index/fields';
import { stem } from './stem';
import { contentWords } from './tokens';

/** A title's words that carry meaning, without the publisher's dressing: its part number, its "Information technology –". */
export const titleKey = (title: string): string =>
  contentWords(
    undressTitle(title)
      .replace(DRESSED, '')
      .replace(/\bpart\s+\d+(?:-\d+)*\b/gi, ' '),
  ).join(' ');
const DRESSED =
  /^(?:information technology|electronic signatures and (?:trust )?infrastructures \(ESI\)|information security, cybersecurity and privacy protection|security techniques)\s*[-–—;:]+\s*/i;

/** A title's key without versions and other numbers: the same for the editions of a text that carry them in the title. */
export const withoutNumbers = (key: string): string => key.replace(/(?:^| )(?:v|version |edition |level )?\d[\d.]*(?= |$)/g, '').trim();

/** Parts that name a field of work and stand before titles of many publishers. */
const FIELDS = new Set(
  [
    'Information technology',
    'Information processing systems',
    'Security techniques',
    'Cybersecurity',
    'Information security, cybersecurity and privacy protection',
    'Telecommunications and information exchange between systems',
    'Electronic Signatures and Infrastructures',
    'Electronic Signatures and Trust Infrastructures',
  ].map((field) => stems(field)),
);

/** Fewer telling words are a subject, not the name of a text. */
export const NAME_WORDS = 4;

/**
 * Whether two titles name one text: part by part in the same words, where one publisher leaves out what the text is a part
 * of ("Methods for Testing and Specification (MTS); The Testing and Test Control Notation version 3; Part 9: Using XML
 * schema with TTCN-3", "Testing and Test Control Notation version 3: Using XML schema with TTCN-3"). Numbers of parts,
 * abbreviations in brackets, fields of work and the kind of text do not count. `least`: telling words that there must be.
 */
export function nameOneText(a: string, b: string, least = NAME_WORDS): boolean {
  if (NEGATION.test(a) !== NEGATION.test(b)) return false;
  const [few, many] = [namingParts(a), namingParts(b)].sort((x, y) => x.length - y.length) as [string[], string[]];
  const words = few.join(' ');
  if (words === '' || (words.split(' ').length < least && !(sameWhole(a, b) && stems(a).split(' ').length >= least))) return false;
  if (words === many.join(' ')) return true;
  if (few.at(-1) !== many.at(-1)) return false;
  let at = 0;
  for (const part of many) if (part === few[at]) at++;
  return at === few.length;
}

const sameWhole = (a: string, b: string): boolean => stems(titleParts(a).join(' ')) === stems(titleParts(b).join(' '));

/** Small words that turn a title round: "with upper roller", "without upper roller". */
export const NEGATION = /\b(?:without|not|non|except)\b/i;

/** "Time-Stamp Protocol (TSP)", "[Language Independent]". */
const BRACKETS = /\((?=[^()]*[A-Z]{2})[A-Za-z0-9&/-]{2,12}\)|\[[^[\]]*\]/g;

/** "IEEE Standard for", "ISO/IEC/IEEE International Standard –", "IEEE Draft Recommended Practice for": IEEE's titles say the kind of text first. */
const KIND =
  /^(?:[A-Z/]+ )?(?:(?:Approved|Draft|Trial[- ]Use|International|American National) )*(?:Standard|Recommended Practice|Guide)s?(?:\s+(?:for|of|on)\s+(?:the\s+)?|\s*[-–—]+\s*|\s+(?=[A-Z]))/;

/** "OpenID Connect Core 1.0 incorporating errata set 2": an edition of it. */
const ERRATA = /\s*(?:[-–—:,]\s*|\b(?:incorporating|including|with)\s+)?\berrata(?: set)? \d+/gi;

const namingParts = (title: string): string[] =>
  titleParts(title.replace(/--+/g, ' – ').replace(KIND, '').replace(BRACKETS, ' ').replace(ERRATA, ''))
    .map(stems)
    .filter((part) => part !== '' && !FIELDS.has(part));

function stems(text: string): string {
  return contentWords(text).map(stem).join(' ');
}

/** The last part of a page's address where it names a document: long enough, with a number in it or several words. */
export function addressEnd(address: string): string | null {
  const parts = address
    .replace(/[?#].*$/, '')
    .split('/')
    .filter((part) => part !== '');
  const last = (parts.at(-1) ?? '').replace(/\.(?:html?|pdf|txt|docx?|xml)$/i, '').toLowerCase();
  return last.length >= 8 && /[a-z]/.test(last) && /\d|[a-z]{2,}-[a-z]{2,}/.test(last) && !/^(?:index|spec|specification|draft)$/.test(last) ? last : null;
}
