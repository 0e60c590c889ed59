import type { Citation, CitedWork, Extract, Finding, Partner, SourceDocument, Work } from '@/src/model';
import { foldText, keywordsOf, presence } from './keywords';
import type { OutsideBody, Structure } from './structure';

/** What the matching found, as far as partners need it. `work` gives what the catalog knows of a key. */
export type Overlaps = { findings: readonly Finding[]; cited: readonly (CitedWork | null)[]; work: (key: string) => Work | null };

/** Findings that say another body works on the same ground; references alone do not. */
export const OVERLAPPING: readonly Finding['kind'][] = ['parallel-work', 'same-work', 'shared-text', 'competing-definition', 'redefined-term', 'synonym'];

const WEIGHT = { overlap: 0.35, normative: 0.12, informative: 0.05, named: 0.15, mandate: 0.12 };
const LEAST = 0.1;
const LISTED = 12;

type Ground = { weight: number; why: string };

/** Outside bodies to inform or to ask: those whose works overlap, whose texts the draft builds on, that it names, or whose field it is. */
export function partners(extract: Extract, source: SourceDocument, overlaps: Overlaps, structure: Structure): Partner[] {
  const own = ownBodies(extract, structure);
  const grounds = new Map<OutsideBody, Ground[]>();
  const add = (body: OutsideBody | null, weight: number, why: string): void => {
    if (!body || own.has(body)) return;
    const list = grounds.get(body) ?? [];
    if (!list.some((g) => g.why === why)) list.push({ weight, why });
    grounds.set(body, list);
  };
  const find = bodyFinder(structure);
  for (const finding of overlaps.findings) {
    const work = finding.work === null || !OVERLAPPING.includes(finding.kind) ? null : overlaps.work(finding.work);
    if (work) add(find(work), WEIGHT.overlap * finding.score, finding.message.includes(work.id) ? finding.message : `${workName(work)}: ${finding.message}`);
  }
  extract.citations.forEach((citation, i) => {
    const key = overlaps.cited[i]?.work;
    const work = key ? overlaps.work(key) : null;
    const body = work ? find(work) : bodyOfCitation(citation, structure);
    add(
      body,
      citation.role === 'normative' ? WEIGHT.normative : WEIGHT.informative,
      `The draft refers to ${work?.id ?? citation.id ?? citation.raw.slice(0, 80)} (${citation.role}).`,
    );
  });
  for (const name of new Set(extract.mentions.filter((m) => m.kind === 'body').map((m) => m.name)))
    add(structure.bodies.find((b) => b.name === name || b.spellings.includes(name)) ?? null, WEIGHT.named, 'The draft names it.');
  const title = foldText(extract.identity.title ?? '');
  const head = foldText(`${extract.identity.title ?? ''} ${extract.scope?.text ?? source.text.slice(0, 1500)}`);
  for (const body of structure.bodies)
    for (const topic of body.worksOn) {
      // One ordinary word ("certification") is a field's own only where it is in the title.
      const where = /^[a-z]+$/.test(topic) ? title : head;
      if (keywordsOf(topic).some((k) => presence(k, where) === 1)) add(body, WEIGHT.mandate, `It works on ${topic}.`);
    }
  return [...grounds]
    .map(([body, list]) => partnerOf(body, list))
    .filter((p) => p.score >= LEAST)
    .sort((a, b) => b.score - a.score || a.organization.localeCompare(b.organization))
    .slice(0, LISTED);
}

const workName = (work: Work): string => `${work.id}, ${work.title}`;

/** Grounds add up with less and less effect, so that twenty references do not outweigh a parallel work by number alone. */
function partnerOf(body: OutsideBody, grounds: readonly Ground[]): Partner {
  const ordered = [...grounds].sort((a, b) => b.weight - a.weight);
  const score = 1 - ordered.reduce((rest, g) => rest * (1 - g.weight), 1);
  const shown = ordered.slice(0, 4).map((g) => g.why);
  return {
    organization: body.name,
    score,
    why: ordered.length > shown.length ? [...shown, `And ${ordered.length - shown.length} more references or terms.`] : shown,
    route: body.route,
    contact: body.contact,
    verified: body.verified,
  };
}

/** Bodies that made the document themselves. */
function ownBodies(extract: Extract, structure: Structure): Set<OutsideBody> {
  const { identity } = extract;
  const names = [...identity.groups, ...identity.identifiers.map((i) => i.publisher as string)];
  return new Set(structure.bodies.filter((b) => names.some((name) => isOf(b, name))));
}

/** Whether a group or publisher is this body or a part of it; ISO and IEC as such are no one committee. */
const isOf = (body: OutsideBody, name: string): boolean =>
  !/^(ISO|IEC|ISO\/IEC)$/.test(name) && body.spellings.some((s) => s === name || name.startsWith(`${s} `) || name.startsWith(`${s}/`));

/** The body that has a work: by its group where that is on record, else by its publisher. */
function bodyFinder(structure: Structure): (work: Work) => OutsideBody | null {
  const seen = new Map<string, OutsideBody | null>();
  return (work) => {
    if (/^ITU(-[TR])?$/.test(work.body)) return null;
    const name = work.group ?? work.body;
    let body = seen.get(name);
    if (body === undefined) {
      body = nearest(structure.bodies, name) ?? (work.group && /^ISO|^IEC/.test(work.body) ? null : nearest(structure.bodies, work.body));
      seen.set(name, body);
    }
    return body;
  };
}

/** The body that a work programme means by a name as printed ("ISO/IEC JTC1/SC27", "ISO TC 307"); null where it is none of ours. */
export function knownBody(structure: Structure, printed: string): string | null {
  const spaced = printed
    .trim()
    .replace(/\b(JTC|TC|SC|WG)[ -]?(?=\d)/g, '$1 ')
    .replace(/^(ISO|IEC|CEN) (?=(?:TC|PC) )/, '$1/')
    .replace(/(?<=\d)[ ,]+(?=(?:SC|WG) \d)/g, '/');
  const found = nearest(structure.bodies, spaced);
  // a committee is known by its working groups
  return found?.name ?? (structure.bodies.some(({ name }) => name.startsWith(`${spaced}/`)) ? spaced : null);
}

/** The body whose name or spelling begins the group's name; the longest, so that WG 5 is not taken for its committee. */
function nearest(bodies: readonly OutsideBody[], name: string): OutsideBody | null {
  let best: { body: OutsideBody; length: number } | null = null;
  for (const body of bodies)
    for (const spelling of [body.name, ...body.spellings])
      if ((name === spelling || name.startsWith(`${spelling} `) || name.startsWith(`${spelling}/`)) && spelling.length > (best?.length ?? 0))
        best = { body, length: spelling.length };
  return best?.body ?? null;
}

/** A reference that the catalog does not know still names its publisher, except where a publisher has many committees. */
function bodyOfCitation(citation: Citation, structure: Structure): OutsideBody | null {
  const publisher = citation.identifiers[0]?.publisher;
  if (!publisher || publisher === 'other' || /^(ISO|IEC|ISO\/IEC|ITU|ITU-T|ITU-R|CEN|ETSI|EU)$/.test(publisher)) return null;
  return structure.bodies.find((b) => b.spellings.includes(publisher)) ?? null;
}
