import { baseKey, parseIdentifier } from '@/src/identifiers';
import { type Evidence, type Finding, type Identifier, indexAt, type Outside, type Passage, type Work } from '@/src/model';
import { listedCitations } from '../cited';
import type { MatchContext } from '../context';
import { asOfWords, makeFinding, pair, there } from '../finding';
import { numbersIn } from '../identity-places';
import { houseOf } from '../index/fields';
import { findOverlaps, type Overlap, strengthOf } from '../overlap';
import { overlapEvidence } from '../overlap-evidence';
import type { Rule } from './rule';

/** Says that works which the document's neighbours all cite are not cited here. */
export const missingReference: Rule = {
  id: 'missing-reference',
  title: 'What the neighbours cite is not cited here',
  description:
    'A work that at least three works near in scope, terms or topics cite, from at least two publishers or groups, that most such works cite and others seldom, and that the document neither cites, names nor is. Rests on the reference lists of saved documents. Silent where the document lists fewer than three references, and on works about how documents are written (RFC 2119, directives).',
  run: (context) => {
    if (listedCitations(context).length < OWN_LIST) return [];
    const neighbours = neighboursOf(context);
    if (neighbours.length < LEAST) return [];
    return [...supportersOf(context, neighbours)]
      .flatMap(([base, cited]) => judge(context, base, cited, neighbours.length) ?? [])
      .sort((a, b) => b.weight - a.weight || a.cited.id.localeCompare(b.cited.id, 'en'))
      .slice(0, MOST)
      .map((missing) => finding(context, missing));
  },
};

/**
 * Two neighbours may share an author or a fashion; a third from another house makes a habit of the field. With three of three, chance
 * of a work that one document in five cites is under one in a hundred.
 */
const LEAST = 3;
const HOUSES = 2;
/** A draft without a list, or with hardly one, has not come to its references yet. */
const OWN_LIST = 3;
/** From this likeness on a work is a neighbour; and so many of the likest are asked. */
const NEAR = 0.12;
const ASKED = 20;
/** Most of the neighbours cite it, and at least so many times as often as others do. */
const MOST_OF_THEM = 0.5;
const OFTENER = 2;
/** Surer: nearly all of at least five. */
const SURE = 5;
const NEARLY_ALL = 0.75;
const MUCH_OFTENER = 4;
/** More than this is a bibliography, not advice. */
const MOST = 5;

/** About the writing of documents, whatever their subject. */
const ABOUT_WRITING = new Set(
  ['RFC 2119', 'RFC 8174', 'RFC 8126', 'RFC 5226', 'RFC 3552', 'RFC 7322', 'RFC 5234', 'BCP 14', 'BCP 26'].flatMap((id) => {
    const identifier = parseIdentifier(id);
    return identifier ? [baseKey(identifier)] : [];
  }),
);

type Cited = { id: string; identifier: Identifier; by: Overlap[] };
type Missing = { cited: Cited; work: Work | null; share: number; weight: number; sure: boolean };

/** Works near the document whose references are known: of a text under two numbers, and of its editions, the likest. */
function neighboursOf(context: MatchContext): Overlap[] {
  const near = findOverlaps(context)
    .filter(({ work, signals }) => work.references.length > 0 && !context.own.kin.has(work.key) && strengthOf(signals) >= NEAR)
    .sort((a, b) => strengthOf(b.signals) - strengthOf(a.signals) || a.work.key.localeCompare(b.work.key, 'en'));
  const covered = new Set<string>();
  const kept = near.filter(({ work }) => {
    const twins = context.catalog.ties(work).flatMap((tie) => (tie.work && tie.type !== 'related' ? [tie.work.key] : []));
    if ([work.key, ...twins].some((key) => covered.has(key))) return false;
    covered.add(work.key);
    for (const identifier of work.identifiers) for (const edition of context.catalog.editions(identifier)) covered.add(edition.key);
    for (const key of twins) covered.add(key);
    return true;
  });
  return kept.slice(0, ASKED);
}

/** Which neighbours cite each number that the document does not have. */
function supportersOf(context: MatchContext, neighbours: readonly Overlap[]): Map<string, Cited> {
  const own = ownBases(context);
  const found = new Map<string, Cited>();
  for (const overlap of neighbours) {
    const bases = new Set<string>();
    for (const id of overlap.work.references) {
      const identifier = parseIdentifier(id);
      const base = identifier ? baseKey(identifier) : null;
      if (!identifier || base === null || own.has(withoutVersion(identifier)) || ABOUT_WRITING.has(base) || bases.has(base)) continue;
      bases.add(base);
      const cited = found.get(base);
      if (cited) cited.by.push(overlap);
      else found.set(base, { id, identifier, by: [overlap] });
    }
  }
  return found;
}

/** "W3C vc-data-model" and "vc-data-model-2.0" are one text, whether or not the name carries the version. */
const withoutVersion = (identifier: Identifier): string => baseKey({ ...identifier, number: identifier.number.replace(/[-_ ]v?\d+(?:[._]\d+)*$/, '') });

/** What the document cites in any form, and what it is: each with its twins, editions and successors. */
function ownBases(context: MatchContext): Set<string> {
  const { extract, own, catalog } = context;
  const named = extract.citations.flatMap((c) => c.identifiers);
  const works = [...context.cited.flatMap((record) => record?.work ?? []), ...[...own.kin].flatMap((key) => catalog.work(key) ?? []), ...own.exact];
  for (const identifier of named) works.push(...catalog.editions(identifier));
  const related = works.flatMap((work) => [work, ...catalog.ties(work).flatMap((tie) => (tie.work && tie.type !== 'related' ? [tie.work] : []))]);
  return new Set([...extract.identity.identifiers, ...named, ...related.flatMap((work) => work.identifiers)].map(withoutVersion));
}

function judge(context: MatchContext, base: string, cited: Cited, asked: number): Missing | null {
  const { catalog } = context;
  const times = cited.by.length;
  const share = times / asked;
  if (times < LEAST || share < MOST_OF_THEM || housesOf(cited.by).size < HOUSES) return null;
  // How often works cite it that are no neighbours; with few of them the guess is half, so that nearly all neighbours must agree.
  const elsewhere = (catalog.citations(base) - times + 0.5) / (Math.max(0, catalog.citing - asked) + 1);
  if (share < OFTENER * elsewhere) return null;
  // Named anywhere in the text it is known to the authors.
  if (numbersIn(context.source.text, [cited.identifier]).length > 0) return null;
  const work = catalog.find(cited.identifier);
  if (work && catalog.standing(work).status === 'withdrawn') return null;
  const rarity = Math.log(1 + catalog.citing / Math.max(1, catalog.citations(base)));
  return { cited, work, share, weight: share * rarity, sure: times >= SURE && share >= NEARLY_ALL && share >= MUCH_OFTENER * elsewhere };
}

/** Publishers, and groups within one publisher, that speak. */
const housesOf = (by: readonly Overlap[]): Set<string> => new Set(by.map(({ work }) => work.group ?? houseOf(work.body)));

function finding(context: MatchContext, { cited, work, share, sure }: Missing): Finding {
  const name = work?.id ?? cited.id;
  const { by } = cited;
  const near = by.map((overlap) => overlap.work.id);
  return makeFinding({
    rule: 'missing-reference',
    kind: 'missing-reference',
    tier: sure ? 'probable' : 'possible',
    score: Math.min(0.7, 0.25 + 0.3 * share + 0.02 * by.length),
    work,
    subject: name,
    message: `${by.length} works on the same ground cite ${work ? `${name}, “${work.title}”` : name}, which is not cited here, ${asOfWords(context.asOf)}: ${near.slice(0, 3).join(', ')}${near.length > 3 ? ` and ${near.length - 3} more` : ''}.`,
    advice: `Look whether ${name} bears on this text: build on it, or say why not.`,
    overturnedBy: `A citation of ${name} under another number, or a scope that leaves its matter out.`,
    ...evidenceOf(context, cited),
  });
}

/** Why each neighbour is one; the same place once. Where they are named first, what each cites stands beside it. */
function evidenceOf(context: MatchContext, { by, id }: Cited): { evidence: Evidence[]; outside: Outside[] } {
  const all = by.map((overlap) => overlapEvidence(context, overlap));
  const citing = by.map(({ work }) => pair(placeOf(context), there(work, `${work.title} (cites ${id})`)));
  const places = new Map(all.flatMap(({ evidence }) => evidence).map((e) => [e.here.span.start, e.here]));
  return {
    evidence: [...citing, ...[...places.values()].map((here) => pair(here, null))],
    outside: [...new Map(all.flatMap(({ outside }) => outside).map((one) => [one.words, one])).values()],
  };
}

/** Where the reference would stand: the heading of the list. */
function placeOf(context: MatchContext): Passage {
  const first = listedCitations(context)[0];
  const { clauses } = context.extract;
  const clause = first ? clauses[indexAt(clauses, first.span.start)] : undefined;
  return clause ? context.passage(clause.heading) : context.whole();
}
