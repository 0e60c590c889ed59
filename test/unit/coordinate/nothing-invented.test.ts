import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import structureText from '@/assets/structure.json?raw';
import { analyse, openAnalysis } from '@/src/analyse';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';
import { sliceOfPacks } from '@/src/catalog/slice';
import {
  catalogDifference,
  coordinationNote,
  FORMS,
  fillForm,
  ietfLiaisonText,
  landscape,
  liaisonStatement,
  parseStructure,
  sheetOfLandscape,
  sheetOfLiaison,
  sheetOfNote,
  worksNamed,
} from '@/src/coordinate';
import { sheetToMarkdown } from '@/src/export';
import { baseKey, findIdentifiers } from '@/src/identifiers';
import type { Decision, Report } from '@/src/model';
import { readBytes } from '@/src/read';

const CORPUS = '../shared/corpus';
const all: { file: string }[] = existsSync(CORPUS) ? JSON.parse(readFileSync(`${CORPUS}/manifest.json`, 'utf8')) : [];
const light = all.filter(({ file }) => /\.(docx|txt|html)$/.test(file));
// PDF files are read in the full run only: they take a minute.
const chosen = process.env.CONCORD_FULL ? light : light.filter((_, i) => i % 5 === 0);

const slice = sliceOfPacks(SHIPPED_PACKS.map((pack) => pack.read()));
const structure = parseStructure(JSON.parse(structureText));
const context = openAnalysis(slice, structure);
const works = new Map(slice.works.map((work) => [work.key, work]));

const numbersIn = (text: string): string[] => findIdentifiers(text).map(({ identifier }) => baseKey(identifier));
const datesIn = (text: string): string[] => text.match(/\b\d{4}-\d{2}(?:-\d{2})?\b/g) ?? [];
/** Mail and web addresses, which name people and places. */
const addressesIn = (text: string): string[] => text.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?:\/\/[^\s"'<>()[\]|\\]+/g) ?? [];

/** Words that begin with a capital letter: names are among them. */
const namesIn = (text: string): string[] => text.match(/\p{Lu}[\p{L}\p{M}\p{N}]*/gu) ?? [];

/** Concord's own sentences, as its sources have them. */
const sourcesIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
    .join('\n');
const ownWords = new Set(namesIn(['src/coordinate', 'src/match', 'src/extract', 'src/export', 'src/model'].map(sourcesIn).join('\n')));

const acceptAll = (report: Report): Decision[] =>
  report.findings.map((f) => ({
    finding: f.id,
    document: report.document.key,
    verdict: 'accepted',
    reason: null,
    at: '',
    until: null,
    seen: { here: '', there: null },
  }));

describe.runIf(chosen.length > 0)('what is written of real documents (skipped where the corpus beside the project is absent)', () => {
  const known = `${JSON.stringify(slice)} ${structureText}`;
  const knownNumbers = new Set([...slice.works.flatMap((w) => w.identifiers.map(baseKey)), ...numbersIn(known)]);
  const knownDates = new Set([...datesIn(known), '2031-05-17']);

  test.each(chosen.map(({ file }) => file))(
    '%s: no number, date, name or address that is not in the document or the catalog',
    { timeout: 60_000 },
    async (file) => {
      const bytes = readFileSync(`${CORPUS}/${file}`);
      const document = await readBytes({ bytes, fileName: basename(file), url: null, contentType: null, changes: 'accepted' }, {});
      const report = analyse(document, context, 0);
      const memory = { decisions: acceptAll(report), notes: [] };
      const statement = liaisonStatement(report, memory, works, { today: '2031-05-17', excerpts: true });
      const written = [
        sheetToMarkdown(sheetOfNote(coordinationNote(report, memory, works, { today: '2031-05-17' }))),
        sheetToMarkdown(sheetOfLiaison(statement)),
        ietfLiaisonText(statement),
        ...FORMS.map((form) => {
          const sources = { memory, works: worksNamed(report, (key) => works.get(key)), structure, text: document.text };
          return sheetToMarkdown(fillForm(form, report, sources, { today: '2031-05-17' }).sheet);
        }),
      ]
        .join('\n')
        .replace(/\\([\\`*_[\]<>|#~])/g, '$1');
      const source = `${document.text} ${basename(file)} ${JSON.stringify(document.metadata)} ${document.runningText.join(' ')}`;
      const numbers = new Set([
        ...numbersIn(source),
        // What is quoted is set on one line: a number may then end where a line of the document did.
        ...numbersIn(source.replace(/[\s\u2028]+/g, ' ')),
        ...report.extract.identity.identifiers.map(baseKey),
        // A label such as [NIST-SP-800-57-Part-1], undressed.
        ...numbersIn(report.extract.citations.map((c) => c.id ?? '').join('\n')),
        ...report.extract.citations.flatMap((c) => c.identifiers.map(baseKey)),
      ]);
      expect([...new Set(numbersIn(written))].filter((n) => !numbers.has(n) && !knownNumbers.has(n))).toEqual([]);
      const dates = new Set([...datesIn(source), report.extract.identity.date]);
      expect([...new Set(datesIn(written))].filter((d) => !dates.has(d) && !knownDates.has(d))).toEqual([]);
      const place = (address: string): string => address.replace(/[.,;:”’]+$/, '');
      const there = `${known} ${source} ${JSON.stringify(report.extract.citations.map((c) => c.url))}`;
      expect([...new Set(addressesIn(written).map(place))].filter((a) => !there.includes(a))).toEqual([]);
      // Groups go by one spelling ("SA WG2" is "3GPP SA2"); other names of a term may stand in the markup alone.
      const read = [...report.extract.identity.groups, ...report.extract.terms.flatMap((term) => term.alternates)].join(' ');
      const names = new Set(namesIn(`${known} ${source} ${there} ${read}`));
      expect([...new Set(namesIn(written))].filter((n) => !names.has(n) && !ownWords.has(n) && !there.includes(n))).toEqual([]);
    },
  );
});

test('the landscape names nothing that is not in the catalog', () => {
  const known = JSON.stringify(slice);
  const numbers = new Set([...slice.works.flatMap((w) => w.identifiers.map(baseKey)), ...numbersIn(known)]);
  const dates = new Set([...datesIn(known), '2031-05-17']);
  const difference = catalogDifference({ asOf: null, works: slice.works.slice(40) }, slice);
  const made = landscape(slice.works, { by: 'body', asOf: slice.asOf, packs: slice.packs, today: '2031-05-17', difference });
  const written = sheetToMarkdown(sheetOfLandscape(made)).replace(/\\([\\`*_[\]<>|#~])/g, '$1');
  expect([...new Set(numbersIn(written))].filter((n) => !numbers.has(n))).toEqual([]);
  expect([...new Set(datesIn(written))].filter((d) => !dates.has(d) && d !== slice.asOf)).toEqual([]);
});
