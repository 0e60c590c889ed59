import type { Liaison, LiaisonStanding } from '@/src/model';
import { differenceBlocks } from './landscape-sheet';
import type { Meeting, MeetingDocument, MeetingFinding } from './meeting';
import { KIND_NAMES } from './note-sheet';
import { linesOf } from './relate';
import { type Cell, known, plain, type Run, row, type Sheet, type SheetBlock, TO_COMPLETE } from './sheet';

/** The progress report in the form of a temporary document: header table, rule, what was looked at, recommended, told and left open. */
export function sheetOfProgressReport(made: Meeting): Sheet {
  const questions = [...new Set(made.documents.flatMap((d) => d.questions))];
  const accepted = made.documents.reduce((n, d) => n + d.accepted.length, 0);
  return {
    fileName: `progress-report-${made.made}`,
    properties: {
      title: 'Progress report of the joint coordination activity',
      subject: 'Progress report',
      description: 'Allocation, overlaps, liaisons.',
      keywords: ['progress report', ...questions],
    },
    banner: bannerOf(made),
    blocks: [
      {
        kind: 'table',
        head: null,
        widths: [3, 2],
        rows: [
          [
            [{ text: 'INTERNATIONAL TELECOMMUNICATION UNION, TELECOMMUNICATION STANDARDIZATION SECTOR', bold: true }],
            [{ text: 'Document number: ' }, TO_COMPLETE],
          ],
          [[{ text: 'TD', bold: true }], plain('Original: English')],
        ],
      },
      {
        kind: 'table',
        head: null,
        widths: [1, 4],
        rows: [
          row('Question(s):', ...known(questions.join(', '))),
          row('Place, date:', ...known(made.meeting)),
          row('Source:', ...known(made.source)),
          row('Title:', { text: 'Progress report of the joint coordination activity' }),
          row('Purpose:', { text: 'Information' }),
          row('Contact:', TO_COMPLETE),
          row('Keywords:', { text: ['Progress report', ...questions].join('; ') }),
          row('Abstract:', {
            text: `This report covers ${count(made.documents.length, 'document')}, ${count(accepted, 'accepted finding')} and ${count(made.liaisons.length, 'liaison statement')}.`,
          }),
        ],
      },
      { kind: 'rule' },
      { kind: 'heading', level: 1, text: 'Progress report' },
      { kind: 'heading', level: 2, text: 'Documents considered' },
      documentTable(made.documents),
      { kind: 'heading', level: 2, text: 'Overlaps and other findings accepted' },
      findingTable(made.documents, (d) => d.accepted, 'No finding was accepted.'),
      { kind: 'heading', level: 2, text: 'Recommended allocation' },
      allocationTable(made.documents),
      { kind: 'heading', level: 2, text: 'Liaison statements' },
      liaisonTable(made.liaisons, 'None is on record.'),
      ...(made.difference ? differenceBlocks(made.difference) : []),
      { kind: 'heading', level: 2, text: 'Actions and questions' },
      actionTable(made.documents),
      ...asOf(made),
    ],
  };
}

/** What the conveners take into the room: new, changed, open overlaps, overdue replies. */
export function sheetOfMeetingPack(made: Meeting): Sheet {
  return {
    fileName: `meeting-pack-${made.made}`,
    properties: { title: 'Meeting pack', subject: 'Meeting pack', description: 'New, changed, open overlaps, overdue replies.', keywords: ['meeting pack'] },
    banner: bannerOf(made),
    blocks: [
      { kind: 'heading', level: 1, text: 'Meeting pack' },
      {
        kind: 'table',
        head: null,
        widths: [1, 3],
        rows: [row('Meeting', ...known(made.meeting)), row('Made on', { text: made.made }), row('Source', ...known(made.source))],
      },
      { kind: 'heading', level: 2, text: `Overdue replies (${made.liaisons.filter((l) => l.standing === 'overdue').length})` },
      liaisonTable(
        made.liaisons.filter((l) => l.standing === 'overdue'),
        'None.',
      ),
      { kind: 'heading', level: 2, text: `Open overlaps (${made.documents.reduce((n, d) => n + d.open.length, 0)})` },
      findingTable(made.documents, (d) => d.open, 'No overlap waits for a decision.'),
      { kind: 'heading', level: 2, text: `Documents (${made.documents.length})` },
      documentTable(made.documents),
      { kind: 'heading', level: 2, text: 'Who should own them' },
      allocationTable(made.documents),
      ...(made.difference
        ? differenceBlocks(made.difference)
        : ([
            { kind: 'heading', level: 2, text: 'What is new and what changed' },
            { kind: 'paragraph', runs: [{ text: 'No earlier state of the catalog was given to compare with: ' }, TO_COMPLETE] },
          ] satisfies SheetBlock[])),
      { kind: 'heading', level: 2, text: 'Other liaison statements' },
      liaisonTable(
        made.liaisons.filter((l) => l.standing !== 'overdue'),
        'None is on record.',
      ),
      { kind: 'heading', level: 2, text: 'Actions and questions' },
      actionTable(made.documents),
      ...asOf(made),
    ],
  };
}

const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const none = (text: string): SheetBlock => ({ kind: 'paragraph', runs: plain(text) });

/** Titles and findings of documents that may not go everywhere are told of as well. */
const bannerOf = (made: Meeting): string | null =>
  made.documents.some((d) => d.confidentiality !== 'public')
    ? 'Names documents that are not public or do not state their class. Not to be passed on outside the membership.'
    : null;

const classRun = ({ confidentiality }: MeetingDocument): Run[] =>
  confidentiality === 'public' ? [] : [{ text: ` [${confidentiality === 'unknown' ? 'class not stated' : confidentiality}]`, mark: 'class' }];

const nameRuns = (d: MeetingDocument): Run[] => [{ text: d.name, bold: true }, ...classRun(d)];

const documentTable = (documents: readonly MeetingDocument[]): SheetBlock =>
  documents.length === 0
    ? none('None.')
    : {
        kind: 'table',
        head: ['Document', 'Title', 'Question', 'Stage, date', 'Accepted', 'Open overlaps'],
        widths: [4, 5, 4, 3, 4, 4],
        rows: documents.map((d) => [
          nameRuns(d),
          known(d.title),
          known(d.questions.join(', ')),
          plain([d.stage, d.date].filter(Boolean).join(', ')),
          plain(String(d.accepted.length)),
          plain(String(d.open.length)),
        ]),
      };

function findingTable(documents: readonly MeetingDocument[], of: (d: MeetingDocument) => readonly MeetingFinding[], otherwise: string): SheetBlock {
  const rows = documents.flatMap((d) => of(d).map((f): Cell[] => [nameRuns(d), plain(`${KIND_NAMES[f.kind]} (${f.tier}): ${f.message}`), plain(f.advice)]));
  return rows.length === 0 ? none(otherwise) : { kind: 'table', head: ['Document', 'What', 'What to do'], widths: [3, 7, 5], rows };
}

const allocationTable = (documents: readonly MeetingDocument[]): SheetBlock =>
  documents.length === 0
    ? none('None.')
    : {
        kind: 'table',
        head: ['Document', 'Recommended', 'Mandate', 'Runner-up'],
        widths: [3, 4, 7, 3],
        rows: documents.map((d) => [
          nameRuns(d),
          d.unclear ? [{ text: 'Unclear: for decision', bold: true }] : d.owner ? plain(groupOf(d.owner)) : [TO_COMPLETE],
          d.unclear
            ? plain(d.unclear)
            : d.owner
              ? [{ text: d.owner.mandate, mark: 'quote' }, ...(d.owner.verified ? [] : [{ text: ' unverified', mark: 'unverified' as const }])]
              : plain('–'),
          plain(d.runnerUp ? groupOf(d.runnerUp) : '–'),
        ]),
      };

const groupOf = ({ group, question }: { group: string; question: string | null }): string => (question ? `${group}, ${question}` : group);

const liaisonTable = (entries: readonly { liaison: Liaison; standing: LiaisonStanding }[], otherwise: string): SheetBlock =>
  entries.length === 0
    ? none(otherwise)
    : {
        kind: 'table',
        head: ['Liaison statement', 'To', 'Sent', 'Reply by', 'Standing'],
        widths: [6, 5, 3, 3, 3],
        rows: entries.map(({ liaison, standing }) => [
          plain(liaison.title),
          linesOf(liaison.addressees.map((a) => plain(`${a.organization} (${a.purpose})`))),
          plain(liaison.sent ?? '–'),
          plain(liaison.deadline ?? '–'),
          plain(liaison.answered ? `answered ${liaison.answered}` : standing),
        ]),
      };

function actionTable(documents: readonly MeetingDocument[]): SheetBlock {
  const rows = documents.flatMap((d) =>
    d.actions.map((a): Cell[] => [nameRuns(d), plain(a.kind === 'action' ? 'Action' : a.group ? `Question to ${a.group}` : 'Question'), plain(a.body)]),
  );
  return rows.length === 0 ? none('None noted.') : { kind: 'table', head: ['Document', 'Kind', 'Text'], widths: [3, 3, 8], rows };
}

const asOf = ({ catalog }: Meeting): SheetBlock[] =>
  catalog ? [none(`Compared with a catalog of ${catalog.works} works, ${catalog.asOf ? `as of ${catalog.asOf}` : 'whose date is not known'}.`)] : [];
