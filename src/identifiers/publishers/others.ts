import type { Identifier } from '@/src/model';
import { type Grammar, identifier, type Reading, take } from '../grammar';

/** A publisher whose numbers one expression describes: group 1 is the number, group 2 the edition, group 3 the supplement. */
type Simple = {
  id: string;
  title: string;
  description: string;
  publisher: Identifier['publisher'];
  type: string;
  initials: string;
  trigger: string;
  expression: RegExp;
  wholeOnly?: boolean;
  print: (i: Identifier) => string;
};

function simple(own: Simple): Grammar {
  const read = (text: string, at: number, whole: boolean): Reading | null => {
    if (own.wholeOnly && !whole) return null;
    const found = take(own.expression, text, at);
    if (!found) return null;
    const end = at + found[0].length;
    if (!whole && /^(?:[\p{L}\d]|[-/]\d)/u.test(text.slice(end, end + 2))) return null;
    const number = (found[1] as string).replace(/ {2,}/g, ' ');
    return {
      identifiers: [
        identifier(own.publisher, own.type, number, {
          edition: found[2] ?? null,
          supplement: found[3] ?? null,
          part: /^\d{4}-(\d+)$/.exec(number)?.[1] ?? null,
        }),
      ],
      end,
    };
  };
  return {
    id: own.id,
    title: own.title,
    description: own.description,
    publishers: [own.publisher],
    initials: own.initials,
    trigger: own.trigger,
    read,
    print: own.print,
  };
}

const withEdition = (i: Identifier, before: string): string => (i.edition ? `${before}${i.edition}` : '');

export const icao = simple({
  id: 'icao',
  title: 'ICAO',
  description: 'ICAO documents with parts and editions.',
  publisher: 'ICAO',
  type: 'doc',
  initials: 'ID',
  trigger: 'ICAO (?:Doc|\\d)|Doc\\.? ?9303',
  expression:
    /(?:ICAO )?(?:Doc(?:ument|\.)? ?)?(9303(?:-\d{1,2}|(?= ?,? Part))?|(?<=(?:ICAO|Doc\.?) )\d{4})(?:,? (?:(\d+)(?:st|nd|rd|th) [Ee]dition|ed\. ?(\d+)))?(?!\d)/y,
  print: (i) => `ICAO Doc ${i.number}${i.edition ? ` ed. ${i.edition}` : ''}`,
});

export const gsma = simple({
  id: 'gsma',
  title: 'GSMA',
  description: 'GSMA official documents ("SGP.22", "SAM.01") with versions.',
  publisher: 'GSMA',
  type: 'prd',
  initials: 'GSFITNRC',
  trigger: 'GSMA (?:PRD )?[A-Z]{2,4}\\.|(?:SGP|FS|IR|TS|NG|SAM|RCC|IDY)\\.\\d{2}',
  expression: /(?:GSMA )?(?:PRD )?((?:SGP|SAM|FS|IR|TS|NG|RCC|IDY|TSG|CLP|AA|BA|TD|WA)\.\d{2})(?:,? [vV]?(\d+\.\d+(?:\.\d+)?))?(?![\d.]\d)/y,
  print: (i) => `GSMA ${i.number}${withEdition(i, ' v')}`,
});

export const globalPlatform = simple({
  id: 'globalplatform',
  title: 'GlobalPlatform',
  description: 'GlobalPlatform document numbers ("GPC_SPE_034") with versions.',
  publisher: 'GlobalPlatform',
  type: 'document',
  initials: 'G',
  trigger: 'GP[A-Z]_[A-Z]{3}_\\d|GlobalPlatform GP',
  expression: /(?:GlobalPlatform )?(GP[A-Z]{0,2}_[A-Z]{3}_\d{3})(?:,? [vV]?(\d+(?:\.\d+){1,2}))?/y,
  print: (i) => `${i.number}${withEdition(i, ' v')}`,
});

export const oneM2M = simple({
  id: 'onem2m',
  title: 'oneM2M',
  description: 'oneM2M Technical Specifications and Reports with versions.',
  publisher: 'oneM2M',
  type: 'ts',
  initials: 'oT',
  trigger: 'oneM2M[ .-]T[SR]|T[SR]-00\\d{2}',
  expression: /(?:oneM2M[ .-]?)?(T[SR]-?\d{4})(?:[ -][vV](\d+\.\d+\.\d+))?(?!\d)/y,
  print: (i) => `oneM2M ${i.number.replace(/^(T[SR])(?=\d)/, '$1-')}${withEdition(i, ' V')}`,
});

export const ecma = simple({
  id: 'ecma',
  title: 'Ecma International',
  description: 'Ecma standards, technical reports and mementos.',
  publisher: 'Ecma',
  type: 'standard',
  initials: 'E',
  trigger: 'E(?:CMA|cma)[- ](?:TR|MEM|\\d)',
  expression: /E(?:CMA|cma)[- ]((?:TR\/|MEM\/)?\d{1,4}(?:-\d{1,2})?)(?::((?:19|20)\d{2}))?(?:,? (\d{1,2}(?:st|nd|rd|th) [Ee]dition))?(?![\w])/y,
  print: (i) => `ECMA${/^[TM]/.test(i.number) ? ' ' : '-'}${i.number}${withEdition(i, ':')}${i.supplement ? ` ${i.supplement}` : ''}`,
});

export const ogc = simple({
  id: 'ogc',
  title: 'OGC',
  description: 'Document numbers of the Open Geospatial Consortium ("OGC 15-043r3").',
  publisher: 'OGC',
  type: 'document',
  initials: 'O',
  trigger: 'OGC \\d{2}-\\d{3}',
  expression: /(?:OGC )?(\d{2}-\d{3})([rRc]\d{1,2}[a-z]?|[a-z])?(?!\w) ?/y,
  print: (i) => `OGC ${i.number}${i.edition ?? ''}`,
});

export const iana = simple({
  id: 'iana',
  title: 'IANA',
  description: 'IANA registries and their tables by name.',
  publisher: 'IANA',
  type: 'registry',
  initials: 'I',
  trigger: 'IANA [a-z]+-',
  expression: /IANA ([a-z0-9_][\w.+-]*(?:\/[\w.+-]+)*)/y,
  wholeOnly: true,
  print: (i) => `IANA ${i.number}`,
});

const OTHER_BODIES =
  'Kantara|ICAO|GSMA|NIST|NCCoE|GLEIF|CSC|MITRE|ANSI|OECD|UNECE|GP|CAMARA|Ecma|CA/Browser Forum|CAB Forum|OMA|BSI|ANSSI|AAMVA|SAE|INCITS|ATIS|TIA|EMVCo|PCI';
const OTHER = new RegExp(`(${OTHER_BODIES})[ /]([A-Z0-9][\\w./:()&+-]*(?: [A-Za-z0-9][\\w./:()&+-]*){0,8})`, 'y');
const DISTINCT =
  /(?:OECD[ /])(LEGAL\/\d{4})|(?:BSI )(TR-\d{5}(?:-\d{1,2})?)|(?:(?:ANSI[ /])?(?:INCITS )(\d{3}(?:-\d{4})?))|ANSI ((?:X\d+|Z\d+|INCITS|N\d+|C\d+)[.\d]+(?:-(?:19|20)\d{2})?)|(?:vLEI )(EGF [vV]?\d\.\d)/y;

/** Bodies with few numbers here: what stands after the body's name is kept as it is. In prose only what has figures of its own. */
export const others: Grammar = {
  id: 'others',
  title: 'Other bodies',
  description: 'OECD, BSI, ANSI, Kantara, GLEIF and others, by the name of the body and the number or name of the text.',
  publishers: ['other', 'ANSI'],
  initials: 'OBAI',
  trigger: 'OECD[ /]LEGAL|BSI TR-|(?:ANSI[ /])?INCITS \\d|ANSI [XZNC]\\d',
  read: (text, at, whole) => {
    const distinct = take(DISTINCT, text, at);
    if (distinct) {
      const end = at + distinct[0].length;
      if (!whole || end === text.length) return { identifiers: [identifier('other', 'document', distinct[0])], end };
    }
    const found = whole ? take(OTHER, text, at) : null;
    return found ? { identifiers: [identifier('other', 'document', found[0])], end: at + found[0].length } : null;
  },
  print: (i) => i.number,
  base: (i) => `other ${i.number}`,
};
