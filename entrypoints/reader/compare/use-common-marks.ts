import { useEffect } from 'react';
import type { Drawn } from '../drawn';
import type { Common } from './alignment';

const NAMES = ['concord-common', 'concord-common-proper', 'concord-common-term', 'concord-current'] as const;

const nameOf = (one: Common): (typeof NAMES)[number] =>
  one.kind === 'term' ? 'concord-common-term' : one.proper === null ? 'concord-common' : 'concord-common-proper';

/** Marks on both sides what both have, and the one that is stood at; brings that one into view on both. */
export function useCommonMarks(here: Drawn | null, there: Drawn | null, common: readonly Common[], at: number): void {
  useEffect(() => {
    if (!here || !there) return;
    const groups = new Map<string, Range[]>(NAMES.map((name) => [name, []]));
    for (const one of common) groups.get(nameOf(one))?.push(...here.rangesOf(one.here), ...(one.there ? there.rangesOf(one.there) : []));
    const now = common[at];
    if (now) groups.get('concord-current')?.push(...here.rangesOf(now.here), ...(now.there ? there.rangesOf(now.there) : []));
    for (const [name, ranges] of groups) CSS.highlights.set(name, new Highlight(...ranges));
    return () => {
      for (const name of NAMES) CSS.highlights.delete(name);
    };
  }, [here, there, common, at]);
  useEffect(() => {
    const now = common[at];
    if (!now || !here || !there) return;
    void here.reveal(now.here);
    if (now.there) void there.reveal(now.there);
  }, [here, there, common, at]);
}
