import type { Evidence, Span } from '@/src/model';
import type { MatchContext } from './context';
import { pair, there } from './finding';
import type { Overlap } from './overlap';
import { stem } from './stem';
import { eachWord, STOP_WORDS, wordsOf } from './tokens';

const SENTENCES = 3;
const TERMS_SHOWN = 3;

/** The title, the sentences of the scope that say most of what the work says too, and the terms that both define. */
export function overlapEvidence(context: MatchContext, { work, sharedTerms }: Overlap): Evidence[] {
  const said = new Set(
    wordsOf(`${work.title} ${work.scope ?? ''}`)
      .filter((word) => !STOP_WORDS.has(word))
      .map(stem),
  );
  const { extract, source } = context;
  const evidence: Evidence[] = [];
  if (extract.identity.titleSpan) evidence.push(pair(context.passage(extract.identity.titleSpan), there(work, work.title)));
  if (extract.scope) {
    const sentences = sentencesOf(source.text, extract.scope.span).map((span) => ({ span, shared: sharedWords(source.text, span, said) }));
    const telling = sentences.filter(({ shared }) => shared > 0).sort((a, b) => b.shared - a.shared || a.span.start - b.span.start);
    for (const { span } of telling.slice(0, SENTENCES))
      evidence.push(pair(context.passage(span), there(work, work.scope ?? work.title, work.scope ? 'Scope' : null)));
  }
  for (const name of sharedTerms.slice(0, TERMS_SHOWN)) {
    const entry = extract.terms.find((term) => wordsOf(term.designation).join(' ') === name);
    const known = context.catalog.definitions(name).find((definition) => definition.work === work);
    if (entry && known) evidence.push(pair(context.passage(entry.designationSpan), there(work, known.term.definition, known.term.clause)));
  }
  return evidence.length > 0 ? evidence : [pair(context.whole(), there(work, work.title))];
}

function sharedWords(text: string, span: Span, said: ReadonlySet<string>): number {
  const seen = new Set<string>();
  eachWord(
    text,
    (word) => {
      const stemmed = stem(word);
      if (said.has(stemmed)) seen.add(stemmed);
    },
    span.start,
    span.end,
  );
  return seen.size;
}

/** A sentence ends at a full stop before white space, and at a line's end. */
function sentencesOf(text: string, within: Span): Span[] {
  const found: Span[] = [];
  let start = within.start;
  for (let at = within.start; at < within.end; at++) {
    const char = text[at];
    const ends = char === '\n' || ((char === '.' || char === ';') && /\s/.test(text[at + 1] ?? ' '));
    if (!ends) continue;
    if (at + 1 - start > 20) found.push({ start, end: at + 1 });
    start = at + 1;
  }
  if (within.end - start > 20) found.push({ start, end: within.end });
  return found;
}
