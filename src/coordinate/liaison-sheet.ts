import { fileWord } from './file-word';
import { addressedFor, type LiaisonContact, type LiaisonStatement } from './liaison-statement';
import { bannerOf, evidenceBlocks } from './note-sheet';
import { known, plain, type Run, row, type Sheet, type SheetBlock, TO_COMPLETE } from './sheet';

/**
 * The statement in the form of ITU-T: header table, rule, LIAISON STATEMENT with addressees by purpose, approval, deadline and
 * contact, abstract, text, annex (order of fields: A.1, figure of the liaison statement).
 */
export function sheetOfLiaison(statement: LiaisonStatement): Sheet {
  const name = statement.subject.id ?? statement.subject.title ?? 'draft';
  return {
    fileName: `liaison-statement-${fileWord(name)}-${statement.made}`,
    properties: {
      title: statement.title,
      subject: statement.subject.title ?? name,
      description: statement.abstract,
      keywords: ['liaison statement', ...statement.questions],
    },
    banner: bannerOf(statement.confidentiality, statement.excerpts && statement.evidence.length > 0),
    blocks: [
      ...headTables(statement),
      { kind: 'rule' },
      { kind: 'heading', level: 1, text: 'LIAISON STATEMENT' },
      addressTable(statement),
      { kind: 'table', head: null, widths: [1, 3], rows: [row('Abstract:', { text: statement.abstract })] },
      ...statement.body.map((text): SheetBlock => ({ kind: 'paragraph', runs: plain(text) })),
      ...annex(statement),
    ],
  };
}

function headTables({ studyPeriod, questions, source, meeting, title }: LiaisonStatement): SheetBlock[] {
  return [
    {
      kind: 'table',
      head: null,
      widths: [3, 2],
      rows: [
        [
          [{ text: 'INTERNATIONAL TELECOMMUNICATION UNION, TELECOMMUNICATION STANDARDIZATION SECTOR', bold: true }],
          [{ text: 'Document number: ' }, TO_COMPLETE],
        ],
        [[{ text: 'STUDY PERIOD ', bold: true }, ...known(studyPeriod)], plain('Original: English')],
      ],
    },
    {
      kind: 'table',
      head: null,
      widths: [1, 4],
      rows: [
        row('Question(s):', ...known(questions.join(', '))),
        row('Place, date:', ...known(meeting)),
        row('Source:', ...known(source)),
        row('Title:', { text: title }),
      ],
    },
  ];
}

function addressTable(statement: LiaisonStatement): SheetBlock {
  const asked = statement.addressees.some((a) => a.purpose !== 'information');
  const none: Run = { text: '–' };
  const listed = (purpose: 'action' | 'comment' | 'information'): Run[] => {
    const names = addressedFor(statement, purpose);
    return names ? plain(names) : [none];
  };
  return {
    kind: 'table',
    head: null,
    widths: [1, 3],
    rows: [
      row('For action to:', ...listed('action')),
      row('For comment to:', ...listed('comment')),
      row('For information to:', ...(statement.addressees.length === 0 ? [TO_COMPLETE] : listed('information'))),
      row('Approval:', ...known(statement.approval)),
      row('Deadline:', ...(asked ? known(statement.deadline) : [none])),
      row('Contact:', ...contactRuns(statement.contact)),
    ],
  };
}

const contactRuns = (contact: LiaisonContact | null): Run[] => {
  if (!contact) return [TO_COMPLETE];
  const parts = [
    contact.name,
    contact.organization,
    contact.country,
    contact.telephone && `Tel: ${contact.telephone}`,
    contact.email && `E-mail: ${contact.email}`,
  ];
  return plain(parts.filter(Boolean).join(', '));
};

function annex(statement: LiaisonStatement): SheetBlock[] {
  if (statement.evidence.length === 0) return [];
  const { catalog } = statement;
  return [
    { kind: 'heading', level: 2, text: 'Annex: what was found, with its places' },
    ...evidenceBlocks(statement.evidence, statement.confidentiality),
    { kind: 'paragraph', runs: plain(`Statuses of other works are ${catalog.asOf ? `as of ${catalog.asOf}` : 'of a day that is not on record'}.`) },
  ];
}

/** The fields of the IETF's liaison form, in its order, for pasting. Gaps stay visible. */
export function ietfLiaisonText(statement: LiaisonStatement): string {
  const gap = `[${TO_COMPLETE.text}]`;
  const purpose = statement.addressees.some((a) => a.purpose === 'action')
    ? 'For action'
    : statement.addressees.some((a) => a.purpose === 'comment')
      ? 'For comment'
      : 'For information';
  const { contact } = statement;
  const fields: [string, string][] = [
    ['From Group', statement.source ?? gap],
    ['From Contact', contact ? [contact.name, contact.email].filter(Boolean).join(' ') : gap],
    ['To Group', statement.addressees.map((a) => a.organization).join(', ') || gap],
    ['To Contacts', gap],
    ['Cc', gap],
    ['Response Contact', contact?.email ?? gap],
    ['Technical Contact', contact?.email ?? gap],
    ['Purpose', purpose],
    ['Deadline', purpose === 'For information' ? '' : (statement.deadline ?? gap)],
    ['Title', statement.title],
    ['Attachments', statement.evidence.length > 0 ? 'Annex: what was found, with its places' : ''],
  ];
  const evidence = statement.evidence.map((f, i) => `${i + 1}. ${f.message}${f.work ? ` (${f.work.id}, ${f.work.title})` : ''}`);
  const head = fields.map(([label, value]) => `${label}: ${value}`.trimEnd()).join('\n');
  return `${head}\n\nBody:\n\n${[...statement.body, ...(evidence.length > 0 ? [`Annex\n${evidence.join('\n')}`] : [])].join('\n\n')}\n`;
}
