import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  baseKey,
  identifierKey,
  parseIdentifier,
  parseIdentifiers,
  printIdentifier,
  publishers,
  sameEdition,
  sameNumber,
  slug,
  workKey,
} from '@/src/identifiers';
import type { Identifier } from '@/src/model';

const parsed = (text: string): Identifier => {
  const found = parseIdentifier(text);
  if (!found) throw new Error(`no number: ${text}`);
  return found;
};

describe('one number, as the publisher writes it', () => {
  it.each([
    // dressed, as it is printed by its publisher
    ['Rec. ITU-T X.1252 (04/2021)', 'ITU-T X.1252 (04/2021)'],
    ['[ITU‑T X.1252]', 'ITU-T X.1252'],
    ['[b-ITU-T X.1252]', 'ITU-T X.1252'],
    ['CCITT Recommendation X.509 (1988)', 'ITU-T X.509 (1988)'],
    ['ITU-T Rec. X.667', 'ITU-T X.667'],
    ['ITU-T X.1303 bis', 'ITU-T X.1303 bis'],
    ['X.1254 rev', 'ITU-T X.1254rev'],
    ['ITU-T X.509 (2019) Cor. 3 (07/2026)', 'ITU-T X.509 (2019) Cor. 3 (07/2026)'],
    ['ITU-T X.510 (2023) Amd. 1', 'ITU-T X.510 (2023) Amd. 1'],
    ['X Suppl. 45 (12/2025)', 'ITU-T X Suppl. 45 (12/2025)'],
    ['ITU-T Y-series Recommendations – Supplement 84', 'ITU-T Y Suppl. 84'],
    ['b-ITU-T G-Sup.41', 'ITU-T G Suppl. 41'],
    ['ITU-T H.264 (V16) (06/2026)', 'ITU-T H.264 (V16) (06/2026)'],
    ['ITU-T A.23 Annex A (06/2014)', 'ITU-T A.23 Annex A (06/2014)'],
    ['ITU-T Q.3628 v.1', 'ITU-T Q.3628 v.1'],
    ['ITU-T A.13 (2019) Err. 1', 'ITU-T A.13 (2019) Err. 1'],
    ['draft new Recommendation ITU-T X.vctp', 'ITU-T X.vctp'],
    ['TR.dw-lasf', 'ITU-T TR.dw-lasf'],
    ['YSTR.qcc', 'ITU-T YSTR.qcc'],
    ['FG DLT D1.1', 'ITU-T FG DLT D1.1'],
    ['Q.10/17', 'Q10/17'],
    ['Question 10/17', 'Q10/17'],
    ['SG17-TD123R1', 'SG17-TD123R1'],
    ['TD78/P', 'TD78/P'],
    ['TD 120 Rev.1', 'TD120R1'],
    ['SG17-C0456', 'SG17-C456'],
    ['SG13-LS10_att12', 'SG13-LS10_att12'],
    ['WTSA Resolution 2 (Rev. New Delhi, 2024)', 'WTSA Resolution 2 (Rev. New Delhi, 2024)'],
    ['PP Resolution 130', 'PP Resolution 130'],
    ['TSB Circular 158', 'TSB Circular 158'],
    ['ITU-R M.1457-15', 'ITU-R M.1457-15'],
    ['ISO/IEC 24760-1:2025', 'ISO/IEC 24760-1:2025'],
    ['ISO/IEC 9594-8 (2020)', 'ISO/IEC 9594-8:2020'],
    ['ISO/IEC CD TS 23220-4', 'ISO/IEC CD TS 23220-4'],
    ['ISO/IEC DIS 27565.2:2025(en)', 'ISO/IEC DIS 27565.2:2025(en)'],
    ['ISO/IEC 18013-3:2017/Amd 2:2023', 'ISO/IEC 18013-3:2017/Amd 2:2023'],
    ['ISO/IEC 20009-4:2017/CD Amd 1.2', 'ISO/IEC 20009-4:2017/CD Amd 1.2'],
    ['ISO/TR 23249:2022', 'ISO/TR 23249:2022'],
    ['ISO/IEC AWI TS 21421.2', 'ISO/IEC AWI TS 21421.2'],
    ['ISO/IEC PWI 27568', 'ISO/IEC PWI 27568'],
    ['IEC 60050-351:2013+AMD1:2016 CSV', 'IEC 60050-351:2013+Amd 1:2016 CSV'],
    ['EN ISO/IEC 27001:2023', 'EN ISO/IEC 27001:2023'],
    ['RFC6749', 'RFC 6749'],
    ['IETF RFC 7519 (2015)', 'RFC 7519 (2015)'],
    ['BCP195', 'BCP 195'],
    ['I-D.ietf-oauth-status-list', 'draft-ietf-oauth-status-list'],
    ['draft-ietf-oauth-sd-jwt-vc-latest', 'draft-ietf-oauth-sd-jwt-vc-latest'],
    ['W3C VCDM 2.0', 'W3C vc-data-model-2.0'],
    ['WebAuthn L3', 'W3C webauthn-3'],
    ['TR/did-core/', 'W3C did-core'],
    ['WD-digital-credentials-20250701', 'W3C WD-digital-credentials-20250701'],
    ['OIDC Registration 1.0', 'OpenID Connect Dynamic Client Registration 1.0'],
    ['OpenID Connect Core 1.0 incorporating errata set 2', 'OpenID Connect Core 1.0 incorporating errata set 2'],
    ['openid-4-verifiable-presentations-1_0-ID2', 'OpenID4VP 1.0 ID2'],
    ['SIOPv2 draft 13', 'SIOP 2 draft 13'],
    ['TS 119 612 v2.4.1', 'ETSI TS 119 612 V2.4.1'],
    ['prEN 319 412-1 V1.7.0', 'ETSI prEN 319 412-1 V1.7.0'],
    ['ETSI GR PDL 017', 'ETSI GR PDL 017'],
    ['DTS/ESI-0019472-1', 'DTS/ESI-0019472-1'],
    ['CEN/TS 18098:2025', 'CEN/TS 18098:2025'],
    ['FIDO CTAP 2.1', 'FIDO CTAP 2.1'],
    ['fido-client-to-authenticator-protocol-v2.1-ps-20210615', 'FIDO CTAP 2.1 20210615'],
    ['NIST SP 800-63B-4', 'NIST SP 800-63B-4'],
    ['SP800-63-3', 'NIST SP 800-63-3'],
    ['NIST SP 800-53 Rev. 5', 'NIST SP 800-53r5'],
    ['SP 800-63-4 2pd', 'NIST SP 800-63-4 2pd'],
    ['FIPS PUB 140-3', 'NIST FIPS 140-3'],
    ['NISTIR 8202', 'NIST IR 8202'],
    ['Regulation (EU) No 910/2014', 'Regulation (EU) No 910/2014'],
    ['CIR (EU) 2024/2979', 'Commission Implementing Regulation (EU) 2024/2979'],
    ['ARF v3.0.0', 'EUDI ARF 3.0.0'],
    ['ICAO 9303', 'ICAO Doc 9303'],
    ['OASIS SAML V2.0', 'OASIS SAML 2.0'],
    ['saml-core-2.0-os', 'saml-core-v2.0-os'],
    ['oneM2M TS-0003', 'oneM2M TS-0003'],
    ['3GPP TS 33.501', '3GPP TS 33.501'],
    ['IEEE Std 2410-2021', 'IEEE Std 2410-2021'],
    ['GSMA SGP.22', 'GSMA SGP.22'],
    ['GPC_SPE_034', 'GPC_SPE_034'],
  ])('%s → %s', (text, printed) => {
    const identifier = parsed(text);
    expect(printIdentifier(identifier)).toBe(printed);
    expect(parseIdentifier(printed)).toEqual(identifier);
  });

  it.each([
    '',
    ' ',
    'clause 7.2',
    '2.5.4.3',
    'A.5 of the annex',
    'X.1250–X.1279',
    '14-25 October 2019',
    'see above',
    'ISO',
    'draft',
    'Recommendation',
    'a'.repeat(5000),
  ])('is none: %s', (text) => expect(parseIdentifier(text)).toBeNull());
});

describe('joint, dual and listed numbers', () => {
  it.each([
    ['ITU-T X.509 (2019) | ISO/IEC 9594-8:2020', ['ITU-T X.509 (2019)', 'ISO/IEC 9594-8:2020']],
    ['ITU-T Y.4500.15/Q.3955', ['ITU-T Y.4500.15', 'ITU-T Q.3955']],
    ['ITU-T D.1140/X.1261 (08/2020)', ['ITU-T D.1140 (08/2020)', 'ITU-T X.1261 (08/2020)']],
    ['RFC 7643/7644', ['RFC 7643', 'RFC 7644']],
    ['Q1, 10 & 11/17', ['Q1/17', 'Q10/17', 'Q11/17']],
    ['ITU-T X.1096 (ex X.bvm)', ['ITU-T X.1096', 'ITU-T X.bvm']],
    ['oneM2M TS-0003 / ETSI TS 118 103 V4.7.1 (2026-03)', ['oneM2M TS-0003', 'ETSI TS 118 103 V4.7.1 (2026-03)']],
    ['no | number', []],
  ])('%s', (text, printed) => expect(parseIdentifiers(text).map(printIdentifier)).toEqual(printed));
});

describe('fields', () => {
  it('keeps part, edition, stage, supplement and language apart', () => {
    expect(parsed('ISO/IEC FDIS 24760-1:2025(en)')).toMatchObject({
      publisher: 'ISO/IEC',
      number: '24760-1',
      part: '1',
      edition: '2025',
      stage: 'FDIS',
      language: 'en',
    });
    expect(parsed('ISO/IEC 9594-8:2020/Cor 2:2024')).toMatchObject({ edition: '2020', supplement: 'Cor 2:2024' });
    expect(parsed('ETSI TS 119 472-1 V1.2.1 (2025-12)')).toMatchObject({ part: '1', edition: 'V1.2.1 2025-12' });
    expect(parsed('ITU-T X.1252 (04/2021)')).toMatchObject({ number: 'X.1252', edition: '2021-04', stage: null });
    expect(parsed('draft-ietf-oauth-sd-jwt-vc-09')).toMatchObject({ type: 'draft', number: 'ietf-oauth-sd-jwt-vc', edition: '09' });
  });
});

describe('two spellings of one number', () => {
  it.each([
    ['ITU-T X.509', 'Rec. ITU-T X.509 (10/2019)'],
    ['CCITT Rec. X.509', 'X.509'],
    ['ITU-T X Suppl. 45', 'X.Sup45 (12/2025)'],
    ['X.1254rev', 'ITU-T X.1254 (09/2020)'],
    ['Q.10/17', 'Question 10/17'],
    ['WTSA-24 Resolution 2', 'WTSA Resolution 2 (Rev. New Delhi, 2024)'],
    ['ISO 7498-2:1989', 'ISO/IEC 7498-2'],
    ['ISO/IEC TS 29003:2018', 'ISO/IEC DIS 29003'],
    ['ISO/IEC 18013-3:2017/Amd 2:2023', 'ISO/IEC 18013-3/AMD2'],
    ['RFC6749', 'IETF RFC 6749 (2012)'],
    ['draft-ietf-oauth-status-list-20', 'I-D.ietf-oauth-status-list'],
    ['SP 800-63-4', 'NIST SP 800-63 Rev. 4'],
    ['FIPS 140-2', 'FIPS PUB 140-3'],
    ['ETSI EN 319 411-1', 'EN 319 411-1 V1.5.1 (2025-04)'],
    ['VCDM 2.0', 'REC-vc-data-model-2.0-20250515'],
    ['cid-1.0'.replace(/^/, 'TR/'), 'W3C Controlled Identifiers 1.0'],
    ['OIDC Core 1.0', 'OpenID Connect Core 1.0 incorporating errata set 2'],
    ['OID4VP 1.0', 'OpenID for Verifiable Presentations 1.0'],
    ['CIR 2024/2977', 'Commission Implementing Regulation (EU) 2024/2977'],
    ['3GPP TS 33.501', '3GPP TS 33.501:REL-17/17.5.0'],
    ['IEEE 802.1AR', 'IEEE Std 802.1AR-2018'],
    ['saml-core-2.0-os', 'saml-core-v2.0-cs01'],
  ])('%s = %s', (a, b) => expect(sameNumber(parsed(a), parsed(b))).toBe(true));

  it.each([
    ['ITU-T X.1252', 'ITU-T X.1254'],
    ['ITU-T Q.10', 'Q10/17'],
    ['ITU-T X.45', 'ITU-T X Suppl. 45'],
    ['ISO/IEC 24760-1', 'ISO/IEC 24760-2'],
    ['ISO Guide 73', 'ISO 73:1986'],
    ['ISO/IEC 18013-3', 'ISO/IEC 18013-3/Amd 2'],
    ['RFC 14', 'BCP 14'],
    ['ETSI TS 119 461', 'ETSI TR 119 461'],
    ['NIST SP 800-63A', 'NIST SP 800-63B'],
    ['W3C webauthn-2', 'W3C webauthn-3'],
    ['TS 119 612', '3GPP TS 33.501'],
  ])('%s ≠ %s', (a, b) => expect(sameNumber(parsed(a), parsed(b))).toBe(false));

  it.each([
    ['ITU-T X.1252 (2021)', 'ITU-T X.1252 (04/2021)', true],
    ['ITU-T X.1252 (2010)', 'ITU-T X.1252 (04/2021)', false],
    ['ITU-T X.1252', 'ITU-T X.1252 (04/2021)', false],
    ['ITU-T X.1252', 'Rec. ITU-T X.1252', true],
    ['ETSI TS 119 612 V2.4.1', 'ETSI TS 119 612 V2.4.1 (2025-08)', true],
    ['NIST SP 800-63-4', 'NIST SP 800-63r4', true],
    ['ISO/IEC 9594-8:2020', 'ISO/IEC 9594-8:2017', false],
  ])('edition: %s and %s: %s', (a, b, same) => expect(sameEdition(parsed(a), parsed(b))).toBe(same));
});

describe('keys', () => {
  it.each([
    ['ITU-T X.1252 (04/2021)', 'itu-t-x-1252-2021-04'],
    ['ISO/IEC 24760-1:2025', 'iso-iec-24760-1-2025'],
    ['RFC 6749', 'rfc-6749'],
    ['ITU-T X Suppl. 45 (12/2025)', 'itu-t-x-suppl-45-2025-12'],
    ['ITU-T X.509 (2019) Cor. 3 (07/2026)', 'itu-t-x-509-2019-cor-3-2026-07'],
    ['ETSI TS 119 461 V2.1.1', 'etsi-ts-119-461-v2-1-1'],
  ])('workKey of %s', (text, key) => expect(workKey(parsed(text))).toBe(key));

  it('makes a slug of any name', () => {
    expect(slug('  Überblick – über “Wallets” (2. Auflage) ')).toBe('uberblick-uber-wallets-2-auflage');
    expect(slug('…')).toBe('');
  });
});

// ---- properties ---------------------------------------------------------------------------------------------------

const year = fc.integer({ min: 1988, max: 2030 });
const month = fc.integer({ min: 1, max: 12 }).map((m) => String(m).padStart(2, '0'));
const some = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const optional = (value: string | number | null, before: string, after = ''): string => (value === null ? '' : `${before}${value}${after}`);

const numbers: readonly (readonly [string, fc.Arbitrary<string>])[] = [
  [
    'ITU-T',
    fc
      .tuple(
        fc.constantFrom(...'ADEFGHIJKLMNOPQRTVXYZ'),
        fc.integer({ min: 1, max: 9999 }),
        some(fc.integer({ min: 1, max: 40 })),
        some(fc.tuple(month, year)),
        some(fc.tuple(fc.constantFrom('Amd.', 'Cor.', 'Err.'), fc.integer({ min: 1, max: 9 }), month, year)),
      )
      .map(
        ([series, number, sub, date, more]) =>
          `ITU-T ${series}.${number}${optional(sub, '.')}${date ? ` (${more ? '' : `${date[0]}/`}${date[1]})` : ''}${date && more ? ` ${more[0]} ${more[1]} (${more[2]}/${more[3]})` : ''}`,
      ),
  ],
  [
    'Supplements',
    fc.tuple(fc.constantFrom(...'AGHKLPQXYZ'), fc.integer({ min: 1, max: 199 }), month, year).map(([s, n, m, y]) => `ITU-T ${s} Suppl. ${n} (${m}/${y})`),
  ],
  [
    'ISO',
    fc
      .tuple(
        fc.constantFrom('ISO', 'ISO/IEC', 'IEC', 'ISO/IEC/IEEE', 'ISO/ASTM'),
        fc.constantFrom('', 'TS', 'TR', 'PAS', 'DIS', 'FDIS', 'CD', 'DTS', 'CD TR', 'WD'),
        fc.integer({ min: 100, max: 99999 }),
        some(fc.integer({ min: 1, max: 150 })),
        some(year),
        some(fc.tuple(fc.constantFrom('Amd', 'Cor'), fc.integer({ min: 1, max: 9 }), year)),
      )
      .map(
        ([org, kind, number, part, y, more]) =>
          `${org}${kind ? (org === 'ISO' ? '/' : ' ') + kind : ''} ${number}${optional(part, '-')}${optional(y, ':')}${y !== null && more ? `/${more[0]} ${more[1]}:${more[2]}` : ''}`,
      ),
  ],
  ['RFC', fc.tuple(fc.constantFrom('RFC', 'BCP', 'STD'), fc.integer({ min: 1, max: 9999 })).map(([s, n]) => `${s} ${n}`)],
  [
    'drafts',
    fc
      .tuple(fc.array(fc.stringMatching(/^[a-z][a-z0-9]{1,7}$/), { minLength: 3, maxLength: 6 }), some(fc.integer({ min: 0, max: 99 })))
      .map(([words, version]) => `draft-${words.join('-')}${version === null ? '' : `-${String(version).padStart(2, '0')}`}`),
  ],
  [
    'ETSI',
    fc
      .tuple(
        fc.constantFrom('TS', 'TR', 'EN', 'ES', 'EG'),
        fc.integer({ min: 100, max: 399 }),
        fc.integer({ min: 0, max: 999 }),
        some(fc.integer({ min: 1, max: 12 })),
        fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 9 })),
        some(fc.tuple(year, month)),
      )
      .map(
        ([type, a, b, part, v, date]) =>
          `ETSI ${type} ${a} ${String(b).padStart(3, '0')}${optional(part, '-')} V${v.join('.')}${date ? ` (${date.join('-')})` : ''}`,
      ),
  ],
  [
    '3GPP',
    fc
      .tuple(fc.constantFrom('TS', 'TR'), fc.integer({ min: 21, max: 55 }), fc.integer({ min: 0, max: 999 }), some(fc.integer({ min: 4, max: 20 })))
      .map(([t, s, n, r]) => `3GPP ${t} ${s}.${String(n).padStart(3, '0')}${r === null ? '' : `:REL-${r}/${r}.0.1`}`),
  ],
  [
    'NIST',
    fc
      .tuple(fc.constantFrom('800', '500', '1800'), fc.integer({ min: 1, max: 299 }), some(fc.integer({ min: 1, max: 9 })))
      .map(([s, n, r]) => `NIST SP ${s}-${n}${optional(r, 'r')}`),
  ],
  ['EU', fc.tuple(fc.integer({ min: 2015, max: 2030 }), fc.integer({ min: 1, max: 3000 })).map(([y, n]) => `Regulation (EU) ${y}/${n}`)],
];

describe('what is parsed and printed comes back', () => {
  it.each(numbers)('%s', (_name, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (text) => {
        const identifier = parsed(text);
        const printed = printIdentifier(identifier);
        expect(parseIdentifier(printed)).toEqual(identifier);
        expect(printIdentifier(parsed(printed))).toBe(printed);
        expect(printed.replace(/[^A-Za-z0-9]/g, '').toLowerCase()).toBe(text.replace(/[^A-Za-z0-9]/g, '').toLowerCase());
      }),
      { numRuns: 300 },
    );
  });

  it.each(numbers)('%s: other numbers have other keys', (_name, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (a, b) => {
        if (a === b) return;
        expect(identifierKey(parsed(a))).not.toBe(identifierKey(parsed(b)));
      }),
      { numRuns: 200 },
    );
  });

  it('takes any text without a throw, and finds nothing outside it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (text) => {
        for (const identifier of parseIdentifiers(text)) expect(typeof baseKey(identifier)).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});

describe('the list of publishers', () => {
  it('names each with title and description, once', () => {
    expect(new Set(publishers.map((p) => p.id)).size).toBe(publishers.length);
    for (const publisher of publishers) {
      expect(publisher.title.length).toBeGreaterThan(2);
      expect(publisher.description.length).toBeGreaterThan(10);
    }
  });
});
