import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { parsePlainYaml, UNSURE } from '@/src/catalog/import/plain-yaml';

const general = (text: string): unknown => {
  try {
    return parse(text, { maxAliasCount: 0 });
  } catch {
    return 'an error';
  }
};

describe('the plain part of YAML', () => {
  test.each<[string, string]>([
    ['a mapping with a list as far left as its key', 'title:\n- content: A\n  type: main\ndocid:\n- id: X.1\n'],
    ['a plain scalar over several lines', 'content: Systems for satellite\n    receivers in the bands\n    700 MHz\nlanguage: en\n'],
    ['a single-quoted scalar with a doubled quote', "content: 'l''évaluation: de l''état'\n"],
    ['a quoted scalar over several lines, with an empty one', "content: 'one\n  two\n\n  three'\nnext: 1\n"],
    ['a literal block', 'abstract: |-\n  One.\n\n  Two: more\n  # no comment\nnext: 1\n'],
    ['a folded block', 'abstract: >\n  One\n  two.\n\n  Three\nnext: 1\n'],
    ['numbers, words and nothing', "a: 1\nb: 2.50\nc: true\nd: ~\ne:\nf: '2001'\ng: 2001-04\nh: 1e3\ni: -7\nj: No\n"],
    ['lists in lists', '- - a\n  - b\n- - c\n'],
    ['an empty list and an empty mapping', 'a: []\nb: {}\n'],
    ['keys as Ruby writes its symbols', '- :id: ISO 1\n  :file: data/iso-1.yaml\n'],
    ['a dash alone', '-\n  a: 1\n-\n- b\n'],
    ['escapes', 'a: "tab\\tnew\\nline \\u00e9 \\x41 \\"q\\""\n'],
  ])('reads %s as the general parser does', (_, text) => {
    expect(parsePlainYaml(text)).toEqual(parse(text));
  });

  test.each([
    ['an anchor', 'a: &x 1\nb: *x\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a flow list', 'a: [1, 2]\n'],
    ['a comment', 'a: 1 # one\n'],
    ['a tab', 'a:\t1\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['two documents', 'a: 1\n---\nb: 2\n'],
    ['a hexadecimal number', 'a: 0x1F\n'],
  ])('leaves %s to the general parser', (_, text) => {
    expect(parsePlainYaml(text)).toBe(UNSURE);
  });

  const words = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'B', ' ', ':', '#', '-', "'", '"', '\\', '\n', '1', '.', 'é', '|', '>', '[', '{', '&', '%', ',', '?', '~') }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.lorem({ maxCount: 30 }),
    fc.constantFrom('null', 'true', '~', '1', '1.0', '0x1f', '1e5', '.5', '2001-04', '-', '?', '---', 'a: b', 'a #b', '#a', '...', ''),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      words,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom('id', 'title', 'content', 'docid', 'a-b', 'type', 'null'), tie('tree'), { maxKeys: 4 }),
    ),
  }));

  const root = fc.oneof(fc.array(tree, { maxLength: 4 }), fc.dictionary(fc.constantFrom('id', 'title', 'link'), tree, { minKeys: 1, maxKeys: 3 }));

  test('answers as the general parser does, or not at all, for whatever is written', () => {
    let sure = 0;
    fc.assert(
      fc.property(root, fc.constantFrom(20, 80, 0), fc.boolean(), (value, lineWidth, indentSeq) => {
        const text = stringify(value, { lineWidth, indentSeq });
        const read = parsePlainYaml(text);
        if (read === UNSURE) return;
        sure++;
        expect(read).toEqual(general(text));
      }),
      { numRuns: 3000 },
    );
    expect(sure).toBeGreaterThan(300);
  });

  test('answers as the general parser does, or not at all, for a text that somebody broke', () => {
    fc.assert(
      fc.property(root, fc.nat(), fc.constantFrom(' ', '\n', ':', '- ', "'", '"', '#', '\n  ', ': ', '|\n'), (value, at, inserted) => {
        const text = stringify(value);
        const place = at % (text.length + 1);
        const broken = text.slice(0, place) + inserted + text.slice(place);
        const read = parsePlainYaml(broken);
        if (read !== UNSURE) expect(read).toEqual(general(broken));
      }),
      { numRuns: 5000 },
    );
  });
});
