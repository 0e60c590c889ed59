import type { ContestedGround } from './contested';

/** Who does what, as data (assets/structure.json): study groups with their Questions and mandates, and outside bodies with their doors. */
export type Question = {
  number: string;
  title: string;
  keywords: string[];
  /** Further words of its field, from memory: they rank and are never quoted as its mandate. */
  recalledKeywords: string[];
  verified: boolean;
  source: string | null;
};

export type StudyGroup = {
  /** "ITU-T SG17" */
  name: string;
  title: string;
  leadOn: string[];
  /** Words of its field, from memory: they rank and are never quoted as its mandate. */
  recalledKeywords: string[];
  /** The line of a Resolution or web page on identity management; null where none is known. */
  identityMandate: string | null;
  identityMandateSource: string | null;
  mandateUrl: string | null;
  secretariat: string | null;
  verified: boolean;
  questions: Question[];
  /** Names of groups that this one took over ("ITU-T SG16"). */
  successorOf: string[];
};

export type OutsideBody = {
  /** Short: "ISO/IEC JTC 1/SC 27/WG 5". */
  name: string;
  /** In full: "ISO/IEC JTC 1/SC 27/WG 5 Identity management and privacy technologies". */
  fullName: string;
  spellings: string[];
  parent: string | null;
  worksOn: string[];
  route: string | null;
  /** Name, role, address; only where a user wrote it. */
  contact: string | null;
  url: string | null;
  verified: boolean;
  source: string | null;
};

export type Structure = {
  studyPeriod: string | null;
  asOf: string | null;
  groups: StudyGroup[];
  bodies: OutsideBody[];
  contested: ContestedGround[];
  qualified: QualifiedOrganization[];
};

/** An organization whose texts a Recommendation may refer to normatively (ITU-T A.5). Who is not listed may be qualified all the same. */
export type QualifiedOrganization = { name: string; spellings: string[]; source: string; verified: boolean };

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {});
const list = (fields: Fields, name: string): readonly unknown[] => (Array.isArray(fields[name]) ? (fields[name] as readonly unknown[]) : []);
const text = (fields: Fields, name: string): string | null => (typeof fields[name] === 'string' && fields[name] !== '' ? fields[name] : null);
const texts = (fields: Fields, name: string): string[] => list(fields, name).filter((v): v is string => typeof v === 'string');
const isVerified = (fields: Fields): boolean => (text(fields, 'confidence') ?? '').startsWith('verified');

/** Reads the structure file; what is missing in it is empty, never guessed. */
export function parseStructure(json: unknown): Structure {
  const root = fieldsOf(json);
  const meta = fieldsOf(root.meta);
  const mandate = fieldsOf(meta.idmMandate);
  return {
    studyPeriod: text(meta, 'studyPeriod'),
    asOf: text(meta, 'asOf')?.split(' ')[0] ?? null,
    groups: list(root, 'studyGroups').map((entry) => readGroup(fieldsOf(entry), mandate)),
    bodies: list(root, 'partners').map((entry) => readBody(fieldsOf(entry))),
    contested: list(root, 'contested').map((entry) => readContested(fieldsOf(entry))),
    qualified: list(root, 'qualifiedOrganizations').map((entry) => readQualified(fieldsOf(entry))),
  };
}

const readQualified = (fields: Fields): QualifiedOrganization => {
  const name = text(fields, 'name') ?? '';
  return { name, spellings: [name, ...texts(fields, 'spellings')], source: text(fields, 'source') ?? 'no source on record', verified: isVerified(fields) };
};

const readContested = (fields: Fields): ContestedGround => ({
  ground: text(fields, 'ground') ?? '',
  common: texts(fields, 'common'),
  parties: list(fields, 'parties').map((entry) => {
    const owner = text(fieldsOf(entry), 'owner') ?? '';
    return { owner: /^SG\d/.test(owner) ? `ITU-T ${owner}` : owner, words: texts(fieldsOf(entry), 'words') };
  }),
  source: text(fields, 'source'),
  verified: isVerified(fields),
});

function readGroup(fields: Fields, mandate: Fields): StudyGroup {
  const id = text(fields, 'id') ?? '';
  const title = text(fields, 'title') ?? '';
  return {
    name: `ITU-T ${id}`,
    title: title.replace(/\s*\(ex [^)]*\)$/, ''),
    leadOn: texts(fields, 'leadOn'),
    recalledKeywords: texts(fields, 'recalledKeywords'),
    identityMandate: text(mandate, id),
    identityMandateSource: text(mandate, id) ? text(mandate, 'source') : null,
    mandateUrl: text(fields, 'mandateUrl') ?? text(fields, 'url'),
    secretariat: text(fields, 'secretariat'),
    verified: isVerified(fields),
    questions: list(fields, 'questions').map((entry) => readQuestion(fieldsOf(entry))),
    successorOf: [...(/\(ex ([^)]*)\)/.exec(title)?.[1] ?? '').matchAll(/SG\d+/g)].map((m) => `ITU-T ${m[0]}`),
  };
}

const readQuestion = (fields: Fields): Question => ({
  number: text(fields, 'number') ?? '',
  title: (text(fields, 'title') ?? '').replace(/^\(title not checked\) /, ''),
  keywords: texts(fields, 'keywords'),
  recalledKeywords: texts(fields, 'recalledKeywords'),
  // Of some Questions the number is verified and the wording is not: it is the wording that is quoted.
  verified: isVerified(fields) && !/title[^)]*recalled|\(title not checked\)/.test(`${text(fields, 'source') ?? ''} ${text(fields, 'title') ?? ''}`),
  source: text(fields, 'source'),
});

function readBody(fields: Fields): OutsideBody {
  const fullName = text(fields, 'name') ?? '';
  const name = shortName(fullName);
  return {
    name,
    fullName,
    spellings: [...new Set([fullName, name, ...name.split(' / '), ...texts(fields, 'abbreviations')])],
    parent: text(fields, 'parent'),
    worksOn: texts(fields, 'worksOn'),
    route: text(fields, 'liaisonRoute'),
    contact: null,
    url: text(fields, 'url'),
    verified: isVerified(fields),
    source: text(fields, 'source'),
  };
}

/** A committee's number without its title: "ISO/TC 307 Blockchain and …" is "ISO/TC 307". Other bodies keep their names. */
const shortName = (name: string): string =>
  /^(?:ISO|IEC|CEN)[A-Z/]*(?: ?(?:JTC|TC|SC|WG|JWG)\s?\d+)(?:\/(?:SC|WG|JWG) ?\d+)*/.exec(name)?.[0] ?? name.replace(/ \([^)]*\)$/, '');

/** Names and spellings of the outside bodies, for finding them in a text. */
export const bodyNames = (structure: Structure): { name: string; spellings: readonly string[] }[] =>
  structure.bodies.map(({ name, spellings }) => ({ name, spellings }));
