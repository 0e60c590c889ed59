/** How the parts of a profile's id are written by the bodies themselves. */
const WORDS: Record<string, string> = {
  itu: 'ITU',
  t: 'T',
  iso: 'ISO',
  iec: 'IEC',
  ietf: 'IETF',
  rfc: 'RFC',
  w3c: 'W3C',
  openid: 'OpenID',
  dif: 'DIF',
  toip: 'ToIP',
  fido: 'FIDO',
  etsi: 'ETSI',
  nist: 'NIST',
  oasis: 'OASIS',
  eudi: 'EUDI',
  eu: 'EU',
  cen: 'CEN',
  sp: 'SP',
  ts: 'TS',
  tr: 'TR',
  td: 'TD',
  jca: 'JCA',
  arf: 'ARF',
};

/** "itu-t-recommendation" → "ITU-T Recommendation". */
export function profileName(profile: string): string {
  const words = profile.split('-').map((word) => WORDS[word] ?? word.charAt(0).toUpperCase() + word.slice(1));
  return words
    .join(' ')
    .replace(/\bITU T\b/, 'ITU-T')
    .replace(/\bISO IEC\b/, 'ISO/IEC');
}
