import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Box, placeCard } from '@/src/show/place-card';

const view = { width: 1000, height: 800 };
const card = { width: 440, height: 300 };
const word = (left: number, top: number, width = 80): Box => ({ left, top, right: left + width, bottom: top + 20 });

describe('where a card stands', () => {
  const cases: { title: string; words: Box[]; view?: typeof view; card?: typeof card; dir?: 'rtl'; side: string; left?: number }[] = [
    { title: 'below its words, at their beginning', words: [word(100, 100)], side: 'below', left: 100 },
    { title: 'above, where there is no room below', words: [word(100, 700)], side: 'above', left: 100 },
    { title: 'kept in the view', words: [word(900, 100)], side: 'below', left: 1000 - 440 - 8 },
    { title: 'right to left, from the words’ right edge', words: [word(600, 100)], dir: 'rtl', side: 'below', left: 680 - 440 },
    { title: 'beside words as high as the view', words: [{ left: 20, top: 10, right: 300, bottom: 790 }], side: 'after', left: 308 },
    { title: 'on their other side', words: [{ left: 500, top: 10, right: 990, bottom: 790 }], side: 'before', left: 500 - 8 - 440 },
    { title: 'at the edge, where words fill the view', words: [{ left: 0, top: 0, right: 1000, bottom: 780 }], side: 'edge' },
    { title: 'narrower than the view', words: [word(10, 40)], view: { width: 320, height: 640 }, side: 'below', left: 8 },
  ];
  test.each(cases)('$title', (c) => {
    const placed = placeCard(c.words, c.card ?? card, c.view ?? view, c.dir ?? 'ltr');
    expect(placed.side).toBe(c.side);
    if (c.left !== undefined) expect(placed.left).toBe(c.left);
  });

  test('it covers none of its words and stays in the view, wherever they are', () => {
    const box = fc.record({ left: fc.integer({ min: 0, max: 900 }), top: fc.integer({ min: 1, max: 779 }), width: fc.integer({ min: 1, max: 100 }) });
    fc.assert(
      fc.property(box, fc.integer({ min: 60, max: 900 }), (b, height) => {
        const words = word(b.left, b.top, b.width);
        const at = placeCard([words], { width: 440, height }, view);
        const bottom = at.top + Math.min(height, at.maxHeight);
        const apart = bottom <= words.top || at.top >= words.bottom || at.left >= words.right || at.left + 440 <= words.left;
        expect(apart).toBe(true);
        expect(at.left).toBeGreaterThanOrEqual(0);
        expect(at.left + 440).toBeLessThanOrEqual(view.width);
        expect(at.top).toBeGreaterThanOrEqual(0);
        expect(bottom).toBeLessThanOrEqual(view.height);
      }),
    );
  });

  test('it goes with words that are scrolled away', () => {
    expect(placeCard([word(100, -300)], card, view).top).toBeLessThan(0);
    expect(placeCard([word(100, 1200)], card, view).top).toBeGreaterThan(800);
  });

  test('words over two pages: the part in view counts', () => {
    expect(placeCard([word(100, -500), word(100, 300)], card, view)).toMatchObject({ side: 'below', top: 328 });
  });
});
