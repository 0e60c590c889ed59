import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import structureJson from '@/assets/structure.json?raw';
import { type AnalysisContext, openAnalysis } from '@/src/analyse';
import { type Pack, readPack } from '@/src/catalog/packs';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';
import { sliceOfPacks } from '@/src/catalog/slice';
import { parseStructure, type Structure } from '@/src/coordinate';
import type { CatalogSlice, Work } from '@/src/model';

export const openStructure = (): Structure => parseStructure(JSON.parse(structureJson));

/** Files of a catalog: packs and NDJSON works, plain or gzipped; a folder stands for those in it. */
const PACK_FILE = /\.(json|ndjson|jsonl)(\.gz)?$/i;

export function packFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => PACK_FILE.test(name))
    .sort()
    .map((name) => join(path, name));
}

export function readPackFile(path: string): Pack {
  const bytes = readFileSync(path);
  const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return readPack(text.toString('utf8'), basename(path).replace(PACK_FILE, ''));
}

/** The packs named on the command line, or those that ship where none is named; with the documents that stand beside them as works. */
export function openSlice(catalogs: readonly string[], works: readonly Work[] = []): CatalogSlice {
  const packs = catalogs.length > 0 ? catalogs.flatMap(packFiles).map(readPackFile) : SHIPPED_PACKS.map((pack) => pack.read());
  return sliceOfPacks(works.length > 0 ? [...packs, { name: 'documents', title: 'Documents', asOf: null, works: [...works], notices: [] }] : packs);
}

/** Everything an analysis needs, opened once a worker. `asOf`: the day on which "current" is judged; default, the catalog's own date. */
export function openContext({ catalogs, works = [], asOf }: { catalogs: readonly string[]; works?: readonly Work[]; asOf: string | null }): AnalysisContext {
  const slice = openSlice(catalogs, works);
  return openAnalysis(slice, openStructure(), { asOf: asOf ?? slice.asOf });
}
