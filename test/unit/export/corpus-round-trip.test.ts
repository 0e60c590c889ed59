import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importReferences, importTerms } from '@/src/catalog';
import { referencesOf, terminologyOf, toBibtex, toCslJson, toRelaton, toRis, toSkos, toTbx } from '@/src/export';
import { extractDocument } from '@/src/extract';
import type { Reference, Terminology } from '@/src/model';
import { readBytes } from '@/src/read';
import { aReport } from '../catalog/example';

const CORPUS = '../shared/corpus';
const all: { file: string }[] = existsSync(CORPUS) ? JSON.parse(readFileSync(`${CORPUS}/manifest.json`, 'utf8')) : [];
const light = all.filter(({ file }) => /\.(docx|txt|html)$/.test(file));
const chosen = process.env.CONCORD_FULL ? light : light.filter((_, i) => i % 3 === 1);

/** White space and signs without ink as formats of one line, and XML, carry them; "" stands for nothing. */
const line = (text: string | null): string | null => text?.replace(/[\s\u2028\u2029]+/g, ' ').trim() || null;
const lined = (r: Reference): Reference => ({ ...r, id: line(r.id), title: line(r.title), publisher: line(r.publisher), label: line(r.label) });

describe.runIf(chosen.length > 0)('what real documents hold goes out and comes back (skipped where the corpus beside the project is absent)', () => {
  test.each(chosen.map(({ file }) => file))('%s', { timeout: 60_000 }, async (file) => {
    const document = await readBytes(
      { bytes: readFileSync(`${CORPUS}/${file}`), fileName: basename(file), url: null, contentType: null, changes: 'accepted' },
      {},
    );
    const report = aReport({ extract: extractDocument(document, { bodies: [] }) });
    // What has neither number nor title is no entry to others, and is left out and said.
    const references = referencesOf(report).filter(({ id, title }) => id !== null || title !== null);
    const flat = references.map(lined);
    const back = (format: 'csl-json' | 'bibtex' | 'ris' | 'relaton', text: string): Reference[] => importReferences(format, text).value.map(lined);
    // An address with a brace or a space in it comes back percent-encoded from BibTeX.
    const encoded = flat.map((r) => ({ ...r, url: r.url?.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign)) ?? null }));
    expect(back('csl-json', toCslJson(references))).toEqual(flat);
    expect(back('ris', toRis(references))).toEqual(flat);
    expect(back('relaton', toRelaton('A list', references))).toEqual(flat);
    expect(back('bibtex', toBibtex(references))).toEqual(encoded);

    const terms = terminologyOf(report);
    const whole = (list: Terminology): unknown => ({
      ...list,
      title: line(list.title),
      concepts: list.concepts.map((c) => ({
        ...c,
        designation: line(c.designation),
        definition: line(c.definition),
        notes: c.notes.map(line),
        source: line(c.source),
      })),
    });
    const defined = { ...terms, concepts: terms.concepts.filter((c) => c.definition.trim() !== '') };
    expect(whole(importTerms('tbx', toTbx(terms)).value)).toEqual(whole(defined));
    expect(whole(importTerms('skos', toSkos(terms, 'urn:example:terms')).value)).toEqual(whole(defined));
  });
});
