/** Who gives out the number. Joint texts carry one Identifier for each number, never one for both. */
export type Publisher =
  | 'ITU-T'
  | 'ITU-R'
  | 'ITU'
  | 'ISO'
  | 'ISO/IEC'
  | 'IEC'
  | 'IETF'
  | 'W3C'
  | 'OpenID'
  | 'DIF'
  | 'ToIP'
  | 'FIDO'
  | 'ETSI'
  | 'CEN'
  | 'NIST'
  | 'OASIS'
  | '3GPP'
  | 'IEEE'
  | 'ICAO'
  | 'EU'
  | 'GSMA'
  | 'GlobalPlatform'
  | 'ANSI'
  | 'Ecma'
  | 'OGC'
  | 'oneM2M'
  | 'IANA'
  | 'other';

/** A parsed number of a standard. Compared by `key`, never as a string as printed. */
export type Identifier = {
  publisher: Publisher;
  /** What kind of number: 'rec', 'supplement', 'is', 'tr', 'ts', 'rfc', 'draft', 'td', 'contribution', 'question', 'resolution', 'work-item', 'act', … */
  type: string;
  /** The number without publisher, type, edition: "X.1252", "24760-1", "6749", "ietf-oauth-sd-jwt-vc", "2024/1183". */
  number: string;
  /** Part where the publisher writes parts ("1" in 24760-1); also contained in `number`. */
  part: string | null;
  /** Edition as printed, normalised: "2021-04", "2021", "V1.2.1", "09" (draft version), "20250515". Null = undated. */
  edition: string | null;
  /** Stage code where the number carries it: "DIS", "FDIS", "CD", "WD", "prEN", "ED", … Null = published or unknown. */
  stage: string | null;
  /** Amendment, corrigendum, supplement to it: "Amd 1", "Cor 3", "Suppl 2"; null = the base text. */
  supplement: string | null;
  /** Language suffix: "en", "E"; null where none. */
  language: string | null;
  /** Organisations printed beside the publisher: "IEEE" in ISO/IEC/IEEE 29119-1, "ISO/IEC" in EN ISO/IEC 27001. */
  copublisher?: string | null;
};
