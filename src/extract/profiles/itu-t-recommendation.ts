import type { Stage } from '@/src/model';
import { dateIn, findDate } from '../identity/dates';
import { type Front, type FrontLine, findLine, isPlaceholder, spanOver } from '../identity/front';
import { questionsIn, studyGroupsIn } from './itu-names';
import type { Profile } from './profile';

/** "Recommendation ITU-T" in the six languages, and what may stand before it in drafts. */
const NUMBER_LINE =
  /^(?:(?:Draft |Projet de |Proyecto de )?(?:new |revised |nouvelle |nueva )?)?(?:(?:ITU-T|CCITT) )?(?:Recommendations?|Recommandation|Recomendación|Рекомендация|التوصية|建议书)\s*(?:(?:ITU|UIT|МСЭ)-[TТ]|-)?\s*(.+)$/iu;
/** Lines that number other texts: "Supplement 45 to ITU-T X-series Recommendations", "Technical Report ITU-T XSTR-SEC", "… FG DLT D1.1". */
const SUPPLEMENT_LINE =
  /^(?:Draft )?(?:ITU-T )?(?:Supplement|Supplément|Suplemento) (\d+) to .{0,40}?([A-Z])[- ]series|^Suppl[eé]mento? (\d+) .{0,60}?s[eé]rie ([A-Z])\b|([A-Z])-series Recommendations?\s*[-–]\s*Supplement (\d+)|^(?:ITU-T )?Series ([A-Z])\s*[-–]?\s*Supplement (\d+)$|^(?:Supplement )?ITU-T ([A-Z])(?:[. -]|-series )?Suppl?\.? ?(\d+)/i;
const RESOLUTION_LINE = /^RESOLUTION (\d+)\s*(\((?:Rev\.? ?)?[\p{L} -]+, \d{4}\))?/imu;
const ASSEMBLY = /World Telecommunication Standardization Assembly/i;
const REPORT_LINE =
  /^(?:Draft (?:new |revised )?)?(?:ITU-T )?(?:Technical (?:Report|Paper|Specification)|Handbook)\s+(?:ITU-T\s+)?((?:[A-Z]{1,6}[A-Z.-])[\w.-]*[\w]|FG[- ][\w-]+ D(?:EL)?\s?\d[\d.]*)/;
/** "LSTR-GLR", "XSTR.sec-dlt", alone on its line. */
const BARE_REPORT = /^(?:[A-Z]?ST[RP]|TR|TP)[.-][\w.-]*\w$/;
const REC_NUMBER = /(?<![A-Z])([A-ZАВЕКМНОРСТХ])\.(\d[\d.]*\d|\d|[A-Za-z][\w-]*)(?:\s*(bis|ter))?(?:\s?\/\s?([A-Z])\.(\d[\d.]*\d|\d))?/u;
/** Cyrillic letters that Russian texts type for the Latin ones of series. */
const LATIN: Readonly<Record<string, string>> = { А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', Х: 'X' };
const SERIES = /^(?:SERIES|SÉRIE|SERIE|СЕРИЯ|السلسلة)\s*[A-ZА-Я]\s*[:：]|^[A-Z]系列/iu;
const PART =
  /^((?:Amendment|(?:Technical )?Corrigendum|Erratum|Addendum|Amendement|Rectificatif|Enmienda|Corrigéndum|Поправка|Исправление)\s+\d+|Annex\s+[A-Z]\d?|(?:Supplement|Supplément|Suplemento)\s+\d+)(?:\s*\(\d\d\/\d{4}\)|\s*[:–—-]\s*\S.{0,200})?$/iu;
const OTHER_TEXTS: readonly [RegExp, string][] = [
  [/^(?:ITU-T )?(?:Technical Report|Rapport technique)/i, 'technical-report'],
  [/^(?:ITU-T )?(?:Technical Paper|Document technique)/i, 'technical-paper'],
  [/implementer['’]?s?['’]? guide|Guide du responsable de l/i, 'implementers-guide'],
  [/^(?:ITU-T )?(?:FG-?[\w-]+ )?Deliverable|^Focus Group Technical (?:Report|Specification)|^FG[- ][\w-]+ D?EL?[\d.]/i, 'deliverable'],
  [/^(?:ITU-T )?Handbook/i, 'handbook'],
  [/^(?:ITU-T )?Supplement \d+|Recommendations?\s*[-–]\s*Supplement \d+|^Series [A-Z] Supplement \d+/i, 'supplement'],
];

/**
 * Recommendations and their amendments, corrigenda, supplements; Technical Reports and Papers, implementers' guides and other texts under
 * the same cover; drafts on the author's skeleton. Source: Author's guide for drafting ITU-T Recommendations, table 1.
 */
export const ituTRecommendation: Profile = {
  id: 'itu-t-recommendation',
  title: 'ITU-T Recommendation',
  description: 'Cover with number, month and series; number and title again before the Summary; clauses 1–5 in fixed order.',
  publisher: 'ITU-T',
  recognise(front) {
    const { text, source } = front;
    let score = 0;
    if (SERIES.test(text) || front.lines.some((line) => SERIES.test(line.text))) score += 0.35;
    if (
      /TELECOMMUNICATION\s+STANDARDIZATION\s+SECTOR\s+OF\s+ITU|SECTEUR\s+DE\s+LA\s+NORMALISATION\s+DES\s+TÉLÉCOMMUNICATIONS|SECTOR\s+DE\s+NORMALIZACIÓN|СЕКТОР СТАНДАРТИЗАЦИИ|قطاع تقييس الاتصالات|电信标准化部门/iu.test(
        text,
      )
    )
      score += 0.25;
    if (front.lines.some((line) => line.text.length < 160 && NUMBER_LINE.test(line.text) && /(?:ITU|UIT|МСЭ)-[TТ]/u.test(line.text))) score += 0.35;
    if (front.lines.some((line) => /^(?:RecNo|Rectitle)/.test(line.block.style ?? '') || /zzSTDTitle/.test(line.block.context ?? ''))) score += 0.2;
    if (/Compliance with this Recommendation is voluntary/.test(text)) score += 0.3;
    if (source.runningText.some((line) => /\bRec\.?\s*(?:ITU|UIT)\s*[-‑]\s*T\s/.test(line))) score += 0.2;
    if (/^(?:ITU-T )?Technical (?:Report|Paper)$/m.test(text)) score += 0.15;
    if (RESOLUTION_LINE.test(text) && ASSEMBLY.test(text)) score += 0.5;
    return Math.min(0.97, score);
  },
  identify(front) {
    const number = findNumber(front);
    const title = findTitle(front);
    const part = number?.part ?? title?.part ?? null;
    const base = number?.id ?? null;
    const joint = findJoint(front, base);
    const date = findCoverDate(front);
    const kind = kindOf(front, part, base);
    const stage = stageOf(front, number?.line ?? null);
    const whole = base && part && !base.includes(part) ? `${base} ${shortPart(part)}` : base;
    const own = whole ? `${whole}${editionOf(date, stage, whole)}` : null;
    return {
      id: own && joint ? `${own} | ${joint}` : own,
      otherIds: [
        ...(joint && own ? [own, joint] : []),
        ...(own && /^(?:UIT|МСЭ)-/.test(own) ? [own.replace(/^\S+/, 'ITU-T')] : []),
        ...(number?.other ?? []),
        ...(nickname(front) ?? []),
      ],
      idSpan: number?.line.span ?? null,
      title: title ? withPart(withoutNumber(title.text), part) : null,
      titleSpan: title ? spanOver(title.lines) : null,
      date,
      kind,
      stage,
      groups: groupsOf(front),
      questions: questionsIn(front.text.slice(0, 20_000)),
    };
  },
};

/** "(04/2021)" after the number of a published text, as the publisher cites it. */
const editionOf = (date: string | null, stage: Stage, id: string): string => {
  const [year, month] = date?.split('-') ?? [];
  return stage === 'published' && year && month && !/\(\d\d\/\d{4}\)|Resolution|^ITU-T (?:[A-Z]?ST[RP]|TR|TP)[.-]/.test(id) ? ` (${month}/${year})` : '';
};

type FoundNumber = { id: string; other: string[]; line: FrontLine; part: string | null };

/** The number as the cover or the line before the title has it. */
function findNumber(front: Front): FoundNumber | null {
  for (const line of front.lines) {
    if (line.text.length > 200 || isPlaceholder(line.text)) continue;
    const rest = NUMBER_LINE.exec(line.text)?.[1];
    if (!rest || !/(?:ITU|UIT|МСЭ)-[TТ]|التوصية|建议书/u.test(line.text)) continue;
    const found = REC_NUMBER.exec(rest);
    if (!found || found.index > 8) continue;
    return numbered(front, line, found, rest);
  }
  const supplement = findLine(front, SUPPLEMENT_LINE);
  if (supplement) {
    const [, n1, l1, n0, l0, l2, n2, l3, n3, l4, n4] = supplement.match;
    const letter = (l1 ?? l0 ?? l2 ?? l3 ?? l4 ?? '').toUpperCase();
    const number = n1 ?? n0 ?? n2 ?? n3 ?? n4;
    const other = [`ITU-T ${letter}.Sup${number}`, `ITU-T ${letter}-series Recommendations – Supplement ${number}`];
    return { id: `ITU-T ${letter} Suppl. ${number}`, other, line: supplement.line, part: null };
  }
  const chinese = findLine(front, /^ITU-T\s+([A-Z]\.\d[\d.]*)\s*建议书/u);
  if (chinese) return numbered(front, chinese.line, REC_NUMBER.exec(chinese.line.text), chinese.line.text);
  const report = findLine(front, REPORT_LINE, 120);
  if (report?.match[1])
    return { id: report.match[1].startsWith('FG') ? report.match[1] : `ITU-T ${report.match[1]}`, other: [], line: report.line, part: null };
  const resolution = ASSEMBLY.test(front.text) ? findResolution(front) : null;
  if (resolution)
    return {
      id: `WTSA Resolution ${resolution.match[1]}${resolution.match[2] ? ` ${resolution.match[2]}` : ''}`,
      other: [],
      line: resolution.line,
      part: null,
    };
  const bare = findLine(front, /^[A-Z]\.(?:Imp|Sup)?\d[\d.]*$/, 40) ?? findLine(front, BARE_REPORT, 40);
  if (bare) return numbered(front, bare.line, REC_NUMBER.exec(bare.line.text), bare.line.text);
  return findGuideNumber(front);
}

/** The cover says "Resolution 50"; the line above the text also says which revision it is. */
const findResolution = (front: Front) =>
  findLine(front, new RegExp(`${RESOLUTION_LINE.source.replace(/\?$/, '')}`, 'iu'), 60) ?? findLine(front, RESOLUTION_LINE, 60);

function numbered(front: Front, line: FrontLine, found: RegExpExecArray | null, rest: string): FoundNumber {
  const publisher = /(?:UIT|МСЭ)-[TТ]/u.exec(line.text)?.[0] ?? 'ITU-T';
  if (!found) return { id: `${publisher} ${rest}`, other: [], line, part: null };
  const first = `${LATIN[found[1] ?? ''] ?? found[1]}.${found[2]}${found[3] ? ` ${found[3]}` : ''}`;
  const dual = found[4] ? `/${found[4]}.${found[5]}` : '';
  const after = rest.slice(found.index + found[0].length);
  const year = /^\s*\((\d{4})\)/.exec(after)?.[1];
  const part =
    /(?:Amendment|Corrigendum|Erratum|Amendement|Rectificatif|Enmienda|Corrigéndum|Поправка|Amd\.?|Cor\.?|Err\.?)\s*\d+/iu.exec(after)?.[0] ?? partLine(front);
  const ex = /\((?:ex|formerly|previously)\.?\s+([A-Z]\.[\w.-]+)\)/i.exec(after)?.[1];
  return { id: `${publisher} ${first}${dual}${part && year ? ` (${year})` : ''}`, other: ex ? [ex] : [], line, part };
}

/** The Amendment or Corrigendum that a cover names beside the number. */
const partLine = (front: Front): string | null => findLine(front, PART, 14)?.match[1] ?? null;

/** Implementers' guides print no number on their cover; their page heads, handles and headings do. */
function findGuideNumber(front: Front): FoundNumber | null {
  if (!front.lines.slice(0, 20).some((line) => /implementer['’]?s?['’]? guide/i.test(line.text))) return null;
  const anywhere = /\b([A-Z]\.Imp\d[\d.]*)\b|\b([A-Z]\.Imp\d[\d.]*)(?=rev)/.exec(
    `${front.source.runningText.join('\n')}\n${front.source.text.slice(0, 60_000)}\n${front.source.metadata.title ?? ''}`,
  );
  const line = front.lines[0];
  return anywhere && line ? { id: `ITU-T ${anywhere[1] ?? anywhere[2]}`, other: [], line, part: null } : null;
}

/** "INTERNATIONAL STANDARD ISO/IEC 9594-1" above "RECOMMENDATION ITU-T X.500": common text has two numbers. */
function findJoint(front: Front, base: string | null): string | null {
  if (!base) return null;
  const twin = findLine(
    front,
    /^(?:INTERNATIONAL STANDARD|NORME INTERNATIONALE|NORMA INTERNACIONAL|International Standard)\s+((?:ISO|IEC|CEI)[\w/ ]*\s\d[\d-]*(?::\d{4})?(?:\s*\([EF]\))?)/,
  );
  const bar = findLine(front, /ITU-T\s+[A-Z]\.[\d.]+(?:\s*\([^)]*\))?\s*\|\s*(?:International Standard\s+)?((?:ISO|IEC)[\w/ ]*\s\d[\d-]*(?::\d{4})?)/i);
  const other = twin?.match[1] ?? (bar && bar.line.text.length < 160 ? bar.match[1] : null);
  if (other) return other.replace(/\s*\([EF]\)$/, '').trim();
  // Left pages of a common text are headed by one number, right pages by the other.
  const head = front.source.runningText.map((line) => /^(ISO(?:\/IEC)? \d[\d-]*)\s*:\s*\d{4}\s*\(E\)/.exec(line)?.[1]).find(Boolean);
  if (head && front.source.runningText.some((line) => /\bITU-T\b/.test(line))) return head;
  // The foreword of a common text: "… The identical text is published as ISO/IEC 9594-1."
  const prose =
    /(?:identical text|text) is (?:also )?published as ((?:ISO|IEC)[\w/ ]{0,12}\s\d[\d-]*)|published as Rec(?:\.|ommendation) ITU-T [A-Z][\d.]+ \| ((?:ISO|IEC)[\w/]*\s\d[\d-]*)/i.exec(
      front.text,
    );
  const named = prose?.[1] ?? prose?.[2];
  return named?.trim() ?? null;
}

/** Work-item nickname of a draft: "(ex J.roip-trans)", "X.vctp". */
const nickname = (front: Front): string[] | null => {
  const found = findLine(front, /\b(?:provisional name|work item)\s*[:–-]?\s*([A-Z]{1,4}\.[a-z][\w-]+)/i);
  return found?.match[1] ? [found.match[1]] : null;
};

type FoundTitle = { text: string; lines: FrontLine[]; part: string | null };
const NO_TITLE =
  /^(?:(?:ITU-T|UIT-T)\s+\S+[-\s]SERIES\b|RECOMM[AE]N?D?A\S+ (?:UIT|ITU)-T|(?:SERIES|SÉRIE|SERIE)\s\S+\s?:|Summary|History|Keywords|Introduction|FOREWORD|Foreword|CAUTION|PREPUBLISHED|Recommendation|Contents|Table of|International Telecomm|INTERNATIONAL|TELECOMMUNICATION STANDARDIZATION|SECTEUR DE|SECTOR DE|Résumé|Resumen|Historique|Historia|Mots|ملخص|خلاصة|Page|NOTE|©|ITU \d{4}|All rights|Editions?|Geneva|Genève|Ginebra|1\s)|\.\s+\S.*\.$/;

/** The title stands twice after a number line: before the Summary and before clause 1; else on the cover, below the series. */
function findTitle(front: Front): FoundTitle | null {
  const { lines } = front;
  const styled = lines.findIndex((line) => /^Rectitle/i.test(line.block.style ?? '') || /zzSTDTitle2/.test(line.block.context ?? ''));
  if (styled >= 0) return collect(lines, styled);
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i] as FrontLine;
    const next = lines[i + 1] as FrontLine;
    if (line.text.length > 120 || !isNumberLine(line.text)) continue;
    if (isNumberLine(next.text) || PART.test(next.text)) continue;
    if (titleLike(next) && !SERIES.test(next.text) && next.block.kind !== 'heading' && !/\((?:\d\d\/\d{4}|\d{4}\/\d\d)\)/.test(next.text))
      return collect(lines, i + 1);
  }
  return coverTitle(lines) ?? reportTitle(lines);
}

/** Reports have their title below their number. */
function reportTitle(lines: readonly FrontLine[]): FoundTitle | null {
  const number = lines.slice(0, 40).findIndex((line) => BARE_REPORT.test(line.text));
  const at = number < 0 ? -1 : lines.findIndex((line, i) => i > number && i < number + 5 && titleLike(line) && !/^\[|^ITU-T$/.test(line.text));
  return at < 0 ? null : collect(lines, at);
}

const isNumberLine = (text: string): boolean =>
  (NUMBER_LINE.test(text) && /(?:ITU|UIT|МСЭ)-[TТ]|التوصية/u.test(text)) ||
  SUPPLEMENT_LINE.test(text) ||
  REPORT_LINE.test(text) ||
  RESOLUTION_LINE.test(text) ||
  /^ITU-T\s+[A-Z]\.\d[\d.]*\s*建议书/u.test(text);

const titleLike = (line: FrontLine): boolean => line.text.length > 5 && line.text.length < 400 && !NO_TITLE.test(line.text);

/** A title's lines: the first, and those that go on in the same style and size. */
function collect(lines: readonly FrontLine[], at: number): FoundTitle {
  const first = lines[at] as FrontLine;
  const taken = [first];
  let part: string | null = null;
  for (const line of lines.slice(at + 1, at + 4)) {
    if (PART.test(line.text)) {
      part = PART.exec(line.text)?.[1] ?? null;
      if (/^Annex/i.test(line.text) && part !== line.text)
        return { text: `${taken.map((l) => l.text).join(' ')} – ${line.text}`, lines: [...taken, line], part };
      break;
    }
    const goesOn = line.block.style === first.block.style && line.block.style !== null && /^Rectitle/i.test(line.block.style) && titleLike(line);
    if (!goesOn) break;
    taken.push(line);
  }
  return { text: taken.map((line) => line.text).join(' '), lines: taken, part };
}

/** Below "SERIES X: …" come the sub-series and then, in the largest letters, the title. */
function coverTitle(lines: readonly FrontLine[]): FoundTitle | null {
  const series = lines.findIndex((line) => SERIES.test(line.text));
  if (series < 0) return null;
  const page = lines[series]?.block.page ?? null;
  const below: FrontLine[] = [];
  for (const line of lines.slice(series + 1, series + 9)) {
    if (line.block.page !== page || isNumberLine(line.text) || NO_TITLE.test(line.text)) break;
    below.push(line);
  }
  const part = below.map((line) => PART.exec(line.text)?.[1]).find(Boolean) ?? null;
  const titles = below.filter((line) => !PART.test(line.text));
  const largest = Math.max(...titles.map((line) => line.block.size ?? 0));
  const last = titles.filter((line) => (line.block.size ?? 0) === largest);
  const chosen = largest > 0 && last.length < titles.length ? last : titles.slice(-1);
  const text = chosen.map((line) => line.text).join(' ');
  return text ? { text, lines: chosen, part } : null;
}

/** The number line and the title of a draft's cover are sometimes set as one paragraph: the number is no part of the title. */
function withoutNumber(title: string): string {
  const rest = title.replace(
    /^(?:(?:draft|new|revised|proposed)\s+)*(?:ITU-T\s+)?Recommendation\s+(?:ITU-T\s+)?[A-Z]\.[\w.-]+(?:\s*\([\d/]+\))?\s*[:–—-]?\s+/iu,
    '',
  );
  return rest.length >= 12 ? rest : title;
}

/** "… – Corrigendum 2", as the publisher prints the title of a part. */
const withPart = (title: string, part: string | null): string =>
  part && /^(?:Technical )?(?:Amend|Corrig|Errat|Rectif|Enmien)/i.test(part) && !title.includes(part) ? `${title} – ${part}` : title;

const shortPart = (part: string): string =>
  part
    .replace(/^(?:Amendment|Amendement|Enmienda)\s*/i, 'Amd. ')
    .replace(/^(?:(?:Technical )?Corrigendum|Rectificatif|Corrigéndum)\s*/i, 'Cor. ')
    .replace(/^Erratum\s*/i, 'Err. ')
    .replace(/^(?:Supplement|Supplément|Suplemento)\s*/i, 'Suppl. ');

/** "(10/2016)", "(September 2018)" on the cover; else the last approval of the History; else the month of approval in words. */
function findCoverDate(front: Front): string | null {
  const cover = front.lines.slice(0, 30).find((line) => /^\((?:draft |version )?.{4,24}\)$/i.test(line.text) && findDate(line.text));
  if (cover) return dateIn(cover.text);
  const head = front.source.runningText.map((line) => /\((\d{2}\/\d{4}|\d{4}\/\d{2})\)/.exec(line)?.[1]).find(Boolean);
  if (head) return dateIn(head);
  const assembly = ASSEMBLY.test(front.text.slice(0, 2000))
    ? front.lines.slice(0, 20).find((line, i, all) => findDate(line.text) && all.slice(Math.max(0, i - 1), i + 1).some((l) => ASSEMBLY.test(l.text)))
    : null;
  if (assembly) return dateIn(assembly.text);
  const inTitle = findLine(front, /(?:ITU|UIT)-T\s+[A-Z]\.[\d.]+\s*\((\d{2}\/\d{4}|\d{4}\/\d{2})\)/, 30);
  if (inTitle?.match[1]) return dateIn(inTitle.match[1]);
  const approved = /(?:approved|agreed|approuvée?|aprobada)\s+(?:on|le|el)\s+([^.\n]{4,30})/i.exec(front.text);
  return historyDates(front).at(-1) ?? dateIn(approved?.[1]);
}

/** Approval days in the History table, in its order. */
const historyDates = (front: Front): string[] =>
  front.lines.filter((line) => line.block.kind === 'cell' && /^(?:19|20)\d\d-\d\d-\d\d$/.test(line.text)).map((line) => line.text);

function kindOf(front: Front, part: string | null, id: string | null): string {
  if (part && /^(?:Amend|Amd|Enmien)/i.test(part)) return 'amendment';
  if (part && /^(?:Technical )?(?:Corrig|Cor|Rectif|Err)/i.test(part)) return 'corrigendum';
  if (id && /Suppl\./.test(id)) return 'supplement';
  if (id && /Resolution/.test(id)) return 'resolution';
  for (const [pattern, kind] of OTHER_TEXTS) if (front.lines.slice(0, 25).some((line) => line.text.length < 120 && pattern.test(line.text))) return kind;
  return 'recommendation';
}

function stageOf(front: Front, number: FrontLine | null): Stage {
  const head = front.lines
    .slice(0, 60)
    .map((line) => line.text)
    .join('\n');
  if (front.lines.some((line) => isPlaceholder(line.text) && line.text.length < 80)) return 'draft';
  if (/^Superseded$|superseded by/im.test(head.slice(0, 600))) return 'superseded';
  if (/^Withdrawn$/im.test(head.slice(0, 600))) return 'withdrawn';
  if (/PREPUBLISHED|Prepublished version|pre-published/i.test(head) || historyDates(front).length > 0 || /^In Force$/im.test(head)) return 'published';
  if (/^(?:Draft|Projet|Proyecto)\b/i.test(number?.text ?? '') || /^\(?draft\b/im.test(head.slice(0, 3000))) return 'draft';
  if (ASSEMBLY.test(head) && RESOLUTION_LINE.test(head)) return 'published';
  return /\((?:\d\d\/\d{4}|\d{4}\/\d\d|(?:\d{1,2} )?\p{L}+ \d{4})\)/u.test(head) ? 'published' : 'draft';
}

/** The study group of the last edition in the History table, and those that "was approved by ITU-T Study Group 17" names. */
function groupsOf(front: Front): string[] {
  const { lines } = front;
  const head = lines.find(
    (line) => line.block.kind === 'cell' && /^(?:Study Group|Commission d'études|Comisión de Estudio|Study Group Unique ID.*)/i.test(line.text),
  )?.block.cell;
  const groups = new Set<string>();
  if (head) {
    const column = lines.filter((line) => line.block.cell?.table === head.table && line.block.cell.column === head.column && line.block.cell.row > head.row);
    const last = column.at(-1)?.text ?? '';
    if (/^\d{1,2}(?!\d)/.test(last)) groups.add(`ITU-T SG${Number.parseInt(last, 10)}`);
    else if (/^TSAG/.test(last)) groups.add('ITU-T TSAG');
  }
  if (groups.size === 0) {
    const named = /(?:approved|agreed|prepared|developed|approuvée?|élaborée?)[^.\n]{0,120}?(?:Study Group|Commission d'études)\s+(\d{1,2})/i.exec(front.text);
    if (named?.[1]) groups.add(`ITU-T SG${named[1]}`);
    else
      for (const group of studyGroupsIn(
        front.lines
          .slice(0, 30)
          .map((line) => line.text)
          .join('\n'),
      ))
        groups.add(group);
  }
  return [...groups];
}
