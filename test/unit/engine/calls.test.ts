import 'fake-indexeddb/auto';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { createCalls } from '@/entrypoints/engine/calls';
import type { Calls } from '@/entrypoints/engine/serve';
import { type Finding, type Report, seenOf } from '@/src/model';
import { aLiaison } from '../catalog/example';

const TEXT = `Recommendation ITU-T X.9901 (draft)

Keeping of bee identities

1 Scope

This Recommendation specifies how verifiable credentials of bees are kept in a digital identity wallet.

2 References

[ITU-T X.1252] Recommendation ITU-T X.1252 (2010), Baseline identity management terms and definitions.

[ISO/IEC 24760-1] ISO/IEC 24760-1:2019, A framework for identity management.

3 Definitions

3.2.1 hive: Place where bees are kept.

6 Requirements

A hive is named as [ITU-T X.1252] says, and [ITU-T X.9999] has more.
`;

const context = { signal: new AbortController().signal, progress: () => {} };
let calls: Calls;
let report: Report;

const analyse = async (text = TEXT) => {
  const bytes = new TextEncoder().encode(text).buffer;
  const document = await calls.read({ bytes, fileName: 'X.9901.txt', url: null, contentType: null, changes: 'accepted' }, context);
  return { document, ...(await calls.analyse({ document, readMs: 1 }, context)) };
};

beforeAll(async () => {
  calls = createCalls();
  report = (await analyse()).report;
});

const first = (): Finding => {
  const [finding] = report.findings;
  if (!finding) throw new Error('nothing was found in the sample');
  return finding;
};

describe('the engine', () => {
  test('fills the catalog that ships, and compares with it', async () => {
    expect((await calls.status(null, context)).packs.map((p) => p.name)).toEqual(['joint-texts', 'landscape']);
    expect(report.catalog).toMatchObject({ asOf: '2026-11-01' });
    expect(report.findings.map((f) => f.kind)).toContain('outdated-reference');
    expect(report.allocation[0]).toMatchObject({ group: 'ITU-T SG17', question: 'Q10/17' });
    expect(report.cited).toHaveLength(report.extract.citations.length);
  });

  test('remembers a decision over a new reading and a moved paragraph, and lets it go', async () => {
    const decision = {
      finding: first().id,
      document: report.document.key,
      verdict: 'dismissed',
      reason: 'Known',
      at: '2026-11-24T10:00:00Z',
      until: null,
      seen: seenOf(first()),
    } as const;
    expect((await calls.decide(decision, context)).decisions).toMatchObject([decision]);
    expect((await analyse(TEXT.replace('6 Requirements\n', '6 Requirements\n\nA paragraph before.\n'))).memory.decisions).toMatchObject([decision]);
    expect((await calls.undecide({ document: report.document.key, finding: first().id }, context)).decisions).toEqual([]);
  });

  test('reuse that is put back is judged from then on, for this document only, until it is left out again', async () => {
    const copied =
      'A keeper of bees shall look at every hive before the winter comes, write down its number and its state, and ask the owner of the field to sign the page on which both are written, so that nobody can say later that the hive was broken before';
    const other = `Recommendation ITU-T X.9902 (draft)\n\nWintering of hives\n\n1 Scope\n\nThis Recommendation is about winter.\n\n6 Winter\n\n${copied}.\n`;
    const saved = await analyse(other);
    const { key } = await calls.saveDocument({ document: saved.document, extract: saved.report.extract, purpose: 'neighbour' }, context);
    const text = TEXT.replace('3 Definitions', `Foreword\n\n${copied}.\n\n3 Definitions`);
    const reused = async () => {
      const { report: now } = await analyse(text);
      const notice = now.notices.find((n) => n.reuse?.places.some((place) => place.work === key));
      return { notice, shared: now.findings.filter((f) => f.kind === 'shared-text' && f.work === key).length, document: now.document.key };
    };
    const first = await reused();
    expect([first.shared, first.notice?.reuse?.putBack]).toEqual([0, false]);
    const id = first.notice?.reuse?.id ?? '';
    const decision = { finding: id, verdict: 'accepted', reason: null, at: '2026-11-24T10:00:00Z', until: null, seen: { here: '', there: null } } as const;
    await calls.decide({ ...decision, document: 'another document' }, context);
    expect((await reused()).shared).toBe(0);
    await calls.decide({ ...decision, document: first.document }, context);
    const back = await reused();
    expect([back.shared, back.notice?.reuse?.putBack]).toEqual([1, true]);
    await calls.undecide({ document: first.document, finding: id }, context);
    expect((await reused()).shared).toBe(0);
    await calls.forgetWork({ key }, context);
  });

  test('saves the document and a reference of it with where they were seen', async () => {
    const { document } = await analyse();
    const work = await calls.saveDocument({ document, extract: report.extract, purpose: 'watch' }, context);
    expect(await calls.work({ key: work.key }, context)).toMatchObject({
      purpose: 'watch',
      text: document.text,
      provenance: [{ by: 'user' }, { source: 'X.9901.txt' }],
    });
    const at = report.extract.citations.findIndex((c) => c.id?.includes('24760-1'));
    expect(await calls.saveReference({ report, citation: at, purpose: 'normative-here' }, context)).toMatchObject({
      key: 'iso-iec-24760-1-2019',
      purpose: 'normative-here',
    });
    await calls.forgetWork({ key: work.key }, context);
    expect(await calls.work({ key: work.key }, context)).toBeNull();
  });

  test('exports a note with the finding accepted', async () => {
    const decision = {
      finding: first().id,
      document: report.document.key,
      verdict: 'accepted',
      reason: null,
      at: '2026-11-24T10:00:00Z',
      until: null,
      seen: seenOf(first()),
    } as const;
    const memory = await calls.decide(decision, context);
    const { fileName, bytes } = await calls.exportNote({ report, memory, format: 'docx' }, context);
    expect(fileName).toMatch(/^coordination-note-.*\.docx$/);
    expect(Object.keys(unzipSync(new Uint8Array(bytes)))).toContain('word/document.xml');
    const json = await calls.exportNote({ report, memory, format: 'json' }, context);
    expect(JSON.parse(new TextDecoder().decode(json.bytes)).findings).toMatchObject([{ message: first().message }]);
  });

  test.each(['a1-rows', 'a5', 'lint-sheet', 'terms-sheet', 'progress-report', 'meeting-pack'] as const)('writes the form %s', async (form) => {
    const memory = await calls.memory({ document: report.document.key }, context);
    const { fileName, bytes } = await calls.exportForm({ report, memory, form, format: 'md', text: null }, context);
    expect(fileName).toMatch(/\.md$/);
    expect(new TextDecoder().decode(bytes)).toMatch(/^(> .*\n\n)?(# |\|)/);
  });

  test('keeps a liaison statement in the ledger, found by its document', async () => {
    const memory = await calls.memory({ document: report.document.key }, context);
    const proposal = await calls.draftLiaison({ report, memory }, context);
    const kept = aLiaison({ id: 'l1', document: report.document.key, title: proposal.title, works: proposal.works });
    expect(await calls.keepLiaison(kept, context)).toEqual([kept]);
    expect(await calls.liaisons({ document: report.document.key, works: [] }, context)).toEqual([kept]);
    expect(await calls.liaisons({ document: 'another', works: [] }, context)).toEqual([]);
    expect(await calls.forgetLiaison({ id: 'l1' }, context)).toEqual([]);
  });

  test('keeps a user’s own mandate, ranks by it, carries it in the backup and lets it go', async () => {
    const own = { owner: 'Q10/17', line: 'Identity of everything', keywords: [], contact: null, route: null, source: 'the page', at: '2026-11-24T10:00:00Z' };
    expect((await calls.keepMandate(own, context)).entries).toEqual([own]);
    expect((await analyse()).report.allocation[0]).toMatchObject({ question: 'Q10/17', mandate: 'Identity of everything', verified: true });
    const { bytes } = await calls.backup(null, context);
    await calls.forgetMandate({ owner: 'Q10/17' }, context);
    expect((await calls.mandates(null, context)).entries).toEqual([]);
    expect(await calls.restore({ bytes, preview: false }, context)).toMatchObject({ others: 1 });
    const again = await calls.mandates(null, context);
    expect(again.entries).toEqual([own]);
    expect(again.known.find((k) => k.owner === 'Q10/17')?.line).toBe('Identity of everything');
    await calls.forgetMandate({ owner: 'Q10/17' }, context);
    expect((await analyse()).report.allocation[0]?.mandate).not.toBe('Identity of everything');
  });

  test('makes a meeting pack of several documents analysed, without their texts', async () => {
    const { document } = await analyse(TEXT.replaceAll('9901', '9902').replace('Keeping of bee', 'Housing of bee'));
    const listed = await calls.summaries({ since: null }, context);
    expect(listed.map((d) => d.name)).toEqual(expect.arrayContaining(['X.9901', 'X.9902'].map((id) => expect.stringContaining(id))));
    expect(await calls.summaries({ since: '2999-01-01' }, context)).toEqual([]);
    const asked = { form: 'meeting-pack', format: 'json', documents: listed.map((d) => d.document), meeting: 'A place', source: null, since: null } as const;
    const pack = JSON.parse(new TextDecoder().decode((await calls.exportMeeting({ ...asked, documents: [...asked.documents] }, context)).bytes));
    expect([pack.documents.length, pack.meeting]).toEqual([listed.length, 'A place']);
    expect(JSON.stringify(pack)).not.toContain('Place where bees are kept');
    const report = await calls.exportMeeting({ ...asked, form: 'progress-report', format: 'md', documents: [asked.documents[0] ?? ''] }, context);
    expect(new TextDecoder().decode(report.bytes)).toContain('This report covers 1 document');
    await calls.forgetSummary({ document: listed[0]?.document ?? '' }, context);
    expect(await calls.summaries({ since: null }, context)).toHaveLength(listed.length - 1);
    expect(document.text.length).toBeGreaterThan(0);
  });

  test('writes the landscape, and what changed since an older pack', async () => {
    const since = new TextEncoder().encode(JSON.stringify({ schema: 'concord.pack/1', name: 'landscape', asOf: '2026-01-01', works: [] })).buffer;
    const { bytes } = await calls.exportLandscape({ by: 'body', format: 'json', since }, context);
    const made = JSON.parse(new TextDecoder().decode(bytes));
    expect(made.works).toBeGreaterThan(100);
    expect([made.difference.from, made.difference.added.length]).toEqual(['2026-01-01', made.works]);
    const book = await calls.exportLandscape({ by: 'stage', format: 'xlsx', since: null }, context);
    expect(Object.keys(unzipSync(new Uint8Array(book.bytes)))).toContain('xl/worksheets/sheet1.xml');
  });

  test('writes every export that needs no file, and says what is missing for the others', async () => {
    const memory = await calls.memory({ document: report.document.key }, context);
    const plain = [
      'html-report',
      'web-annotations',
      'sarif',
      'references-csl',
      'references-bibtex',
      'references-ris',
      'references-relaton',
      'references-csv',
    ] as const;
    const others = ['terms-tbx', 'terms-skos', 'terms-csv', 'findings-csv', 'tables-xlsx', 'deadlines-ics'] as const;
    for (const what of [...plain, ...others]) {
      const file = await calls.exportDocument({ what, report, memory }, context);
      expect(file.bytes.byteLength, what).toBeGreaterThan(30);
      expect(file.fileName, what).toMatch(/^[\p{L}\p{N}.-]+$/u);
    }
    await expect(calls.exportDocument({ what: 'docx-comments', report, memory }, context)).rejects.toMatchObject({ name: 'ExportError', code: 'no-bytes' });
  });

  test('backs up and previews the restore of what is there as nothing to do', async () => {
    const { bytes } = await calls.backup(null, context);
    expect(await calls.restore({ bytes, preview: true }, context)).toEqual({ works: 0, decisions: 0, notes: 0, liaisons: 0, others: 0, replaced: 0 });
  });

  test('a work’s page says what drafts found about it, and today which drafts have something undecided', async () => {
    const { report } = await analyse();
    const finding = report.findings.find((f) => f.kind === 'outdated-reference' && f.work !== null);
    if (!finding?.work) throw new Error('the sample cites no older edition');
    await calls.undecide({ document: report.document.key, finding: finding.id }, context);
    const onWork = async () => (await calls.facts({ key: finding.work ?? '' }, context))?.findings.find((f) => f.id === finding.id);
    expect(await onWork()).toMatchObject({ document: report.document.key, message: finding.message, verdict: null });
    const waits = async () => (await calls.today({ staleBefore: '2020-01-01' }, context)).open.find((d) => d.document === report.document.key);
    const open = await waits();
    const certain = report.findings.filter((f) => f.tier !== 'possible').length;
    expect((open?.overlaps.length ?? 0) + (open?.others ?? 0)).toBe(certain);
    const decision = { finding: finding.id, document: report.document.key, reason: null, at: '2026-11-28T10:00:00Z', seen: seenOf(finding) };
    await calls.decide({ ...decision, verdict: 'dismissed', until: null }, context);
    expect(await onWork()).toMatchObject({ verdict: 'dismissed' });
    expect((await waits())?.others).toBe((open?.others ?? 0) - 1);
    await calls.decide({ ...decision, verdict: 'snoozed', until: '2020-01-01' }, context);
    expect((await waits())?.others).toBe(open?.others);
    await calls.undecide({ document: report.document.key, finding: finding.id }, context);
  });

  test('a file that cannot be read is refused with its code', async () => {
    await expect(
      calls.read({ bytes: new ArrayBuffer(0), fileName: 'x.pdf', url: null, contentType: null, changes: 'accepted' }, context),
    ).rejects.toMatchObject({ name: 'ReadError' });
  });
});
