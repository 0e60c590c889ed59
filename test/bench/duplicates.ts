// What proposals of works that may be one find and invent: duplicates made of works of the public list, and works made beside them that
// are none. Run: npm run bench -- duplicates [--sample 100] [--look 30]
import { parseArgs } from 'node:util';
import { printIdentifier } from '@/src/identifiers';
import { proposeMerges } from '@/src/match';
import { buildIndex } from '@/src/match/index/index';
import type { MergeProposal, Work } from '@/src/model';
import { readWorks } from './twin-queries';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { sample: { type: 'string', default: '100' }, look: { type: 'string', default: '0' } },
});

const partsOf = (title: string): string[] => title.split(/\s+[–—-]{1,2}\s+/);
const words = (text: string): string[] => text.split(' ');
const half = (text: string | null): string | null => (text === null ? null : text.slice(0, Math.ceil(text.length / 2)));

/** The longest word with a letter in its middle taken out. */
function misspelt(title: string): string | null {
  const longest = words(title).reduce((a, b) => (/^[a-z]+$/i.test(b) && b.length > a.length ? b : a), '');
  return longest.length < 8 ? null : title.replace(longest, longest.slice(0, 5) + longest.slice(6));
}

const bare = (work: Work, fields: Partial<Work>): Work => ({
  ...work,
  id: '',
  identifiers: [],
  body: 'other',
  date: null,
  url: null,
  group: null,
  relations: [],
  ...fields,
});

/** Ways in which a list says a work again; null where a work has nothing to say so. */
const AGAIN: Record<string, (work: Work) => Work | null> = {
  'title in capitals, no number': (work) => bare(work, { title: work.title.toUpperCase(), scope: null }),
  'last parts of the title': (work) => {
    const parts = partsOf(work.title);
    return parts.length > 1 && words(parts.slice(1).join(' - ')).length >= 4 ? bare(work, { title: parts.slice(1).join(' - ') }) : null;
  },
  'a letter missing, half the scope': (work) => {
    const title = misspelt(work.title);
    return title === null ? null : bare(work, { title, scope: half(work.scope) });
  },
  'a word less, same scope': (work) => {
    const list = words(work.title);
    return work.scope && work.scope.length > 200 && list.length > 6 ? bare(work, { title: list.filter((_, i) => i !== list.length - 2).join(' ') }) : null;
  },
  'number before the title': (work) => bare(work, { title: `${work.id}, ${work.title}`, scope: null }),
  'number without edition': (work) => {
    const [first] = work.identifiers;
    if (!first?.edition || work.identifiers.length > 1 || first.supplement) return null;
    const undated = { ...first, edition: null };
    return { ...work, id: printIdentifier(undated), identifiers: [undated], scope: null, date: null, relations: [] };
  },
};

/** Works beside a work that are no duplicates of it. */
const BESIDE: Record<string, (work: Work) => Work | null> = {
  'another part': (work) => (/Part \d+/.test(work.title) ? bare(work, { title: work.title.replace(/Part (\d+)/, (_, n) => `Part ${Number(n) + 40}`) }) : null),
  'an amendment to it': (work) => bare(work, { title: `${work.title} - Amendment 7`, scope: null }),
  'a guide to it': (work) => bare(work, { title: `Guidelines for ${work.title}`, scope: null }),
  'another publisher’s text': (work) => bare(work, { body: 'Guild of Beekeepers' }),
  'an edition of another year': (work) => bare(work, { body: work.body, date: '1971-03' }),
  'its title with another subject': (work) => {
    const list = words(work.title);
    return list.length < 5 ? null : bare(work, { title: [...list.slice(0, -1), 'beekeeping'].join(' '), scope: null });
  },
};

const known = readWorks();
if (!known) {
  console.log('needs ../shared/data');
  process.exit(0);
}
const works: Work[] = known;

/** What is proposed of the list and of works made from some of its works. */
function run(make: (work: Work) => Work | null, sample: number): { made: Map<string, Work>; proposals: MergeProposal[]; ms: number } {
  const made = new Map<string, Work>();
  const step = Math.max(1, Math.floor(works.length / (sample * 4)));
  for (let i = 7; i < works.length && made.size < sample; i += step) {
    const work = works[i] as Work;
    const copy = words(work.title).length >= 4 && work.identifiers.length > 0 ? make(work) : null;
    const key = `made-${i}`;
    if (copy) made.set(key, { ...copy, key, id: copy.id || key });
    if (copy) of.set(key, work);
  }
  const all = [...works, ...made.values()];
  const index = buildIndex(all);
  const start = performance.now();
  const proposals = proposeMerges({ places: all.length, at: (place) => all[place] ?? null, index }, []);
  return { made, proposals, ms: performance.now() - start };
}
const of = new Map<string, Work>();

const about = (proposal: MergeProposal, made: ReadonlyMap<string, Work>): string | null =>
  made.has(proposal.from.key) ? proposal.from.key : made.has(proposal.to.key) ? proposal.to.key : null;

const line = ({ why, from, to }: MergeProposal): string =>
  `  ${why}: ${from.id}, ${from.title.slice(0, 110)} (${from.date}) → ${to.id}, ${to.title.slice(0, 110)} (${to.date})`;

const sample = Number(values.sample);
for (const [kind, groups] of Object.entries({ again: AGAIN, beside: BESIDE }))
  for (const [name, make] of Object.entries(groups)) {
    const { made, proposals, ms } = run(make, sample);
    const found = proposals.flatMap((proposal) => {
      const key = about(proposal, made);
      const other = proposal.from.key === key ? proposal.to : proposal.from;
      return key === null ? [] : [{ proposal, right: other.key === of.get(key)?.key || other.title === of.get(key)?.title }];
    });
    const right = found.filter(({ right: is }) => is).length;
    console.log(
      kind === 'again'
        ? `${name}: ${right} of ${made.size} found, ${found.length - right} with another work (${ms.toFixed(0)} ms)`
        : `${name}: ${found.length} of ${made.size} proposed (${ms.toFixed(0)} ms)`,
    );
    if (Number(values.look) > 0) for (const { proposal, right: is } of found.slice(0, 400)) if (kind === 'beside' || !is) console.log(line(proposal));
  }

const { proposals, ms } = run(() => null, 0);
const counts = [...new Set(proposals.map(({ why }) => why))].map((reason) => `${reason} ${proposals.filter(({ why }) => why === reason).length}`);
console.log(`the list as it is: ${proposals.length} proposals over ${works.length} works (${counts.join(', ')}), ${ms.toFixed(0)} ms`);
const look = proposals.filter(({ why }) => why !== 'number');
const every = Math.max(1, Math.floor(look.length / Math.max(1, Number(values.look))));
for (const [i, proposal] of look.entries()) if (Number(values.look) > 0 && i % every === 0) console.log(line(proposal));
