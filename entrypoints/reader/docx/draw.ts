import { renderAsync } from 'docx-preview';
import { cleanDrawn, safeCss } from './safe';

/** docx-preview asks CSS pixels; one A4 page is 794 px wide. */
export type DrawnDocx = { host: HTMLElement; pageWidth: number };

/**
 * Draws a DOCX as its editors know it: pages, numbers, tables, notes, tracked changes where asked. The nodes are cleaned
 * before they enter the page.
 */
export async function drawDocxInto(scroller: HTMLElement, bytes: ArrayBuffer, showChanges: boolean): Promise<DrawnDocx> {
  const host = document.createElement('div');
  host.className = `docx-host${showChanges ? ' with-changes' : ''}`;
  const body = document.createElement('div');
  const styles = document.createElement('div');
  await renderAsync(bytes, body, styles, {
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
    experimental: true,
  });
  cleanDrawn(body);
  for (const sheet of styles.querySelectorAll('style')) {
    const copy = document.createElement('style');
    copy.textContent = safeCss(sheet.textContent ?? '');
    host.append(copy);
  }
  host.append(body);
  scroller.replaceChildren(host);
  dressNumbers(host);
  const page = host.querySelector<HTMLElement>('section.docx');
  return { host, pageWidth: page?.offsetWidth ?? 794 };
}

/** docx-preview draws an automatic number as the paragraph's ::before, which has the page's font; it is to have its words' font. */
function dressNumbers(host: HTMLElement): void {
  const dressed: [HTMLElement, CSSStyleDeclaration][] = [];
  for (const paragraph of host.querySelectorAll<HTMLElement>('p[class*="docx-num"]')) {
    const run = paragraph.querySelector('span');
    if (run) dressed.push([paragraph, getComputedStyle(run)]);
  }
  // all is measured before anything is set: otherwise each would lay the document out anew
  const fonts = dressed.map(([, style]) => [style.fontFamily, style.fontWeight, style.fontSize, style.color] as const);
  dressed.forEach(([paragraph], i) => {
    const [family, weight, size, color] = fonts[i] ?? [];
    Object.assign(paragraph.style, { fontFamily: family, fontWeight: weight, fontSize: size, color });
  });
}
