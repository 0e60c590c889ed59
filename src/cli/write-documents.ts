import { existsSync, writeFileSync } from 'node:fs';
import {
  catalogDifference,
  coordinationNote,
  FORMS,
  type Form,
  fillForm,
  ietfLiaisonText,
  type LandscapeOrder,
  landscape,
  liaisonStatement,
  meeting,
  type Sheet,
  sheetOfLiaison,
  sheetOfMeetingPack,
  sheetOfNote,
  sheetOfProgressReport,
  summaryOf,
  worksNamed,
} from '@/src/coordinate';
import { type WrittenFile, writeLandscape, writeSheet, writeText } from '@/src/export';
import type { CatalogSlice, Decision, Report } from '@/src/model';
import type { Memory } from '@/src/protocol';
import { write } from './analyse';
import { type Arguments, UsageError } from './arguments';
import { openSlice, openStructure, packFiles, readPackFile } from './context';
import { gatherInputs } from './inputs';
import { runAll } from './pool';

const KINDS = ['liaison-statement', 'coordination-note', ...FORMS, 'landscape'] as const;
type Kind = (typeof KINDS)[number];
const FORMATS = ['docx', 'md', 'html', 'csv', 'xlsx', 'txt', 'json'] as const;
type Format = (typeof FORMATS)[number];
const ORDERS: readonly LandscapeOrder[] = ['body', 'group', 'topic', 'stage'];

const one = <T extends string>(values: Arguments['values'], name: string, known: readonly T[], otherwise: T | null): T => {
  const said = values.get(name)?.at(-1);
  const found = said === undefined ? otherwise : known.find((k) => k === said);
  if (!found) throw new UsageError(`${name} takes one of ${known.join(', ')}`);
  return found;
};

const today = (): string => new Date().toISOString().slice(0, 10);

/**
 * `concord documents FILE… --as KIND`: the documents of coordination. No person has judged the findings here: those certain
 * and probable are taken, and it says so on standard error. `landscape` needs no file.
 */
export async function runDocuments({ inputs, flags, values }: Arguments): Promise<number> {
  const kind = one<Kind>(values, '--as', KINDS, null);
  const format = one<Format>(values, '--format', FORMATS, 'md');
  const out = values.get('--out')?.at(-1) ?? null;
  if ((format === 'docx' || format === 'xlsx') && out === null) throw new UsageError(`--format ${format} needs --out PATH`);
  if ((format === 'csv' || format === 'xlsx') && kind !== 'landscape') throw new UsageError(`--format ${format} is for the landscape`);
  if (format === 'txt' && kind !== 'liaison-statement') throw new UsageError('--format txt is for the liaison statement');
  for (const path of [...(values.get('--catalog') ?? []), ...(values.get('--since') ?? [])])
    if (!existsSync(path)) throw new UsageError(`there is no catalog ${path}`);
  if (kind === 'landscape') return deliver(await landscapeFile(format, values), out);
  if (inputs.length === 0) throw new UsageError(`"documents --as ${kind}" needs a file`);
  if (inputs.length > 1 && kind !== 'meeting-pack' && kind !== 'progress-report') throw new UsageError(`"documents --as ${kind}" takes one file`);
  const reports = await readReports(inputs, values.get('--catalog') ?? []);
  if (reports.length === 0) return 1;
  const failed = reports.length < inputs.length;
  const written = await writeKind(kind, format, reports, { excerpts: !flags.has('--no-excerpts'), values });
  return (await deliver(written, out)) || (failed ? 1 : 0);
}

type Read = { report: Report; text: string };

async function readReports(inputs: readonly string[], catalogs: string[]): Promise<Read[]> {
  const tasks = await gatherInputs(inputs);
  const reports: Read[] = [];
  for await (const answer of runAll(tasks, { catalogs, asOf: null, scopeOnly: false, output: 'report' })) {
    if (answer.ok) reports.push(JSON.parse(answer.lines));
    else console.error(`concord: ${answer.error.message}`);
  }
  return reports;
}

/** The certain and probable findings as if accepted. */
function takenFrom(report: Report): Memory {
  const decisions = report.findings
    .filter((f) => f.tier !== 'possible')
    .map(
      (f): Decision => ({
        finding: f.id,
        document: report.document.key,
        verdict: 'accepted',
        reason: null,
        at: '',
        until: null,
        seen: { here: '', there: null },
      }),
    );
  console.error(`concord: ${decisions.length} findings are taken, certain and probable ones; no person has judged them.`);
  return { decisions, notes: [] };
}

type How = { excerpts: boolean; values: Arguments['values'] };

async function writeKind(kind: Exclude<Kind, 'landscape'>, format: Format, reads: readonly Read[], { excerpts, values }: How): Promise<WrittenFile> {
  const structure = openStructure();
  const slice = openSlice(values.get('--catalog') ?? []);
  const byKey = new Map(slice.works.map((w) => [w.key, w]));
  const options = { today: today(), excerpts };
  const difference = differenceSince(slice, values);
  const [first] = reads;
  if (!first) throw new UsageError('no document could be read');
  const { report } = first;
  if (kind === 'meeting-pack' || kind === 'progress-report') {
    // In a pack nothing is decided yet: all that overlaps is open.
    const items = reads.map((r) => ({
      summary: summaryOf(r.report, options.today),
      memory: kind === 'meeting-pack' ? { decisions: [], notes: [] } : takenFrom(r.report),
    }));
    const content = meeting(items, { ...options, difference, catalog: report.catalog });
    return writeAs(format, kind === 'meeting-pack' ? sheetOfMeetingPack(content) : sheetOfProgressReport(content), content);
  }
  const memory = kind === 'lint-sheet' || kind === 'terms-sheet' || kind === 'a5' ? { decisions: [], notes: [] } : takenFrom(report);
  const works = worksNamed(report, (key) => byKey.get(key));
  if (kind === 'coordination-note') {
    const note = coordinationNote(report, memory, works, options);
    return writeAs(format, sheetOfNote(note), note);
  }
  if (kind === 'liaison-statement') {
    // Outside goes what is public; the user of --no-excerpts wants less, never more.
    const statement = liaisonStatement(report, memory, works, {
      today: options.today,
      studyPeriod: structure.studyPeriod,
      ...(excerpts ? {} : { excerpts: false }),
    });
    const sheet = sheetOfLiaison(statement);
    return format === 'txt' ? writeText(sheet.fileName, 'txt', ietfLiaisonText(statement)) : writeAs(format, sheet, statement);
  }
  const { sheet, content } = fillForm(kind satisfies Form, report, { memory, works, structure, text: first.text }, options);
  return writeAs(format, sheet, content);
}

const writeAs = (format: Format, sheet: Sheet, content: object): Promise<WrittenFile> => {
  if (format === 'csv' || format === 'xlsx' || format === 'txt') throw new UsageError(`this document is not written as ${format}`);
  return writeSheet(format, sheet, content);
};

/** The landscape alone of what ships, unless other catalogs are named. */
function landscapeSlice(values: Arguments['values']): CatalogSlice {
  const catalogs = values.get('--catalog') ?? [];
  const slice = openSlice(catalogs);
  return catalogs.length > 0 ? slice : { ...slice, packs: ['landscape'], works: slice.works.filter((w) => w.provenance.some((p) => p.by === 'landscape')) };
}

function differenceSince(slice: CatalogSlice, values: Arguments['values']) {
  const packs = (values.get('--since') ?? []).flatMap(packFiles).map(readPackFile);
  if (packs.length === 0) return null;
  const before = { asOf: packs.map((p) => p.asOf ?? '').sort()[0] || null, works: packs.flatMap((p) => p.works) };
  return catalogDifference(before, { asOf: slice.asOf, works: slice.works });
}

async function landscapeFile(format: Format, values: Arguments['values']): Promise<WrittenFile> {
  const slice = landscapeSlice(values);
  const by = one(values, '--by', ORDERS, 'body');
  const made = landscape(slice.works, { by, asOf: slice.asOf, packs: slice.packs, today: today(), difference: differenceSince(slice, values) });
  if (format === 'txt') throw new UsageError('the landscape is not written as txt');
  return writeLandscape(format, made);
}

async function deliver(file: WrittenFile, out: string | null): Promise<number> {
  if (out === null) await write(new TextDecoder().decode(file.bytes));
  else writeFileSync(out, new Uint8Array(file.bytes));
  return 0;
}
