import type { Identifier } from '@/src/model';
import { type Grammar, identifier, type Reading, take } from '../grammar';

// OASIS Naming Directives: work product "saml-core-2.0", stage "os", "cs01", "csd02", "csprd01", "ps01", "cn01", errata.

const HEAD = /OASIS (?:Standard )?/y;
const FILE =
  /([A-Za-z][\w]*(?:-[A-Za-z\d][\w.]*){0,8}?)-[vV]?(\d+\.\d+(?:\.\d+)?)((?:-(?:errata|part|pt|Part|Pt)\d*(?:-[a-z]+)?)*)-(os|cs\d{0,2}|csd\d{1,2}|csprd\d{1,2}|cd\d{1,2}|cn\d{1,2}|cnd\d{1,2}|cnprd\d{1,2}|ps\d{1,2}|psd\d{1,2}|wd\d{1,2})(?:-complete)?(?![\w-])/y;
const NAMES =
  'SAML|XACML|KMIP|BIAS|IMI|DSS-X|DSS|ESAT|SARIF|CVRF|CSAF|STIX|TAXII|OpenC2|CACAO|MQTT|AMQP|OData|TOSCA|WS-Trust|WS-Security|WS-Federation|WS-SecurityPolicy|SPML|PKCS ?#?11|UBL|DITA|ebXML|ODF|OpenDocument|XLIFF|CAP|XRI|XDI|LegalRuleML|OSLC';
/** First words of the file names of work products. */
const FAMILIES =
  'saml|xacml|kmip|wss?|dss|stix|taxii|csaf|cvrf|sarif|mqtt|amqp|odata|tosca|pkcs11|oslc|ubl|dita|ebxml|ebcore|cap|edxl|xliff|openc2|cacao|bias|imi|trust-el|legalruleml|opendocument|spml';
const KNOWN = new RegExp(
  `(?:OASIS )?(${NAMES})(?: (?:Core|Profiles?|Metadata|Bindings))?(?:,? ?[vV](?:ersion )?\\.? ?| (?=\\d))(\\d+(?:\\.\\d+){0,2})(?:[ -](os|cs\\d{1,2}|csd\\d{1,2}|errata|plus errata))?(?!\\d)`,
  'y',
);
const SHORT = /([A-Za-z][\w.#+&-]*(?: [A-Za-z0-9][\w.#+&-]*){0,6})/y;

function read(text: string, at: number, whole: boolean): Reading | null {
  const head = take(HEAD, text, at);
  const start = at + (head?.[0].length ?? 0);
  const file = take(FILE, text, start);
  if (file) {
    const name = `${file[1]}-v${file[2]}${file[3] ?? ''}`;
    const own = identifier('OASIS', 'standard', name, { stage: file[4] as string });
    return { identifiers: [own], end: start + file[0].length };
  }
  const known = whole && head && /-/.test(text.slice(start)) ? null : take(KNOWN, text, at);
  if (known && (whole || known[0].startsWith('OASIS') || (known[2] as string).includes('.'))) {
    const own = identifier('OASIS', 'standard', `${(known[1] as string).replace(/ /g, '')} ${known[2]}`, {
      stage: known[3] && /^(?:os|cs)/.test(known[3]) ? known[3] : null,
      edition: /errata/.test(known[3] ?? '') ? 'errata' : null,
    });
    return { identifiers: [own], end: at + known[0].length };
  }
  if (!whole || !head) return null;
  const short = take(SHORT, text, start);
  return short ? { identifiers: [identifier('OASIS', 'standard', short[0])], end: start + short[0].length } : null;
}

function print(i: Identifier): string {
  if (i.stage && i.number.includes('-v')) return `${i.number}-${i.stage}`;
  return `OASIS ${i.number}${i.stage ? ` ${i.stage}` : ''}${i.edition ? ' plus errata' : ''}`;
}

export const oasis: Grammar = {
  id: 'oasis',
  title: 'OASIS',
  description: 'OASIS work products by name and version, and by file name with stage.',
  publishers: ['OASIS'],
  initials: 'OSXKBIDECTMAWPULsxkwdctmopubaeil',
  trigger: `OASIS |(?:${NAMES})(?:,? ?[vV]| \\d)|(?:${FAMILIES})-(?:[a-z][\\w.]{0,20}-){0,4}v?\\d\\.\\d`,
  read,
  print,
  base: (i) => `oasis ${i.number.replace(/-v(?=\d)/i, ' ').replace(/-core (?=\d)|[-_ ]+/gi, ' ')}`,
};
