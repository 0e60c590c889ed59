import { dateIn } from '../identity/dates';
import { type Front, fieldOf, findLine, spanOver } from '../identity/front';
import type { Profile } from './profile';

const NAME = /\b(fido-[a-z0-9-]+-v\d+\.\d+(?:\.\d+)?-(?:id|rd|ps|wd|cs|fd)(?:-\d+)?-\d{8})\b/;
const STATE = /^(?:FIDO Alliance )?(?:Proposed Standard|Review Draft|Implementation Draft|Working Draft|Final (?:Document|Specification))\b/i;

/** FIDO Alliance specifications: ReSpec's look, maturity and day in the name of the file. */
export const fido: Profile = {
  id: 'fido',
  title: 'FIDO Alliance specification',
  description: 'Head with title, "Proposed Standard" or "Review Draft" and date; "This version" with name, maturity and day in one.',
  publisher: 'FIDO',
  recognise(front) {
    const head = front.text.slice(0, 6000);
    let score = 0;
    if (/FIDO Alliance/.test(head)) score += 0.45;
    if (NAME.test(head) || /fidoalliance\.org\/specs/.test(`${head} ${front.source.url ?? ''}`)) score += 0.35;
    if (/^FIDO|Client to Authenticator Protocol|\bU2F\b|\bUAF\b|\bFDO\b/.test(front.lines[0]?.text ?? '')) score += 0.15;
    return Math.min(0.97, score);
  },
  identify(front) {
    const title =
      front.lines.find((line) => line.block.style === 'h1') ?? front.lines.find((line) => line.text.length > 6 && !/^(?:FIDO Alliance|fido)$/i.test(line.text));
    const state = findLine(front, STATE, 10);
    const version = fieldOf(front, /^this version$/);
    const name = NAME.exec(version?.value ?? front.text)?.[1] ?? NAME.exec(front.source.fileName ?? '')?.[1];
    return {
      id: name ?? title?.text ?? null,
      idSpan: version?.lines[0]?.span ?? null,
      title: title?.text ?? front.source.metadata.title ?? null,
      titleSpan: title ? spanOver([title]) : null,
      date: dateIn(state?.line.text) ?? name?.replace(/^.*-(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') ?? null,
      kind: 'specification',
      stage: /Draft/i.test(state?.line.text ?? '') || /-(?:rd|id|wd)-/.test(name ?? '') ? 'draft' : 'published',
      groups: ['FIDO Alliance'],
      authors: editors(front),
    };
  },
};

const editors = (front: Front): string[] =>
  (fieldOf(front, /^editors?$/)?.value ?? '')
    .split('\n')
    .map((person) => person.replace(/\s*[(,].*$/, '').trim())
    .filter(Boolean);
