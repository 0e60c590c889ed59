import { type ReuseClass, reuseClassId, reusePlaceId, type Span } from '@/src/model';
import type { MatchContext } from './context';
import { stableId } from './hash';
import { STOP_WORDS, wordsOf } from './tokens';

/** What a person put back: ids of classes and of passages (`Reuse.id`, `ReusePlace.id`). */
export type PutBack = ReadonlySet<string>;

/** The name of a passage: by its words, never by its place. */
export const placeId = (text: string): string => reusePlaceId(stableId([wordsOf(text).join(' ')]));

/** Whether reuse of this class, with these words, is to be judged like any other text. */
export const isPutBack = (putBack: PutBack, of: ReuseClass, id: string): boolean => putBack.has(reuseClassId(of)) || putBack.has(id);

/** The roles of clauses whose text is meant to be the same everywhere, or names others' works. */
const ROLES: Readonly<Record<string, ReuseClass>> = {
  references: 'reference-list',
  'normative-references': 'reference-list',
  'informative-references': 'reference-list',
  bibliography: 'reference-list',
  contents: 'formal-part',
  foreword: 'boilerplate',
  boilerplate: 'boilerplate',
  history: 'formal-part',
  acknowledgements: 'formal-part',
  conventions: 'requirement-template',
};

type Part = { span: Span; class: ReuseClass };

/** Parts of the document in which agreement is as it should be (terms have rules of their own). */
export function legitimateParts({ extract, source }: MatchContext): Part[] {
  return [
    ...extract.terms.map((entry): Part => ({ span: entry.span, class: entry.origin === 'adopted' ? 'defined-elsewhere' : 'own-term' })),
    ...extract.citations.map((citation): Part => ({ span: citation.span, class: 'reference-list' })),
    ...extract.clauses.flatMap((clause): Part[] => {
      const of = ROLES[clause.role];
      return of ? [{ span: clause.span, class: of }] : [];
    }),
    ...source.blocks
      .filter((block) => block.kind === 'toc' || block.kind === 'cover' || block.kind === 'code')
      .map((block): Part => ({ span: block.span, class: 'formal-part' })),
  ];
}

// Words that bodies prescribe. The keywords of requirements: RFC 2119/8174, ISO's verbal forms, ITU-T's conventions.
const REQUIREMENTS =
  /\b(?:key ?words? ["“”']?(?:MUST|is required)|to be interpreted as described in|BCP ?14|RFC ?2119|verbal forms|(?:["“]shall["”]|["“]should["”]|["“]may["”]) indicates|compliance with this recommendation is (?:achieved|voluntary)|uses the following conventions)/i;
const LEGAL =
  /\b(?:patent rights?|patents?\b.{0,60}\b(?:hold|claim|licen[cs])|intellectual property|all rights reserved|copyright (?:notice|©|\(c\))|permission to (?:copy|use|reproduce)|no part of this|shall not be held responsible|simplified bsd license|certain commercial entities)/i;
const BOILERPLATE =
  /\b(?:the expression ["“]administration["”]|the following (?:itu-t recommendations|documents) (?:and other references )?(?:contain|are referred)|is a world-?wide federation of national|internet-drafts are (?:working|draft) documents|maintains? terminolog(?:y|ical) databases|following terms and definitions apply|defines the following terms|uses the following (?:terms|abbreviations)|recommendation 1[,.]? .{0,20}itu|this version: ?https?:|latest (?:published )?version: ?https?:|editor['’]s draft: ?https?:|reports on computer systems technology|statutory authority|normative for this work product|was last revised or approved by|preferably including a uri|contain characters that are invalid|tariff and accounting principles|ellipsis \(.{1,9}\) to denote|implementers are cautioned to remove)/i;
/** An entry of a list of references that was not read as one. */
const ENTRY = /\b(?:doi:? ?10\.\d|rfc-editor\.org\/info|datatracker\.ietf\.org\/doc)/i;

const FEWEST_TELLING = 9;
/** In sentences a quarter of the words and more are articles, prepositions and the like. */
const PROSE = 0.23;

/** What the words of a passage alone say of it; null where they are text like any other. */
export function classOfWords(words: string): ReuseClass | null {
  if (REQUIREMENTS.test(words)) return 'requirement-template';
  if (LEGAL.test(words)) return 'legal-notice';
  if (BOILERPLATE.test(words)) return 'boilerplate';
  if (ENTRY.test(words)) return 'reference-list';
  const said = wordsOf(words);
  if (said.filter((word) => STOP_WORDS.has(word)).length < said.length * PROSE) return 'names';
  const telling = new Set(said.filter((word) => !STOP_WORDS.has(word) && !/^\d/.test(word)));
  return telling.size < FEWEST_TELLING ? 'names' : null;
}
