import createDomPurify from 'dompurify';
import { safeCss } from './safe-css';

/** Addresses a drawn document may hold. Everything else – javascript:, file:, remote pictures – is taken out. */
const LINK = /^(https?:|mailto:|#)/i;
const PICTURE = /^(data:image\/(png|jpe?g|gif|webp|bmp|svg\+xml)|blob:)/i;

/**
 * Cleans drawn nodes in place: no scripts, no event attributes, no frames or forms, links only to the web, pictures only
 * out of the document itself.
 */
export function cleanDrawn(root: HTMLElement): void {
  const purify = createDomPurify(window);
  purify.addHook('afterSanitizeAttributes', (node) => {
    if (node.hasAttribute('href') && !LINK.test(node.getAttribute('href')?.trim() ?? '')) node.removeAttribute('href');
    for (const name of ['src', 'xlink:href', 'poster', 'srcset']) {
      const value = node.getAttribute(name);
      if (value !== null && !PICTURE.test(value.trim())) node.removeAttribute(name);
    }
    if (node.tagName === 'A' && node.hasAttribute('href') && !node.getAttribute('href')?.startsWith('#')) {
      node.setAttribute('target', '_blank');
      node.setAttribute('rel', 'noopener noreferrer');
    }
    const style = node.getAttribute('style');
    if (style && /url\(|expression|@import/i.test(style)) node.setAttribute('style', safeCss(style));
  });
  purify.sanitize(root, {
    IN_PLACE: true,
    FORBID_TAGS: ['form', 'input', 'button', 'textarea', 'select', 'iframe', 'object', 'embed', 'style', 'link', 'meta', 'base', 'audio', 'video', 'dialog'],
    ADD_ATTR: ['target'],
  });
  purify.removeAllHooks();
}
