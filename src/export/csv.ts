import { cellsToCsv } from './cells-csv';
import type { Table } from './table';

/** A table as CSV. */
export const toCsv = ({ head, rows }: Table): string => cellsToCsv(head, rows);
