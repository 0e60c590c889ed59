import type { Confidentiality } from '@/src/model';
import type { Front } from './front';

/** Notices that keep a document among members: ITU's, ISO's and JTC 1's, ETSI's and other bodies' wording. */
const MEMBERS_ONLY =
  /not a publication made available to the public|internal ITU-?T? Document intended only for use by|intended for use by the membership of ITU|for (?:members?|participants|committee members) only|members?[- ]only|restricted to (?:members|the membership|participants)|shall not be made available to,? and used by|(?:circulated|distributed) (?:only )?to (?:P- and O-members|members|national bodies)|ISO (?:document is a )?(?:working|committee) draft[^.]{0,80}copyright-protected|may not be reproduced[^.]{0,60}without[^.]{0,60}for (?:use by )?participants|\bTIES account\b|TLP:\s?GREEN/i;
const RESTRICTED =
  /^(?:(?:strictly |company |commercial[- ]in[- ])?confidential(?:ity)?|restricted|internal use only|not for (?:public )?distribution|for official use only|proprietary(?: and confidential)?|TLP:\s?(?:RED|AMBER(?:\+STRICT)?)|RESTREINT UE.*)\W*$/im;
const LABELLED =
  /^(?:confidentiality|dissemination(?: level)?|distribution|classification|access)\s*:?\s*(public|members?[ -]only|restricted|confidential|internal)\b/im;
const PUBLIC = /TLP:\s?(?:CLEAR|WHITE)|distribution (?:of this (?:memo|document) )?is unlimited|^public (?:document|distribution)$/im;

/**
 * What a printed notice says of who may read the document. A profile's own knowledge (a publisher's licence) counts where no notice
 * stands; without either the answer is "unknown", never "public".
 */
export function confidentialityOf(front: Front, claimed: Confidentiality | undefined): Confidentiality {
  const printed = `${front.text.slice(0, 20_000)}\n${front.source.runningText.join('\n')}`;
  const label = LABELLED.exec(printed)?.[1]?.toLowerCase();
  if (RESTRICTED.test(printed) || label === 'confidential' || label === 'restricted' || label === 'internal') return 'restricted';
  if (MEMBERS_ONLY.test(printed) || label?.startsWith('member')) return 'members-only';
  if (PUBLIC.test(printed) || label === 'public') return 'public';
  return claimed ?? 'unknown';
}
