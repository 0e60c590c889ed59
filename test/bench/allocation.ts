// Who should own it? Learns from Recommendations up to 2020, asks about those from 2021 on (../shared/data), without a catalog;
// then asks for the Question of each work of the landscape, which is left out of what is known for that one answer.
//   npm run bench:allocation                        prints the figures
//   npm run bench:allocation -- --write             and writes what was learned to assets/group-words.json
//   npm run bench:allocation -- --until 2016 --tested-until 2020     the split on which settings are chosen
//   npm run bench:allocation -- --without-elsewhere                  learned from ITU-T's own works alone
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';
import { sliceOfPacks } from '@/src/catalog/slice';
import {
  type AllocationAnswer,
  allocateSubject,
  type GroupWords,
  type Mandates,
  openOutside,
  openOwners,
  parseStructure,
  type Structure,
} from '@/src/coordinate';
import { packWords, unpackWords } from '@/src/coordinate/group-words';
import { outsideGroup } from '@/src/coordinate/owners';
import { parseIdentifiers } from '@/src/identifiers';
import type { Identifier } from '@/src/model';
import { type Asked, accuracyAt, DATA, LEAD, learnAll, readAsked, readElsewhere } from './allocation-data';

/** Titles of the JCA's own field. */
const IDENTITY = /identi(?!cal)|credential|authentic|wallet|biometr|federat|single sign|trust/i;

const argument = (name: string): string | null => {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
};

type Answer = { asked: Asked; answer: AllocationAnswer; groups: string[]; questions: string[] };

function ask(asked: Asked, mandates: Mandates, identifiers: Identifier[] = []): Answer {
  const answer = allocateSubject({ title: asked.title, scope: asked.scope, rest: '', statedGroups: [], statedQuestions: [], identifiers }, mandates);
  const each = (names: (string | null)[]): string[] => [...new Set(names.flatMap((name) => name ?? []))];
  return { asked, answer, groups: each(answer.allocation.map((a) => a.group)), questions: each(answer.allocation.map((a) => a.question)) };
}

const byGroup = (answers: readonly Answer[]): string => accuracyAt(answers.map((a) => [a.groups, a.asked.group]));
const byQuestion = (answers: readonly Answer[]): string => accuracyAt(answers.map((a) => [a.questions, a.asked.question ?? '']));
const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(3));
const isWrong = (a: Answer): boolean => a.groups[0] !== a.asked.group;

/** Expected calibration error of the first answer's score, in ten bins. */
function calibrationError(answers: readonly Answer[]): number {
  const bins = Array.from({ length: 10 }, () => ({ score: 0, right: 0 }));
  for (const answer of answers) {
    const score = answer.answer.allocation[0]?.score ?? 0;
    const bin = bins[Math.min(9, Math.floor(score * 10))];
    if (!bin) continue;
    bin.score += score;
    bin.right += isWrong(answer) ? 0 : 1;
  }
  return bins.reduce((error, b) => error + Math.abs(b.score - b.right), 0) / answers.length;
}

/** The mandates with fewer words: keywords were written in 2026, so that they may know what came after 2020. */
function mandatesWith(keywords: 'all' | 'published' | 'none'): Structure {
  const structure = parseStructure(JSON.parse(readFileSync('assets/structure.json', 'utf8')));
  if (keywords === 'all') return structure;
  const groups = structure.groups.map((g) => ({
    ...g,
    recalledKeywords: [],
    questions: g.questions.map((q) => ({ ...q, recalledKeywords: [], keywords: keywords === 'none' ? [] : q.keywords })),
  }));
  return { ...structure, groups };
}

const KEYWORDS = [
  ['all', 'with all keywords'],
  ['published', 'without keywords from memory'],
  ['none', 'titles of Questions alone'],
] as const;

function printGroups(tested: readonly Asked[], words: GroupWords): void {
  for (const [keywords, name] of KEYWORDS) {
    const structure = mandatesWith(keywords);
    const started = performance.now();
    const answers = tested.map((asked) => ask(asked, { structure, owners: null, words }));
    const ms = (performance.now() - started) / tested.length;
    const unclear = answers.filter((a) => a.answer.unclear);
    const lines = new Set(structure.groups.flatMap((g) => [g.title, g.identityMandate ?? '', ...g.questions.map((q) => q.title)]));
    const ranged = answers.filter((a) => /^Q\d/.test(a.asked.question ?? ''));
    console.log(`\n${name}: right at first, right among three`);
    console.log(`  study group    ${byGroup(answers)}`);
    console.log(`  identity       ${byGroup(answers.filter((a) => IDENTITY.test(a.asked.title)))}`);
    console.log(`  clear answers  ${byGroup(answers.filter((a) => !a.answer.unclear))}`);
    console.log(
      `  abstained      ${share(unclear.length, answers.length)} of all; would have been wrong ${share(unclear.filter(isWrong).length, unclear.length)}`,
    );
    console.log(`  calibration    error ${calibrationError(answers).toFixed(3)}`);
    console.log(`  Question by the range of its number (recalled)  ${byQuestion(ranged)}`);
    const quoted = answers.every((a) => a.answer.allocation.every((x) => lines.has(x.mandate)));
    console.log(`  mandates       ${quoted ? 'every answer quotes a line of the data' : 'AN ANSWER QUOTES A LINE THAT IS NOT IN THE DATA'}`);
    console.log(`  time           ${ms.toFixed(2)} ms an answer`);
  }
}

/** The Question of each work of the landscape; its own record and other editions are not looked up. Abstracts where the public data has them. */
function printQuestions(all: readonly Asked[], words: GroupWords, until: number): void {
  const slice = sliceOfPacks(SHIPPED_PACKS.map((pack) => pack.read()));
  const owners = openOwners(slice.works);
  const scopes = new Map(all.map((a) => [a.id, a.scope]));
  const onRecord = new Set(mandatesWith('all').groups.flatMap((g) => g.questions.map((q) => q.number)));
  const cases = slice.works.flatMap((work): (Asked & { identifiers: Identifier[] })[] =>
    work.group?.startsWith('ITU-T ') && work.question && onRecord.has(work.question)
      ? [
          {
            id: work.id,
            title: work.title,
            scope: scopes.get(work.id) ?? '',
            group: work.group,
            question: work.question,
            year: Number(work.date?.slice(0, 4) ?? 9999),
            identifiers: parseIdentifiers(work.id),
          },
        ]
      : [],
  );
  console.log('\nQuestions of the landscape, each left out of the catalog (one Question has 66 of them; beside it those of all others)');
  for (const [keywords, name] of KEYWORDS)
    for (const known of [owners, null]) {
      const answers = cases.map((c) => ask(c, { structure: mandatesWith(keywords), owners: known, words }, c.identifiers));
      const others = answers.filter((a) => a.asked.question !== 'Q10/17');
      const later = answers.filter((a) => a.asked.year > until);
      console.log(
        `  ${`${name}, ${known ? 'beside the other works' : 'mandates and words alone'}`.padEnd(58)} ${byQuestion(answers)}; without Q10/17 ${byQuestion(others)}; after ${until} ${byQuestion(later)}`,
      );
      if (process.argv.includes('--misses') && keywords === 'all' && known)
        for (const a of answers.filter((x) => x.questions[0] !== x.asked.question))
          console.log(`    ${a.asked.question} not ${a.questions.slice(0, 3)} – ${a.asked.id}, ${a.asked.title}`);
    }
}

/** The working group of each work of another body, left out for that one answer; groups with one work are not asked for. */
function printOutside(structure: Structure): void {
  const { works } = sliceOfPacks(SHIPPED_PACKS.map((pack) => pack.read()));
  const outside = openOutside(works);
  const sizes = new Map<string, number>();
  for (const work of works) {
    const group = outsideGroup(work);
    if (group) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  const mandates = { structure, owners: null, words: null, outside };
  const answers = works.flatMap((work): [string[], string][] => {
    const group = outsideGroup(work);
    if (!group || (sizes.get(group) ?? 0) < 2) return [];
    const subject = { title: work.title, scope: work.scope ?? '', rest: '', statedGroups: [], statedQuestions: [], identifiers: parseIdentifiers(work.id) };
    return [[allocateSubject(subject, mandates).outside.map((g) => g.group), group]];
  });
  console.log(
    `\nWorking groups of other bodies (${new Set(answers.map(([, g]) => g)).size}), each work left out of the catalog, by its title: ${accuracyAt(answers)}`,
  );
}

/** Works of other bodies that were not learned from: the lead study group on identity management should be asked, or the answer be "unclear". */
function printElsewhere(tested: readonly Asked[], words: GroupWords): void {
  const answers = tested.map((asked) => ask(asked, { structure: mandatesWith('all'), owners: null, words }, parseIdentifiers(asked.id)));
  const clear = answers.filter((a) => !a.answer.unclear);
  console.log(`\nIdentity works of other bodies, later, by title and where there is one abstract: ${LEAD} ${byGroup(answers)}`);
  console.log(`  clear answers  ${clear.length}, of which with another group ${clear.filter(isWrong).length}`);
  console.log(`  Question by the work's topics  ${byQuestion(answers.filter((a) => a.asked.question !== null))}`);
}

function write(words: GroupWords, lessons: number, elsewhere: number, until: number): void {
  const block = (packed: ReturnType<typeof packWords>): string => {
    const { lines, ...rest } = packed;
    return `${JSON.stringify(rest).replace(/}$/, '')},"lines":[\n${lines.map((line) => JSON.stringify(line)).join(',\n')}\n]}`;
  };
  const questions = [...words.questions].sort(([a], [b]) => a.localeCompare(b)).map(([group, own]) => `${JSON.stringify(group)}: ${block(packWords(own))}`);
  const learnedFrom = `titles and abstracts of ${lessons} ITU-T Recommendations up to ${until}, the study groups that have them today, and the Questions that have the ranges of their numbers (recalled); and of ${elsewhere} identity works of other bodies up to ${until}, taken for the lead study group's ground`;
  writeFileSync(
    'assets/group-words.json',
    `{"schema": "concord.group-words/2",\n"learnedFrom": ${JSON.stringify(learnedFrom)},\n"groups": ${block(packWords(words.groups))},\n"questions": {${questions.join(',\n')}}}\n`,
  );
}

export function main(): void {
  if (!existsSync(DATA)) {
    console.log(`bench:allocation skipped: ${DATA} is not there.`);
    return;
  }
  const until = Number(argument('--until') ?? 2020);
  const testedUntil = Number(argument('--tested-until') ?? 9999);
  const all = readAsked();
  const lessons = all.filter((a) => a.year <= until);
  const tested = all.filter((a) => a.year > until && a.year <= testedUntil);
  const others = readElsewhere();
  const elsewhere = process.argv.includes('--without-elsewhere') ? [] : others.filter((a) => a.year <= until);
  const learned = learnAll(lessons, elsewhere, until);
  const again = (own: GroupWords['groups']): GroupWords['groups'] => unpackWords(packWords(own));
  // What is tested is what is stored: rounded to its levels.
  const words: GroupWords = { groups: again(learned.groups), questions: new Map([...learned.questions].map(([group, own]) => [group, again(own)])) };
  const questions = [...words.questions.values()].reduce((n, own) => n + own.weights.size, 0);
  console.log(
    `learned from ${lessons.length} Recommendations and ${elsewhere.length} works of other bodies up to ${until}: ${words.groups.weights.size} words and pairs of groups, ${questions} of Questions`,
  );
  printGroups(tested, words);
  printElsewhere(
    others.filter((a) => a.year > until),
    words,
  );
  printQuestions(all, words, until);
  printOutside(mandatesWith('all'));
  if (process.argv.includes('--write')) write(learned, lessons.length, elsewhere.length, until);
}

main();
