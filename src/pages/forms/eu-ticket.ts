import type { PageWork } from '@/src/model';
import { createWork, type Field, type Found, missingOf, type PageForm, takeFields, type WorkDraft } from '../form';
import { asParagraphs } from '../takers';
import { labelOf, listTickets, takeFormalName, takeLabels } from '../tickets';
import { type FieldValue, fieldValue, textValue } from '../values';
import { addressOf, type PageView } from '../view';
import { oneLine } from '../words';

/** An entry a line or a list item: "2025-11-14: The standard is waiting …". */
const asEntries = (value: FieldValue): string[] => value.lines.map((line) => line.replace(/^[-•*]\s*/, ''));

const LABELS: Field = {
  labels: ['Labels', 'Label', 'Tags'],
  take(value, work) {
    const linked = value.links.flatMap((link) => labelOf(link) ?? []);
    takeLabels(linked.length > 0 ? linked : value.items.length > 0 ? value.items : value.lines, value, work);
  },
};

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

/** Pages that list tickets: those of the repository, or a view of the roadmap's project. */
const LIST = /github\.com\/(?:orgs\/)?eu-digital-identity-wallet\/(?:[^/]+\/issues\/?(?:\?|$)|projects\/\d+)/i;

export const euTicket: PageForm = {
  id: 'eu-ticket',
  title: 'EU wallet standards tracker',
  description: 'A ticket of the EUDI wallet standards roadmap: formal name, overview, work plan, updates, alerts, references and labels; or a list of tickets.',
  address: /github\.com\/(?:orgs\/)?eu-digital-identity-wallet\/(?:[^/]+\/issues\b|projects\/\d+)/i,
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
    if (work.has('id')) return { works: [work.done()], missing: missingOf(euTicket, found), notices };
    const works: PageWork[] = LIST.test(view.page.address ?? '') ? listTickets(view) : [];
    return { works, missing: works.length > 0 ? [] : missingOf(euTicket, found), notices };
  },
};
