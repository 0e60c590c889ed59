import { parseIdentifiers } from '@/src/identifiers';
import type { PageWork } from '@/src/model';
import { createWork, missingOf, type PageForm, takeFields, type WorkDraft } from '../form';
import { headlines } from '../headings';
import { listSpecifications } from '../specifications';
import { asParagraphs } from '../takers';
import type { PageView } from '../view';
import { groupOf, W3C_STAGES } from './w3c-report';

const STATE_WORDS =
  /^(?:w3c )?(?:first public )?(?:recommendations?|candidate recommendations?(?: snapshots?| drafts?)?|proposed (?:edited )?recommendations?|working drafts?|(?:working |interest )?group (?:draft )?notes?(?: drafts?)?|(?:draft )?notes?(?: drafts?)?|statements?|(?:draft |candidate )?registr(?:y|ies)(?: drafts?| snapshots?)?|editor['’]?s drafts?|draft community group reports?|community group (?:draft|final) reports?|(?:superseded|obsolete|rescinded) recommendations?|discontinued drafts?|retired|rec|crs?|crd|wd|note|dnote)(?: \(?\d+\)?)?$/i;

/** The short name in an address of TR space, as W3C writes it. */
function byShortName(work: PageWork): PageWork {
  const href = work.facts.url ?? '';
  const name = /\/TR\/(?:\d{4}\/)?([^/?#]+)/.exec(href)?.[1];
  if (!name) return work;
  return { ...work, facts: { ...work.facts, id: `W3C ${name}`, identifiers: parseIdentifiers(href.replace(/^http:/, 'https:')) } };
}

/** Charters and group pages begin with it: "The mission of the … Working Group is to …". */
function takeMission(view: PageView, work: WorkDraft): void {
  const line = /(?:^|\n)(The mission of (?:the )?[^\n]{10,1500})(?=\n|$)/.exec(view.page.text);
  if (!line?.[1]) return;
  const start = line.index + line[0].indexOf(line[1]);
  work.set('scope', line[1].trim(), { label: null, start, end: start + line[1].length });
}

export const w3cGroup: PageForm = {
  id: 'w3c-group',
  title: 'W3C group page',
  description: 'A working group: its name, mission and charter, and its publications with their states.',
  address: /w3\.org\/groups\//i,
  least: 3,
  fields: [
    { labels: ['Chair', 'Chairs', 'Staff contact', 'Staff contacts', 'Team contact', 'Team contacts'], take: () => {} },
    {
      labels: [
        'Charter',
        'Charter start date',
        'Start date',
        'Charter end date',
        'End date',
        'Charter period',
        'Shortname',
        'Participants',
        'Join',
        'Current charter',
      ],
      take: () => {},
    },
    { labels: ['Mission', 'Description', 'Scope', 'About'], take: asParagraphs('scope') },
    { labels: ['Name', 'Group name'], take: (value, work) => work.set('title', value.text, value) },
  ],
  read(view, found) {
    const head = headlines(view).find(({ text, start }) => start >= 0 && /\b(?:Working|Community|Interest|Business) Group\b/.test(text) && text.length < 120);
    const name = /([\p{L}\d&,’' -]+? (?:Working|Community|Interest|Business) Group)\b/u.exec(head?.text ?? '')?.[1]?.trim();
    const list = listSpecifications(view, { body: 'W3C', specification: /w3\.org\/TR\/[^/]/, stages: W3C_STAGES }, (words) => STATE_WORDS.test(words));
    const group = name ? groupOf(name) : null;
    const works = list.works.map(byShortName).map((work) => (group ? { ...work, facts: { ...work.facts, group } } : work));
    // Any text may cite reports beside words that are names of maturities: away from its address a list belongs to a group.
    if (!head || !name || !group)
      return !w3cGroup.address.test(view.page.address ?? '')
        ? { works: [], missing: ['Name'], notices: [] }
        : { works, missing: works.length > 0 ? [] : ['Name'], notices: [] };
    const work = createWork(view);
    const notices = takeFields(view, w3cGroup, found, work);
    const place = { label: null, start: head.start, end: head.end };
    work.set('id', group, place, name);
    work.set('title', name, place, name);
    work.set('group', group, place, name);
    takeMission(view, work);
    work.constant({ body: 'W3C', kind: 'group', url: view.page.address });
    return { works: [work.done(), ...works], missing: missingOf(w3cGroup, found), notices };
  },
};
