import { namedGrammar } from './named';

// fidoalliance.org/specifications: "fido-client-to-authenticator-protocol-v2.1-ps-20210615", labels as [FIDOGlossary].

export const fido = namedGrammar({
  id: 'fido',
  title: 'FIDO Alliance',
  description: 'FIDO specifications by name, label and file name with maturity and date.',
  publisher: 'FIDO',
  before: 'FIDO Alliance|FIDO',
  initials: 'FCUMf',
  names: [
    {
      written: '(?:FIDO )?CTAP|(?:FIDO )?Client to Authenticator Protocol(?: \\(CTAP\\))?|fido-client-to-authenticator-protocol',
      short: 'ctap',
      printed: 'FIDO CTAP',
    },
    { written: '(?:FIDO )?UAF|FIDO UAF Protocol Specification|fido-uaf-protocol|fido-uaf(?!-)', short: 'uaf', printed: 'FIDO UAF' },
    { written: 'fido-uaf-reg', short: 'uaf-reg', printed: 'fido-uaf-reg' },
    { written: 'fido-u2f(?!-)|FIDO U2F(?! Raw)', short: 'u2f', printed: 'FIDO U2F' },
    {
      written: 'U2FRawMsgs|FIDO U2F Raw Message Formats|fido-u2f-raw-message-formats',
      short: 'u2f-raw-message-formats',
      printed: 'FIDO U2F Raw Message Formats',
    },
    { written: 'FIDO ?Glossary|FIDO Technical Glossary|fido-glossary', short: 'glossary', printed: 'FIDO Glossary' },
    { written: '(?:FIDO )?MDS|FIDO Metadata Service|fido-metadata-service', short: 'mds', printed: 'FIDO MDS' },
    { written: '(?:FIDO )?FDO|FIDO Device Onboard(?: Specification)?|fido-device-onboard', short: 'fdo', printed: 'FIDO FDO' },
    { written: '(?:FIDO )?CXF', short: 'cxf', printed: 'FIDO CXF' },
    { written: '(?:FIDO )?CXP', short: 'cxp', printed: 'FIDO CXP' },
    { written: 'FIDO2', short: 'fido2', printed: 'FIDO2' },
  ],
});
