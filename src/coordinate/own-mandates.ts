import type { KnownOwner, MandateEntry } from '@/src/model';
import type { OutsideBody, Question, Structure, StudyGroup } from './structure';

/** "Q10/17" of "ITU-T SG17". */
const groupOfQuestion = (owner: string): string | null => {
  const number = /^Q\d+\/(\w+)$/.exec(owner)?.[1];
  return number ? `ITU-T ${/^\d/.test(number) ? `SG${number}` : number}` : null;
};

const isGroup = (owner: string): boolean => /^ITU-T (?:SG\d+|TSAG)$/.test(owner);

/** The structure with the user's own word over it; a Question, group or body that was not on record is added. */
export function withOwnMandates(structure: Structure, entries: readonly MandateEntry[]): Structure {
  let { groups, bodies } = structure;
  for (const entry of entries) {
    const group = groupOfQuestion(entry.owner) ?? (isGroup(entry.owner) ? entry.owner : null);
    if (group === null)
      bodies = placed(
        bodies,
        (b) => isBody(b, entry.owner),
        (b) => bodyWith(entry, b),
      );
    else
      groups = placed(
        groups,
        (g) => g.name === group,
        (g) => groupWith(entry, group, g),
      );
  }
  return { ...structure, groups, bodies };
}

/** The list with the one item changed, or with a new one at its end. */
const placed = <T>(list: readonly T[], is: (item: T) => boolean, change: (item: T | null) => T): T[] =>
  list.some(is) ? list.map((item) => (is(item) ? change(item) : item)) : [...list, change(null)];

const isBody = (body: OutsideBody, owner: string): boolean => body.name === owner || body.fullName === owner;

const sourceOf = ({ source, at }: MandateEntry): string => `${source} (your own word of ${at.slice(0, 10)})`;

const united = (before: readonly string[], own: readonly string[]): string[] => [...new Set([...before, ...own])];

function groupWith(entry: MandateEntry, name: string, known: StudyGroup | null): StudyGroup {
  const group: StudyGroup = known ?? {
    name,
    title: entry.line ?? name,
    leadOn: [],
    recalledKeywords: [],
    identityMandate: null,
    identityMandateSource: null,
    mandateUrl: null,
    secretariat: null,
    verified: false,
    questions: [],
    successorOf: [],
  };
  if (entry.owner !== name)
    return {
      ...group,
      questions: placed(
        group.questions,
        (q) => q.number === entry.owner,
        (q) => questionWith(entry, q),
      ),
    };
  return {
    ...group,
    leadOn: united(group.leadOn, entry.keywords),
    identityMandate: entry.line ?? group.identityMandate,
    identityMandateSource: entry.line ? sourceOf(entry) : group.identityMandateSource,
    secretariat: entry.contact ?? group.secretariat,
  };
}

function questionWith(entry: MandateEntry, known: Question | null): Question {
  const question: Question = known ?? { number: entry.owner, title: entry.owner, keywords: [], recalledKeywords: [], verified: false, source: null };
  return {
    ...question,
    title: entry.line ?? question.title,
    keywords: united(question.keywords, entry.keywords),
    verified: entry.line !== null || question.verified,
    source: entry.line ? sourceOf(entry) : question.source,
  };
}

function bodyWith(entry: MandateEntry, known: OutsideBody | null): OutsideBody {
  const body: OutsideBody = known ?? {
    name: entry.owner,
    fullName: entry.owner,
    spellings: [entry.owner],
    parent: null,
    worksOn: [],
    route: null,
    contact: null,
    url: null,
    verified: true,
    source: sourceOf(entry),
  };
  return { ...body, worksOn: united(body.worksOn, entry.keywords), route: entry.route ?? body.route, contact: entry.contact ?? body.contact };
}

/** Everyone on record, for a form that shows what is known before it is corrected. */
export function knownOwners(structure: Structure): KnownOwner[] {
  const groups = structure.groups.flatMap((g): KnownOwner[] => [
    {
      owner: g.name,
      kind: 'group',
      line: g.identityMandate ?? g.title,
      keywords: g.leadOn,
      contact: g.secretariat,
      route: null,
      source: g.identityMandateSource ?? g.mandateUrl,
      verified: g.verified,
    },
    ...g.questions
      .filter((q) => /^Q\d/.test(q.number))
      .map(
        (q): KnownOwner => ({
          owner: q.number,
          kind: 'question',
          line: q.title,
          keywords: q.keywords,
          contact: null,
          route: null,
          source: q.source,
          verified: q.verified,
        }),
      ),
  ]);
  const bodies = structure.bodies.map(
    (b): KnownOwner => ({
      owner: b.name,
      kind: 'body',
      line: null,
      keywords: b.worksOn,
      contact: b.contact,
      route: b.route,
      source: b.source ?? b.url,
      verified: b.verified,
    }),
  );
  return [...groups, ...bodies];
}
