import { describe, expect, test } from 'vitest';
import { openTriage, printTriage, type TriageInput, triageLine } from '@/src/cli/triage';
import { aReport } from '../catalog/example';

const finding = (kind: string, tier: 'certain' | 'probable' | 'possible', work: string | null, score = 0.8) => ({
  kind,
  tier,
  score,
  work,
  evidence: [{ there: work ? { source: `Number of ${work}` } : null }],
});

const line = (findings: TriageInput['findings']): TriageInput => ({
  file: 'bees.docx',
  ok: true,
  document: { id: 'TD 1', title: 'Bees', kind: 'contribution', groups: ['ITU-T SG17'], questions: ['Q10/17'] },
  findings,
});

const work = { key: 'hives' };
const triage = openTriage([
  { file: 'hives.docx', work: { ...aWork(), key: work.key }, error: null },
  { file: 'broken.pdf', work: null, error: { name: 'ReadError', code: 'corrupt', message: 'broken' } },
]);

function aWork() {
  const { identifiers } = aReport().extract.identity;
  return {
    key: '',
    id: 'Hives',
    identifiers,
    title: 'Hives',
    scope: null,
    body: 'other',
    group: null,
    question: null,
    kind: 'contribution',
    stage: 'draft' as const,
    stageText: null,
    date: null,
    url: null,
    topics: [],
    relations: [],
    terms: [],
    references: [],
    text: null,
    purpose: null,
    provenance: [],
  };
}

describe('a row of the triage table', () => {
  const row = triageLine(
    line([
      finding('same-work', 'certain', 'twin'),
      finding('competing-definition', 'probable', 'hives'),
      finding('shared-text', 'certain', 'hives'),
      finding('parallel-work', 'possible', 'x-1'),
      finding('parallel-work', 'probable', 'x-2'),
      finding('unused-term', 'probable', null),
    ]),
    triage,
  );

  test('counts findings by tier and says what the document is', () => {
    expect(row.what).toBe('TD 1 · Bees · contribution · ITU-T SG17 Q10/17');
    expect(row.triage?.findings).toEqual({ certain: 2, probable: 3, possible: 1 });
  });

  test('names the strongest overlap inside the folder and with the catalog; twins are none', () => {
    expect(row.triage?.inFolder).toMatchObject({ work: 'hives', file: 'hives.docx', tier: 'certain', kinds: { 'competing-definition': 1, 'shared-text': 1 } });
    expect(row.triage?.inCatalog).toMatchObject({ work: 'x-2', file: null, id: 'Number of x-2', tier: 'probable' });
  });

  test('says who overlaps with whom, each pair once, and which files are one work', () => {
    const two = openTriage([
      { file: 'meeting/hives.docx', work: { ...aWork(), key: 'hives' }, error: null },
      { file: 'meeting/hives.pdf', work: { ...aWork(), key: 'hives' }, error: null },
      { file: 'meeting/bees.docx', work: { ...aWork(), key: 'bees' }, error: null },
    ]);
    const bees = triageLine(
      { ...line([finding('redefined-term', 'certain', 'hives'), finding('redefined-term', 'certain', 'hives')]), file: 'meeting/bees.docx' },
      two,
    );
    const hives = triageLine({ ...line([finding('competing-definition', 'probable', 'bees')]), file: 'meeting/hives.docx' }, two);
    expect(hives.triage?.sameWork).toEqual(['meeting/hives.pdf']);
    const printed = printTriage([bees, hives]);
    expect(printed).toContain(
      'Who overlaps with whom in this folder:\n  bees.docx  ⇄  hives.docx\n      certain, redefined-term ×2 (bees.docx says)\n      probable, competing-definition (hives.docx says)\n',
    );
    expect(printed).toContain('hives.docx\n  TD 1 · Bees · contribution · ITU-T SG17 Q10/17\n  the same work as hives.pdf\n');
    expect(printTriage([triageLine(line([]), two)])).toContain('No two of them overlap.');
  });

  test('a file that could not be read keeps its reason', () => {
    const broken = triageLine({ file: 'broken.pdf', ok: false, error: { code: 'corrupt', message: 'It is broken.' } }, triage);
    expect(broken).toMatchObject({ triage: null, error: 'It is broken.' });
    expect(printTriage([broken, row])).toMatch(/bees\.docx[\s\S]*hives\.docx: certain[\s\S]*broken\.pdf\n {2}It is broken\./);
  });
});
