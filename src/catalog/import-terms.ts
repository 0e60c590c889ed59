import { Parser } from 'htmlparser2';
import type { Concept, KnownTerm, Outcome, Terminology } from '@/src/model';
import { type Fields, fieldsOf, isFields, listIn, textIn } from './json';

/** Formats of terminologies that are read. */
export type TerminologyFormat = 'tbx' | 'skos';

/** Terms out of a file of this format; entries without word or definition are left out and said. */
export function importTerms(format: TerminologyFormat, text: string): Outcome<Terminology> {
  const read = format === 'tbx' ? fromTbx(text) : fromSkos(text);
  if (!read) {
    const name = format === 'tbx' ? 'TBX' : 'SKOS in JSON-LD';
    return { value: { title: '', language: 'en', concepts: [] }, notices: [{ code: 'unreadable-file', message: `This is no ${name} that can be read.` }] };
  }
  const concepts = read.concepts.filter(({ designation, definition }) => designation !== '' && definition !== '');
  const left = read.concepts.length - concepts.length;
  return {
    value: { ...read, concepts },
    notices:
      left > 0 ? [{ code: 'entries-left-out', message: `${left} of ${read.concepts.length} entries have no word or no definition and were left out.` }] : [],
  };
}

export const knownTermOf = ({ designation, alternates, definition, clause, source }: Concept): KnownTerm => ({
  designation,
  alternates,
  definition,
  clause,
  source,
});

// ---- TBX ----

/** Names of 2008 ("martif") and of 2019, in DCA style; DCT names the data category itself. */
const ENTRY = /^(?:conceptEntry|termEntry)$/;
const LANGUAGE = /^(?:langSec|langSet)$/;
const TERM = /^(?:termSec|tig|ntig)$/;

type Word = { text: string; status: string };

function fromTbx(text: string): Terminology | null {
  const found: Terminology = { title: '', language: 'en', concepts: [] };
  let root = false;
  let concept: Concept | null = null;
  let words: Word[] = [];
  /** Only the first language of an entry is read. */
  let languages = 0;
  let status = '';
  let word = '';
  let said = '';
  const types: string[] = [];
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const name = localName(tag);
        types.push(attributes.type ?? '');
        said = '';
        if (name === 'tbx' || name === 'martif') {
          root = true;
          found.language = attributes['xml:lang'] ?? 'en';
        } else if (ENTRY.test(name)) {
          concept = { designation: '', alternates: [], definition: '', notes: [], source: null, clause: null };
          words = [];
          languages = 0;
        } else if (LANGUAGE.test(name)) languages++;
        else if (TERM.test(name)) {
          word = '';
          status = '';
        }
      },
      ontext(piece) {
        said += piece;
      },
      onclosetag(tag) {
        const name = localName(tag);
        const type = types.pop() ?? '';
        const value = said.trim();
        if (!concept) {
          if (name === 'title') found.title = value;
          return;
        }
        if (ENTRY.test(name)) {
          const preferred = words.find((w) => w.status.startsWith('preferred')) ?? words[0];
          concept.designation = preferred?.text ?? '';
          concept.alternates = words.filter((w) => w !== preferred).map((w) => w.text);
          found.concepts.push(concept);
          concept = null;
        } else if (languages <= 1) {
          if (name === 'term') word = value;
          else if (type === 'administrativeStatus' || name === 'administrativeStatus') status = value;
          else if (TERM.test(name)) words.push({ text: word, status });
          else if (type === 'definition' || name === 'definition') concept.definition ||= value;
          else if ((type === 'source' || name === 'source') && value !== '') concept.source ??= value;
          else if (name === 'note' && value !== '') {
            const clause = /^Clause (\S+)$/.exec(value)?.[1];
            if (clause && concept.clause === null) concept.clause = clause;
            else concept.notes.push(value);
          }
        }
        said = '';
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  parser.end();
  return root ? found : null;
}

const localName = (tag: string): string => tag.slice(tag.indexOf(':') + 1);

// ---- SKOS ----

function fromSkos(text: string): Terminology | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  const nodes = (Array.isArray(data) ? data : Array.isArray(fieldsOf(data)['@graph']) ? listIn(fieldsOf(data), '@graph') : [data]).filter(isFields);
  const isA = (node: Fields, type: string): boolean => worded(node['@type'] ?? node.type).some(({ text: name }) => name.split(/[:#/]/).at(-1) === type);
  const scheme = nodes.find((node) => isA(node, 'ConceptScheme'));
  const concepts = nodes.filter((node) => isA(node, 'Concept'));
  if (!scheme && concepts.length === 0) return null;
  const language = (scheme && textIn(scheme, 'dct:language')) ?? concepts.flatMap((c) => valuesOf(c, 'prefLabel'))[0]?.language ?? 'en';
  const texts = (node: Fields, name: string): string[] => {
    const values = valuesOf(node, name);
    const own = values.filter((v) => v.language === null || v.language === language);
    return (own.length > 0 ? own : values).map((v) => v.text);
  };
  return {
    title: (scheme && texts(scheme, 'title')[0]) ?? '',
    language,
    concepts: concepts.map((node) => ({
      designation: texts(node, 'prefLabel')[0] ?? '',
      alternates: texts(node, 'altLabel'),
      definition: texts(node, 'definition')[0] ?? '',
      notes: [...texts(node, 'note'), ...texts(node, 'scopeNote')],
      source: texts(node, 'source')[0] ?? null,
      clause: texts(node, 'notation')[0] ?? null,
    })),
  };
}

type Value = { text: string; language: string | null };

/** Values of a property, whatever prefix or full address names it. */
const valuesOf = (node: Fields, name: string): Value[] =>
  Object.entries(node).flatMap(([key, value]) => (key.split(/[:#/]/).at(-1) === name ? worded(value) : []));

/** JSON-LD writes one value or many, plain, with its language, or by language. */
function worded(value: unknown): Value[] {
  if (typeof value === 'string') return [{ text: value, language: null }];
  if (Array.isArray(value)) return value.flatMap(worded);
  if (!isFields(value)) return [];
  const text = value['@value'] ?? value['@id'];
  if (typeof text === 'string') return [{ text, language: typeof value['@language'] === 'string' ? value['@language'] : null }];
  return Object.entries(value).flatMap(([language, said]) => worded(said).map((v) => ({ ...v, language })));
}
