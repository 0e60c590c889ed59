import { runAllocate } from './allocate';
import { runAnalyse } from './analyse';
import { parseArguments, UsageError } from './arguments';

import { runExport } from './export';
import { runImport } from './import';
import { runLike } from './like';
import { runPack } from './pack';
import { runPage } from './page';
import { runText } from './text';
import { runDocuments } from './write-documents';

const USAGE = `usage: concord analyse FILE|URL|- ... [--json] [--catalog FILE|DIR] [--scope] [--as-of DATE] [--triage | --matrix csv|md]
       concord text FILE [--blocks]
       concord page FILE|DIR|URL|- ... [--json] [--address URL]
       concord like --catalog FILE [--top N] [--no-relations] --json < QUERIES
       concord allocate --json < SCOPES
       concord import FILE|DIR ... --out FILE.ndjson|FILE.json [--name NAME] [--as-of DATE]
       concord documents FILE ... --as liaison-statement|coordination-note|a1-rows|a5|lint-sheet|terms-sheet|progress-report|meeting-pack|landscape
               [--format docx|md|html|csv|xlsx|txt|json] [--out PATH] [--by body|group|topic|stage] [--since PACK] [--catalog FILE|DIR] [--no-excerpts]
       concord export FILE --as docx-comments|pdf-highlights|html-report|web-annotations|sarif|references-(csl|bibtex|ris|relaton|csv)|terms-(tbx|skos|csv)|findings-csv|tables-xlsx
               [--out PATH] [--tier certain,probable,possible] [--author NAME] [--catalog FILE|DIR] [--no-excerpts]
       concord pack keygen --out NAME
       concord pack build RECORDS ... --out LIST --name NAME --title TITLE --owner OWNER --licence LICENCE --class public|members-only|restricted
               [--contact TEXT] [--version N] [--issued DAY] [--expires DAY] [--as-of DAY] [--changelog TEXT|FILE] [--after LIST]
       concord pack sign LIST --key NAME.key [--old-key OLD.key] [--out LIST] [--proof]
       concord pack verify LIST [--key KEY|FINGERPRINT] [--base LIST] [--at DAY] [--json]
       concord pack diff OLD NEW [--out CHANGES] [--json]`;

const RUN = {
  analyse: runAnalyse,
  page: runPage,
  text: runText,
  like: runLike,
  allocate: runAllocate,
  documents: runDocuments,
  export: runExport,
  import: runImport,
  pack: runPack,
};

/** Runs one command. 0: all was read · 1: something could not be read · 2: wrong usage. */
export async function main(argv: readonly string[]): Promise<number> {
  if (argv.length === 0 || argv.includes('--help') || argv.includes('-h')) {
    console.log(USAGE);
    return argv.length === 0 ? 2 : 0;
  }
  try {
    const parsed = parseArguments(argv);
    return await RUN[parsed.command as keyof typeof RUN](parsed);
  } catch (e) {
    if (!(e instanceof UsageError)) throw e;
    console.error(`concord: ${e.message}\n${USAGE}`);
    return 2;
  }
}
