import type { Decision, Liaison, Report } from '@/src/model';
import { classSentence } from './confidentiality';

/** A day to be kept in mind. `uid` stays the same from export to export, so that a calendar renews it and adds none. */
export type Deadline = {
  uid: string /** YYYY-MM-DD */;
  day: string;
  title: string;
  description: string /** Not for others who see the calendar. */;
  confidential?: boolean;
};

/** Replies that liaison statements ask for, as long as none has come. */
export const deadlinesOfLiaisons = (liaisons: readonly Liaison[]): Deadline[] =>
  liaisons.flatMap((liaison) =>
    liaison.deadline && !liaison.answered
      ? [
          {
            uid: `liaison-${liaison.id}@concord`,
            day: liaison.deadline,
            title: `Reply due: ${liaison.title}`,
            description: [
              liaison.addressees.map((a) => `${a.organization} (for ${a.purpose})`).join(', '),
              liaison.sent && `Sent ${liaison.sent}`,
              liaison.remark,
            ]
              .filter(Boolean)
              .join('\n'),
          },
        ]
      : [],
  );

/** Findings that were put off until a day. */
export function deadlinesOfDecisions(report: Report, decisions: readonly Decision[]): Deadline[] {
  const findings = new Map(report.findings.map((f) => [f.id, f]));
  const name = report.extract.identity.id ?? report.extract.identity.title ?? report.document.fileName ?? 'draft';
  const said = classSentence(report);
  return decisions.flatMap(({ finding, verdict, until, reason, document }) => {
    const found = findings.get(finding);
    if (!found || verdict !== 'snoozed' || !until || document !== report.document.key) return [];
    return [
      {
        uid: `finding-${finding}@concord`,
        day: until,
        title: `${name}: ${found.message}`,
        description: [found.advice, reason, said].filter(Boolean).join('\n'),
        confidential: said !== null,
      },
    ];
  });
}

/** Deadlines as whole days of an iCalendar (RFC 5545). `now` is an ISO date-time. */
export function toIcs(deadlines: readonly Deadline[], now: string): string {
  const stamp = `${now.replace(/\.\d+/, '').replace(/[-:]/g, '').replace(/Z?$/, '')}Z`;
  const events = deadlines.flatMap(({ uid, day, title, description, confidential }) => [
    'BEGIN:VEVENT',
    `UID:${text(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    `SUMMARY:${text(title)}`,
    ...(description ? [`DESCRIPTION:${text(description)}`] : []),
    ...(confidential ? ['CLASS:CONFIDENTIAL'] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Concord//Deadlines//EN', 'CALSCALE:GREGORIAN', ...events, 'END:VCALENDAR'].map(folded).join('');
}

/** RFC 5545, 3.3.11. */
const text = (value: string): string =>
  value
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '\\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

/** No line is longer than 75 octets; what goes on begins with a space (RFC 5545, 3.1). Characters stay whole. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return `${out}\r\n`;
}
