import { findIdentifiers, parseIdentifiers } from '@/src/identifiers';
import type { PageWork } from '@/src/model';
import { bodyOfIdentifier } from '../bodies';
import { createWork, type Field, type Found, missingOf, type PageForm, takeFields, type WorkDraft } from '../form';
import { asParagraphs } from '../takers';
import { type FieldValue, fieldValue, type Link, textValue } from '../values';
import { addressOf, type PageView } from '../view';
import { oneLine } from '../words';

/** "ETSI EN 319 142-1 v1.2.1 (2024-01) - Electronic Signatures …": number, then title; a name without number is both. */
function takeFormalName(value: FieldValue, work: WorkDraft): void {
  if (value.text === '') return;
  const [first] = findIdentifiers(value.text);
  const parted = / [-–—:] |: /.exec(value.text);
  const left = parted ? value.text.slice(0, parted.index) : value.text;
  const whole = parseIdentifiers(left);
  const id = whole.length > 0 ? left : first && first.span.start === 0 ? value.text.slice(0, first.span.end) : value.text;
  const identifiers = whole.length > 0 ? whole : first && first.span.start === 0 ? [first.identifier] : [];
  work.set('id', id, value, id);
  work.set('identifiers', identifiers, value, id);
  work.set(
    'title',
    value.text
      .slice(id.length)
      .replace(/^[\s:–—-]+/, '')
      .trim() || value.text,
    value,
  );
  if (identifiers[0]) work.constant({ body: bodyOfIdentifier(identifiers[0]) });
}

/** An entry a line or a list item: "2025-11-14: The standard is waiting …". */
const asEntries = (value: FieldValue): string[] => value.lines.map((line) => line.replace(/^[-•*]\s*/, ''));

/** Labels that say how far the standard is: of the gap analysis, or of the roadmap ("sts: ready"). */
const STANDING = /^(?:existing[ -]with[ -]gaps|existing|missing|candidate|ready|no[ -]gaps|(?:sts|status): ?.+)$/i;

const LABELS: Field = {
  labels: ['Labels', 'Label', 'Tags'],
  take(value, work) {
    const linked = value.links.flatMap((link) => labelOf(link) ?? []);
    takeLabels(linked.length > 0 ? linked : value.items.length > 0 ? value.items : value.lines, value, work);
  },
};

/** The name of the label whose tickets a link lists; what it is for may be printed behind it. Null where it leads elsewhere. */
function labelOf({ text, href }: Link): string | null {
  const found = /\/issues\/?\?(?:.*&)?q=[^&]*label(?::|%3A)(?:"|%22)?(.+?)(?:"|%22|&|$)|\/labels\/([^/?#]+)/i.exec(href);
  const coded = found?.[1] ?? found?.[2];
  if (!coded || text === '') return null;
  try {
    const name = oneLine(decodeURIComponent(coded.replace(/\+/g, ' ')));
    return text.startsWith(name) ? name : text.length < 60 ? text : null;
  } catch {
    return text.length < 60 ? text : null;
  }
}

function takeLabels(labels: readonly string[], value: FieldValue, work: WorkDraft): void {
  const standing = labels.find((label) => STANDING.test(label));
  if (standing) work.set('stageText', standing, value, standing);
  work.set(
    'topics',
    labels.filter((label) => label !== standing && label.length < 80),
    value,
  );
}

const PLAN: Field = { labels: ['Work Plan', 'Workplan', 'Plan'], expected: true, take: () => {} };
/** Parts of a plan, at times with a heading as high as its own. */
const PLAN_PARTS: Field = { labels: ['Current Version', 'EC Assessment Status', 'Forthcoming Version', 'Next Version', 'Future Version'], take: () => {} };
const ACTIVITY: Field = { labels: ['Activity'], take: () => {} };

/** The plan with its parts, in the order of the page; each part begins with its heading. */
function takePlan(view: PageView, found: Found, work: WorkDraft): void {
  const [plan] = found.byField.get(PLAN) ?? [];
  if (!plan) return;
  const parts = (found.byField.get(PLAN_PARTS) ?? []).filter(({ start }) => start >= plan.end).sort((a, b) => a.start - b.start);
  const value = fieldValue(view, plan);
  const lines = [...value.lines, ...parts.flatMap((part) => [part.label, ...fieldValue(view, part).lines])];
  work.set('life.workPlan', lines.join('\n'), { label: plan.label, start: value.start, end: parts.at(-1)?.end ?? value.end });
}

/** What people wrote below a ticket is none of it: comments begin with the heading "Activity"; the side column comes after them. */
function withoutComments(found: Found): Found {
  const from = found.byField.get(ACTIVITY)?.[0]?.start ?? Number.POSITIVE_INFINITY;
  const kept = [...found.byField].map(([field, places]) => [field, field === LABELS ? places : places.filter(({ start }) => start <= from)] as const);
  return { all: found.all, byField: new Map(kept.filter(([, places]) => places.length > 0)) };
}

/** Links that lead to the list of tickets with one label. */
function takeLinkedLabels(view: PageView, work: WorkDraft): void {
  const found = new Map<string, number>();
  for (let at = 0; at < view.count; at++) {
    if (view.name(at) !== 'a') continue;
    const name = labelOf({ text: oneLine(view.text(at)), href: addressOf(view, view.attribute(at, 'href')) ?? '' });
    if (name) found.set(name, at);
  }
  const [first] = found.values();
  if (first === undefined) return;
  takeLabels([...found.keys()], textValue(view, view.start(first), view.end([...found.values()].at(-1) ?? first)), work);
}

/** References as printed, a line each; addresses alone are kept as the address. */
function takeReferences(value: FieldValue, work: WorkDraft): void {
  work.set(
    'references',
    value.lines.map((line) => line.replace(/^(?:\d{1,2}[.)]|[-•*])\s*/, '')),
    value,
  );
}

export const euTicket: PageForm = {
  id: 'eu-ticket',
  title: 'EU wallet standards tracker',
  description: 'A ticket of the EUDI wallet standards roadmap: formal name, overview, work plan, updates, alerts, references and labels.',
  address: /github\.com\/eu-digital-identity-wallet\/[^/]+\/issues\/\d+/i,
  least: 4,
  fields: [
    { labels: ['Formal name', 'Formal title', 'Name of the standard'], expected: true, take: takeFormalName },
    { labels: ['Overview', 'Description', 'Summary'], expected: true, take: asParagraphs('scope') },
    PLAN,
    PLAN_PARTS,
    { labels: ['Updates', 'Update', 'News'], expected: true, take: (value, work) => work.set('life.news', asEntries(value), value) },
    { labels: ['Alerts', 'Alert'], take: (value, work) => work.set('life.alerts', asEntries(value), value) },
    { labels: ['References', 'Reference'], take: takeReferences },
    {
      labels: [
        'Tasks',
        'Assignees',
        'Projects',
        'Milestone',
        'Development',
        'Participants',
        'Relationships',
        'Notifications',
        'Type',
        'Metadata',
        'Issue actions',
      ],
      take: () => {},
    },
    ACTIVITY,
    LABELS,
  ],
  read(view, page) {
    const work = createWork(view);
    const found = withoutComments(page);
    takePlan(view, found, work);
    const notices = takeFields(view, euTicket, found, work);
    if (!work.has('topics') && !work.has('stageText')) takeLinkedLabels(view, work);
    work.constant({ body: 'EU' });
    const works: PageWork[] = work.has('id') ? [work.done()] : [];
    return { works, missing: missingOf(euTicket, found), notices };
  },
};
