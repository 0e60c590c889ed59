// How long the landscape takes, from the pack that ships to the bytes of each format, with what changed between two dates.
//   npm run bench -- landscape [--rounds 5]
import { readFileSync } from 'node:fs';
import { readPack } from '@/src/catalog/packs';
import { sliceOfPacks } from '@/src/catalog/slice';
import { catalogDifference, type LandscapeOrder, landscape } from '@/src/coordinate';
import { writeLandscape } from '@/src/export';

const ORDERS: readonly LandscapeOrder[] = ['body', 'group', 'topic', 'stage'];
const FORMATS = ['html', 'docx', 'xlsx', 'csv', 'md'] as const;

const at = process.argv.indexOf('--rounds');
const rounds = at < 0 ? 5 : Number(process.argv[at + 1]);

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return median(times);
}

const text = readFileSync('assets/landscape.json', 'utf8');

/** An older state: a tenth of the works was not there yet, and a tenth stood at another stage. */
function older(): { asOf: string; works: ReturnType<typeof readPack>['works'] } {
  const { works } = readPack(text, 'landscape');
  const kept = works.filter((_, i) => i % 10 !== 0);
  return { asOf: '2026-01-01', works: kept.map((work, i) => (i % 10 === 0 ? { ...work, stage: 'draft', stageText: 'under study' } : work)) };
}

export async function main(): Promise<void> {
  const before = older();
  const parse = await timed(() => JSON.parse(text));
  console.log(`${rounds} rounds, medians; beside it: parsing the pack's JSON ${parse.toFixed(1)} ms`);
  let most = 0;
  for (const by of ORDERS)
    for (const format of FORMATS) {
      const took = await timed(async () => {
        const slice = sliceOfPacks([readPack(text, 'landscape')]);
        const difference = catalogDifference(before, slice);
        await writeLandscape(format, landscape(slice.works, { by, asOf: slice.asOf, packs: slice.packs, today: '2031-05-17', difference }));
      });
      most = Math.max(most, took);
      console.log(`by ${by.padEnd(6)} ${format.padEnd(5)} ${took.toFixed(0).padStart(5)} ms  ${(took / parse).toFixed(1)} × parsing`);
    }
  const slice = sliceOfPacks([readPack(text, 'landscape')]);
  const difference = catalogDifference(before, slice);
  console.log(
    `${slice.works.length} works; ${difference.added.length} new, ${difference.changed.length} changed, ${difference.gone.length} gone; slowest ${most.toFixed(0)} ms`,
  );
}

await main();
