import { undressTitle } from './index/fields';
import { contentWords } from './tokens';

/** A title's words that carry meaning, without the publisher's dressing: its part number, its "Information technology –". */
export const titleKey = (title: string): string =>
  contentWords(
    undressTitle(title)
      .replace(DRESSED, '')
      .replace(/\bpart\s+\d+(?:-\d+)*\b/gi, ' '),
  ).join(' ');
const DRESSED =
  /^(?:information technology|electronic signatures and (?:trust )?infrastructures \(ESI\)|information security, cybersecurity and privacy protection|security techniques)\s*[-–—;:]+\s*/i;

/** A title's key without versions and other numbers: the same for the editions of a text that carry them in the title. */
export const withoutNumbers = (key: string): string => key.replace(/(?:^| )(?:v|version |edition |level )?\d[\d.]*(?= |$)/g, '').trim();

/** The last part of a page's address where it names a document: long enough, with a number in it or several words. */
export function addressEnd(address: string): string | null {
  const parts = address
    .replace(/[?#].*$/, '')
    .split('/')
    .filter((part) => part !== '');
  const last = (parts.at(-1) ?? '').replace(/\.(?:html?|pdf|txt|docx?|xml)$/i, '').toLowerCase();
  return last.length >= 8 && /[a-z]/.test(last) && /\d|[a-z]{2,}-[a-z]{2,}/.test(last) && !/^(?:index|spec|specification|draft)$/.test(last) ? last : null;
}
