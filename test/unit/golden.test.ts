import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import structureJson from '@/assets/structure.json';
import { analyse, openAnalysis } from '@/src/analyse';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';
import { sliceOfPacks } from '@/src/catalog/slice';
import { parseStructure } from '@/src/coordinate';
import type { Report, SourceDocument } from '@/src/model';
import { readBytes } from '@/src/read';
import { publishedRecommendation } from '../fixtures/published-recommendation';
import { sampleDraft } from '../fixtures/sample-draft';
import { writeDocx, writeHtml, writePdf, writeText } from '../fixtures/write-document';

/**
 * Golden cases that a person can read: a document of our own making, what it says (extract.txt) and what we think of it
 * (findings.txt). `CONCORD_GOLDEN=write npx vitest run test/unit/golden.test.ts` writes them anew; read the difference.
 */
const CASES = fileURLToPath(new URL('../cases/', import.meta.url));
const encode = (s: string): Uint8Array => new TextEncoder().encode(s);
const file = (name: string): Uint8Array => new Uint8Array(readFileSync(`${CASES}${name}`));

const DOCUMENTS: { name: string; forms: Record<string, () => Promise<Uint8Array>> }[] = [
  {
    name: 'itu-draft',
    forms: {
      docx: () => writeDocx(sampleDraft),
      pdf: () => writePdf(sampleDraft),
      html: async () => encode(writeHtml(sampleDraft)),
      txt: async () => encode(writeText(sampleDraft)),
    },
  },
  {
    name: 'itu-published',
    forms: { docx: () => writeDocx(publishedRecommendation), pdf: () => writePdf(publishedRecommendation) },
  },
  { name: 'ietf-draft', forms: { txt: async () => file('ietf-draft/document.txt') } },
  { name: 'w3c-draft', forms: { html: async () => file('w3c-draft/document.html') } },
];

const flat = (s: string): string => s.replace(/\s+/g, ' ').trim();
const short = (s: string, most = 100): string => (s.length > most ? `${s.slice(0, most - 1)}…` : s);

/** What the document says, a line a fact. */
function writeExtract({ extract }: Report): string {
  const { identity } = extract;
  const lines = [
    `${identity.profile} · ${identity.id ?? 'no number'} · ${identity.title ?? 'no title'}`,
    `${identity.kind} · ${identity.stage} · ${identity.date ?? 'no date'} · ${[...identity.groups, ...identity.questions].join(', ') || 'no group'}`,
    '',
    ...extract.clauses.map((c) => `clause ${`${'  '.repeat(c.level - 1)}${c.number ?? '–'} ${c.title}`}${c.role === 'body' ? '' : `   {${c.role}}`}`),
    '',
    ...extract.terms.map(
      (t) =>
        `term ${t.designation}${t.alternates.length ? ` (${t.alternates.join(', ')})` : ''}   ${t.origin}${t.source ? ` [${t.source}]` : ''}: ${short(t.definition)}`,
    ),
    '',
    ...extract.abbreviations.map((a) => `abbreviation ${a.short} = ${a.long}`),
    '',
    ...extract.citations.map(
      (c) =>
        `reference ${c.role} ${c.label ?? '–'} ${c.id ?? 'no number'}${c.edition ? ` (${c.edition})` : ''} ${c.title ? short(c.title, 60) : 'no title'}, cited ${c.mentions.length}`,
    ),
    ...extract.unlisted.map((u) => `unlisted ${u.label}, cited ${u.spans.length}`),
  ];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** What we think of it: kind, tier, place, the words, the sentence. */
function writeFindings({ findings, catalog }: Report, document: SourceDocument): string {
  const parts = findings.map((f) => {
    const here = f.evidence[0]?.here;
    const words = here ? short(flat(document.text.slice(here.span.start, here.span.end))) : '';
    const rule = '~'.repeat(Math.max(0, Math.min(words.length, 60) - 1));
    return [
      `${f.kind.padEnd(21)} ${f.tier.padEnd(9)} ${here?.clause ? `clause ${here.clause}` : ''}`.trimEnd(),
      `    | ${words}`,
      `    | ${words ? `^${rule} ` : ''}${f.message}`,
      `    = ${f.advice}`,
    ].join('\n');
  });
  return `compared with ${catalog.packs.join(' and ')}, as of ${catalog.asOf}\n\n${parts.join('\n\n')}\n`;
}

function compare(path: string, now: string): void {
  if (process.env.CONCORD_GOLDEN === 'write' || !existsSync(path)) {
    expect(process.env.CI, `${path} is missing`).toBeUndefined();
    writeFileSync(path, now);
  }
  expect(now).toBe(readFileSync(path, 'utf8'));
}

describe('golden cases', () => {
  const context = openAnalysis(sliceOfPacks(SHIPPED_PACKS.map((pack) => pack.read())), parseStructure(structureJson));

  for (const { name, forms } of DOCUMENTS)
    test.each(Object.keys(forms))(`${name}, as %s`, async (format) => {
      const bytes = await forms[format]?.();
      if (!bytes) throw new Error('no such form');
      const document = await readBytes({ bytes, fileName: `${name}.${format}`, url: null, contentType: null, changes: 'accepted' }, {});
      const report = analyse(document, context, 0);
      compare(`${CASES}${name}/extract.txt`, writeExtract(report));
      compare(`${CASES}${name}/findings.txt`, writeFindings(report, document));
    });
});
