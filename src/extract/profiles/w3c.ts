import type { Stage } from '@/src/model';
import { dateIn } from '../identity/dates';
import { type Front, fieldOf, findLine, spanOver, valueIn } from '../identity/front';
import type { Profile } from './profile';

const STATE =
  /^(?:W3C )?(?:(?:Living )?(?:Candidate |Proposed |Obsolete |Superseded |Rescinded )?(?:Recommendation|Standard)(?: (?:Snapshot|Draft))?|(?:First Public )?Working Draft|(?:Working Group |Interest Group |Draft )?(?:Group )?Note(?: Draft)?|Statement|Draft Registry|(?:Candidate )?Registry(?: Draft)?|(?:Unofficial |Editor['’]s )(?:Proposal )?Draft|(?:Draft |Final )?(?:Community|Business) Group (?:Draft|Final)? ?(?:Report|Specification)|Member Submission)\b/i;

/** W3C Technical Reports, editors' drafts and Community Group reports, by ReSpec or Bikeshed, and ReSpec's source. */
export const w3c: Profile = {
  id: 'w3c',
  title: 'W3C specification',
  description: 'Head with title, state and date; "This version", "Latest published version"; Abstract, Status of This Document.',
  publisher: 'W3C',
  recognise(front) {
    const { text, source } = front;
    const generator = source.metadata.generator ?? '';
    let score = 0;
    if (/^(?:ReSpec|Bikeshed)/i.test(generator)) score += 0.35;
    if (front.lines.slice(0, 12).some((line) => /^W3C /.test(line.text) && STATE.test(line.text))) score += 0.4;
    if (
      fieldOf(front, /^(?:this version|latest published version|latest editor's draft|editor's draft)$/)?.value.match(
        /w3\.org|w3c(?:-\w+)?\.github\.io|wicg\.github\.io/,
      )
    )
      score += 0.25;
    if (/W3C Community|W3C® liability|World Wide Web Consortium/.test(text)) score += 0.2;
    if (/w3\.org|w3c/i.test(`${source.metadata.canonical ?? ''} ${source.metadata['respec.eddrafturi'] ?? ''} ${source.metadata['respec.group'] ?? ''}`))
      score += 0.15;
    if (
      source.metadata['respec.shortname'] &&
      /^(?:ED|WD|FPWD|CR|CRD|PR|REC|NOTE|DNOTE|CG-DRAFT|CG-FINAL|unofficial|editor-draft)$/i.test(source.metadata['respec.specstatus'] ?? '')
    )
      score += 0.15;
    if (
      /FIDO Alliance|identity\.foundation|Decentralized Identity Foundation/.test(`${text.slice(0, 4000)} ${source.metadata['respec.eddrafturi'] ?? ''}`) &&
      !/W3C® liability|World Wide Web Consortium/.test(text)
    )
      score -= 0.35;
    return Math.max(0, Math.min(0.97, score));
  },
  identify(front) {
    const { metadata } = front.source;
    // A page in ReSpec's source form has its title in its head alone.
    const fromHead = metadata.generator === 'ReSpec source' && metadata.title;
    const title = fromHead
      ? undefined
      : (front.lines.find((line) => line.block.style === 'h1' && line.block.kind === 'cover') ??
        front.lines.find((line) => /h1#title/.test(line.block.context ?? '')));
    const state = findLine(front, STATE, 14);
    const version = fieldOf(front, /^this version$/);
    const dated = /\/(?:TR\/\d{4}|community\/reports\/[\w-]+)\/([A-Za-z]+-[\w.-]+?-\d{8})\/?/.exec(version?.value ?? '')?.[1];
    const short = shortName(front);
    return {
      id: dated ?? short,
      idSpan: version?.lines[0]?.span ?? null,
      otherIds: dated && short ? [short] : [],
      title: title?.text ?? metadata.title ?? null,
      titleSpan: title ? spanOver([title]) : null,
      date: dateIn(state?.line.text) ?? dateIn(metadata['time.dt-published']) ?? dateIn(metadata['respec.publishdate']) ?? datedBy(dated),
      kind: kindOf(state?.line.text ?? metadata['respec.specstatus'] ?? ''),
      stage: stageOf(state?.line.text ?? metadata['respec.specstatus'] ?? ''),
      groups: groupsOf(front),
      authors: peopleOf(front),
      confidentiality: /W3C® liability|document use|permissive document license|W3C Community Contributor License/.test(front.text) ? 'public' : 'unknown',
    };
  },
};

/** "did-core": from the addresses of the head, else from ReSpec's configuration. */
function shortName(front: Front): string | null {
  const latest = valueIn(front, /^latest (?:published )?version$/) ?? '';
  const here = front.fields
    .filter((field) => /^(?:this version|latest editor's draft|editor's draft)$/.test(field.label))
    .map((field) => field.value)
    .join('\n');
  const published = /w3\.org\/TR\/([\w.-]+?)\/?(?:\s|$)/.exec(latest)?.[1];
  return published ?? front.source.metadata['respec.shortname'] ?? /github\.io\/([\w.-]+?)\/?(?:[\s#]|$)/.exec(here)?.[1] ?? null;
}

const datedBy = (version: string | undefined): string | null => version?.replace(/^.*-(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') ?? null;

function kindOf(state: string): string {
  if (/Community Group|Business Group|CG-/i.test(state)) return 'community-group-report';
  if (/Note\b/i.test(state)) return 'note';
  if (/Recommendation|^REC$/i.test(state) && !/Candidate|Proposed/i.test(state)) return 'recommendation';
  return 'specification';
}

function stageOf(state: string): Stage {
  if (/Superseded|Obsolete/i.test(state)) return 'superseded';
  if (/Rescinded|Discontinued/i.test(state)) return 'withdrawn';
  if (
    /(?:^|W3C )Recommendation|^REC$|Final (?:Community|Business) Group|Statement|(?:Group )?Note(?! Draft)/i.test(state) &&
    !/Draft Note|Candidate|Proposed/i.test(state)
  )
    return 'published';
  return state ? 'draft' : 'unknown';
}

/** "This document was published by the Decentralized Identifier Working Group". */
function groupsOf(front: Front): string[] {
  const found =
    /(?:published|produced|developed|maintained|prepared) by the\s+(?:W3C\s+)?((?:[\p{L}&/,.-]+ ){1,8}?(?:Working|Interest|Community|Business) Group)/iu.exec(
      front.text,
    );
  const config = front.source.metadata['respec.group'] ?? front.source.metadata['respec.wg'];
  return found?.[1] ? [`W3C ${found[1]}`] : config ? [`W3C ${config.replace(/^W3C\s+/, '')}`] : [];
}

function peopleOf(front: Front): string[] {
  const people = front.fields.filter((f) => /^(?:editors?|authors?)$/.test(f.label)).flatMap((f) => f.value.split('\n'));
  return [...new Set(people.map((person) => person.replace(/\s*[(,].*$/, '').trim()).filter((person) => /^\p{Lu}/u.test(person)))];
}
