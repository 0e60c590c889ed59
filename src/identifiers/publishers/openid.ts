import { namedGrammar } from './named';

// openid.net/developers/specs: final specifications, Implementer's Drafts ("-ID3"), errata sets, editors' drafts ("-23").

export const openid = namedGrammar({
  id: 'openid',
  title: 'OpenID Foundation',
  description: "OpenID specifications by the names and labels that people write, with version, draft, Implementer's Draft and errata set.",
  publisher: 'OpenID',
  before: 'OpenID|OIDF',
  initials: 'OHSICAFo',
  names: [
    { written: 'OpenID4VP|OID4VP|OpenID for Verifiable Presentations|openid-4-verifiable-presentations|OpenID\\.VP', short: 'openid4vp', printed: 'OpenID4VP' },
    {
      written: 'OpenID4VCI|OID4VCI|OpenID for Verifiable Credential Issuance|openid-4-verifiable-credential-issuance|OpenID\\.VCI',
      short: 'openid4vci',
      printed: 'OpenID4VCI',
    },
    {
      written:
        '(?:OpenID )?HAIP|OpenID4VC High Assurance Interoperability Profile(?: with SD-JWT VC)?|OpenID4VC[ -]HAIP|openid4vc-high-assurance-interoperability-profile(?:-sd-jwt-vc)?',
      short: 'haip',
      printed: 'OpenID HAIP',
    },
    { written: '(?:OpenID )?OpenID Connect Core|OIDC Core|OpenID\\.Core|openid-connect-core', short: 'connect-core', printed: 'OpenID Connect Core' },
    {
      written: '(?:OpenID )?OpenID Connect Discovery|OIDC Discovery|OpenID\\.Discovery|openid-connect-discovery',
      short: 'connect-discovery',
      printed: 'OpenID Connect Discovery',
    },
    {
      written: '(?:OpenID )?OpenID Connect Dynamic Client Registration|OIDC Registration|OpenID\\.Registration|openid-connect-registration',
      short: 'connect-registration',
      printed: 'OpenID Connect Dynamic Client Registration',
    },
    {
      written: '(?:OpenID )?OpenID Connect Session Management|OpenID\\.Session|openid-connect-session',
      short: 'connect-session',
      printed: 'OpenID Connect Session Management',
    },
    {
      written: '(?:OpenID )?OpenID Connect Front-Channel Logout|openid-connect-frontchannel',
      short: 'connect-frontchannel',
      printed: 'OpenID Connect Front-Channel Logout',
    },
    {
      written: '(?:OpenID )?OpenID Connect Back-Channel Logout|OpenID\\.BackChannel|openid-connect-backchannel',
      short: 'connect-backchannel',
      printed: 'OpenID Connect Back-Channel Logout',
    },
    {
      written: '(?:OpenID )?OpenID Connect RP-Initiated Logout|openid-connect-rpinitiated',
      short: 'connect-rpinitiated',
      printed: 'OpenID Connect RP-Initiated Logout',
    },
    {
      written: '(?:OpenID )?OpenID Connect for Identity Assurance|(?:OpenID )?IDA(?! Schema)|openid-connect-4-identity-assurance',
      short: 'ida',
      printed: 'OpenID IDA',
    },
    { written: '(?:OpenID )?OpenID Identity Assurance Schema Definition|(?:OpenID )?IDA Schema', short: 'ida-schema', printed: 'OpenID IDA Schema' },
    { written: 'Self-Issued OpenID Provider|SIOP|openid-connect-self-issued', short: 'siop', printed: 'SIOP' },
    {
      written: '(?:OpenID )?OpenID Federation|OpenID Connect Federation|openid-federation|openid-connect-federation',
      short: 'federation',
      printed: 'OpenID Federation',
    },
    {
      written: '(?:OpenID )?CIBA(?: Core)?|OpenID Connect Client-Initiated Backchannel Authentication Flow(?: - Core)?',
      short: 'ciba',
      printed: 'OpenID CIBA Core',
    },
    { written: '(?:OpenID )?SSF|OpenID Shared Signals Framework(?: Specification)?', short: 'ssf', printed: 'OpenID SSF' },
    { written: '(?:OpenID )?CAEP|OpenID Continuous Access Evaluation Profile', short: 'caep', printed: 'OpenID CAEP' },
    { written: '(?:OpenID )?AuthZEN(?: Authorization API)?', short: 'authzen', printed: 'OpenID AuthZEN' },
    { written: 'FAPI 2\\.0 Security Profile', short: 'fapi-2.0-security-profile', printed: 'FAPI 2.0 Security Profile' },
    { written: 'FAPI 1\\.0 Part 1|Financial-grade API Security Profile 1\\.0 - Part 1: Baseline', short: 'fapi-1.0-part-1', printed: 'FAPI 1.0 Part 1' },
    { written: 'FAPI 1\\.0 Part 2|Financial-grade API Security Profile 1\\.0 - Part 2: Advanced', short: 'fapi-1.0-part-2', printed: 'FAPI 1.0 Part 2' },
    { written: 'FAPI', short: 'fapi', printed: 'FAPI' },
    { written: 'OpenID Authentication|openid-authentication', short: 'authentication', printed: 'OpenID Authentication' },
  ],
});
