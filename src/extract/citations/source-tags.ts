import { parseIdentifiers, printIdentifier } from '@/src/identifiers';
import type { Citation } from '@/src/model';
import { pageAt, type View } from '../view';
import type { Tag } from './mentions';

/** ReSpec, Bikeshed and Spec-Up make their reference list of tags in double brackets: "[[RFC6749]]", "[[!RFC7519]]" for normative, "[[?RFC7517]]" for informative. */
const OTHER_COMMANDS = /^(?:[#$]|(?:def|ref|xref|iref|tref|insert|spec|spec-norm|spec-inform)\s*:|.*[{}|=<>])/i;

/** The tags of a document in its source form as citations; nothing where it has fewer than two. */
export function readSourceTags(view: View, tags: ReadonlyMap<string, Tag>): Citation[] {
  const { text } = view.source;
  const found: Citation[] = [];
  for (const tag of tags.values()) {
    const spans = tag.spans.filter((span) => text.startsWith('[[', span.start) && text.endsWith(']]', span.end));
    const first = spans[0];
    const words = tag.label.replace(/^\[|\]$/g, '').trim();
    if (!first || !text.slice(first.start, first.end).endsWith(']]') || OTHER_COMMANDS.test(words) || !/^[\w][\w.+:-]*$/.test(words)) continue;
    const identifiers = parseIdentifiers(words);
    const head = identifiers[0];
    found.push({
      label: `[${words}]`,
      id: head ? printIdentifier({ ...head, edition: null, language: null }) : null,
      identifiers,
      edition: head?.edition ?? null,
      title: null,
      url: null,
      role: text.startsWith('[[!', first.start) ? 'normative' : 'informative',
      raw: text.slice(first.start, first.end),
      span: first,
      page: pageAt(view, first.start),
      mentions: spans,
      dated: head?.edition != null,
    });
  }
  return found.length >= 2 ? found : [];
}
