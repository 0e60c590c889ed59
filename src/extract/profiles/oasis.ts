import type { Stage } from '@/src/model';
import { dateIn } from '../identity/dates';
import { type Front, type FrontLine, fieldOf, findLine, spanOver, tidy } from '../identity/front';
import type { Profile } from './profile';

const STATE =
  /^(?:OASIS )?(?:Committee (?:Specification(?: Public Review)?(?: Draft)?|Note(?: Draft)?|Draft)|OASIS Standard|Project Specification(?: Draft)?|Candidate OASIS Standard|Working Draft|Standards Track Work Product|Approved Errata)\b(?:\s+\d+)?(?:\s*\/\s*Public Review Draft \d+)?/i;

/** OASIS work products: specifications, notes and standards of technical committees. */
export const oasis: Profile = {
  id: 'oasis',
  title: 'OASIS specification',
  description: 'Title with version, state, day; "Specification URIs", "This version", Technical Committee, Chairs, Editors, "Citation format".',
  publisher: 'OASIS',
  recognise(front) {
    const { text, source } = front;
    const head = front.lines.slice(0, 40);
    let score = 0;
    if (/docs\.oasis-open\.org/.test(text)) score += 0.4;
    if (/^(?:Specification URIs|Technical Committee|This (?:version|stage)):?$|^Technical Committee:/m.test(text)) score += 0.25;
    if (/OASIS [\p{L}\p{N} ()/&,-]{3,90} TC\b/u.test(text)) score += 0.2;
    if (head.slice(0, 6).some((line) => STATE.test(line.text))) score += 0.2;
    if (source.runningText.some((line) => /OASIS Open/.test(line))) score += 0.2;
    return Math.min(0.97, score);
  },
  identify(front) {
    const title = findTitle(front);
    const ids = idsOf(front);
    const state = findLine(front, STATE, 12)?.line.text ?? '';
    return {
      id: ids[0] ?? null,
      otherIds: ids.slice(1),
      title: title?.text ?? null,
      titleSpan: title ? spanOver(title.lines) : null,
      date: dateIn(front.lines.slice(0, 10).find((line) => line.text.length < 60 && dateIn(line.text) !== null)?.text),
      kind: /Note/i.test(state) ? 'note' : /OASIS Standard/i.test(state) && !/Candidate/i.test(state) ? 'standard' : 'specification',
      stage: stageOf(state),
      groups: groupsOf(front),
      authors: peopleAfter(front, /^editors?:?$/i),
      confidentiality:
        /Latest (?:version|stage)|Permanent .Latest version/i.test(front.text) && /docs\.oasis-open\.org/.test(front.text) ? 'public' : 'unknown',
    };
  },
};

/** The title, in Word's style for it or before the state; a version on a line of its own belongs to it. */
function findTitle(front: Front): { text: string; lines: FrontLine[] } | null {
  const head = front.lines.slice(0, 16);
  const state = head.findIndex((line) => STATE.test(line.text));
  const above = head.slice(0, state <= 0 ? 2 : state).filter((line) => line.text.length > 3 && !/^(?:OASIS|Standards Track)$/i.test(line.text));
  const lines = above.filter((line) => line.block.kind !== 'code').slice(0, 3);
  const text = lines
    .map((line) => line.text)
    .join(' ')
    .trim();
  return text ? { text, lines } : null;
}

/**
 * The name of "This version": its folder says short name, version and stage (docs.oasis-open.org/TC/NAME/v1.0/cs02/FILE), its file says the
 * same in one. The name without its stage is another id.
 */
function idsOf(front: Front): string[] {
  const version = fieldOf(front, /^(?:this version|this stage)$/)?.value ?? '';
  const addresses = [
    ...`${version}\n${front.text}`.matchAll(
      /docs\.oasis-open\.org\/[\w.-]+\/([\w.-]+)\/(v?\d[\w.]*)\/(?:([a-z]+\d*[\w]*)\/)?([\w.-]+?)\.(?:docx?|pdf|html|odt|md)\b/g,
    ),
  ];
  const first = addresses[0];
  const named = fieldOf(front, /^document identifier$/)
    ?.value.split('\n')[0]
    ?.trim();
  if (named && /^[\w.-]+$/.test(named)) return [named];
  if (!first) {
    const file = /docs\.oasis-open\.org\/\S*?\/([\w.-]+?)(?:-en)?\.(?:docx?|pdf|html|odt|md)\b/.exec(`${version}\n${front.text}`)?.[1];
    return file ? [file] : [];
  }
  const [, name = '', number = '', stage = '', file = ''] = first;
  const short = file.startsWith(name) ? name : file.replace(/-v?\d.*$/, '');
  const number2 = number.startsWith('v') ? number : `v${number}`;
  const composed = `${short}-${number2}${/\d/.test(stage) || stage === 'os' ? `-${stage}` : ''}`;
  return [...new Set([/-v\d/.test(file) && /-(?:cs|csd|csprd|os|cn|cnd|ps|psd|wd|cos)\w*$/.test(file) ? file : composed, composed, `${short}-${number2}`])];
}

function stageOf(state: string): Stage {
  if (/Draft|Review|Candidate/i.test(state)) return 'draft';
  return /Specification|Standard|Note|Errata/i.test(state) ? 'published' : 'unknown';
}

function groupsOf(front: Front): string[] {
  const field = fieldOf(front, /^technical committee$/)?.value.split('\n')[0];
  const found = field && /TC\b/.test(field) ? field : /OASIS [\p{L}\p{N} ()/&,-]{3,90}? TC\b/u.exec(front.text)?.[0];
  return found ? [found.startsWith('OASIS') ? found : `OASIS ${found}`] : [];
}

/** Names below a label, up to the next label. */
function peopleAfter(front: Front, label: RegExp): string[] {
  const at = front.lines.findIndex((line) => label.test(line.text));
  if (at < 0) return [];
  const names: string[] = [];
  for (const line of front.lines.slice(at + 1, at + 12)) {
    if (/:$/.test(line.text) || !/[(@,]/.test(line.text)) break;
    // Markdown sets all editors in one paragraph, a line each.
    for (const person of front.source.text.slice(line.span.start, line.span.end).split('\u2028')) {
      const name = /^\s*(\p{Lu}[\p{L}.' -]+?)\s*[(,]/u.exec(tidy(person))?.[1];
      if (name) names.push(name);
    }
  }
  return names;
}
