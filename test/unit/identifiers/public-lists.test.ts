import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { identifierKey, parseIdentifier, parseIdentifiers, printIdentifier } from '@/src/identifiers';

const LIST = new URL('../../../../shared/data/works.ndjson.gz', import.meta.url);
const LANDSCAPE = new URL('../../../../shared/domain/landscape.json', import.meta.url);
const PUBLISHERS = ['ISO', 'IEC', 'ITU', 'ETSI', 'IETF', 'NIST', 'W3C', 'OASIS', '3GPP', 'IEEE'];

/** Ids of the list by who publishes them; empty where the list is absent. */
function collect(): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  if (!existsSync(LIST)) return ids;
  for (const line of gunzipSync(readFileSync(LIST)).toString('utf8').split('\n')) {
    if (!line) continue;
    const work: { id: string; sdo: string } = JSON.parse(line);
    const own = ids.get(work.sdo);
    if (own) own.push(work.id);
    else ids.set(work.sdo, [work.id]);
  }
  return ids;
}

/** The ids that are not understood, do not come back as they were, or cannot be told from another id. */
function lost(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => {
    const all = parseIdentifiers(id);
    const key = all.map(identifierKey).join(' & ');
    const comesBack = all.every((identifier) => {
      const again = parseIdentifier(printIdentifier(identifier));
      return again !== null && identifierKey(again) === identifierKey(identifier);
    });
    const good = all.length > 0 && comesBack && !seen.has(key);
    seen.add(key);
    return !good;
  });
}

describe.skipIf(!existsSync(LIST))('public lists of works (skipped where ../shared is absent)', () => {
  const ids = collect();
  it.each(PUBLISHERS)('%s: at least 99.5 in 100 numbers are parsed, come back, and stay apart', (publisher) => {
    const own = ids.get(publisher) ?? [];
    expect(own.length).toBeGreaterThan(0);
    const bad = lost(own);
    expect(bad.length / own.length, bad.slice(0, 20).join('\n')).toBeLessThanOrEqual(0.005);
  });
});

/** Entries of the landscape that are groups, activities and products, or have only a name. */
const NO_NUMBER = 30;

describe.skipIf(!existsSync(LANDSCAPE))('the landscape (skipped where ../shared is absent)', () => {
  it('is understood but for works that have only a name', () => {
    const works: { id: string }[] = JSON.parse(readFileSync(LANDSCAPE, 'utf8'));
    const none = works.map((work) => work.id).filter((id) => parseIdentifiers(id).length === 0);
    expect(none.filter((id) => /^(?:ITU-T [A-Z]\.|ISO|IEC|RFC|draft-|ETSI|CEN|W3C |NIST SP|FIPS|OpenID4|CIR |Regulation|EUDI |FIDO |DIF )/.test(id))).toEqual(
      [],
    );
    expect(none.length).toBeLessThan(NO_NUMBER);
  });
});
