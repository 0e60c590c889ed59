/**
 * Gives a document or a shadow root a style sheet, and answers how to take it away. An adopted sheet passes the page's
 * content security policy and adds no node; where a browser refuses it to a content script, a style element serves.
 */
export function adoptSheet(root: Document | ShadowRoot, css: string): () => void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return () => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((s) => s !== sheet);
    };
  } catch {
    // Firefox before 149 may refuse adopted sheets across the wall between page and content script (its bug 1751346).
    const page = root instanceof Document ? root : root.ownerDocument;
    const element = page.createElement('style');
    element.textContent = css;
    (root instanceof Document ? root.documentElement : root).append(element);
    return () => element.remove();
  }
}
