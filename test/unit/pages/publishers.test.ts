import { describe, expect, test } from 'vitest';
import { readPageFacts } from '@/src/pages';
import { lightPageOfHtml } from '@/src/read/html';
import { type FactCount, wrongIn } from '../../fixtures/pages/facts';
import { NONE, PUBLISHER_PAGES } from '../../fixtures/pages/publishers';

const count: FactCount = { stated: 0, right: 0, invented: 0 };

describe("pages in the publishers' own structures", () => {
  test.each(PUBLISHER_PAGES.map((page) => [page.form, page.title, page] as const))('%s: %s', (form, _title, { address, html, works }) => {
    const read = readPageFacts(lightPageOfHtml(html, address));
    expect(wrongIn(read, works, count)).toEqual([]);
    expect(read.form).toBe(form);
    expect(read.notices).toEqual([]);
  });

  test('the count', () => {
    console.log(`facts right: ${count.right}/${count.stated}, invented: ${count.invented}, pages: ${PUBLISHER_PAGES.length}`);
    expect(count).toEqual({ stated: count.stated, right: count.stated, invented: 0 });
  });
});

describe('pages of no listed form', () => {
  test.each(NONE.map((page) => [page.title, page] as const))('%s: no work, and it says why', (_title, { form, address, html }) => {
    const read = readPageFacts(lightPageOfHtml(html, address));
    expect(read.works).toEqual([]);
    expect(read.form).toBe(form);
    expect(read.notices.map(({ code }) => code)).toEqual([form === null ? 'no-form' : 'layout-unread']);
  });
});
