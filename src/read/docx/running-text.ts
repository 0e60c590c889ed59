import { createNumberer } from './numbering';
import { BODY, createWalk, type Story } from './story';
import { createWriter } from './writer';

/** Heads and feet of all sections, each line once, most frequent first. Page numbers alone are none. */
export function readRunningText(story: Story): string[] {
  const counts = new Map<string, number>();
  for (const name of [...story.pack.ofType('header'), ...story.pack.ofType('footer')]) {
    const root = story.pack.part(name);
    if (!root) continue;
    const writer = createWriter();
    const tally: Story['tally'] = { inserted: 0, deleted: 0, hidden: 0, embedded: 0, renderedBreaks: 0, characters: new Map() };
    createWalk({ ...story, writer, tally, notes: [], numberer: createNumberer(null) }).walkBlocks(root.children, BODY);
    const { text } = writer.finish();
    for (const line of text.split('\n')) {
      const printed = line.replace(/\s+/g, ' ').trim();
      if (/\p{L}/u.test(printed)) counts.set(printed, (counts.get(printed) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([line]) => line);
}
