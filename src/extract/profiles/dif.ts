import type { Stage } from '@/src/model';
import { dateIn } from '../identity/dates';
import { type Front, fieldOf, findLine, spanOver, valueIn } from '../identity/front';
import type { Profile } from './profile';

/** Decentralized Identity Foundation and Trust over IP: Spec-Up pages, and ReSpec pages of their own. */
export const dif: Profile = {
  id: 'dif',
  title: 'DIF or ToIP specification',
  description: 'Spec-Up page: title with version, "Specification Status", "Latest Draft: identity.foundation/…", Editors; terms as anchors "term:…".',
  publisher: 'DIF',
  recognise(front) {
    const { text, source } = front;
    const about = `${text.slice(0, 8000)}\n${source.metadata.title ?? ''}\n${source.metadata['respec.eddrafturi'] ?? ''}\n${source.metadata['respec.wg'] ?? ''}`;
    let score = 0;
    if (/Decentralized Identity Foundation|\bDIF\b|Trust [Oo]ver IP|ToIP/.test(about)) score += 0.25;
    if (/identity\.foundation|trustoverip\.org|trustoverip\.github\.io/.test(about)) score += 0.35;
    if (/^Specification Status:/m.test(text)) score += 0.3;
    if (source.blocks.slice(0, 400).some((block) => block.anchor?.startsWith('term:'))) score += 0.15;
    if (/W3C® liability|IETF Trust/.test(text)) score -= 0.3;
    return Math.max(0, Math.min(0.97, score));
  },
  identify(front) {
    const { metadata } = front.source;
    const marked = front.lines
      .slice(0, 6)
      .find(
        (line) =>
          line.block.style === 'h1' ||
          line.block.kind === 'cover' ||
          (line.block.kind === 'heading' && line.block.level === 1 && !/^(?:Abstract|Status)/i.test(line.text)),
      );
    const heading = marked && !/^(?:Abstract|Status of|Introduction|Terminology)\b/i.test(marked.text) ? marked : null;
    const title = undress(heading?.text ?? metadata.title ?? '') || null;
    const status =
      valueIn(front, /^(?:specification status|status)$/) ?? findLine(front, /^Specification Status:\s*(.+)$/i)?.match[1] ?? metadata['respec.subtitle'] ?? '';
    return {
      id: title,
      idSpan: heading?.span ?? null,
      title,
      titleSpan: heading ? spanOver([heading]) : null,
      date:
        dateIn(valueIn(front, /^(?:ratification date|ratified|published|date)$/)) ??
        dateIn(findLine(front, /^(?:Ratification Date|Published|Version date|Editorial update):\s*(.+)$/i)?.match[1]) ??
        dateIn(metadata['respec.publishdate']),
      kind: 'specification',
      stage: stageOf(status),
      groups: groupsOf(front),
      authors: editorsOf(front),
    };
  },
};

/** Spec-Up sets its sign before a title; editors set the stage after it: "Small Messages v2.1 Editor's Draft", "… (Working Draft)". */
const undress = (title: string): string =>
  title
    .replace(/^§\s*/, '')
    .replace(/\s*[-–—:]?\s*(?:\((?:Editor['’]s|Working|Pre-?) Draft\)|(?:Editor['’]s|Working) Draft)$/i, '')
    .trim();

const stageOf = (status: string): Stage =>
  /deprecated|superseded/i.test(status) ? 'superseded' : /ratified|approved|final/i.test(status) ? 'published' : status ? 'draft' : 'unknown';

function groupsOf(front: Front): string[] {
  const config = front.source.metadata['respec.wg'];
  const named = /(?:within|by|of) the (?:Decentralized Identity Foundation|DIF)(?:['’]s)?\s*\(?(?:DIF\)?)?[^.]{0,20}?((?:[A-Z][\w&]+ ){1,5}Working Group)/.exec(
    front.text,
  )?.[1];
  const toip = /Trust [Oo]ver IP|ToIP/.test(front.text) ? 'ToIP' : 'DIF';
  const group = config ?? named;
  return [group ? `${toip} ${group}` : toip];
}

const editorsOf = (front: Front): string[] =>
  (fieldOf(front, /^(?:editors?|authors?)$/)?.value ?? '')
    .split(/\n|(?<=\)),\s*/)
    .map((person) => person.replace(/\s*[(~,].*$/, '').trim())
    .filter((person) => /^\p{Lu}/u.test(person));
