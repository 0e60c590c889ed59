import { describe, expect, test } from 'vitest';
import type { FactName, PageFacts, WorkFacts } from '@/src/model';
import { readPageFacts } from '@/src/pages';
import { lightPageOfFile, lightPageOfHtml } from '@/src/read/html';
import { SAMPLES } from '../../fixtures/pages/samples';

const LAYOUTS = ['table', 'list', 'new'] as const;

/** A fact a line; numbers are left out, as they follow from the id. */
function factsOf(facts: WorkFacts): Map<FactName, string> {
  const named = new Map<FactName, string>();
  for (const [name, value] of Object.entries(facts))
    if (name !== 'life' && name !== 'identifiers') named.set(name as FactName, JSON.stringify(name === 'relations' ? sorted(value) : value));
  for (const [name, value] of Object.entries(facts.life ?? {})) named.set(`life.${name}` as FactName, JSON.stringify(value));
  return named;
}

const sorted = (value: unknown): unknown => (Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : value);

const readSample = (html: string, address: string | null): PageFacts => readPageFacts(lightPageOfHtml(html, address));

let stated = 0;
let right = 0;
let invented = 0;

/** What is not as the page states it, a line each. */
function wrongIn(read: PageFacts, works: readonly WorkFacts[]): string[] {
  const wrong: string[] = [];
  if (read.works.length !== works.length) wrong.push(`${read.works.length} works for ${works.length}`);
  for (const [i, expected] of works.entries()) {
    const want = factsOf(expected);
    const got = factsOf(read.works[i]?.facts ?? {});
    for (const [name, value] of want) {
      stated++;
      if (got.get(name) === value) right++;
      else wrong.push(`${name}: ${got.get(name) ?? 'absent'} for ${value}`);
    }
    for (const [name, value] of got)
      if (!want.has(name)) {
        invented++;
        wrong.push(`${name}: ${value} is not on the page`);
      }
  }
  return wrong;
}

describe('pages in the listed forms', () => {
  for (const sample of SAMPLES)
    for (const layout of LAYOUTS)
      test(`${sample.form}, ${sample.title}, as ${layout}: every stated fact is right and none is invented`, () => {
        const read = readSample(sample.write(layout), sample.address);
        expect(read.form).toBe(sample.form);
        expect(wrongIn(read, sample.works)).toEqual([]);
      });

  test('the count', () => {
    console.log(`facts right: ${right}/${stated}, invented: ${invented}, pages: ${SAMPLES.length * LAYOUTS.length}`);
    expect(right).toBe(stated);
    expect(invented).toBe(0);
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
