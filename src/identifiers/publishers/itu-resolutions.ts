import type { Identifier, Publisher } from '@/src/model';
import { type Grammar, identifier, type Reading, take } from '../grammar';

// Resolutions, Opinions and Actions of assemblies and conferences: "WTSA Resolution 2 (Rev. New Delhi, 2024)",
// "WTSA-24 Resolution 2", "Resolution 50 (Rev. Hammamet, 2016)", "Resolution 130 of PP-18", "GSC-16 Resolution 4".

const ASSEMBLY = "(?:ITU )?(WTSA|PP|WTDC|WRC|RA|GSC|WTPF|WCIT|Plenipotentiary Conference|Council)(?:-(\\d{4}|\\d{2}))?(?:'s)?";
const KIND = '(Resolution|Res\\.?|Decision|Opinion|Action|action)';
const FIRST = new RegExp(`${ASSEMBLY} ${KIND} (\\d{1,4})(?![\\d.]\\d)`, 'y');
const AFTER = new RegExp(`(?:${KIND}) (\\d{1,3})((?: \\((?:Rev\\. ?)?[A-Z][^()\\d]{2,30},? \\d{4}\\))?),? of (?:the )?${ASSEMBLY}(?![\\w])`, 'y');
const PLACED = new RegExp(`(?:(?:ITU-T|ITU|ITU-R|ITU-D) )?${KIND} (\\d{1,3})(?= \\((?:Rev\\. ?)?[A-Z])`, 'y');
const SHORT = /(?:ITU(?:-T)? )?(Resolution) (\d{1,3})(?![\d.]\d)$/y;
const EDITION = / \((?:(Rev\.) ?)?([A-Z][^()\d]{2,30}?),? ((?:19|20)\d{2})\)/y;

const PUBLISHERS: Readonly<Record<string, Publisher>> = { WTSA: 'ITU-T', RA: 'ITU-R', WRC: 'ITU-R', GSC: 'other' };

function read(text: string, at: number, whole: boolean): Reading | null {
  const first = take(FIRST, text, at);
  if (first) return resolution(text, at + first[0].length, first[1] as string, first[2] ?? null, first[3] as string, first[4] as string);
  const after = take(AFTER, text, at);
  if (after) {
    const own = resolution(` ${after[3] ?? ''}`, 1, after[4] as string, after[5] ?? null, after[1] as string, after[2] as string);
    return { identifiers: own.identifiers, end: at + after[0].length };
  }
  const placed = take(PLACED, text, at) ?? (whole ? take(SHORT, text, at) : null);
  if (!placed) return null;
  const edition = take(EDITION, text, at + placed[0].length);
  if (!edition && !whole) return null;
  return resolution(text, at + placed[0].length, null, null, placed[1] as string, placed[2] as string);
}

function resolution(text: string, from: number, assembly: string | null, session: string | null, kind: string, number: string): Reading {
  const name = assembly === 'Plenipotentiary Conference' ? 'PP' : assembly;
  const edition = take(EDITION, text, from);
  const year = session ? (session.length === 2 ? `${Number(session) > 60 ? '19' : '20'}${session}` : session) : null;
  const type = /^[Rr]es/.test(kind) ? 'resolution' : kind.toLowerCase();
  // The Global Standards Collaboration counts its meetings; the number says which, not when.
  const whose = name === 'GSC' && session ? `GSC-${session}` : name;
  const when = edition ? `${edition[3]} ${edition[1] ? 'Rev. ' : ''}${edition[2]}` : name === 'GSC' ? null : year;
  const own = identifier(PUBLISHERS[name ?? ''] ?? 'ITU', type, [whose, number].filter(Boolean).join(' '), { edition: when });
  return { identifiers: [own], end: from + (edition?.[0].length ?? 0) };
}

function print(i: Identifier): string {
  const word = i.type[0]?.toUpperCase() + i.type.slice(1);
  const space = i.number.lastIndexOf(' ');
  const assembly = space < 0 ? '' : i.number.slice(0, space);
  const number = i.number.slice(space + 1);
  const placed = /^(\d{4}) (Rev\. )?(.+)$/.exec(i.edition ?? '');
  if (placed) return `${assembly ? `${assembly} ` : ''}${word} ${number} (${placed[2] ?? ''}${placed[3]}, ${placed[1]})`;
  return `${assembly}${i.edition ? `-${i.edition.slice(2)}` : ''}${assembly ? ' ' : ''}${word} ${number}`;
}

export const ituResolutions: Grammar = {
  id: 'itu-resolutions',
  title: 'Resolutions of ITU',
  description: 'Resolutions, Decisions, Opinions and Actions of WTSA, Plenipotentiary and other conferences, and of the Global Standards Collaboration.',
  publishers: ['ITU'],
  initials: 'IWPRGCOD',
  trigger:
    '(?:ITU )?(?:WTSA|PP|WTDC|WRC|RA|GSC|Plenipotentiary Conference|Council)(?:-\\d{2,4})? (?:Res|Dec|Op|[Aa]ction)|(?:ITU(?:-[TRD])? )?(?:Resolution|Res\\.|Opinion|Decision) \\d',
  read,
  print,
  base: (i) => `${i.type} ${i.number}`,
};
