import { describe, expect, test } from 'vitest';
import type { FactName, PageFacts, WorkFacts } from '@/src/model';
import { readPageFacts } from '@/src/pages';
import { lightPageOfFile, lightPageOfHtml } from '@/src/read/html';
import { type FactCount, factsOf, wrongIn } from '../../fixtures/pages/facts';
import { SAMPLES } from '../../fixtures/pages/samples';

const LAYOUTS = ['table', 'list', 'new'] as const;

const readSample = (html: string, address: string | null): PageFacts => readPageFacts(lightPageOfHtml(html, address));

const count: FactCount = { stated: 0, right: 0, invented: 0 };

describe('pages in the listed forms', () => {
  for (const sample of SAMPLES)
    for (const layout of LAYOUTS)
      test(`${sample.form}, ${sample.title}, as ${layout}: every stated fact is right and none is invented`, () => {
        const read = readSample(sample.write(layout), sample.address);
        expect(read.form).toBe(sample.form);
        expect(wrongIn(read, sample.works, count)).toEqual([]);
      });

  test('the count', () => {
    console.log(`facts right: ${count.right}/${count.stated}, invented: ${count.invented}, pages: ${SAMPLES.length * LAYOUTS.length}`);
    expect(count).toEqual({ stated: count.stated, right: count.stated, invented: 0 });
  });
});

describe('pages that cannot be read', () => {
  test.each(SAMPLES.map((sample) => [`${sample.form}, ${sample.title}`, sample] as const))(
    '%s, broken: nothing is guessed, and it says what was not found',
    (_title, sample) => {
      const read = readSample(sample.write('broken'), sample.address);
      expect(read.form).toBe(sample.form);
      const wanted = sample.works.map(factsOf);
      for (const work of read.works)
        for (const [name, value] of factsOf(work.facts))
          expect(wanted.some((facts) => facts.get(name) === value) || CONSTANTS.has(name), `${name}: ${value}`).toBe(true);
      expect(read.missing.length + (read.works.length === 0 ? 1 : 0)).toBeGreaterThan(0);
      if (read.works.length === 0) expect(read.notices.map(({ code }) => code)).toContain('layout-unread');
    },
  );

  test('a page of no known form says so', () => {
    expect(readSample('<h1>Recipes</h1><dl><dt>Flour</dt><dd>200 g</dd></dl>', 'https://example.org/')).toMatchObject({ form: null, works: [] });
  });
});

/** Facts that follow from the form and the address. */
const CONSTANTS = new Set<FactName>(['body', 'kind', 'url', 'life.approvalProcess']);

describe('pages away from their address', () => {
  const KNOWN_BY_LABELS = SAMPLES.filter(({ form }) => !['specification-list', 'w3c-group'].includes(form));
  test.each(KNOWN_BY_LABELS.map((sample) => [`${sample.form}, ${sample.title}`, sample] as const))('%s is known by its labels', (_title, sample) => {
    for (const layout of LAYOUTS) expect(readSample(sample.write(layout), null).form, layout).toBe(sample.form);
  });

  test('a saved page names its address itself', () => {
    const [sample] = SAMPLES;
    const html = sample?.write('table') ?? '';
    const saved = html.replace('<html', `<!-- saved from url=(0054)${sample?.address} -->\n<html`);
    expect(lightPageOfHtml(saved, null).address).toBe(sample?.address);
    const archive = `From: <Saved by Blink>\r\nSnapshot-Content-Location: ${sample?.address}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--B"\r\n\r\n\r\n----B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${html.replaceAll('=', '=3D')}\r\n----B--\r\n`;
    const read = readPageFacts(lightPageOfFile(new TextEncoder().encode(archive), null));
    expect(read).toMatchObject({ form: 'itu-work-item', address: sample?.address });
    expect(read.works[0]?.facts.title).toBe(sample?.works[0]?.title);
  });
});

/** One work item in other markups: the facts are the same in each. */
const PAIRS = [
  ['Work item', 'X.vctp'],
  ['Subject/title', 'Propagation of <b>trust</b>'],
  ['Status', 'Under study'],
  ['Approval process', 'TAP'],
  ['Equivalent number', '-'],
  ['Timing', '2026-12 (High priority)'],
  ['Comment', ''],
  ['Supporting members', 'ETRI, KT'],
] as const;

const rows = (row: (label: string, html: string, i: number) => string): string => PAIRS.map(([label, html], i) => row(label, html, i)).join('');
const plain = (html: string): string => html.replace(/<[^>]+>/g, '');

const MARKUPS: readonly [string, string][] = [
  ['tables inside cells', `<table>${rows((k, v) => `<tr><td>${k}</td><td><table><tr><td>${v}</td></tr></table></td></tr>`)}</table>`],
  [
    'fields of a form',
    `<form>${rows((k, v, i) => `<div><label for="i${i}">${k}</label><input id="i${i}" type="text" readonly value="${plain(v)}"></div>`)}</form>`,
  ],
  ['columns of a grid', rows((k, v) => `<div class="row"><div class="col-3"><strong>${k}</strong></div><div class="col-9">${v}</div></div>`)],
  ['paragraphs', rows((k, v) => `<p><b>${k}:</b> ${v}</p>`)],
  ['items of a list', `<ul>${rows((k, v) => `<li><span>${k}</span><span>${v}</span></li>`)}</ul>`],
  ['lines', `<div>${rows((k, v) => `${k}: ${v}<br>`)}</div>`],
  ['headings in components', `<x-card>${rows((k, v) => `<x-item><h4>${k}</h4><p>${v}</p></x-item>`)}</x-card>`],
  ['a label above its value', `<table>${rows((k, v) => `<tr><td colspan="2"><b>${k}</b></td></tr><tr><td colspan="2">${v}</td></tr>`)}</table>`],
  ['bare blocks in turn', rows((k, v) => `<div>${k}</div><div>${v}</div>`)],
  ['pairs with a button', `<dl>${rows((k, v) => `<div><dt><span>${k}</span><button aria-label="help">?</button></dt><dd>${v}</dd></div>`)}</dl>`],
  ['an empty column between', `<table>${rows((k, v) => `<tr><td><font size="2"><b>${k} : </b></font></td><td>&nbsp;</td><td>${v}</td></tr>`)}</table>`],
  ['values that point to their label', rows((k, v, i) => `<div role="group"><span id="l${i}">${k}</span><div aria-labelledby="l${i}">${v}</div></div>`)],
  ['labels in attributes', `<table><tr>${rows((k, v) => `<td data-label="${k}">${v}</td>`)}</tr></table>`],
];

test.each(MARKUPS)('a work item written as %s says the same', (_markup, html) => {
  const read = readSample(html, 'https://www.itu.int/ITU-T/workprog/wp_item.aspx?isn=1');
  expect(read.missing).toEqual([]);
  expect(read.works.map(({ facts: { identifiers: _numbers, url: _url, ...facts } }) => facts)).toEqual([
    {
      id: 'X.vctp',
      title: 'Propagation of trust',
      stageText: 'Under study',
      stage: 'draft',
      body: 'ITU-T',
      life: { approvalProcess: 'TAP', target: '2026-12', priority: 'High', supportingMembers: ['ETRI', 'KT'] },
    },
  ]);
});

/** Habits of publishers that the samples above do not have. */
const HABITS: readonly [string, string, string, WorkFacts][] = [
  [
    'ETSI prints labels above their values, several side by side',
    'https://portal.etsi.org/webapp/workprogram/Report_WorkItem.asp?WKI_ID=1',
    '<table><tr><td><b>Work Item Reference</b></td><td><b>ETSI Doc. Number</b></td><td><b>STF</b></td></tr><tr><td>RTS/ESI-0099472-1</td><td>TS 199 472-1<br>(Version 1.2.1)</td><td></td></tr></table><table><tr><td>Current Status<br>(Click to View Full Schedule)</td><td>Creation Date</td></tr><tr><td>Publication (2026-02-10)</td><td>2025-03-11</td></tr></table><table><tr><td>Title</td></tr><tr><td>Shelves</td></tr></table>',
    {
      id: 'ETSI TS 199 472-1 V1.2.1',
      title: 'Shelves',
      stage: 'published',
      date: '2026-02-10',
      life: { registered: '2025-03-11', formerIds: ['RTS/ESI-0099472-1'] },
    },
  ],
  [
    'the datatracker prints pages, number and title side by side in one cell',
    'https://datatracker.ietf.org/group/shelf/documents/',
    '<table><thead><tr><th></th><th>Document</th><th>Date</th><th>Status</th></tr></thead><tbody><tr><th colspan="4">RFCs (1 hit)</th></tr><tr><td></td><td><div><span>76 pages</span><a href="/doc/rfc6749/">RFC 6749 (was draft-ietf-oauth-v2)</a></div><div>Shelves</div></td><td>2012-10</td><td>Proposed Standard RFC</td></tr></tbody></table>',
    { id: 'RFC 6749', title: 'Shelves', stage: 'published', date: '2012-10' },
  ],
  [
    'DIF prints cards with "Status:" in a line',
    'https://identity.foundation/specs',
    '<main><div class="card"><h3><a href="https://identity.foundation/shelf-exchange/">Shelf Exchange</a></h3><p>Status: Ratified</p></div><div class="card"><h3><a href="https://identity.foundation/b/">Shelf Manifest</a></h3></div></main>',
    { id: 'Shelf Exchange', stageText: 'Ratified', stage: 'published' },
  ],
  [
    'FIDO prints the version in a column of its own',
    'https://fidoalliance.org/specifications/download/',
    '<table><tr><th>Specification</th><th>Version</th><th>Status</th></tr><tr><td><a href="https://fidoalliance.org/specs/a-v2.2-ps/x.html">Shelf Protocol</a></td><td>2.2</td><td>Proposed Standard</td></tr></table>',
    { id: 'Shelf Protocol 2.2', title: 'Shelf Protocol', stageText: 'Proposed Standard' },
  ],
  [
    'W3C prints the history of a report, newest first',
    'https://www.w3.org/standards/history/shelf-model/',
    '<h1>Shelf Model publication history</h1><table><tr><th>Date</th><th>Status</th></tr><tr><td>15 May 2025</td><td><a href="https://www.w3.org/TR/2025/REC-shelf-model-20250515/">Recommendation</a></td></tr><tr><td>20 March 2025</td><td><a href="https://www.w3.org/TR/2025/PR-shelf-model-20250320/">Proposed Recommendation</a></td></tr></table>',
    { id: 'W3C REC-shelf-model-20250515', title: 'Shelf Model', stage: 'published', date: '2025-05-15' },
  ],
  [
    'ITU-T prints the responsibilities of a Question in one sentence',
    'https://www.itu.int/ITU-T/workprog/wp_block.aspx?isn=1',
    '<table><tr><td>Work group:</td><td>Q14/17</td></tr><tr><td>Title:</td><td>Shelves</td></tr><tr><td>Description:</td><td><p><b>1 Motivation</b></p><p>Shelves are used.</p><p>Recommendations under responsibility of this Question as of 1 January 2025: X.1400, X.1401 and X.Suppl.37</p></td></tr></table>',
    { id: 'Q14/17', title: 'Shelves', references: ['X.1400', 'X.1401', 'X.Suppl.37'] },
  ],
  [
    'ITU-T lists the editions of a Recommendation with their months',
    'https://www.itu.int/rec/T-REC-X.9252',
    '<table><tr><th>Number</th><th>Title</th><th>Status</th></tr><tr><td><a href="/rec/T-REC-X.9252-202104-I">X.9252 (04/2021)</a></td><td>Shelves</td><td>In force</td></tr></table>',
    { id: 'X.9252 (04/2021)', title: 'Shelves', date: '2021-04', stage: 'published' },
  ],
];

test.each(HABITS)('%s', (_habit, address, html, facts) => {
  expect(readSample(html, address).works[0]?.facts).toMatchObject(facts);
});
