import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import structureText from '@/assets/structure.json?raw';
import { analyse, openAnalysis } from '@/src/analyse';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';
import { sliceOfPacks } from '@/src/catalog/slice';
import { parseStructure } from '@/src/coordinate';
import { EXPORTS, type ExportInput, type ExportKind, exportDocument, remarksOf } from '@/src/export';
import type { Decision, Note, Report } from '@/src/model';
import { readBytes } from '@/src/read';
import { readDocxPlaces } from '@/src/read/docx';
import { loadPdfjs, pdfParameters, quadsOfFile } from '@/src/read/pdf';
import { sampleDraftFor } from '../../fixtures/sample-draft';
import { writeDocx, writePdf, writeText } from '../../fixtures/write-document';
import '@/src/read/node-shim';

const KINDS = Object.keys(EXPORTS) as ExportKind[];
const INTO_FILE: readonly ExportKind[] = ['docx-comments', 'pdf-highlights'];

const context = openAnalysis(sliceOfPacks(SHIPPED_PACKS.map((pack) => pack.read())), parseStructure(JSON.parse(structureText)));

type Case = { report: Report; memory: ExportInput['memory']; original: ExportInput['original']; text: string };

/** A draft of members' eyes only, all findings accepted but one that is put off, with a note on some words. */
async function caseOf(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<Case> {
  const document = await readBytes({ bytes, fileName, url: null, contentType: null, changes: 'accepted' }, {});
  const analysed = analyse(document, context, 0);
  const report: Report = { ...analysed, extract: { ...analysed.extract, identity: { ...analysed.extract.identity, confidentiality: 'members-only' } } };
  const decisions = report.findings.map(
    (f, i): Decision => ({
      finding: f.id,
      document: report.document.key,
      verdict: i === 0 ? 'snoozed' : 'accepted',
      reason: null,
      at: '2026-03-01T10:00:00Z',
      until: i === 0 ? '2026-12-01' : null,
      seen: { here: '', there: null },
    }),
  );
  const passage = report.findings[0]?.evidence[0]?.here ?? null;
  const note: Note = {
    id: 'n1',
    document: report.document.key,
    kind: 'comment',
    body: 'Who?',
    passage,
    group: null,
    finding: null,
    at: '2026-03-01T10:00:00Z',
  };
  return { report, memory: { decisions, notes: [note] }, original: null, text: document.text };
}

async function caseFor(kind: ExportKind): Promise<Case> {
  const draft = sampleDraftFor('a class of its own');
  if (kind === 'docx-comments') {
    const bytes = new Uint8Array(await writeDocx(draft));
    const { document, places } = await readDocxPlaces(bytes, { fileName: null, url: null, changes: 'accepted' });
    return { ...(await caseOf(bytes, 'a.docx')), original: { docx: { bytes, text: document.text, places } } };
  }
  if (kind !== 'pdf-highlights') return caseOf(new Uint8Array(Buffer.from(writeText(draft))), 'a.txt');
  const bytes = new Uint8Array(await writePdf(draft));
  const made = await caseOf(bytes, 'a.pdf');
  const remarks = remarksOf(made.report, made.memory);
  const places = await quadsOfFile(
    bytes,
    remarks.map(({ passage }) => passage.span),
  );
  return { ...made, original: { pdf: { bytes, quads: new Map(remarks.map(({ id }, i) => [id, places[i] ?? []])) } } };
}

/** All that can be read in a file. */
async function readable(kind: ExportKind, bytes: Uint8Array): Promise<string> {
  if (kind === 'pdf-highlights') {
    const task = (await loadPdfjs()).getDocument({ data: bytes.slice(), ...pdfParameters() });
    const pdf = await task.promise;
    const notes: string[] = [];
    for (let page = 1; page <= pdf.numPages; page++) for (const a of await (await pdf.getPage(page)).getAnnotations()) notes.push(a.contentsObj?.str ?? '');
    await task.destroy();
    return notes.join('\n');
  }
  const packed = kind === 'docx-comments' || kind === 'tables-xlsx';
  const text = packed
    ? Object.entries(unzipSync(bytes))
        .filter(([name]) => /comments|sheet/.test(name))
        .map(([, content]) => strFromU8(content))
        .join('\n')
    : strFromU8(bytes);
  return kind === 'deadlines-ics' ? text.replaceAll('\r\n ', '') : text;
}

const CLASS = /members[ -]only/i;

describe('the class of a document goes into everything that is written of it', () => {
  const made = new Map<ExportKind, Case>();
  beforeAll(async () => {
    for (const kind of KINDS) made.set(kind, await caseFor(kind));
  }, 120_000);

  async function written(kind: ExportKind, excerpts: boolean, confidentiality: Report['extract']['identity']['confidentiality']): Promise<string> {
    const { report, memory, original } = made.get(kind) as Case;
    const { identity } = report.extract;
    const { value } = await exportDocument(kind, {
      report: { ...report, extract: { ...report.extract, identity: { ...identity, confidentiality } } },
      memory,
      author: 'R. Porteur',
      excerpts,
      liaisons: [],
      original,
      now: '2026-03-01T10:00:00Z',
      tool: '0.1.0',
    });
    return readable(kind, new Uint8Array(value.bytes));
  }

  it.each(KINDS)('%s says it, and says nothing of the kind of a public document', async (kind) => {
    expect(await written(kind, true, 'members-only')).toMatch(CLASS);
    expect(await written(kind, true, 'public')).not.toMatch(CLASS);
  });

  it.each(KINDS.filter((kind) => !INTO_FILE.includes(kind)))('%s leaves the document’s own words out on request, and only then', async (kind) => {
    const { report } = made.get(kind) as Case;
    const own = [
      ...report.extract.terms.map((t) => t.definition),
      ...report.extract.citations.map((c) => c.raw),
      ...report.findings.flatMap((f) => f.evidence.map((e) => e.here.quote.exact)),
    ].filter((words) => words.length > 40);
    expect(own.length).toBeGreaterThan(3);
    const without = await written(kind, false, 'members-only');
    expect(own.filter((words) => without.includes(words))).toEqual([]);
    expect(without).toMatch(CLASS);
    const carries = ['html-report', 'web-annotations', 'sarif', 'terms-tbx', 'terms-skos', 'terms-csv', 'findings-csv', 'references-csv', 'tables-xlsx'];
    const held = await written(kind, true, 'members-only');
    if (carries.includes(kind)) expect(own.filter((words) => held.includes(words)).length).toBeGreaterThan(0);
    // What is public stays whole, whatever was asked.
    expect(await written(kind, false, 'public')).toBe(await written(kind, true, 'public'));
  });
});
