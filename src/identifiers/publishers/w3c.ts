import type { Identifier } from '@/src/model';
import { type Grammar, identifier, type Reading, take } from '../grammar';

// W3C Process, clause 6 (maturity) and the addresses of TR: "REC-vc-data-model-2.0-20250515", "TR/did-core/".

const STATUS = 'REC|PR|PER|CR|CRD|CRS|WD|FPWD|ED|NOTE|DNOTE|DRY|DISC|OBSL|SPSD|STMT|RSCND|WG-NOTE|IG-NOTE|TR';
const SNAPSHOT = new RegExp(
  `(?:W3C )?(?:https?://www\\.w3\\.org/TR/(?:\\d{4}/)?)?(${STATUS})-([A-Za-z0-9_][A-Za-z0-9_.+]*(?:-[A-Za-z0-9_.+]+)*?)(?:-(\\d{6}|\\d{8}))?(?:/|(?![A-Za-z0-9_+-]|\\.\\w))`,
  'y',
);
const SHORT_ADDRESS = /(?:https?:\/\/www\.w3\.org\/)?TR\/([a-z0-9][a-z0-9._-]*[a-z0-9])\/?/y;

/** Names as people write them, with the short name of the specification. The longest come first. */
const NAMES: readonly (readonly [string, string])[] = [
  ['Verifiable Credentials Data Model|VC(?:[ -]?Data[ -]?Model| ?DM)|VCDM', 'vc-data-model'],
  ['(?:Verifiable Credential |VC[ -])Data[ -]Integrity', 'vc-data-integrity'],
  ['Data Integrity ECDSA Cryptosuites', 'vc-di-ecdsa'],
  ['Data Integrity EdDSA Cryptosuites', 'vc-di-eddsa'],
  ['Data Integrity BBS Cryptosuites', 'vc-di-bbs'],
  ['Securing Verifiable Credentials using JOSE and COSE|VC-JOSE-COSE', 'vc-jose-cose'],
  ['(?:VC )?Bitstring Status List', 'vc-bitstring-status-list'],
  ['Controlled Identifiers|Controlled Identifier Document|CID', 'cid'],
  ['Decentralized Identifiers \\(DIDs\\)|DID[ -]Core|DIDs?', 'did'],
  ['DID Resolution', 'did-resolution'],
  ['Web Authentication|WebAuthn', 'webauthn'],
  ['Credential Management', 'credential-management'],
  ['JSON-LD', 'json-ld'],
  ['Federated Credential Management(?: API)?|FedCM', 'fedcm'],
  ['Digital Credentials(?: API)?', 'digital-credentials'],
];
const NAMED = NAMES.map(([source, short]) => ({
  short,
  expression: new RegExp(`(W3C )?(?:${source})(?:(?: API)?:? (?:Level |L|[Vv](?:ersion )?)?|[ -][Vv]?)(\\d(?:\\.\\d)?)(?![\\d.]\\d|\\d)`, 'y'),
}));
const ANY = /W3C (?!Recommendation|Working|Note|TAG|Team|Community|Candidate|Group)([A-Za-z0-9][\w.:&+-]*(?: [A-Za-z0-9&][\w.:&+-]*){0,9})/y;
/** Where the number is a level of one specification, the short name has no "1.0" but "-2"; the first DID specification is "did-core". */
const LEVELS = /^(?:webauthn|credential-management)$/;
/** Specifications that were renamed. */
const RENAMED: Readonly<Record<string, string>> = {
  'verifiable-claims-data-model': 'vc-data-model',
  'controller-document': 'cid',
  'vc-jwt': 'vc-jose-cose',
  'did-1.0': 'did-core',
};

function read(text: string, at: number, whole: boolean): Reading | null {
  const snapshot = take(SNAPSHOT, text, at);
  if (snapshot && (whole || snapshot[3] || snapshot[0].includes('w3.org'))) {
    const status = snapshot[1] as string;
    const own = identifier('W3C', 'tr', snapshot[2] as string, { edition: snapshot[3] ?? null, stage: status === 'REC' || status === 'TR' ? null : status });
    return { identifiers: [own], end: at + snapshot[0].length };
  }
  const address = take(SHORT_ADDRESS, text, at);
  if (address && (whole || address[0].includes('w3.org')))
    return { identifiers: [identifier('W3C', 'tr', renamed((address[1] as string).toLowerCase()))], end: at + address[0].length };
  for (const { short, expression } of NAMED) {
    const found = take(expression, text, at);
    if (!found || (!whole && !found[1] && /^(?:cid|did)$/.test(short) && !/Core|Decentralized|Controlled/.test(found[0]))) continue;
    const version = found[2] as string;
    const name = LEVELS.test(short) ? `${short}-${version}` : `${short}-${version.includes('.') ? version : `${version}.0`}`;
    return { identifiers: [identifier('W3C', 'tr', renamed(name))], end: at + found[0].length };
  }
  const any = whole ? take(ANY, text, at) : null;
  return any ? { identifiers: [identifier('W3C', 'tr', shortName(any[1] as string))], end: at + any[0].length } : null;
}

const renamed = (name: string): string => RENAMED[name] ?? name;
const shortName = (name: string): string => {
  if (!name.includes(' ')) return renamed(name);
  return renamed(
    name
      .toLowerCase()
      .replace(/[^a-z0-9.+]+/g, '-')
      .replace(/^-|-$/g, ''),
  );
};

function print(i: Identifier): string {
  // Of an edition the status is part of the name; a Recommendation has none where no edition is meant.
  return `W3C ${i.stage ? `${i.stage}-` : i.edition ? 'REC-' : ''}${i.number}${i.edition ? `-${i.edition}` : ''}`;
}

export const w3c: Grammar = {
  id: 'w3c',
  title: 'W3C',
  description: 'W3C technical reports by short name, dated snapshots with status, and the names and levels that people write.',
  publishers: ['W3C'],
  initials: 'WVDSBCJFRPNh',
  trigger: `(?:W3C )?(?:${NAMES.map(([source]) => source).join('|')})(?: API)?[: -]|(?:W3C )?(?:REC|PR|PER|CR|CRD|WD|NOTE|DNOTE)-[A-Za-z][\\w.-]{1,60}-\\d{8}|https?://www\\.w3\\.org/TR/`,
  read,
  print,
  base: (i) => `w3c ${i.number}`,
};
