/** Groups as documents name them ("ITU-T SG17", "ISO/IEC JTC 1/SC 27/WG 5", "IETF oauth"), from what lists print. */
export function groupName(body: string, group: string | null): string | null {
  if (!group || /^(individual|TC)$/i.test(group)) return null;
  const cleaned = group.replace(/\s*\((individual|IRTF|PAS)\)$/i, '').trim();
  const studyGroup = /^(?:ITU-T )?(?:Study Group|SG) ?(\d+)(?: |$)/i.exec(cleaned);
  if (studyGroup) return `ITU-T SG${studyGroup[1]}`;
  if (/^Telecommunication Standardization Advisory Group$/i.test(cleaned)) return 'ITU-T TSAG';
  const committee = /^technicalCommittee \d+ (.+)$/.exec(cleaned)?.[1] ?? cleaned;
  const numbered = /^(ISO|IEC|ISO\/IEC)?[ /]*((?:JTC|TC|PC) ?\d+.*)$/.exec(committee);
  if (numbered && /^(ISO|IEC)/.test(body)) return committeeName(numbered[1] ?? body, numbered[2] ?? '');
  return startsWithBody(body, committee) ? committee : `${body} ${committee}`;
}

/** "TC 172 Laser and electro-optical systems" is ISO/TC 172; "ISO/IEC JTC 1/SC 27/WG 5" stays. */
function committeeName(body: string, committee: string): string {
  const number = /^(?:JTC|TC|PC) ?\d+(?:\/(?:SC|WG|JWG) ?\d+)*/.exec(committee)?.[0] ?? committee;
  return number.startsWith('JTC') ? `ISO/IEC ${number}` : `${body}/${number}`;
}

const startsWithBody = (body: string, group: string): boolean => {
  const first = body.split(/[\s(/]/)[0] ?? body;
  return group.toLowerCase().startsWith(first.toLowerCase());
};
