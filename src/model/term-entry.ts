/** A term that a work of the catalog defines or adopts. */
export type CatalogTerm = {
  designation: string;
  alternates: string[];
  definition: string;
  clause: string | null;
  /** Who defines it, where the work only adopts it. */
  source: string | null;
  /** The work in which it stands. */
  work: string;
  id: string;
};

export type CatalogTerms = { total: number; terms: CatalogTerm[] };
