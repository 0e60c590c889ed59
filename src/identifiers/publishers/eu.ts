import type { Identifier } from '@/src/model';
import { type Grammar, identifier, type Reading, take } from '../grammar';

// Interinstitutional style guide, part 1, 1.2.2: "Regulation (EU) 2024/1183" since 2015, "Regulation (EU) No 910/2014"
// before; "Directive 95/46/EC"; Commission implementing and delegated acts; short forms CIR and CID as in the ARF.

const KINDS =
  '(?:Commission )?(?:Implementing|Delegated) (?:Regulation|Decision|Directive|Act)|(?:Commission |Council )?(?:Regulation|Directive|Decision|Recommendation)|CIR|CID|CDR|(?:COMMISSION )?(?:IMPLEMENTING|DELEGATED) (?:REGULATION|DECISION|DIRECTIVE)|(?:COMMISSION |COUNCIL )?(?:REGULATION|DIRECTIVE|DECISION|RECOMMENDATION)';
const ACT = new RegExp(
  `(${KINDS})? ?(?:of the European Parliament and of the Council )?\\((EU|EC|EEC|EU, Euratom)\\)(?: ((?:N[ro]\\.?|N°) ?))? ?(\\d{1,4}/\\d{1,4})(?!\\d|/)`,
  'y',
);
const SHORT = new RegExp(`(CIR|CID|CDR|${KINDS}) (\\d{4}/\\d{1,4})(?:/(EU|EC|EEC))?(?!\\d|/)`, 'y');
const SUFFIX = new RegExp(`(${KINDS}) (\\d{2,4}/\\d{1,4})/(EU|EC|EEC)(?![A-Za-z])`, 'y');
const ARCHITECTURE =
  /(?:EUDI(?: Wallet)? )?(?:ARF|Architecture and Reference Framework)(?:,? ?(?:[vV](?:ersion )?\.? ?)?(\d{1,2}(?:\.\d{1,2}){0,2}))?(?![\d])/y;
const SPECIFICATION = /(?:EUDI )?TS ?(\d{1,2})(?![\d. ]\d|\d)(?: v(\d\.\d))?/y;
const EIDAS = /eIDAS (2(?:\.0)?)(?!\d)/y;

const SHORT_TYPES: Readonly<Record<string, string>> = { CIR: 'implementing-regulation', CID: 'implementing-decision', CDR: 'delegated-regulation' };

function read(text: string, at: number, whole: boolean): Reading | null {
  const act = take(ACT, text, at);
  if (act) return one(typeOf(act[1] ?? null), act[4] as string, act[2] as string, at + act[0].length);
  const suffix = take(SUFFIX, text, at);
  if (suffix) return one(typeOf(suffix[1] as string), suffix[2] as string, suffix[3] as string, at + suffix[0].length);
  const short = take(SHORT, text, at);
  if (short && (short[1] as string).length === 3) return one(typeOf(short[1] as string), short[2] as string, 'EU', at + short[0].length);
  const framework = take(ARCHITECTURE, text, at);
  if (framework && (whole || framework[1])) {
    return { identifiers: [identifier('EU', 'arf', 'ARF', { edition: framework[1] ?? null })], end: at + framework[0].length };
  }
  const specification = take(SPECIFICATION, text, at);
  if (specification && (whole || specification[0].startsWith('EUDI'))) {
    const own = identifier('EU', 'eudi-ts', `TS${(specification[1] as string).padStart(2, '0')}`, { edition: specification[2] ?? null });
    return { identifiers: [own], end: at + specification[0].length };
  }
  const eidas = take(EIDAS, text, at);
  return eidas && whole ? one('regulation', '2024/1183', 'EU', at + eidas[0].length) : null;
}

function one(type: string, number: string, community: string, end: number): Reading {
  return { identifiers: [identifier('EU', type, number, { copublisher: community === 'EU' ? null : community })], end };
}

function typeOf(words: string | null): string {
  if (!words) return 'act';
  const short = SHORT_TYPES[words];
  if (short) return short;
  return words
    .replace(/^(?:Commission|Council) /i, '')
    .toLowerCase()
    .replace(/ /g, '-');
}

const capital = (type: string): string => type.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => (dash ? ' ' : '') + letter.toUpperCase());

function print(i: Identifier): string {
  if (i.type === 'arf') return `EUDI ARF${i.edition ? ` ${i.edition}` : ''}`;
  if (i.type === 'eudi-ts') return `EUDI ${i.number}${i.edition ? ` v${i.edition}` : ''}`;
  const community = i.copublisher ?? 'EU';
  const head = i.type === 'act' ? '' : `${/^(?:implementing|delegated)/.test(i.type) ? 'Commission ' : ''}${capital(i.type)} `;
  if (/directive|decision/.test(i.type) && community !== 'EU') return `${head}${i.number}/${community}`;
  const [, last] = i.number.split('/');
  const old = /^(?:19|20)\d{2}$/.test(last ?? '') && !/^(?:19|20)\d{2}\//.test(i.number);
  return `${head}(${community})${old ? ' No' : ''} ${i.number}`;
}

export const eu: Grammar = {
  id: 'eu',
  title: 'European Union',
  description:
    "Regulations, directives, decisions, implementing and delegated acts, also in short form; the ARF and the Commission's technical specifications.",
  publishers: ['EU'],
  initials: 'CIDREA(',
  trigger: `(?:${KINDS}) (?:of the European|\\(E|\\d)|\\(E[UE]C?\\) (?:No? ?)?\\d|(?:EUDI(?: Wallet)? )?(?:ARF|Architecture and Reference Framework),? ?[vV\\d]|EUDI TS`,
  read,
  print,
  base: (i) => (i.type === 'arf' || i.type === 'eudi-ts' ? `eu ${i.number}` : `eu act ${i.number}`),
};
