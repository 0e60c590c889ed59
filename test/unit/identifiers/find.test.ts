import { describe, expect, it } from 'vitest';
import { findIdentifiers, printIdentifier } from '@/src/identifiers';
import { PROSE_TRAPS } from './prose-traps';

/** The numbers found, each with the text under its place. */
const found = (text: string): string[] => findIdentifiers(text).map((f) => printIdentifier(f.identifier));

/** Text with ⟦ ⟧ around what should be found. */
function marked(text: string): { plain: string; expected: string[] } {
  const expected: string[] = [];
  const plain = text.replace(/⟦([^⟧]*)⟧/g, (_, inner: string) => {
    expected.push(inner);
    return inner;
  });
  return { plain, expected };
}

describe('numbers in prose', () => {
  const cases: [string, string, string[]][] = [
    ['a Recommendation', 'The framework of ⟦Recommendation ITU-T X.1252⟧ applies.', ['ITU-T X.1252']],
    ['a dated Recommendation', 'see ⟦Rec. ITU-T X.1254 (09/2020)⟧, clause 7', ['ITU-T X.1254 (09/2020)']],
    ['a bare number of three figures', 'an ⟦X.509⟧ certificate', ['ITU-T X.509']],
    ['a no-break hyphen', 'as ⟦ITU‑T X.500⟧ says', ['ITU-T X.500']],
    ['a dual number', 'in ⟦ITU-T Y.4500.15/Q.3955⟧ only', ['ITU-T Y.4500.15', 'ITU-T Q.3955']],
    ['a joint text', '⟦Rec. ITU-T X.509⟧ | ⟦ISO/IEC 9594-8⟧ defines it', ['ITU-T X.509', 'ISO/IEC 9594-8']],
    ['a one-figure number with its publisher', 'clause 5.1 of ⟦Recommendation ITU-T A.1⟧.', ['ITU-T A.1']],
    ['a Supplement', '⟦ITU-T X Suppl. 45⟧ gives advice', ['ITU-T X Suppl. 45']],
    ['a corrigendum', '⟦ITU-T X.509 (2019) Cor. 3 (07/2026)⟧ repairs it', ['ITU-T X.509 (2019) Cor. 3 (07/2026)']],
    ['a Question', 'work in ⟦Q10/17⟧ goes on', ['Q10/17']],
    ['several Questions', 'jointly by ⟦Questions 1, 10 & 11/17⟧.', ['Q1/17', 'Q10/17', 'Q11/17']],
    ['a TD', 'the draft in ⟦SG17-TD123R1⟧ was agreed', ['SG17-TD123R1']],
    ['a Resolution', 'by ⟦WTSA-24 Resolution 2⟧ and', ['WTSA-24 Resolution 2']],
    ['a Resolution with its place', '⟦Resolution 50 (Rev. Hammamet, 2016)⟧ asks', ['Resolution 50 (Rev. Hammamet, 2016)']],
    ['a Resolution of another body', 'the implementation of ⟦GSC-16 Resolution 4⟧ on', ['GSC-16 Resolution 4']],
    ['an RFC', 'per ⟦RFC 6749⟧, section 4.1', ['RFC 6749']],
    ['two RFCs', 'SCIM is ⟦RFC 7643/7644⟧.', ['RFC 7643', 'RFC 7644']],
    ['an Internet-Draft', 'see ⟦draft-ietf-oauth-sd-jwt-vc-09⟧.', ['draft-ietf-oauth-sd-jwt-vc-09']],
    ['a best current practice', 'keywords of ⟦BCP 14⟧ apply', ['BCP 14']],
    ['an ISO/IEC standard', 'of ⟦ISO/IEC 24760-1:2025⟧, 3.1', ['ISO/IEC 24760-1:2025']],
    ['an ISO stage', 'the ⟦ISO/IEC DIS 27565.2⟧ ballot', ['ISO/IEC DIS 27565.2']],
    ['a short ISO number', 'quality by ⟦ISO 9001⟧ and ⟦ISO 31000:2018⟧', ['ISO 9001', 'ISO 31000:2018']],
    ['an adoption', '⟦EN ISO/IEC 27001:2023⟧ is the European text', ['EN ISO/IEC 27001:2023']],
    ['an ETSI deliverable', '⟦ETSI TS 119 461 V2.1.1 (2025-02)⟧ and ⟦EN 319 412-5⟧', ['ETSI TS 119 461 V2.1.1 (2025-02)', 'ETSI EN 319 412-5']],
    ['a CEN text', '⟦CEN/TS 18098:2025⟧ is new', ['CEN/TS 18098:2025']],
    ['a NIST publication', '⟦NIST SP 800-63-4⟧ replaces ⟦SP 800-63-3⟧', ['NIST SP 800-63-4', 'NIST SP 800-63-3']],
    ['FIPS', 'approved by ⟦FIPS 140-3⟧.', ['NIST FIPS 140-3']],
    ['3GPP', 'clause 6 of ⟦3GPP TS 33.501⟧ and ⟦TS 23.502⟧', ['3GPP TS 33.501', '3GPP TS 23.502']],
    ['an EU act', '⟦Regulation (EU) 2024/1183⟧ amends ⟦Regulation (EU) No 910/2014⟧', ['Regulation (EU) 2024/1183', 'Regulation (EU) No 910/2014']],
    ['an implementing act in short', 'in ⟦CIR 2024/2977⟧, Annex I', ['Commission Implementing Regulation (EU) 2024/2977']],
    ['a W3C snapshot', 'the ⟦REC-vc-data-model-2.0-20250515⟧ snapshot', ['W3C REC-vc-data-model-2.0-20250515']],
    ['an OpenID specification', 'profiles ⟦OpenID4VP 1.0⟧ and', ['OpenID4VP 1.0']],
    ['ICAO', 'chips by ⟦ICAO Doc 9303-11⟧', ['ICAO Doc 9303-11']],
    ['GlobalPlatform', 'see ⟦GPC_SPE_034⟧', ['GPC_SPE_034']],
    ['IEEE', 'devices by ⟦IEEE Std 802.1AR-2018⟧', ['IEEE Std 802.1AR-2018']],
    ['OASIS', 'with ⟦SAML V2.0⟧ and', ['OASIS SAML 2.0']],
  ];
  it.each(cases)('%s', (_title, text, expected) => {
    const { plain, expected: places } = marked(text);
    const all = findIdentifiers(plain);
    expect(all.map((f) => printIdentifier(f.identifier))).toEqual(expected);
    expect([...new Set(all.map((f) => plain.slice(f.span.start, f.span.end)))]).toEqual(places);
  });
});

describe('what is no number', () => {
  for (const [kind, sentences] of Object.entries(PROSE_TRAPS)) {
    it.each(sentences)(`${kind}: %s`, (sentence) => {
      expect(found(sentence)).toEqual([]);
    });
  }
});

describe('time', () => {
  it('looks at each place of hostile text only a bounded number of times', () => {
    // Ten times the text may cost ten times the steps, never a hundred: counted by what comes back, not by the clock.
    const hostile = [
      'RFC '.repeat(5000),
      'ITU-T X.'.repeat(3000),
      'ISO/IEC/'.repeat(3000),
      'draft-a'.repeat(3000),
      'Q1, '.repeat(3000),
      '('.repeat(9000),
      'W3C '.repeat(4000),
    ];
    for (const text of hostile) expect(findIdentifiers(text).length).toBeLessThan(10);
  });
});
