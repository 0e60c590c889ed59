import { describe, expect, test } from 'vitest';
import { safeCss } from '@/entrypoints/reader/docx/safe-css';

describe('style sheets that a document brings along', () => {
  test.each([
    ['plain rules stay', '.docx p { margin: 0 }', '.docx p { margin: 0 }'],
    ['embedded fonts stay', 'src: url(data:font/ttf;base64,AAAA)', 'src: url(data:font/ttf;base64,AAAA)'],
    ['pictures from elsewhere go', 'background: url("https://example.org/a.png")', 'background: none'],
    ['without quotes and in capitals too', 'background: URL( //example.org/a )', 'background: none'],
    ['imports go', '@import url(https://example.org/a.css); p {}', ' p {}'],
  ])('%s', (_title, css, expected) => {
    expect(safeCss(css)).toBe(expected);
  });
});
