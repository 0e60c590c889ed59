/**
 * Where words stand on the pages of a PDF: for each page the quadrilaterals around them, one a line, eight numbers each in PDF
 * units: upper left, upper right, lower left, lower right, as the words are read. That is the order that Acrobat writes and
 * every viewer expects of QuadPoints; ISO 32000 says another.
 */
export type PdfQuads = { page: number; quads: number[] }[];
