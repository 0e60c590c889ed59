import { strToU8, zipSync } from 'fflate';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export type DocxParts = {
  /** Children of w:body. */
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  endnotes?: string;
  comments?: string;
  header?: string;
  /** Further relations of the main part. */
  relations?: string;
  core?: string;
};

const root = (name: string, content: string): Uint8Array =>
  strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${name} xmlns:w="${W}" xmlns:r="${R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${content}</w:${name}>`,
  );

/** A package with the parts that are given, zipped by hand. */
export function makeDocx(parts: DocxParts): Uint8Array<ArrayBuffer> {
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': root('document', `<w:body>${parts.body}</w:body>`),
  };
  const relations: string[] = [parts.relations ?? ''];
  const add = (name: string, type: string, element: string, content: string | undefined): void => {
    if (content === undefined) return;
    files[`word/${name}.xml`] = root(element, content);
    relations.push(`<Relationship Id="r-${name}" Type="${R}/${type}" Target="${name}.xml"/>`);
  };
  add('styles', 'styles', 'styles', parts.styles);
  add('numbering', 'numbering', 'numbering', parts.numbering);
  add('footnotes', 'footnotes', 'footnotes', parts.footnotes);
  add('endnotes', 'endnotes', 'endnotes', parts.endnotes);
  add('comments', 'comments', 'comments', parts.comments);
  add('header1', 'header', 'hdr', parts.header);
  files['word/_rels/document.xml.rels'] = strToU8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
  );
  if (parts.core !== undefined) {
    files['docProps/core.xml'] = strToU8(
      `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${parts.core}</cp:coreProperties>`,
    );
  }
  return new Uint8Array(zipSync(files));
}

/** A run of text with its properties. */
export const r = (text: string, properties = ''): string =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph: its content as runs, and its properties. */
export const p = (content: string, properties = ''): string => `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${content}</w:p>`;

export const style = (id: string): string => `<w:pStyle w:val="${id}"/>`;

/** A level of a list: number format, text, and what else it says. */
export const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;

export const numbered = (id: number, at = 0): string => `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`;
