import { parseIdentifiers } from '@/src/identifiers';
import type { Identifier } from '@/src/model';

const ACT_KINDS: Readonly<Record<string, string>> = { R: 'Regulation', L: 'Directive', D: 'Decision' };
const ELI_KINDS: Readonly<Record<string, string>> = {
  reg: 'Regulation',
  dir: 'Directive',
  dec: 'Decision',
  reg_impl: 'Commission Implementing Regulation',
  dec_impl: 'Commission Implementing Decision',
  reg_del: 'Commission Delegated Regulation',
  reco: 'Recommendation',
};

/** The number that a publisher's own address carries: RFC editor, datatracker, W3C TR, openid.net/specs, EUR-Lex, ITU. */
export function identifiersOfAddress(url: string): Identifier[] {
  const written = numberIn(url);
  return written ? parseIdentifiers(written) : [];
}

function numberIn(url: string): string | null {
  const rfc = /(?:rfc-editor\.org|ietf\.org)\/.*?\brfc(\d{3,5})\b/i.exec(url);
  if (rfc) return `RFC ${rfc[1]}`;
  const draft = /(?:ietf\.org|github\.io)\/.*?\b(draft-[a-z0-9]+(?:-[a-z0-9]+)+)/i.exec(url);
  if (draft) return (draft[1] as string).toLowerCase();
  const tr = /w3\.org\/TR\/(?:\d{4}\/)?([\w.+-]+)\/?/.exec(url);
  // Early short names are capitals ("TR/SRI/"); dated names keep theirs ("REC-…").
  if (tr) return `TR/${/^[A-Z]+-/.test(tr[1] as string) ? tr[1] : (tr[1] as string).toLowerCase()}`;
  const openid = /openid\.net\/specs\/([\w.-]+?)(?:\.html|\.txt)?(?:[#?].*)?$/.exec(url);
  if (openid) return openid[1] as string;
  const celex = /CELEX(?::|%3A)3(\d{4})([RLD])(\d{4})/i.exec(url);
  if (celex) return act(ACT_KINDS[(celex[2] as string).toUpperCase()] as string, celex[1] as string, String(Number(celex[3])));
  const eli = /eli\/([a-z_]+)\/(\d{4})\/(\d{1,4})/.exec(url);
  if (eli && ELI_KINDS[eli[1] as string]) return act(ELI_KINDS[eli[1] as string] as string, eli[2] as string, eli[3] as string);
  const itu = /itu\.int\/rec\/T-REC-([A-Z]\.\d+(?:\.\d+)*)/.exec(url);
  if (itu) return `ITU-T ${itu[1]}`;
  return null;
}

/** Acts were numbered number/year until 2014, year/number since. */
const act = (kind: string, year: string, number: string): string =>
  Number(year) >= 2015 ? `${kind} (EU) ${year}/${number}` : `${kind} (EU) No ${number}/${year}`;
