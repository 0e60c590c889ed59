// Definitions of one designation in two documents of the corpus: is the verdict that of a person?   npm run bench -- definitions
import '@/src/read/node-shim';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openContext } from '@/src/cli/context';
import { extractDocument } from '@/src/extract';
import { declaresDifference, definitionKey } from '@/src/match/definitions';
import { stableId } from '@/src/match/hash';
import { judgeDefinitions } from '@/src/match/judge-definitions';
import { isOneField } from '@/src/match/one-field';
import type { TermEntry } from '@/src/model';
import { readBytes } from '@/src/read';

const DOCS = fileURLToPath(new URL('../../../shared/corpus/docs', import.meta.url));
if (!existsSync(DOCS)) {
  console.log('skipped: the corpus is not here');
  process.exit(0);
}

/** Judged by hand. `entry` tells a document's several entries of one designation apart; "none": one side is no definition. */
type Side = { document: string; designation: string; entry: string };
type Pair = { here: Side; there: Side; verdict: string };
const pairs: Pair[] = JSON.parse(readFileSync(new URL('../cases/definition-pairs.json', import.meta.url), 'utf8'));

const context = openContext({ catalogs: [], asOf: null });
const files = new Map(readdirSync(DOCS).flatMap((sdo) => readdirSync(join(DOCS, sdo)).map((name): [string, string] => [name, join(DOCS, sdo, name)])));
const terms = new Map<string, TermEntry[]>();
for (const name of new Set(pairs.flatMap(({ here, there }) => [here.document, there.document]))) {
  const bytes = new Uint8Array(readFileSync(files.get(name) ?? name));
  const document = await readBytes({ bytes, fileName: name, url: null, contentType: null, changes: 'accepted' }, {});
  terms.set(name, extractDocument(document, context.extract).terms);
}

const entryOf = (side: Side): TermEntry | undefined =>
  terms.get(side.document)?.find((term) => stableId([definitionKey(term.definition).slice(0, 120)]).slice(0, 8) === side.entry);

const namesIn = (document: string): string[] => (terms.get(document) ?? []).map((term) => term.designation);

const OTHER = ['competing', 'narrower', 'broader'];
type Count = { both: number; said: number; true: number };
const empty = (): Count => ({ both: 0, said: 0, true: 0 });
const f1 = ({ both, said, true: real }: Count): string => (said + real > 0 ? ((2 * both) / (said + real)).toFixed(3) : '–');
/** The documents that the promise is about; the others are two general glossaries of security (RFC 4949, NIST IR 7298) and odd ones. */
const IDENTITY = /^(?:w3c|oid|openid|draft-sd-jwt|eudi|nist-sp800-63|etsi|dif|haip|ciba)/;
const GROUPS = ['identity documents on both sides', 'a general glossary or another document on one side or both'];
const results = GROUPS.flatMap((group) => ['tuned on', 'kept back'].map((half) => ({ group, half, n: 0, exact: 0, competing: empty(), other: empty() })));
let missing = 0;
pairs.forEach(({ here, there, verdict }, at) => {
  const [a, b] = [entryOf(here), entryOf(there)];
  if (!a || !b) {
    missing++;
    return;
  }
  const oneField = isOneField(namesIn(here.document), namesIn(there.document));
  const said = judgeDefinitions(a.definition, b.definition, oneField, a.designation, b.designation)?.verdict ?? 'none';
  const group = IDENTITY.test(here.document) && IDENTITY.test(there.document) ? 0 : 1;
  const result = results[group * 2 + (at % 2)];
  if (!result) return;
  result.n++;
  if (said === verdict) result.exact++;
  const add = (count: Count, belongs: (v: string) => boolean): void => {
    if (belongs(said)) count.said++;
    if (belongs(verdict)) count.true++;
    if (belongs(said) && belongs(verdict)) count.both++;
  };
  add(result.competing, (v) => v === 'competing');
  add(result.other, (v) => OTHER.includes(v));
  if (process.argv.includes('--misses') && at % 2 === 0 && said !== verdict)
    console.log(
      `  ${here.designation} (${here.document} ~ ${there.document}): ${verdict}, said ${said}\n     ${a.definition.slice(0, 300)}\n     ${b.definition.slice(0, 300)}`,
    );
});
const sum = (counts: readonly Count[]): Count => counts.reduce((a, b) => ({ both: a.both + b.both, said: a.said + b.said, true: a.true + b.true }), empty());
const show = (title: string, of: typeof results): void => {
  const [competing, other] = [sum(of.map((r) => r.competing)), sum(of.map((r) => r.other))];
  const [n, exact] = [of.reduce((t, r) => t + r.n, 0), of.reduce((t, r) => t + r.exact, 0)];
  console.log(
    `${title}: ${n} pairs, verdict exact ${exact}/${n}; competing F1 ${f1(competing)} (${competing.both} of ${competing.said} said, ${competing.true} true); another meaning (competing, narrower, broader) F1 ${f1(other)} (${other.both} of ${other.said} said, ${other.true} true)`,
  );
};
for (const group of GROUPS) {
  const of = results.filter((r) => r.group === group);
  console.log(group);
  for (const half of of) show(`  ${half.half}`, [half]);
  show('  both halves', of);
}
show('all pairs', results);
console.log(`${missing} pairs not found any more`);

/** Entries of which a person reads that they differ from another definition. */
const DECLARED: readonly [string, string][] = [
  ['oid4vp-1.0-final.html', 'Credential'],
  ['w3c-vcdm-2.0.html', 'credential'],
];
const seen = DECLARED.filter(([document, designation]) => terms.get(document)?.some((term) => term.designation === designation && declaresDifference(term)));
console.log(`declared differences seen: ${seen.length} of ${DECLARED.length}`);
