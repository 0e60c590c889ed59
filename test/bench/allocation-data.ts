import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';
import type { GroupWords } from '@/src/coordinate/group-words';
import { type Lesson, learnWords, SETTINGS } from './learn-group-words';

/** A Recommendation whose owner is asked for. `question` by the range of its number, as recalled; null where no range holds it. */
export type Asked = { id: string; title: string; scope: string; group: string; question: string | null; year: number };

export const DATA = '../shared/data/works.ndjson.gz';

let unpacked: readonly string[] | null = null;

/** A work a line; unpacked once for all who ask. */
function dataLines(): readonly string[] {
  unpacked ??= gunzipSync(readFileSync(DATA)).toString('utf8').split('\n');
  return unpacked;
}

/** Recommendations of ITU-T that name a study group, without their own numbers: these give the series away, which a new work item does not have yet. */
export function readAsked(): Asked[] {
  return dataLines().flatMap((line) => {
    if (!line.includes('"sdo": "ITU"')) return [];
    const work: { id: string; title: string; abstract?: string; group?: string; date: string } = JSON.parse(line);
    const number = /^ITU-T Study Group (\d+)$/.exec(work.group ?? '')?.[1];
    if (!number || !work.id.startsWith('ITU-T ') || !/^\d{4}/.test(work.date)) return [];
    const own = work.id.replace(/^ITU-T /, '').replace(/ \(.*$/, '');
    const without = (text: string): string => text.split(own).join(' ');
    const group = `ITU-T SG${number}`;
    const question = questionOf(own);
    return [
      {
        id: work.id,
        title: without(work.title),
        scope: without(work.abstract ?? ''),
        group,
        question: question && groupOf(question) === group ? question : null,
        year: Number(work.date.slice(0, 4)),
      },
    ];
  });
}

/** The lead study group on identity management (WTSA Resolution 2). */
export const LEAD = 'ITU-T SG17';

/** The Question whose text holds a topic of the landscape, the first that is met. */
const TOPICS: readonly (readonly [question: string, topics: ReadonlySet<string>])[] = [
  ['Q11/17', new Set('pki certificates directory oid attribute-certificates cms'.split(' '))],
  ['Q14/17', new Set(['dlt'])],
  [
    'Q10/17',
    new Set(
      `idm-framework authentication assurance federation identity-proofing access-control authorization oauth-oidc fido passkeys provisioning wallet
       verifiable-credentials decentralized-identity presentation issuance holder-binding selective-disclosure attestation biometrics`.split(/\s+/),
    ),
  ],
];

/**
 * Works of other bodies in the landscape, which is drawn for the JCA-IdM's field: were they brought to ITU-T, the lead study group on identity
 * management would be asked. Without texts that are also ITU-T's. Abstracts where the public data has them. Drafts of no date count as of today.
 */
export function readElsewhere(): Asked[] {
  const [landscape] = SHIPPED_PACKS;
  const works = (landscape?.read().works ?? []).filter(
    ({ body, relations }) => !body.startsWith('ITU') && !relations.some(({ type, id }) => type === 'identical' && id?.startsWith('ITU-T')),
  );
  const named = new Set(works.map(({ id }) => id));
  const scopes = new Map<string, string>();
  for (const line of dataLines()) {
    if (!line.includes('"abstract"')) continue;
    const { id, abstract }: { id: string; abstract: string } = JSON.parse(line);
    if (named.has(id)) scopes.set(id, abstract);
  }
  return works.map(({ id, title, date, topics }) => ({
    id,
    title,
    scope: scopes.get(id) ?? '',
    group: LEAD,
    question: TOPICS.find(([, known]) => topics.some((topic) => known.has(topic)))?.[0] ?? null,
    year: Number(date?.slice(0, 4) ?? 9999),
  }));
}

const groupOf = (question: string): string => (question.startsWith('Q?') ? 'ITU-T SG21' : `ITU-T SG${question.slice(question.indexOf('/') + 1)}`);

type Range = { question: string; letter: string; from: number[]; to: number[] };

const parts = (number: string): number[] =>
  number
    .slice(number.indexOf('.') + 1)
    .split('.')
    .map(Number);

const RANGES: Range[] = Object.entries(
  (JSON.parse(readFileSync('test/bench/question-series.json', 'utf8')) as { series: Record<string, string[]> }).series,
).flatMap(([question, ranges]) =>
  ranges.map((range) => {
    const [from = '', to = from] = range.split('-');
    return { question, letter: from.slice(0, from.indexOf('.')), from: parts(from), to: parts(to) };
  }),
);

/** The Question that has the range in which a Recommendation's number stands: the narrowest such range. */
export function questionOf(number: string): string | null {
  const read = /^([A-Z])\.(\d[\d.]*)/.exec(number);
  if (!read) return null;
  const [, letter, digits = ''] = read;
  const place = digits.split('.').map(Number);
  const found = RANGES.filter((r) => r.letter === letter && compare(place, r.from) >= 0 && compare(place.slice(0, r.to.length), r.to) <= 0);
  found.sort((a, b) => width(a) - width(b));
  return found[0]?.question ?? null;
}

const width = ({ from, to }: Range): number => (to[0] ?? 0) - (from[0] ?? 0) + ((to[1] ?? 0) - (from[1] ?? 0)) / 1000;

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Most features kept of the groups, and of the Questions of one group. */
const KEEP = { groups: 20000, questions: 3000 };

/**
 * What words say of the groups, and of the Questions within those that have at least two on record. `elsewhere`: works of other bodies, from
 * which groups alone are learned; they change nothing of how much each of ITU-T's lessons counts.
 */
export function learnAll(lessons: readonly Asked[], elsewhere: readonly Asked[], until: number): GroupWords {
  const questions = new Map<string, GroupWords['groups']>();
  for (const group of new Set(lessons.map((l) => l.group))) {
    const asked = (all: readonly Asked[]): Owned[] => all.filter((l) => l.group === group).map((l) => ({ ...l, owner: l.question ?? '' }));
    const own = asked(lessons);
    if (new Set(own.map((l) => l.owner).filter(Boolean)).size < 2) continue;
    const more = asked(elsewhere).filter(({ owner }) => owner !== '');
    questions.set(group, learnWords(lessonsOf([...own, ...more], sizesOf(own), until), KEEP.questions));
  }
  const owned = (asked: readonly Asked[]): Owned[] => asked.map((l) => ({ ...l, owner: l.group }));
  const sizes = sizesOf(owned(lessons));
  return { groups: learnWords(lessonsOf([...owned(lessons), ...owned(elsewhere)], sizes, until), KEEP.groups), questions };
}

type Owned = Asked & { owner: string };

function sizesOf(asked: readonly Owned[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { owner } of asked) sizes.set(owner, (sizes.get(owner) ?? 0) + 1);
  return sizes;
}

function lessonsOf(asked: readonly Owned[], sizes: ReadonlyMap<string, number>, until: number): Lesson[] {
  return asked.map((l) => ({
    text: `${l.title} ${l.title} ${l.scope}`,
    owner: l.owner,
    weight: Math.max(0.05, Math.exp((l.year - until) / SETTINGS.fading)) * ((sizes.get(l.owner) ?? 1) / 1000) ** -SETTINGS.balance,
  }));
}

/** "0.85 0.95 of n": right at first, and among the first three. */
export function accuracyAt(answers: readonly (readonly [readonly string[], string])[]): string {
  const among = (n: number): number => answers.filter(([ranked, right]) => ranked.slice(0, n).includes(right)).length;
  const share = (n: number): string => (answers.length === 0 ? '–' : (n / answers.length).toFixed(3));
  return `${share(among(1))} ${share(among(3))} of ${answers.length}`;
}
