import { namedGrammar } from './named';

// identity.foundation and trustoverip.org: specifications have names and versions, no numbers.

export const dif = namedGrammar({
  id: 'dif',
  title: 'Decentralized Identity Foundation',
  description: 'DIF specifications by name and version.',
  publisher: 'DIF',
  before: 'DIF',
  initials: 'DPCW',
  names: [
    { written: '(?:DIF )?(?:DIF )?Presentation Exchange', short: 'presentation-exchange', printed: 'DIF Presentation Exchange' },
    { written: '(?:DIF )?Credential Manifest', short: 'credential-manifest', printed: 'DIF Credential Manifest' },
    { written: '(?:DIF )?DIDComm(?: Messaging)?', short: 'didcomm', printed: 'DIDComm Messaging' },
    { written: '(?:DIF )?Well[ -]Known DID Configuration', short: 'well-known-did-configuration', printed: 'DIF Well Known DID Configuration' },
  ],
});

export const toip = namedGrammar({
  id: 'toip',
  title: 'Trust over IP Foundation',
  description: 'ToIP specifications by name and version.',
  publisher: 'ToIP',
  before: 'ToIP|Trust over IP',
  initials: 'T',
  names: [
    { written: '(?:ToIP )?(?:TRQP|Trust Registry Query Protocol)', short: 'trqp', printed: 'ToIP TRQP' },
    { written: '(?:ToIP )?Trust Spanning Protocol', short: 'tsp', printed: 'ToIP TSP' },
  ],
});
