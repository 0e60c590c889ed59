// Who should own it? Learns from Recommendations up to 2020, asks about those from 2021 on (../shared/data), without a catalog.
//   npm run bench:allocation                        prints the figures
//   npm run bench:allocation -- --write             and writes what was learned to assets/group-words.json
//   npm run bench:allocation -- --until 2016 --tested-until 2020     the split on which settings are chosen
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { allocateSubject, parseStructure } from '@/src/coordinate';
import { packGroupWords, unpackGroupWords } from '@/src/coordinate/group-words';
import type { Allocation } from '@/src/model';
import { learnGroupWords, SETTINGS } from './learn-group-words';

type Asked = { id: string; title: string; scope: string; group: string; year: number };

const DATA = '../shared/data/works.ndjson.gz';

/** Titles of the JCA's own field. */
const IDENTITY = /identi(?!cal)|credential|authentic|wallet|biometr|federat|single sign|trust/i;

const argument = (name: string): string | null => {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
};

function readAsked(): Asked[] {
  const lines = gunzipSync(readFileSync(DATA)).toString('utf8').split('\n');
  return lines.flatMap((line) => {
    if (!line.includes('"sdo": "ITU"')) return [];
    const work: { id: string; title: string; abstract?: string; group?: string; date: string } = JSON.parse(line);
    const number = /^ITU-T Study Group (\d+)$/.exec(work.group ?? '')?.[1];
    if (!number || !work.id.startsWith('ITU-T ') || !/^\d{4}/.test(work.date)) return [];
    // Its own number would give its series away, which a new work item does not have yet.
    const own = work.id.replace(/^ITU-T /, '').replace(/ \(.*$/, '');
    const without = (text: string): string => text.split(own).join(' ');
    return [{ id: work.id, title: without(work.title), scope: without(work.abstract ?? ''), group: `ITU-T SG${number}`, year: Number(work.date.slice(0, 4)) }];
  });
}

/** Share of right answers and of rights among the first three groups. */
const accuracy = (answers: readonly Answer[]): string => {
  const right = answers.filter((a) => a.groups[0] === a.asked.group).length;
  const three = answers.filter((a) => a.groups.slice(0, 3).includes(a.asked.group)).length;
  return `top-1 ${share(right, answers.length)}  top-3 ${share(three, answers.length)}  (${right} and ${three} of ${answers.length})`;
};
const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(3));

type Answer = { asked: Asked; allocation: Allocation[]; groups: string[]; unclear: boolean };

/** Expected calibration error of the first answer's score, in ten bins. */
function calibrationError(answers: readonly Answer[]): number {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, score: 0, right: 0 }));
  for (const { asked, allocation } of answers) {
    const [first] = allocation;
    const bin = bins[Math.min(9, Math.floor((first?.score ?? 0) * 10))];
    if (!bin) continue;
    bin.n++;
    bin.score += first?.score ?? 0;
    bin.right += first?.group === asked.group ? 1 : 0;
  }
  return bins.reduce((error, b) => error + Math.abs(b.score - b.right), 0) / answers.length;
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
  const sizes = new Map<string, number>();
  for (const { group } of lessons) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const learned = learnGroupWords(
    lessons.map((l) => ({
      text: `${l.title} ${l.title} ${l.scope}`,
      group: l.group,
      weight: Math.max(0.05, Math.exp((l.year - until) / SETTINGS.fading)) * ((sizes.get(l.group) ?? 1) / 1000) ** -SETTINGS.balance,
    })),
  );
  learned.scale = Number(argument('--scale') ?? 1);
  const packed = packGroupWords(learned);
  const words = unpackGroupWords(packed);
  const structure = parseStructure(JSON.parse(readFileSync('assets/structure.json', 'utf8')));
  const started = performance.now();
  const answers: Answer[] = tested.map((asked) => {
    const subject = { title: asked.title, scope: asked.scope, rest: '', statedGroups: [], statedQuestions: [], identifiers: [] };
    const { allocation, unclear } = allocateSubject(subject, { structure, owners: null, words });
    return { asked, allocation, groups: [...new Set(allocation.map((a) => a.group))], unclear };
  });
  const ms = (performance.now() - started) / tested.length;
  const unclear = answers.filter((a) => a.unclear);
  const identity = answers.filter((a) => IDENTITY.test(a.asked.title));
  const lines = new Set(structure.groups.flatMap((g) => [g.title, g.identityMandate ?? '', ...g.questions.map((q) => q.title)]));
  console.log(`learned from ${lessons.length} Recommendations up to ${until}: ${learned.weights.size} words and pairs`);
  console.log(`all            ${accuracy(answers)}`);
  console.log(`identity       ${accuracy(identity)}`);
  console.log(`clear answers  ${accuracy(answers.filter((a) => !a.unclear))}`);
  console.log(
    `abstained      ${share(unclear.length, answers.length)} of all; would have been wrong ${share(unclear.filter((a) => a.groups[0] !== a.asked.group).length, unclear.length)}`,
  );
  console.log(`calibration    error ${calibrationError(answers).toFixed(3)}`);
  console.log(
    `mandates       ${answers.every((a) => a.allocation.every((x) => lines.has(x.mandate))) ? 'every answer quotes a line of the data' : 'AN ANSWER QUOTES A LINE THAT IS NOT IN THE DATA'}`,
  );
  console.log(`time           ${ms.toFixed(2)} ms an answer`);
  if (process.argv.includes('--write')) {
    const head = {
      schema: 'concord.group-words/1',
      learnedFrom: `titles and abstracts of ${lessons.length} ITU-T Recommendations up to ${until} and the study groups that have them today`,
    };
    const { lines: list, ...rest } = packed;
    const opening = JSON.stringify({ ...head, ...rest }, null, 1).replace(/\n}$/, '');
    writeFileSync('assets/group-words.json', `${opening},\n "lines": [\n${list.map((line) => JSON.stringify(line)).join(',\n')}\n]}\n`);
  }
}

main();
