import { describe, expect, test } from 'vitest';
import structureJson from '@/assets/structure.json';
import { analyse, openAnalysis } from '@/src/analyse';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';
import { sliceOfPacks } from '@/src/catalog/slice';
import { liaisonStatement, parseStructure } from '@/src/coordinate';
import type { Mention } from '@/src/model';
import { readBytes } from '@/src/read';
import { termsOfReference, termsOfReferenceText } from '../fixtures/terms-of-reference';
import { writeDocx, writeHtml, writePdf } from '../fixtures/write-document';

/** What the JCA's terms of reference name, and how each is written there. */
const NAMED: Record<Mention['kind'], Record<string, RegExp>> = {
  'study-group': { TSAG: /^TSAG$/, 'ITU-T SG2': /SG2$/, 'ITU-T SG13': /^SG13$/, 'ITU-T SG17': /SG17$/, 'ITU-T SG20': /^SG20$/, 'ITU-T SG21': /^SG21$/ },
  question: { 'Q10/17': /Q10\/17$/ },
  work: { 'ITU-T A.1': /A\.1$/, 'ITU-T X.1252': /X\.1252$/ },
  resolution: { 'WTSA-24 Resolution 2': /Resolution 2$/, 'GSC-16 Resolution 4': /^GSC-16 Resolution 4$/ },
  action: { 'WTSA-24 action DI 1': /^WTSA-24 \w*action/i },
  body: {
    'ITU Open Digital Identity Wallet Forum / OpenWallet Forum': /^ITU Open Digital Identity Wallet Forum$/,
    'EU Digital Identity Wallets Forum / EDICG': /^EU Digital Identity Wallets Forum$/,
    'FIDO Alliance': /^FIDO alliance$/i,
    'ISO/IEC JTC 1/SC 27/WG 5': /^ISO\/IEC JTC 1\/SC 27\/WG 5$/,
    'ISO/IEC JTC 1/SC 17': /^ISO\/IEC JTC 1\/SC 17$/,
    'Decentralized Identity Foundation': /^DIF$/,
    'World Wide Web Consortium': /^W3C$/,
    'ISO/TC 307': /^ISO\/TC 307$/,
  },
};

const text = termsOfReferenceText();
const structure = parseStructure(structureJson);
const context = openAnalysis(sliceOfPacks(SHIPPED_PACKS.map((pack) => pack.read())), structure);
const encode = (s: string): Uint8Array => new TextEncoder().encode(s);

const FORMATS: Record<string, (words: string) => Promise<Uint8Array>> = {
  txt: async (words) => encode(words),
  html: async (words) => encode(writeHtml(termsOfReference(words))),
  docx: (words) => writeDocx(termsOfReference(words)),
  pdf: (words) => writePdf(termsOfReference(words)),
};

describe.runIf(text !== null)('the JCA’s terms of reference (skipped where the folder beside the project is absent)', () => {
  test.each(Object.keys(FORMATS))('as %s: kind, title and all that it names, each at its place, none invented', async (format) => {
    const bytes = await FORMATS[format]?.(text ?? '');
    if (!bytes) throw new Error('no such format');
    const document = await readBytes({ bytes, fileName: `tor.${format}`, url: null, contentType: null, changes: 'accepted' }, {});
    const { extract } = analyse(document, context, 0);
    expect(extract.identity.kind).toBe('terms-of-reference');
    expect(extract.identity.title?.replace(/\s+/g, ' ')).toMatch(/^Revised terms of reference for Joint Coordination Activity on Identity Management/);
    const found: Record<string, string[]> = {};
    for (const mention of extract.mentions) {
      const names = found[mention.kind] ?? [];
      found[mention.kind] = names;
      if (!names.includes(mention.name)) names.push(mention.name);
      const words = document.text.slice(mention.span.start, mention.span.end).replace(/\s+/g, ' ');
      expect(words, `${mention.name} at ${mention.span.start}`).toMatch(NAMED[mention.kind][mention.name] ?? /(?!)/);
    }
    for (const [kind, names] of Object.entries(NAMED)) expect(found[kind]?.sort(), kind).toEqual(Object.keys(names).sort());
  });

  test('yields a liaison list that names exactly its bodies: partners, and addressees of a statement', async () => {
    const document = await readBytes({ bytes: encode(text ?? ''), fileName: 'tor.txt', url: null, contentType: null, changes: 'accepted' }, {});
    const report = analyse(document, context, 0);
    expect(report.partners.map((p) => p.organization).sort()).toEqual(Object.keys(NAMED.body).sort());
    const statement = liaisonStatement(report, { decisions: [], notes: [] }, new Map(), { today: '2031-05-17' });
    expect(statement.addressees.map((a) => a.organization).sort()).toEqual(Object.keys(NAMED.body).sort());
  });
});
