import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyDelta, makeDelta, writeContent } from '@/src/catalog/lists';
import { aRecord } from '../../../fixtures/made-list';

const contents = fc
  .uniqueArray(fc.record({ n: fc.nat(60), title: fc.string({ minLength: 1, maxLength: 40 }), stage: fc.constantFrom('in force', 'draft', 'withdrawn') }), {
    selector: (r) => r.n,
  })
  .map((works) => writeContent(works.map(({ n, title, stage }) => aRecord(n, { title: `Bees ${title}`, stage }))).bytes);

test('whatever changed, the changes lead from the old contents to the new ones, to the byte', () => {
  fc.assert(
    fc.property(contents, contents, (before, after) => {
      expect(applyDelta(before, makeDelta(before, after), after.length)).toEqual(after);
    }),
  );
});

test('a work that changed in one field is told by what changed', () => {
  const before = writeContent([aRecord(1), aRecord(2)]).bytes;
  const after = writeContent([aRecord(1), aRecord(2, { stage: 'superseded' })]).bytes;
  expect(new TextDecoder().decode(makeDelta(before, after))).toMatch(/^-1\n\[1,\[0,\d+\],"superseded",\[\d+,\d+\]\]\n$/);
});

test('no change is no line', () => {
  const content = writeContent([aRecord(1)]).bytes;
  expect(makeDelta(content, content)).toHaveLength(0);
  expect(applyDelta(content, new Uint8Array(0), content.length)).toEqual(content);
});
