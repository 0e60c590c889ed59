import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ExportsSection } from '@/src/ui/exports-section';

const labels = (format: 'docx' | 'pdf' | 'html'): string[] =>
  [...renderToStaticMarkup(<ExportsSection format={format} isPublic onExport={() => undefined} />).matchAll(/<button[^>]*>([^<]*)</g)].map((m) => m[1] ?? '');

describe('more exports', () => {
  it('offers to write into the file only where it is of that format', () => {
    expect(labels('docx')).toContain('Comments in the Word file');
    expect(labels('docx')).not.toContain('Highlights in the PDF');
    expect(labels('pdf')).toContain('Highlights in the PDF');
    expect(labels('html')).not.toContain('Comments in the Word file');
  });
  it('lets the words of a document be left out that is not public', () => {
    const written = (isPublic: boolean): string => renderToStaticMarkup(<ExportsSection format="docx" isPublic={isPublic} onExport={() => undefined} />);
    expect(written(false)).toContain('type="checkbox"');
    expect(written(true)).not.toContain('type="checkbox"');
  });
  it('is folded and has a name for every export', () => {
    expect(renderToStaticMarkup(<ExportsSection format="docx" isPublic onExport={() => undefined} />)).toMatch(/^<details(?![^>]*open)/);
    expect(labels('html').every((label) => !label.startsWith('exports.'))).toBe(true);
    expect(labels('html')).toHaveLength(14);
  });
});
