import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import structureJson from '@/assets/structure.json?raw';
import { type AnalysisContext, openAnalysis } from '@/src/analyse';
import { type Pack, readPack } from '@/src/catalog/packs';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';
import { sliceOfPacks } from '@/src/catalog/slice';
import { parseStructure, type Structure } from '@/src/coordinate';
import type { CatalogSlice } from '@/src/model';

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

/** The catalogs named on the command line, or the packs that ship where none is named. */
export function openSlice(catalogs: readonly string[]): CatalogSlice {
  return sliceOfPacks(catalogs.length > 0 ? catalogs.flatMap(packFiles).map(readPackFile) : SHIPPED_PACKS.map((pack) => pack.read()));
}

/** Everything an analysis needs, opened once a worker. `asOf`: the day on which "current" is judged; default, the catalog's own date. */
export function openContext({ catalogs, asOf }: { catalogs: readonly string[]; asOf: string | null }): AnalysisContext {
  const slice = openSlice(catalogs);
  return openAnalysis(slice, openStructure(), { asOf: asOf ?? slice.asOf });
}
