/** Text without the characters that XML 1.0 cannot carry, which the text of a PDF may hold. */
export const xmlChars = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in an element or an attribute, of XML and of HTML. */
export const escapeXml = (text: string): string => xmlChars(text).replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
