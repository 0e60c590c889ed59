// Is a text's other number named from its own title, number and scope alone, relations and second numbers withheld; and how often is one named of works that have none?   npm run bench -- one-text [--list]

import { baseKey, findIdentifiers, parseIdentifiers } from '@/src/identifiers';
import { type Catalog, openCatalog } from '@/src/match';
import { houseOf } from '@/src/match/index/fields';
import { findNamesakes, findTransposed } from '@/src/match/namesakes';
import { type DocumentIdentity, plainDocument, type Work } from '@/src/model';
import { labelledQueries, readWorks, recordedQueries } from './twin-queries';

const works = readWorks();
if (works === null) {
  console.log('one-text: ../shared/data is not here; nothing measured.');
  process.exit(0);
}
const catalog: Catalog = openCatalog({
  packs: ['bench'],
  asOf: null,
  works: works.map((work) => ({ ...work, relations: [], identifiers: parseIdentifiers(work.id) })),
});

const EMPTY = plainDocument('pair', '', { language: 'en' });

/** Works named as the text of this work. */
function namedFor(own: Work, title: string): Work[] {
  const identity: DocumentIdentity = {
    profile: 'generic',
    profileConfidence: 0,
    id: own.id,
    otherIds: [],
    identifiers: findIdentifiers(own.id).map(({ identifier }) => identifier),
    title,
    date: own.date,
    kind: 'standard',
    stage: 'published',
    groups: [],
    questions: [],
    authors: [],
    language: 'en',
    confidentiality: 'unknown',
    idSpan: null,
    titleSpan: null,
  };
  const found = [...findTransposed(identity, catalog).map(({ work }) => work), ...findNamesakes(identity, own.scope, EMPTY, catalog)];
  return [...new Set(found)];
}

const numbersOf = (work: Work): string[] => parseIdentifiers(work.id).map(baseKey);
const paired = new Set<string>();
const counts = new Map<string, { n: number; right: number }>();
for (const { own, twin, title, kind } of [...labelledQueries(works), ...recordedQueries(works)]) {
  paired.add(own.key);
  const count = counts.get(kind) ?? { n: 0, right: 0 };
  counts.set(kind, count);
  count.n++;
  const numbers = numbersOf(twin);
  if (namedFor(own, title).some((work) => work.key === twin.key || numbersOf(work).some((number) => numbers.includes(number)))) count.right++;
}
for (const [kind, { n, right }] of counts) console.log(`${kind}: the twin named as one text for ${right} of ${n}`);

/** Of the works that are in no pair, every so manieth. */
const SAMPLE = 3_000;
const step = Math.floor(works.length / SAMPLE);
let asked = 0;
let named = 0;
for (let at = 7; at < works.length; at += step) {
  const own = works[at] as Work;
  if (paired.has(own.key)) continue;
  asked++;
  for (const work of namedFor(own, own.title)) {
    if (houseOf(work.body) === houseOf(own.body)) continue;
    named++;
    if (process.argv.includes('--list')) console.log(`  ${own.id} | ${own.title}\n    ${work.id} | ${work.title}`);
  }
}
console.log(`works of no pair: ${named} works of other houses named for ${asked}`);
