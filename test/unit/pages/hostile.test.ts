import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PageFacts } from '@/src/model';
import { readPageFacts } from '@/src/pages';
import { foldLabel } from '@/src/pages/words';
import { lightPageOfHtml } from '@/src/read/html';
import { SAMPLES } from '../../fixtures/pages/samples';

const ITEM = 'https://www.itu.int/ITU-T/workprog/wp_item.aspx?isn=1';
const PROGRAMME = 'https://www.itu.int/ITU-T/workprog/wp_search.aspx?sg=17';

describe('pages that mean harm', () => {
  test('a megabyte of nested tables is read in bounded depth', () => {
    const deep = 26_000;
    const page = lightPageOfHtml(`${'<table><tr><td>'.repeat(deep)}Status: Approved${'</td></tr></table>'.repeat(deep)}`, ITEM);
    expect(Math.max(...page.elements.filter((_, i) => i % 4 === 1)) < 1000).toBe(true);
    expect(readPageFacts(page).works).toEqual([]);
  }, 60_000);

  test('of 50,000 rows the first 5,000 are read, and it says so', () => {
    const row = (i: number): string => `<tr><td>X.item-a${i}</td><td>Q10/17</td><td>Under study</td><td>Title of item ${i}</td></tr>`;
    const html = `<table><tr><th>Work item</th><th>Question</th><th>Status</th><th>Subject / Title</th></tr>${Array.from({ length: 50_000 }, (_, i) => row(i)).join('')}</table>`;
    const read = readPageFacts(lightPageOfHtml(html, PROGRAMME));
    expect(read.works.length).toBe(5000);
    expect(read.notices.map(({ code }) => code)).toContain('page-cut');
  }, 60_000);

  test('20,000 label-like lines and 30,000 links do no harm', () => {
    const lines = `${'<p>Status: Title: Version: Timing: Work item:</p>'.repeat(20_000)}${'<a href="#">Status</a>'.repeat(30_000)}`;
    expect(() => readPageFacts(lightPageOfHtml(lines, ITEM))).not.toThrow();
  }, 60_000);

  const MISLEADING: readonly [string, string][] = [
    ['a hidden list', '<div hidden><dl><dt>Status</dt><dd>Approved on 2020-01-01</dd></dl></div>'],
    ['a list that is not displayed', '<div style="color:red; display:none"><dl><dt>Status</dt><dd>Approved on 2020-01-01</dd></dl></div>'],
    ['a script', '<script>document.write("<dt>Status</dt><dd>Approved on 2020-01-01</dd>")</script>'],
    ['a comment', '<!-- <dl><dt>Status</dt><dd>Approved on 2020-01-01</dd></dl> -->'],
    ['a menu', '<nav><ul><li>Status</li><li>Approved on 2020-01-01</li></ul></nav>'],
    ['a template', '<template><dl><dt>Status</dt><dd>Approved on 2020-01-01</dd></dl></template>'],
    ['a footer', '<footer>Status: Approved on 2020-01-01</footer>'],
    ['links', '<p><a href="/s">Status</a> <a href="/a">Approved on 2020-01-01</a></p>'],
  ];
  test.each(MISLEADING)('what %s says is not what the page shows', (_what, html) => {
    const read = readPageFacts(lightPageOfHtml(`${html}<main><dl><dt>Work item</dt><dd>X.aaa</dd><dt>Subject/title</dt><dd>A</dd></dl></main>`, ITEM));
    expect(read.works[0]?.facts).toMatchObject({ id: 'X.aaa', title: 'A' });
    expect(read.works[0]?.facts.stageText).toBeUndefined();
    expect(read.missing).toContain('Status');
  });

  test('words that look like code stay words', () => {
    const read = readPageFacts(
      lightPageOfHtml('<dl><dt>Work item</dt><dd>X.aaa</dd><dt>Subject/title</dt><dd>&lt;img src=x onerror=alert(1)&gt; safe</dd></dl>', ITEM),
    );
    expect(read.works[0]?.facts.title).toBe('<img src=x onerror=alert(1)> safe');
  });
});

/** All words that a reading puts out as the page's own. */
function wordsOf(read: PageFacts): string[] {
  return read.works.flatMap(({ facts, printed }) => {
    const life = Object.values(facts.life ?? {})
      .flat()
      .filter((value) => value !== facts.life?.registered && value !== facts.life?.updated);
    const lines = [
      // a title in headings of ever lower levels is put together with dashes
      ...(facts.title?.split(' — ') ?? []),
      facts.stageText,
      facts.scope,
      ...(facts.references ?? []),
      ...(facts.topics ?? []),
      ...life,
      ...Object.values(printed).map(({ exact }) => exact),
    ];
    return lines.flatMap((line) => (line ?? '').split('\n'));
  });
}

describe('nothing is put out that the page does not say', () => {
  const labels = [
    'Work item',
    'Status',
    'Subject/title',
    'Timing',
    'Liaison',
    'Version',
    'Summary',
    'Question',
    'Type',
    'Title',
    'Current Status',
    'Formal name',
    'Labels',
    'Authors',
  ];
  const word = fc.oneof(
    fc.constantFrom(...labels, 'X.abc', 'X.1096 (ex X.bvm)', 'Q10/17', 'SG17', '2025-12-11', 'AAP', 'ISO/IEC 27566-1:2025', 'Under study'),
    fc.string({ maxLength: 20 }),
  );
  const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const cell = fc.constantFrom('td', 'th', 'dt', 'dd', 'p', 'div', 'span', 'li', 'h2', 'h3', 'a', 'strong', 'label');
  const node = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.tuple(cell, word).map(([name, text]) => `<${name}>${escaped(text)}</${name}>`),
      fc
        .tuple(fc.constantFrom('table', 'tr', 'dl', 'div', 'section', 'ul', 'main', 'article'), fc.array(tie('tree'), { maxLength: 6 }))
        .map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`),
    ),
  })).tree;
  const addresses = [...new Set(SAMPLES.map(({ address }) => address))];
  const bare = (text: string): string => text.replace(/\s+/g, '');

  test('whatever the layout: every word stands in the text', () => {
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 12 }), fc.constantFrom(...addresses), (nodes, address) => {
        const page = lightPageOfHtml(nodes.join(''), address);
        const text = bare(page.text);
        const address_ = bare(address);
        const odd = wordsOf(readPageFacts(page)).filter((line) => line !== 'AAP' && !text.includes(bare(line)) && !address_.includes(bare(line)));
        expect(odd).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('the samples too', () => {
    for (const sample of SAMPLES)
      for (const layout of ['table', 'list', 'new', 'broken'] as const) {
        const page = lightPageOfHtml(sample.write(layout), sample.address);
        const text = bare(page.text);
        expect(wordsOf(readPageFacts(page)).filter((line) => line !== 'AAP' && !text.includes(bare(line)))).toEqual([]);
      }
  });
});

test.each([
  ['Supporting member(s):', 'Supporting Members'],
  ['1. Status', 'status'],
  ['Subject / Title', 'Subject/title'],
  ['Date ▲', 'date'],
  ['ETSI Doc. Number', 'ETSI Doc Number'],
])('the labels %j and %j are one', (a, b) => {
  expect(foldLabel(a)).toBe(foldLabel(b));
});
