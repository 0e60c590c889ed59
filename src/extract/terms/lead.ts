import { flat } from './entry';

/** What a lead-in such as "The following terms defined in [ITU-T X.509] are used:" says of the entries after it. */
export type Lead = {
  /** null where own and adopted terms follow together. */
  adopted: boolean | null;
  source: string | null;
};

const ELSEWHERE = /(?:following|these|those)\b[^.]{0,80}\bterms?\b|\bterms?\b[^.]{0,60}\b(?:defined|given|specified)\s+(?:in|by)\b/iu;
const HERE =
  /\b(?:defines? the following|following terms? (?:is|are) defined (?:in this|for the purposes? of this)|for the purposes? of (?:this|the present) (?:document|recommendation|specification|supplement|international standard)[^.]*following)/iu;
const SOURCE =
  /\b(?:defined|given|specified|found)\s+(?:in|by)\s+(?:clause\s+[\w.]+\s+(?:of|in)\s+)?(.+?)(?:\s+(?:apply|applies|are used|is used|and the following)\b.*)?\s*(?:\([^)]*\))?\s*[:.]?$/iu;

/** What leads a list in is the last sentence of its paragraph. "Rec. ITU-T" ends none. */
const lastSentence = (paragraph: string): string =>
  paragraph.split(/(?<!\b(?:Rec|No|Nos|cl|sec|sect|art|vol|e\.g|i\.e|cf))\.\s+(?=[A-Z"“])/i).at(-1) ?? paragraph;

/** Reads a lead-in; null where the paragraph is none. Its source is null where it names none, or only "elsewhere". */
export function readLead(paragraph: string): Lead | null {
  const line = lastSentence(flat(paragraph));
  if (line.length > 400) return null;
  if (/\bdefined elsewhere\b/i.test(line)) return { adopted: true, source: null };
  const ends = /[:：]$/.test(line);
  // "The terms given in [1] and the following apply:" leads the document's own list in (ETSI, 3GPP).
  if (/\band the following\b/i.test(line)) return { adopted: null, source: null };
  if (HERE.test(line) && ends) return { adopted: false, source: null };
  if (!ELSEWHERE.test(line) || !(ends || /\bappl(?:y|ies)\b/i.test(line))) return null;
  const named =
    SOURCE.exec(line)?.[1]
      ?.replace(/[,;:]+$/, '')
      .trim() ?? null;
  if (!named || !/\d/.test(named) || /\bthis (?:recommendation|document|specification|clause|section)\b/i.test(named)) return null;
  return { adopted: true, source: undress(named) };
}

/** "Rec. ITU-T X.519 | ISO/IEC 9594-5" as it would stand in brackets. */
const undress = (s: string): string =>
  s
    .replace(/^\[|\]$/g, '')
    .replace(/\bRec(?:ommendation|\.)?\s+(?=ITU)/g, '')
    .trim();
