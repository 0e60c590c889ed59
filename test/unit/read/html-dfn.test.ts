import { expect, it } from 'vitest';
import { readHtml } from '@/src/read/html';

it('takes what is defined as a concept for a definition, and names of code for code', async () => {
  const { text, marks } = await readHtml(
    '<!doctype html><title>Relays</title><p>A <dfn data-lt="relays" data-plurals="relay things">relay</dfn> has a <dfn data-dfn-type="attribute">speed</dfn> and a <dfn data-dfn-type="dfn">holder</dfn>.</p>',
    { fileName: 'relay.html', url: null },
  );
  expect(marks.map(({ kind, value, span }) => [kind, value, text.slice(span.start, span.end)])).toEqual([
    ['dfn', 'relays|relay things', 'relay'],
    ['code', null, 'speed'],
    ['dfn', null, 'holder'],
  ]);
});
