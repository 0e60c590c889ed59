import { stem } from './stem';
import { singular } from './tokens';

// What definitions of this field are made of, in rows of words that definitions use for one another. Each row counts as its
// first word. Ours: written down from the vocabulary of identity and security standards at large, not from one document.

/** Who: parties in general, and the parts that they play. */
const PARTIES = [
  'entity person individual human people party someone somebody anyone actor principal man',
  'user end-user enduser',
  'organization organisation body agency enterprise company institution business',
  'attacker adversary intruder hacker perpetrator impostor',
  'subscriber applicant enrollee registrant',
  'claimant prover',
  'holder bearer wallet-holder owner possessor',
  'verifier checker',
  'issuer signer signatory',
  'subject principal',
  'provider operator server',
  'authority regulator registrar',
  'role function capacity',
];

/** What is done: acts, as verbs and as the nouns made of them. */
const ACTS = [
  'verify validate check confirm verification validation confirmation test prove demonstrate determine ascertain evaluate evaluation examine establish authenticate corroborate',
  'issue issuance mint',
  'create creation generate generation produce production make construct compute derive build form',
  'assert assertion attest attestation state declare vouch',
  'hold possess possession control keep store retain maintain',
  'present submit show exhibit supply',
  'request require ask want need demand',
  'receive obtain acquire retrieve recover collect get gain',
  'rely trust accept depend reliance confidence believe assurance',
  'disclose reveal divulge share release expose disclosure',
  'deceive trick fool mislead lure masquerade impersonate pretend counterfeit fraudulent fraud bogus fake spoof dupe',
  'attack attempt assault intrusion compromise exploit violate evade',
  'change modify alter tamper modification alteration corrupt destroy',
  'protect secure safeguard prevent detect protection',
  'manage administer govern handle oversee management administration',
  'identify recognize distinguish differentiate characterize describe represent know denote name',
  'bind associate link map relate connect binding association correspond',
  'transmit send convey transfer deliver exchange communicate distribute',
  'access use utilize employ usage',
  'allow grant permit authorize enable authorization permission entitle right privilege',
  'sign signing signature seal',
  'encrypt decrypt encipher decipher encryption decryption cipher plaintext ciphertext',
  'register enroll enrol registration enrolment enrollment',
  'revoke withdraw cancel suspend revocation',
  'assess estimate measure measuring prioritize assessment analyze analysis',
  'respond mitigate treat reduce response control mitigation',
  'choose select decide decision selection subset partial fine-grained selective',
  'copy reproduce replay repeat reuse resend',
];

/** What it is done to, and what things are made of. */
const THINGS = [
  'credential vc vcs',
  'claim statement',
  'attribute characteristic property trait quality feature',
  'information data datum record content fact',
  'identity identification',
  'identifier name uri url did pseudonym label',
  'token sd-jwt jwt ticket jwts',
  'presentation vp',
  'proof evidence testimonial attestation',
  'authenticator token',
  'certificate',
  'key keypair key-pair',
  'secret password passphrase pin memorized',
  'private confidential sensitive undisclosed nonpublic',
  'message communication packet',
  'signature',
  'hash digest checksum',
  'string value number bit parameter',
  'service resource website site application web email',
  'device equipment hardware machine computer platform workstation',
  'software program code executable component',
  'system network infrastructure environment',
  'document file object structure',
  'policy rule criterion criteria regulation requirement plan',
  'protocol sequence procedure',
  'harm loss damage impact threat danger adverse',
  'goal objective purpose',
  'digital electronic online',
  'unique specific particular distinct single',
  'context circumstance setting scope',
  'genuine authentic real legitimate true original origin source truth accuracy correct correctness valid',
  'secret-key symmetric',
  'physical biological behavioral biometric',
];

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  rp: 'relying party',
  rps: 'relying party',
  csp: 'credential provider',
  op: 'identity provider',
  idp: 'identity provider',
  ppid: 'pairwise pseudonymous identifier',
  pid: 'identity data',
  pii: 'personal identity information',
  ca: 'certificate authority',
  pki: 'public key infrastructure',
  did: 'identifier',
  dids: 'identifier',
  vc: 'credential',
  vcs: 'credential',
  vp: 'presentation',
  mac: 'message authentication code',
  tld: 'domain',
};

/** Parties and things by the word itself: Porter makes one of "verifier" and "verifies", of "authority" and "authorized". */
function byWord(rows: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const row of rows)
    for (const word of row.split(' ')) if (!found.has(word)) found.set(word, row.slice(0, row.indexOf(' ') < 0 ? row.length : row.indexOf(' ')));
  return found;
}

/** Acts by their stem: "verifies", "verifying" and "verification" are one. */
function byStem(rows: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const [word, name] of byWord(rows)) if (!found.has(stem(word))) found.set(stem(word), name);
  return found;
}

const ACT_OF = byStem(ACTS);
const THING_OF = byWord(THINGS);
const PARTY_OF = byWord(PARTIES);

/** The acts, things and parties of the field that a folded word stands for; empty where it is a word like others. */
export type Concept = { name: string; sort: 'act' | 'thing' | 'party' | 'word' };

export function conceptOf(word: string): Concept {
  const one = singular(word);
  const party = PARTY_OF.get(one) ?? PARTY_OF.get(word);
  if (party) return { name: party, sort: 'party' };
  const thing = THING_OF.get(one) ?? THING_OF.get(word);
  if (thing) return { name: thing, sort: 'thing' };
  const act = ACT_OF.get(stem(word));
  if (act) return { name: act, sort: 'act' };
  return { name: stem(one), sort: 'word' };
}

/** "RP" is read as "relying party". */
export const spellOut = (words: readonly string[]): string[] => words.flatMap((word) => ABBREVIATIONS[word]?.split(' ') ?? [word]);

/** Concepts that nearly every definition has: they say little, shared or not. */
const GENERAL = new Set(
  ['entity', 'information', 'system', 'access', 'unique', 'context', 'role', 'string', 'document', 'digital', 'goal'].concat(
    'process provid includ result gener type set term specif base part may general form refer certain other one more most typic usual often also such some any all each both us particular purpos number order mean way time perform ensur case exampl e.g i.e'.split(
      ' ',
    ),
  ),
);
export const isGeneral = (concept: string): boolean => GENERAL.has(concept);

/** Concepts that only a scheme of its own has: who names them speaks of one architecture, not of the matter at large. */
const OF_A_SCHEME = new Set(
  'credential claim token presentation subscriber claimant verifier holder issuer authenticator certificate rely wallet client oauth openid did sd-jwt cryptographic xri http attestation'.split(
    ' ',
  ),
);
export const isOfScheme = (concept: string): boolean => OF_A_SCHEME.has(concept);
