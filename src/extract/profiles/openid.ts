import type { Stage } from '@/src/model';
import { dateIn } from '../identity/dates';
import { type Front, type FrontLine, fieldOf, findLine, spanOver, valueIn } from '../identity/front';
import type { Profile } from './profile';

const NAME =
  /\b((?:openid|oauth|fapi|draft-(?:openid|oid4v|oidc|haip|fapi|ssf|caep|ekyc|sd-jwt)|oid4v|sharedsignals|authzen|fastfed|heart|igov|ida|ekyc)[a-z0-9]*(?:-[a-z0-9_.]+){1,})\b/;
const STATUS = /^(?:Final|Draft|Implementer['’]s Draft|Proposed Final|Editor['’]s draft|Standards Track|Experimental)$/i;

/** OpenID Foundation specifications: xml2rfc's pages with the Foundation's working groups, states and names of files. */
export const openid: Profile = {
  id: 'openid',
  title: 'OpenID Foundation specification',
  description: 'xml2rfc head with workgroup, state and authors; title "OpenID …"; Notices of the OpenID Foundation; file names with versions as 1_0.',
  publisher: 'OpenID',
  recognise(front) {
    const { source } = front;
    const head = front.lines.slice(0, 40).map((line) => line.text);
    const title = `${source.metadata.title ?? ''}\n${head.join('\n')}`;
    let score = 0;
    if (
      /(?:^|\n)(?:Final: |Draft: )?(?:OpenID|OpenID4V\w*|FAPI|Financial-grade API|Shared Signals|CAEP|SIOP|Self-Issued OpenID|Client[- ]Initiated Backchannel|Grant Management|FastFed|OAuth 2\.0 (?:Multiple Response|Form Post))\b/i.test(
        title,
      )
    )
      score += 0.35;
    if (NAME.test(head.join('\n')) || NAME.test(source.metadata['ietf.draft'] ?? '') || NAME.test(source.metadata['dct.identifier'] ?? '')) score += 0.25;
    if (/openid/i.test(valueIn(front, /^workgroup$/) ?? '') || head.some((line) => /^(?:OpenID|MODRNA|FAPI|eKYC|AuthZEN)\b.*$/i.test(line) && line.length < 60))
      score += 0.25;
    if (head.some((line) => STATUS.test(line)) && !/IETF Trust/.test(front.text)) score += 0.1;
    if (/OpenID Foundation \(OIDF\)|The OpenID Foundation/.test(source.text)) score += 0.3;
    if (/IETF Trust|Internet-Drafts are working documents/.test(front.text)) score -= 0.5;
    return Math.max(0, Math.min(0.97, score));
  },
  identify(front) {
    const title = findTitle(front);
    const name = findName(front);
    const ids = idsOf(name?.name ?? null, title?.text ?? '');
    const status = statusOf(front, title?.text ?? '');
    return {
      id: ids[0] ?? null,
      otherIds: ids.slice(1),
      idSpan: name?.line?.span ?? null,
      title: title?.text ?? null,
      titleSpan: title ? spanOver(title.lines) : null,
      date: findPublished(front),
      kind: 'specification',
      stage: status,
      groups: groupsOf(front),
      authors: authorsOf(front),
      confidentiality: /grants to any Contributor, developer, implementer/.test(front.source.text) ? 'public' : 'unknown',
    };
  },
};

function findTitle(front: Front): { text: string; lines: FrontLine[] } | null {
  const { lines } = front;
  const marked = lines.find((line) => /#title\b/.test(line.block.context ?? '') || (line.block.style === 'h1' && line.block.kind === 'cover'));
  const abstract = lines.findIndex((line) => /^Abstract$/i.test(line.text));
  const above = lines.slice(0, abstract < 0 ? 20 : abstract);
  const longest = above
    .filter((line) => line.text.length > 14 && !/@|^\p{L}+ \d{1,2}, \d{4}$/u.test(line.text) && !NAME.test(line.text.replace(/\s.*$/s, '')))
    .sort((a, b) => b.text.length - a.text.length)[0];
  const line = marked ?? longest;
  if (!line) return front.source.metadata.title ? { text: undress(front.source.metadata.title), lines: [] } : null;
  return { text: undress(line.text), lines: [line] };
}

/** xml2rfc prints the file's name below the title, sometimes in its last line. */
const undress = (title: string): string =>
  title
    .replace(/^(?:Final|Draft): /, '')
    .replace(/\s+(?=\S*$)(?:draft-)?[a-z0-9]+(?:-[a-z0-9_.]+){2,}$/, '')
    .trim();

function findName(front: Front): { name: string; line: FrontLine | null } | null {
  const meta = front.source.metadata['ietf.draft'] ?? front.source.metadata['dct.identifier']?.replace(/^urn:ietf:id:/, '');
  if (meta && NAME.test(meta)) return { name: meta, line: null };
  const field = fieldOf(front, /^(?:internet-draft|series)$/);
  const named = NAME.exec(field?.value ?? '')?.[1];
  if (named) return { name: named, line: field?.lines[0] ?? null };
  const line = findLine(front, NAME, 30);
  if (line?.match[1] && line.line.text.length < 240) return { name: line.match[1], line: line.line };
  const url = /openid\.net\/specs\/([\w.-]+?)\.html/.exec(`${front.source.url ?? ''} ${front.text}`)?.[1];
  return url ? { name: url, line: null } : null;
}

/** File names that say less than their titles, as the Foundation's list of specifications has them. */
const FILES: readonly [RegExp, string][] = [
  [/^OpenID Connect Basic Client/i, 'openid-connect-basic'],
  [/^OpenID Connect Implicit Client/i, 'openid-connect-implicit'],
  [/^OpenID Connect Dynamic Client Registration/i, 'openid-connect-registration'],
  [/^OpenID Connect Session Management/i, 'openid-connect-session'],
  [/^OpenID Connect RP-Initiated Logout/i, 'openid-connect-rpinitiated'],
  [/^OpenID Connect Front-?Channel Logout/i, 'openid-connect-frontchannel'],
  [/^OpenID Connect Back-?Channel Logout/i, 'openid-connect-backchannel'],
  [/^OpenID Connect Client[- ]Initiated Backchannel Authentication/i, 'openid-client-initiated-backchannel-authentication-core'],
  [/^OAuth 2\.0 Multiple Response Type/i, 'oauth-v2-multiple-response-types'],
  [/^OAuth 2\.0 Form Post Response Mode/i, 'oauth-v2-form-post-response-mode'],
  [/^Financial-grade API.*Part 1/i, 'openid-financial-api-part-1'],
  [/^Financial-grade API.*Part 2/i, 'openid-financial-api-part-2'],
  [/^OpenID Connect for Identity Assurance/i, 'openid-connect-4-identity-assurance'],
  [/^OpenID for Verifiable Presentations/i, 'openid-4-verifiable-presentations'],
  [/^OpenID for Verifiable Credential Issuance/i, 'openid-4-verifiable-credential-issuance'],
];

/**
 * The name of the file, and the same without its draft number; a name without a version gets the title's ("Core 1.0" → "-1_0"). Where no
 * name is printed, the title makes it, as the Foundation names its files: "OpenID Connect Core 1.0" is openid-connect-core-1_0.
 */
function idsOf(name: string | null, title: string): string[] {
  const version = /\b(\d+)\.(\d+)\b/.exec(title);
  const suffix = version ? `-${version[1]}_${version[2]}` : '';
  if (name) {
    const bare = name.replace(/-(?:\d{2}|latest)$/, '');
    const full = /\d_\d/.test(bare) || /-latest$/.test(name) ? bare : `${bare}${suffix}`;
    return [...new Set([/-latest$/.test(name) ? name : full, name, full])];
  }
  const filed = FILES.find(([pattern]) => pattern.test(title));
  const slug = title
    .replace(/\s*[-–+]\s*(?:draft|Draft|Final|Errata|Implementer|Editor|incorporating).*$/i, '')
    .replace(/\bincorporating errata set \d+/i, '')
    .replace(/\s*\+.*$/, '')
    .toLowerCase()
    .replace(/(\d)\.(\d)/g, '$1_$2')
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return [...(filed ? [`${filed[1]}${suffix}`] : []), ...(slug ? [slug] : [])];
}

function findPublished(front: Front): string | null {
  const field = dateIn(valueIn(front, /^(?:published|date)$/));
  if (field) return field;
  const line = front.lines.slice(0, 40).find((l) => l.text.length < 40 && !/expires/i.test(l.text) && dateIn(l.text) !== null);
  return dateIn(line?.text) ?? dateIn(front.source.metadata['time.published']) ?? dateIn(front.source.metadata['dct.issued']);
}

function statusOf(front: Front, title: string): Stage {
  const status = valueIn(front, /^status$/) ?? front.lines.slice(0, 12).find((line) => STATUS.test(line.text))?.text ?? '';
  if (/draft/i.test(title) || /draft/i.test(status)) return 'draft';
  return /final/i.test(status) || /final$/i.test(title) ? 'published' : 'unknown';
}

function groupsOf(front: Front): string[] {
  const group =
    valueIn(front, /^workgroup$/) ??
    front.lines
      .slice(0, 3)
      .find((line) => /^(?:OpenID|MODRNA|FAPI|eKYC|AuthZEN|Shared Signals)\b/.test(line.text) && line.text.length < 50 && !/\d\.\d/.test(line.text))?.text;
  return group ? [`OpenID ${group.replace(/^OpenID\s+/i, '')}`] : [];
}

function authorsOf(front: Front): string[] {
  const meta = front.source.metadata.author;
  if (meta && front.source.format === 'html') return meta.split(/\s*;\s*/);
  const people = front.lines
    .slice(0, 30)
    .filter((line) => /^(?:\p{Lu}\. ?){1,2}(?:\p{Ll}{1,3} )?\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?(?:, Ed\.)?$/u.test(line.text));
  return [...new Set(people.map((line) => line.text.replace(/, Ed\.$/, '')))];
}
