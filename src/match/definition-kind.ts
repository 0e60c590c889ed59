import { definitionWords } from './definitions';

/** What kind of thing a definition says that its term is. */
export type Kind = 'process' | 'entity' | 'data' | 'property' | 'system' | 'rule';

const KINDS: Readonly<Record<Kind, string>> = {
  process:
    'process act action activity verifying verification validation confirmation evaluation technique method attack attempt operation procedure deceiving management practice recognition detection disclosure authentication transfer exchange engineering engagement assessment decision mechanism task function service event occurrence association binding',
  entity:
    'entity person people party subject thing organization organisation individual user role body authority application agency human actor provider someone somebody anyone attacker adversary administrator server client institution company member official verifier holder issuer owner',
  data: 'data value object document information string key identifier certificate piece output result number code message statement evidence credential presentation assertion claim material name boolean token secret bit checksum proof record field parameter digest password attribute content uri url expression signature cookie nonce identity',
  property:
    'property ability capability quality characteristic trait attribute measure state condition degree right permission level strength likelihood probability',
  system:
    'system network device software hardware component infrastructure computer database container store framework environment module facility registry repository platform',
  rule: 'policy policies plan principle objective goal standard specification model protocol program criteria criterion requirement rule format',
};
export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  process: 'a process',
  entity: 'somebody',
  data: 'data',
  property: 'a property',
  system: 'a system',
  rule: 'a rule or plan',
};

const KIND_OF = new Map<string, Kind>();
for (const kind of ['process', 'entity', 'data', 'property', 'system', 'rule'] as const)
  for (const word of KINDS[kind].split(' ')) if (!KIND_OF.has(word)) KIND_OF.set(word, kind);

/** "Set of", "piece of", "any kind of": the noun that follows says what it is. */
const TRANSPARENT = new Set(
  'set piece kind designation component half pair portion form type part sequence series collection group list term number one or more any sort aspect class'.split(
    ' ',
  ),
);
/** The genus is named among the first words, and before the first relative clause. */
const HEAD_WORDS = 8;
const RELATIVE = new Set(['that', 'which', 'who', 'whose', 'where']);
const ENDS_HEAD = new Set(
  'that which who whose of for to by in with from where when used made about related on under against between through whereby'.split(' '),
);

/** "RP. A Web application …", "(MAC) A checksum …": the abbreviation comes first. */
const ABBREVIATION = /^\s*(?:\([A-Z]\)\s+)?\(?[A-Z]{2,6}[).]\s+(?=[A-Z])/;

/** The class of the definition's genus ("process of …", "entity that …"); null where no known noun stands at its head. */
export function kindOf(core: string): Kind | null {
  const plain = core.replace(ABBREVIATION, '').replace(/\([^()]{1,80}\)/g, ' ');
  // Of "an individual, process, or device that …" the first says what it is.
  const comma = plain.indexOf(',');
  return (comma > 0 ? kindOfHead(plain.slice(0, comma)) : null) ?? kindOfHead(plain);
}

function kindOfHead(text: string): Kind | null {
  const words = definitionWords(text);
  if (isAct(words)) return 'process';
  let kind: Kind | null = null;
  for (let at = 0; at < Math.min(words.length, HEAD_WORDS); at++) {
    const word = words[at] as string;
    if (at > 0 && RELATIVE.has(word)) break;
    if (kind !== null && (ENDS_HEAD.has(word) || /ing$/.test(word))) break;
    if (TRANSPARENT.has(word) && /^(?:of|for|applied)$/.test(words[at + 1] ?? '')) {
      at++;
      continue;
    }
    kind = KIND_OF.get(word) ?? KIND_OF.get(word.replace(/s$/, '')) ?? kind;
    const next = words[at + 1] ?? '';
    // "A term for attackers trying to …": the act is meant, not who does it.
    if (kind === 'entity' && words[at - 1] === 'for' && next.endsWith('ing')) return 'process';
    if (kind !== null && ENDS_HEAD.has(next)) break;
  }
  return kind;
}

/** "To test …", "Verifying the …", "Grant an …": the definition opens with the act itself. */
function isAct(words: readonly string[]): boolean {
  const [first = '', second = '', third = ''] = words;
  // "Relying party that …" names somebody; "deceiving somebody into …" does not.
  const describes = KIND_OF.get(second) === 'entity' && (third === '' || RELATIVE.has(third));
  const gerund = /^[a-z]{3,}ing$/.test(first) && !/^(?:(?:any|some|every)?thing|string)$/.test(first) && !describes;
  return (first === 'to' && second !== '') || gerund || BARE_ACTS.has(first);
}
const BARE_ACTS = new Set('grant give make establish confirm prove protect allow'.split(' '));
