import type { Work } from '@/src/model';
import { type CatalogDatabase, type WorkRow, workOf } from './schema';

/** Hears of the works while a long list is written, as they stand then, so that what is derived from them need not read them all back. */
export type Gathering = {
  add: (work: Work) => void;
  /** What was told are all works as of this revision. */
  done: (revision: number) => Promise<void>;
};

/** Null where nothing is derived from the works. */
export type Gather = () => Gathering | null;

export type Telling = {
  /** From here on the rows that are written are told. */
  begin: () => void;
  /** Keys that the write relies on; where they were read anew somebody else wrote too, and what was told is not sure any more. */
  rely: (keys: ReadonlySet<string> | null) => void;
  tell: (rows: Iterable<WorkRow>) => void;
  /** Tells what was not told yet, and that this was all. */
  end: (revision: number) => Promise<void>;
};

/** Rows in one answer. */
const PART = 2000;

/** Tells an import's rows to what gathers them, each work once. It never fails an import: what is derived can always be made anew. */
export function tellWorks(db: CatalogDatabase, gather: Gather): Telling {
  const told = new Set<string>();
  let gathering: Gathering | null = null;
  let begun = false;
  let relied: ReadonlySet<string> | null = null;

  const giveUp = (): void => {
    gathering = null;
    told.clear();
  };
  const tellRow = (row: WorkRow): void => {
    // Two works that were merged into one came apart from each other: the first word on it is out of date.
    if (told.has(row.key)) giveUp();
    told.add(row.key);
    gathering?.add(workOf(row));
  };

  return {
    begin: () => {
      if (begun) return;
      begun = true;
      gathering = gather();
    },
    rely: (keys) => {
      if (gathering && (keys === null || (relied !== null && keys !== relied))) giveUp();
      relied = gathering ? keys : null;
    },
    tell: (rows) => {
      if (!gathering) return;
      try {
        for (const row of rows) tellRow(row);
      } catch {
        giveUp();
      }
    },
    // The list is in the catalog by now, whatever becomes of this.
    end: (revision) => tellRest(revision).catch(giveUp),
  };

  async function tellRest(revision: number): Promise<void> {
    if (!gathering) return;
    const others = (await db.works.toCollection().primaryKeys()).filter((key) => !told.has(key));
    for (let at = 0; at < others.length; at += PART) for (const row of await db.works.bulkGet(others.slice(at, at + PART))) if (row) tellRow(row);
    await gathering?.done(revision);
  }
}
