import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';
import draft4 from 'ajv/lib/refs/json-schema-draft-04.json';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { deadlinesOfDecisions, deadlinesOfLiaisons, findingsTable, htmlReport, remarksOf, sarif, toCsv, toIcs, toXlsx, webAnnotations } from '@/src/export';
import type { Decision, Note } from '@/src/model';
import { line, lines } from '../../fixtures/arbitrary-data';
import { aFinding, anExtract, aReport } from '../catalog/example';

const report = aReport({
  extract: anExtract({ id: 'X.bees', title: 'Bees & <hives>', confidentiality: 'members-only' }),
  findings: [
    aFinding({ id: 'f1', message: 'An <img src=x onerror=alert(1)> message.' }, 'bees are “kept”', '</blockquote><script>alert(1)</script>'),
    aFinding({ id: 'f2', message: 'Dismissed message.', tier: 'possible' }),
    aFinding({ id: 'f3', message: 'Put off message.' }),
  ],
});
const decision = (finding: string, verdict: Decision['verdict'], until: string | null = null): Decision => ({
  finding,
  document: report.document.key,
  verdict,
  reason: verdict === 'dismissed' ? 'Other bees' : null,
  at: '2026-11-24T10:00:00Z',
  until,
  seen: { here: '', there: null },
});
const decisions = [decision('f1', 'accepted'), decision('f2', 'dismissed'), decision('f3', 'snoozed', '2026-12-01')];
const note: Note = {
  id: 'n1',
  document: report.document.key,
  kind: 'question-to-group',
  body: 'Who keeps them?',
  passage: { span: { start: 0, end: 4 }, quote: { exact: 'Bees', prefix: '', suffix: ' are' }, clause: '1', page: 2 },
  group: 'ITU-T SG17',
  finding: null,
  at: '2026-11-24T11:00:00Z',
};

describe('remarks', () => {
  it('are the accepted findings and the notes that have a place, nothing else', () => {
    expect(remarksOf(report, { decisions, notes: [note, { ...note, id: 'n2', passage: null }] }).map((r) => r.id)).toEqual(['f1', 'n1']);
    expect(remarksOf(report, { decisions: [], notes: [] })).toEqual([]);
  });
});

describe('the HTML report', () => {
  const html = htmlReport(report, { decisions, notes: [note] }, { today: '2026-11-24' });
  it('runs nothing, fetches nothing and escapes what comes from outside', () => {
    expect(html).not.toMatch(/<(?:script|img|link|iframe|object)|<[^>]*\s(?:src|on\w+)=|@import|url\(/i);
    expect(html).toContain('An &lt;img src=x onerror=alert(1)&gt; message.');
    expect(html).toContain('&lt;/blockquote&gt;&lt;script&gt;');
    expect(html).toContain("default-src 'none'");
  });
  it('carries the class of the document, and leaves its words out on request', () => {
    expect(html).toContain('Members only');
    const without = htmlReport(report, { decisions, notes: [note] }, { today: '2026-11-24', excerpts: false });
    expect(without).not.toContain('bees are “kept”');
    expect(without).not.toContain('class="banner"');
  });
});

describe('Web Annotations', () => {
  it('name the place by quote, by position and, in a PDF, by page', () => {
    const page = JSON.parse(JSON.stringify(webAnnotations(report, remarksOf(report, { decisions, notes: [note] }, 'A. Person'))));
    expect(page).toMatchObject({ type: 'AnnotationPage', '@context': ['http://www.w3.org/ns/anno.jsonld', { concord: 'urn:concord:' }] });
    const own = page.items.find((item: { id: string }) => item.id === 'urn:concord:remark:n1');
    expect(own).toMatchObject({ type: 'Annotation', motivation: 'commenting', creator: { type: 'Person', name: 'A. Person' }, body: { type: 'TextualBody' } });
    expect(own.target.selector).toEqual([
      { type: 'TextQuoteSelector', exact: 'Bees', prefix: '', suffix: ' are' },
      { type: 'TextPositionSelector', start: 0, end: 4 },
      { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc3778', value: 'page=2' },
    ]);
  });
});

describe('SARIF', () => {
  it('is valid by the schema of OASIS, which a package of its authors carries', () => {
    const ajv = new Ajv({ schemaId: 'auto', validateSchema: false });
    ajv.addMetaSchema(draft4);
    const valid = ajv.compile(schema);
    expect(valid(JSON.parse(JSON.stringify(sarif(report, { decisions }, '0.1.0')))), JSON.stringify(valid.errors)).toBe(true);
    expect(valid({ version: '2.1.0', runs: [{ results: [] }] }), 'a run without its tool').toBe(false);
  });
  const log = JSON.parse(JSON.stringify(sarif(report, { decisions }, '0.1.0')));
  it('has what version 2.1.0 asks for: tool, rules that results name, places, suppressions', () => {
    expect(log.version).toBe('2.1.0');
    expect(log.$schema).toMatch(/sarif-schema-2\.1\.0\.json$/);
    const [run] = log.runs;
    expect(run.tool.driver).toMatchObject({ name: 'Concord', semanticVersion: '0.1.0' });
    expect(run.results).toHaveLength(3);
    for (const result of run.results) {
      expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(['none', 'note', 'warning', 'error']).toContain(result.level);
      expect(result.locations[0].physicalLocation.region.charLength).toBeGreaterThan(0);
    }
    expect(run.results.map((r: { suppressions?: unknown }) => r.suppressions)).toEqual([
      undefined,
      [{ kind: 'external', status: 'accepted', justification: 'Other bees' }],
      [{ kind: 'external', status: 'accepted' }],
    ]);
  });
});

/** Cells of a CSV as RFC 4180 reads them. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const m of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(m[1]?.replaceAll('""', '"') ?? m[2] ?? '');
    if (m[3] === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('tables hold no formula', () => {
  const dangers = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "'=1", '＝1+1'];
  const rowOf = (cell: string): string => toCsv({ name: 't', head: ['a'], rows: [[cell]] }).slice('\ufeffa\r\n'.length, -2);
  test.each(dangers)('%j is text', (danger) => expect(rowOf(danger).replace(/^"/, '')).toMatch(/^'/));
  it('of no cell whatever, read as RFC 4180 says', () => {
    const cell = fc.oneof(
      line,
      lines,
      fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' =', "'=", '＝', '"', ','), line).map((both) => both.join('')),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), (rows) => {
        const read = readCsv(toCsv({ name: 't', head: ['a', 'b'], rows }).slice(1)).slice(1);
        expect(read.map((cells) => cells.length)).toEqual(rows.map(() => 2));
        for (const [i, cells] of read.entries()) {
          for (const [j, text] of cells.entries()) {
            // Excel, LibreOffice and Google's tables take these for the beginning of a formula.
            expect(text).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
            const asked = rows[i]?.[j] ?? '';
            expect([asked, `'${asked}`]).toContain(text);
          }
        }
      }),
    );
  });
  it('leaves ordinary words alone', () => expect(['a=b', "it's", '3.1'].map(rowOf)).toEqual(['a=b', "it's", '3.1']));
  it('quotes what holds commas, quotes or line ends', () => {
    expect(toCsv({ name: 't', head: ['a', 'b'], rows: [['x "y", z', '=cmd']] })).toBe('\ufeffa,b\r\n"x ""y"", z",\'=cmd\r\n');
    expect(toCsv(findingsTable(report)).split('\r\n')).toHaveLength(5);
  });
  it('writes cells of Excel as inline text', () => {
    const parts = unzipSync(toXlsx([{ name: 'A/B', head: ['a'], rows: [['=1+1'], ['<&>']] }]));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toContain('<c r="A2" s="0" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
    expect(sheet).not.toContain('<f>');
    expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())).toContain('name="A B"');
  });
  const office = ((): boolean => {
    try {
      // The part of LibreOffice that reads tables may be missing where the part that reads texts is there.
      return existsSync(join(dirname(realpathSync(execFileSync('which', ['soffice'], { encoding: 'utf8' }).trim())), 'libsclo.so'));
    } catch {
      return false;
    }
  })();
  it.skipIf(!office)('opens in LibreOffice (skipped where its tables part is missing)', { timeout: 120_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'concord-xlsx-'));
    writeFileSync(join(folder, 'a.xlsx'), toXlsx([{ name: 'Findings', head: ['a', 'b'], rows: [['=1+1', 'bees & <hives>']] }]));
    execFileSync(
      'soffice',
      [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'csv', '--outdir', folder, join(folder, 'a.xlsx')],
      { stdio: 'ignore' },
    );
    const csv = readFileSync(join(folder, 'a.csv'), 'utf8');
    rmSync(folder, { recursive: true });
    expect(csv.trim()).toBe('a,b\n=1+1,bees & <hives>');
  });
});

describe('calendar', () => {
  const liaison = {
    id: 'l1',
    document: 'd',
    title: 'LS on bees; hives, and all that lives in them and around them for ever and ever, été 身份',
    subject: { id: null, title: null },
    addressees: [{ organization: 'W3C', purpose: 'action' as const, route: null }],
    deadline: '2026-12-31',
    sent: '2026-11-01',
    acknowledged: null,
    answered: null,
    works: [],
    findings: [],
    remark: null,
    at: '2026-11-01T00:00:00Z',
  };
  it('holds the days on which replies are due and findings come back', () => {
    const deadlines = [...deadlinesOfLiaisons([liaison, { ...liaison, id: 'l2', answered: '2026-11-20' }]), ...deadlinesOfDecisions(report, decisions)];
    expect(deadlines.map((d) => [d.uid, d.day])).toEqual([
      ['liaison-l1@concord', '2026-12-31'],
      ['finding-f3@concord', '2026-12-01'],
    ]);
    const ics = toIcs(deadlines, '2026-11-24T10:00:00.123Z');
    expect(ics.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const unfolded = ics.replaceAll('\r\n ', '');
    expect(unfolded).toContain('DTSTAMP:20261124T100000Z');
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20261231');
    expect(unfolded).toContain('SUMMARY:Reply due: LS on bees\\; hives\\, and all that lives in them and around them for ever and ever\\, été 身份');
    expect(unfolded).toContain('W3C (for action)\\nSent 2026-11-01');
  });
});
