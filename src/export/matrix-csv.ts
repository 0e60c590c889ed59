import type { Report } from '@/src/model';
import { cellsToCsv } from './cells-csv';
import { MATRIX_HEAD, matrixRows } from './matrix-rows';

/** Who else defines the document's terms, as CSV: one row a definition. No cell is run as a formula. */
export const matrixToCsv = (report: Report): string => cellsToCsv(MATRIX_HEAD, matrixRows(report));
