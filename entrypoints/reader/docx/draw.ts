import { parseAsync, renderDocument } from 'docx-preview';
import { cleanDrawn } from './safe';
import { safeCss } from './safe-css';
import { setTabs } from './tabs';

/** Pages are in CSS pixels: A4 is 794 wide. */
export type DrawnDocx = { host: HTMLElement; pageWidth: number };

/**
 * Draws a DOCX as its editors know it: pages, numbers, tables, notes, tracked changes where asked. The nodes are cleaned
 * before they enter the page.
 */
export async function drawDocxInto(scroller: HTMLElement, bytes: ArrayBuffer, showChanges: boolean): Promise<DrawnDocx> {
  const options = {
    className: 'docx',
    inWrapper: true,
    breakPages: true,
    ignoreLastRenderedPageBreak: true,
    renderHeaders: true,
    renderFooters: true,
    renderFootnotes: true,
    renderEndnotes: true,
    renderChanges: showChanges,
    renderComments: false,
    renderAltChunks: false,
    useBase64URL: true,
    experimental: false,
  };
  const parsed = await parseAsync(bytes, options);
  const body = document.createElement('div');
  body.append(...(await renderDocument(parsed, options)));
  const sheets = [...body.querySelectorAll('style')];
  for (const sheet of sheets) sheet.remove();
  cleanDrawn(body);
  const host = document.createElement('div');
  host.className = `docx-host${showChanges ? ' with-changes' : ''}`;
  for (const sheet of sheets) {
    const copy = document.createElement('style');
    copy.textContent = safeCss(sheet.textContent ?? '').replace(
      /line-height:\s*(\d+(?:\.\d+)?)(?=\s*[;}])/g,
      (_, lines: string) => `line-height: ${lineHeight(lines)}`,
    );
    host.append(copy);
  }
  host.append(body);
  for (const element of body.querySelectorAll<HTMLElement>('[style*="line-height"]'))
    if (/^\d+(?:\.\d+)?$/.test(element.style.lineHeight)) element.style.lineHeight = lineHeight(element.style.lineHeight);
  scroller.replaceChildren(host);
  dressNumbers(host);
  setTabs(host, parsed?.documentPart?.body);
  const page = host.querySelector<HTMLElement>('section.docx');
  return { host, pageWidth: page?.offsetWidth ?? 794 };
}

/** The height of a line in most fonts, as a share of their size. */
const NATURAL = 1.15;

/**
 * Word counts lines in the font's own line height, CSS in its size; docx-preview hands the number on. Fonts of other scripts
 * are higher still, and "0.8 lines" of them would overlap here: no line is lower than the letters on it.
 */
const lineHeight = (lines: string): string => Math.max(NATURAL, Number(lines) * NATURAL).toFixed(2);

/**
 * docx-preview draws an automatic number as the paragraph's ::before, in the page's own font and without its tab. It gets
 * the font of the words that follow and the width of the hanging indent.
 */
function dressNumbers(host: HTMLElement): void {
  // all is measured before anything is set: otherwise each would lay the document out anew
  const measured = [...host.querySelectorAll<HTMLElement>('p[class*="docx-num"]')].map((paragraph) => {
    const run = paragraph.querySelector('span');
    const style = run ? getComputedStyle(run) : null;
    return {
      paragraph,
      font: style ? { fontFamily: style.fontFamily, fontWeight: style.fontWeight, fontSize: style.fontSize, color: style.color } : {},
      hanging: -Number.parseFloat(getComputedStyle(paragraph).textIndent),
    };
  });
  for (const { paragraph, font, hanging } of measured) {
    Object.assign(paragraph.style, font);
    if (hanging > 0) paragraph.style.setProperty('--number-width', `${hanging}px`);
  }
}
