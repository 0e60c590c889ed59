import { describe, expect, test } from 'vitest';
import { coordinationNote, type NoteMemory, type Sheet, sheetOfNote } from '@/src/coordinate';
import type { Decision, Note } from '@/src/model';
import { aFinding, anExtract, aReport, aWork } from '../catalog/example';

const KEY = 'itu-t-rec-x-9001';
const decision = (finding: string, verdict: Decision['verdict'], fields: Partial<Decision> = {}): Decision => ({
  finding,
  document: KEY,
  verdict,
  reason: null,
  at: '2026-11-24T10:00:00Z',
  until: null,
  seen: { here: '', there: null },
  ...fields,
});
const note = (kind: Note['kind'], body: string, fields: Partial<Note> = {}): Note => ({
  id: body,
  document: KEY,
  kind,
  body,
  passage: null,
  group: null,
  finding: null,
  at: '2026-11-24T10:00:00Z',
  ...fields,
});

const works = new Map([
  ['iso', aWork({ key: 'iso', id: 'ISO/IEC 99001:2021', body: 'ISO/IEC', provenance: [{ source: 'recalled', seen: '2026-11-01', by: 'p', verified: false }] })],
]);
const report = aReport({
  extract: anExtract({ id: 'X.bees', confidentiality: 'members-only' }, { scope: { text: 'It specifies bees.', span: { start: 0, end: 5 } } }),
  findings: [
    aFinding({ id: 'f1', work: 'iso', message: 'Message one.' }),
    aFinding({ id: 'f2', message: 'Message two.' }),
    aFinding({ id: 'f3', message: 'Message three.' }),
  ],
});
const memory: NoteMemory = {
  decisions: [decision('f1', 'accepted', { reason: 'Told by WG 5' }), decision('f2', 'dismissed'), decision('f3', 'accepted', { document: 'another' })],
  notes: [
    note('action', 'Write to them.'),
    note('question-to-group', 'Whose is it?', { group: 'ITU-T SG13' }),
    note('comment', 'A remark.'),
    note('comment', 'Elsewhere.', { document: 'another' }),
  ],
};
const words = (sheet: Sheet): string => JSON.stringify(sheet.blocks);

describe('a coordination note', () => {
  const made = coordinationNote(report, memory, works, { today: '2026-11-24' });

  test('holds the findings accepted for this document and no others', () => {
    expect(made.findings.map((f) => [f.message, f.reason, f.work?.id, f.work?.verified])).toEqual([
      ['Message one.', 'Told by WG 5', 'ISO/IEC 99001:2021', false],
    ]);
  });

  test('sorts the user’s notes by what they ask for', () => {
    expect([made.questions, made.actions, made.remarks].map((list) => list.map((r) => r.body))).toEqual([['Whose is it?'], ['Write to them.'], ['A remark.']]);
  });

  test('leaves the document’s own words out on request', () => {
    const bare = coordinationNote(report, memory, works, { today: '2026-11-24', excerpts: false });
    expect([bare.scope, bare.findings[0]?.evidence[0]?.here.quote]).toEqual([null, null]);
    expect(words(sheetOfNote(bare))).not.toContain('bees are kept');
    expect(sheetOfNote(bare).banner).toBeNull();
  });
});

describe('the note laid out', () => {
  const sheet = sheetOfNote(coordinationNote(report, memory, works, { today: '2026-11-24' }));

  test.each([
    ['a banner for what may not go everywhere', sheet.banner, 'Members only'],
    ['a file name made of the document’s name', sheet.fileName, 'coordination-note-X.bees-2026-11-24'],
    ['the catalog’s date', words(sheet), 'as of 2026-11-01'],
    ['excerpts with their class', words(sheet), '[members-only]'],
    ['an unverified work as such', words(sheet), 'unverified'],
    ['what only a person knows as a gap', words(sheet), '{"text":"to be completed","mark":"to-complete"}'],
    ['the question with its group', words(sheet), 'Question to ITU-T SG13'],
  ])('shows %s', (_title, text, expected) => expect(text).toContain(expected));

  test('says that nothing was accepted rather than nothing', () => {
    expect(words(sheetOfNote(coordinationNote(report, { decisions: [], notes: [] }, works, { today: '2026-11-24' })))).toContain(
      'No finding has been accepted',
    );
  });

  test.each([
    ['public', null],
    ['unknown', 'treat as members only'],
  ] as const)('a document whose class is %s', (confidentiality, banner) => {
    const other = sheetOfNote(coordinationNote({ ...report, extract: anExtract({ confidentiality }) }, memory, works, { today: '2026-11-24' }));
    if (banner === null) expect(other.banner).toBeNull();
    else expect(other.banner).toContain(banner);
  });
});
