import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FORMS, fillForm, landscape, liaisonStatement, type Sheet, sheetOfLandscape, sheetOfLiaison } from '@/src/coordinate';
import { sheetToDocx } from '@/src/export/sheet-docx';
import type { Decision } from '@/src/model';
import { aFinding, anExtract, aReport, aWork } from '../catalog/example';

const office = process.env.CONCORD_OFFICE || ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path)) || null;

const report = aReport({
  extract: anExtract({ id: 'X.bees', title: 'Bees \u0001& <hives>', confidentiality: 'members-only' }),
  findings: [aFinding({ id: 'f1', work: 'iso', message: 'Accepted message.' })],
});
const decisions: Decision[] = [
  { finding: 'f1', document: report.document.key, verdict: 'accepted', reason: null, at: '', until: null, seen: { here: '', there: null } },
];
const works = new Map([['iso', aWork({ key: 'iso', id: 'ISO/IEC 99001:2021', title: 'Bee identity' })]]);
const sources = {
  memory: { decisions, notes: [] },
  works,
  structure: { studyPeriod: null, asOf: null, groups: [], bodies: [], contested: [], qualified: [] },
  text: null,
};
const sheets: [string, Sheet][] = [
  ...FORMS.map((form): [string, Sheet] => [form, fillForm(form, report, sources, { today: '2026-11-24' }).sheet]),
  ['liaison-statement', sheetOfLiaison(liaisonStatement(report, sources.memory, works, { today: '2026-11-24' }))],
  ['landscape', sheetOfLandscape(landscape([...works.values()], { by: 'body', asOf: '2026-11-01', packs: ['made-up'], today: '2026-11-24' }))],
];

test.skipIf(office === null)('every document opens in LibreOffice and converts to PDF (skipped where there is no soffice)', { timeout: 180_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-forms-'));
  try {
    for (const [name, sheet] of sheets) writeFileSync(join(folder, `${name}.docx`), new Uint8Array(await sheetToDocx(sheet)));
    const files = sheets.map(([name]) => join(folder, `${name}.docx`));
    const convert = (to: string): Buffer =>
      execFileSync(office ?? '', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to, '--outdir', folder, ...files], {
        stdio: 'pipe',
      });
    convert('pdf');
    convert('txt:Text (encoded):UTF8');
    for (const [name, sheet] of sheets) {
      expect(
        readFileSync(join(folder, `${name}.pdf`))
          .subarray(0, 5)
          .toString(),
        name,
      ).toBe('%PDF-');
      const text = readFileSync(join(folder, `${name}.txt`), 'utf8');
      const heading = sheet.blocks.find((b) => b.kind === 'heading');
      expect(text, name).toContain(heading?.kind === 'heading' ? heading.text.replace('\u0001', '') : '');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
