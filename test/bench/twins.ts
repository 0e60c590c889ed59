// Labelled pairs of works: given one as a document (number, title, scope), is the other named, and as what it is?   npm run bench -- twins [--no-relations] [--all] [--without-joint] [--misses]

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { readPack } from '@/src/catalog/packs';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';
import { sliceOfPacks } from '@/src/catalog/slice';
import { baseKey, findIdentifiers, parseIdentifiers } from '@/src/identifiers';
import { matchDocument, openCatalog } from '@/src/match';
import { titleKey } from '@/src/match/names';
import { type Extract, plainDocument, type SourceDocument, type Work } from '@/src/model';

const SHARED = fileURLToPath(new URL('../../../shared', import.meta.url));
if (!existsSync(SHARED)) {
  console.log('skipped: the labelled pairs are not here');
  process.exit(0);
}
type Pair = { a: string; aTitle: string; b: string; bTitle: string; kind: string };
const pairs: Pair[] = JSON.parse(readFileSync(join(SHARED, 'domain/twins.json'), 'utf8'));

const packs = SHIPPED_PACKS.filter((pack) => !process.argv.includes('--without-joint') || pack.name !== 'joint-texts').map((pack) => pack.read());
if (process.argv.includes('--all')) packs.push(readPack(gunzipSync(readFileSync(join(SHARED, 'data/works.ndjson.gz'))).toString('utf8'), 'works'));
const whole = sliceOfPacks(packs);
/** Titles, scopes and each record's own number alone: neither ties nor a second number that another publisher gave the text. */
const bare = (work: Work): Work => ({ ...work, relations: [], identifiers: parseIdentifiers(work.id) });
const slice = process.argv.includes('--no-relations') ? { ...whole, works: whole.works.map(bare) } : whole;
const catalog = openCatalog(slice);

/** What the label asks for: one text under two numbers · a tie that the catalog names · one ground. */
type Type = 'same' | 'tie' | 'ground';
function typeOf(kind: string): Type {
  if (/^(?:identical|dual-numbered|adopted$|adopted-by|joint)/.test(kind)) return 'same';
  return /^(?:overlap|related|superseded-in-practice)/.test(kind) ? 'ground' : 'tie';
}

function documentOf(id: string, title: string, scope: string | null): { source: SourceDocument; extract: Extract } {
  const text = `${id}\n${title}\n${scope ?? ''}`;
  const titleSpan = { start: id.length + 1, end: id.length + 1 + title.length };
  const source = plainDocument('pair', text, { language: 'en' });
  const extract: Extract = {
    identity: {
      profile: 'generic',
      profileConfidence: 0,
      id,
      otherIds: [],
      identifiers: findIdentifiers(id).map((found) => found.identifier),
      title,
      date: null,
      kind: 'standard',
      stage: 'unknown',
      groups: [],
      questions: [],
      authors: [],
      language: 'en',
      confidentiality: 'unknown',
      idSpan: { start: 0, end: id.length },
      titleSpan,
    },
    clauses: [],
    terms: [],
    abbreviations: [],
    citations: [],
    unlisted: [],
    mentions: [],
    scope: scope === null ? null : { text: scope, span: { start: titleSpan.end + 1, end: text.length } },
    notices: [],
  };
  return { source, extract };
}

/** The records of a work under its printed number, in any edition. */
function recordsOf(id: string, title: string): Work[] {
  const found = new Set([...catalog.withId(id), ...findIdentifiers(id).flatMap(({ identifier }) => catalog.editions(identifier))]);
  if (found.size === 0) for (const work of catalog.titled(titleKey(title))) if (work.title === title) found.add(work);
  return [...found];
}

const counts = new Map<Type, { n: number; right: number; unknown: number }>();
for (const { a, aTitle, b, bTitle, kind } of pairs) {
  const type = typeOf(kind);
  const count = counts.get(type) ?? { n: 0, right: 0, unknown: 0 };
  counts.set(type, count);
  const others = recordsOf(b, bTitle);
  const keys = new Set(others.map((work) => work.key));
  const bases = new Set(findIdentifiers(b).map(({ identifier }) => baseKey(identifier)));
  const own = recordsOf(a, aTitle)[0];
  count.n++;
  if (others.length === 0) count.unknown++;
  const { source, extract } = documentOf(a, aTitle, own?.scope ?? null);
  const matched = matchDocument(source, extract, catalog, { asOf: slice.asOf });
  const kinds = matched.findings
    .filter((f) => f.work !== null && (keys.has(f.work) || catalog.work(f.work)?.identifiers.some((i) => bases.has(baseKey(i)))))
    .map((f) => f.kind);
  const named = matched.notices.some((n) => n.code === 'related-work' && [b, ...others.map((work) => work.id)].some((id) => n.message.includes(id)));
  const said: Type | 'nothing' = kinds.includes('same-work') ? 'same' : named ? 'tie' : kinds.includes('parallel-work') ? 'ground' : 'nothing';
  // What the catalog knows to be tied says more than "one ground": it is right where the label says ground.
  const right = said === type || (type === 'ground' && said === 'tie');
  if (right) count.right++;
  else if (process.argv.includes('--misses'))
    console.log(`  ${kind}: ${a} ~ ${b}${others.length === 0 ? ' (unknown to the catalog)' : ''}: said ${said} ${kinds.join(', ')}`);
}
const NAMES: Record<Type, string> = { same: 'one text under two numbers', tie: 'a tie by name', ground: 'one ground' };
let [n, right] = [0, 0];
for (const [type, count] of counts) {
  console.log(`${NAMES[type]}: ${count.right} of ${count.n}${count.unknown > 0 ? ` (${count.unknown} of which the catalog does not know)` : ''}`);
  n += count.n;
  right += count.right;
}
console.log(`right type: ${right} of ${n} (${((100 * right) / n).toFixed(1)} %), catalog of ${slice.works.length} works`);
