import { describe, expect, test } from 'vitest';
import { workOfDocument } from '@/src/catalog/save';
import { extractDocument } from '@/src/extract';
import { compareDocuments } from '@/src/match/compare';
import type { SourceDocument } from '@/src/model';
import { readBytes } from '@/src/read';

const SHARED =
  'When a keeper shows a hive to a visitor, the hive shall answer with the mark of its queen, the day on which it was opened last and the name of the keeper who opened it, so that the visitor can tell a healthy hive from one that has been left alone.';

const draft = (number: string, title: string, own: string, definition: string): string => `Recommendation ITU-T ${number} (draft)

${title}

1 Scope

This Recommendation specifies how ${own}.

2 References

[ITU-T X.1252] Recommendation ITU-T X.1252 (2021), Baseline identity management terms and definitions.

3 Definitions

3.2 Terms defined in this Recommendation

This Recommendation defines the following terms:

3.2.1 hive: ${definition}

6 Requirements

${title} needs patience where ${own}.

${SHARED}
`;

const read = async (text: string, fileName: string): Promise<SourceDocument> =>
  readBytes(
    { bytes: new TextEncoder().encode(text), fileName, url: null, contentType: null, changes: 'accepted' },
    { signal: new AbortController().signal, onProgress: () => {} },
  );

async function compare(a: string, b: string): Promise<{ found: ReturnType<typeof compareDocuments>; here: SourceDocument; there: SourceDocument }> {
  const [here, there] = await Promise.all([read(a, 'a.txt'), read(b, 'b.txt')]);
  const extract = (source: SourceDocument) => extractDocument(source, { bodies: [] });
  const found = compareDocuments({ source: here, extract: extract(here) }, workOfDocument(there, extract(there), '2026-11-24'), there);
  return { found, here, there };
}

describe('two texts side by side', () => {
  const a = draft('X.9801', 'Keeping of bees in towns', 'bees are kept on roofs', 'A box in which a colony of bees lives.');
  const b = draft('X.9802', 'Hives and their visitors', 'visitors are told from robbers', 'A register of the visitors who came to a garden.');

  test('the passage that stands in both is marked on both, exactly', async () => {
    const { found, here, there } = await compare(a, b);
    const [passage] = found.passages.filter((one) => one.proper === null);
    expect(here.text.slice(passage?.here.start, passage?.here.end)).toBe(SHARED.slice(0, -1));
    expect(there.text.slice(passage?.there.start, passage?.there.end)).toBe(SHARED.slice(0, -1));
    expect(found.share).toBeGreaterThan(0.2);
    expect(found.findings.map((finding) => finding.kind)).toContain('shared-text');
  });

  test('a term that both define stands at its place in both, with what is thought of the two', async () => {
    const { found, here, there } = await compare(a, b);
    expect(found.terms).toHaveLength(1);
    const [term] = found.terms;
    expect(term).toMatchObject({ designation: 'hive', verdict: expect.stringMatching(/competing|unrelated/), declared: false });
    expect(here.text.slice(term?.here.start, term?.here.end)).toContain('A box in which a colony of bees lives');
    expect(there.text.slice(term?.there?.start, term?.there?.end)).toMatch(/^hive: A register of the visitors/);
  });

  test('texts with nothing in common say so', async () => {
    const other = 'Recommendation ITU-T Q.9803 (draft)\n\nSignalling of lighthouses\n\n1 Scope\n\nShips are told by three flashes where the rocks are.\n';
    const { found } = await compare(a, other);
    expect(found).toMatchObject({ passages: [], terms: [], findings: [], share: 0 });
  });

  test('a list of references and a quotation with its source are proper reuse, and listed as such', async () => {
    const quoting = `${a}\nAs clause 6 of [ITU-T X.9802] has it: "${SHARED}"\n`.replace(`\n${SHARED}\n`, '\n');
    const { found } = await compare(
      quoting.replace('2 References\n', '2 References\n\n[ITU-T X.9802] Recommendation ITU-T X.9802 (draft), Hives and their visitors.\n'),
      b,
    );
    expect(found.passages.map((passage) => passage.proper)).not.toContain(null);
    expect(found.passages.map((passage) => passage.proper)).toContain('attributed-quotation');
  });
});
