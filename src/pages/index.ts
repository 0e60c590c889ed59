import type { LightPage, Notice, PageFacts } from '@/src/model';
import { type Found, findFields, type PageForm } from './form';
import { etsiWorkItem } from './forms/etsi-work-item';
import { euTicket } from './forms/eu-ticket';
import { ietfDocument } from './forms/ietf-document';
import { ietfGroup } from './forms/ietf-group';
import { isoProject } from './forms/iso-project';
import { ituAap } from './forms/itu-aap';
import { ituQuestion } from './forms/itu-question';
import { ituRecommendation } from './forms/itu-recommendation';
import { ituWorkItem } from './forms/itu-work-item';
import { ituWorkProgramme } from './forms/itu-work-programme';
import { specificationList } from './forms/specification-list';
import { w3cGroup } from './forms/w3c-group';
import { w3cReport } from './forms/w3c-report';
import { type PageView, viewPage } from './view';

export type { PageForm } from './form';

/** Every form of page that is known, in the order in which they are asked where an address does not decide. */
export const pageForms: readonly PageForm[] = [
  ituWorkProgramme,
  ituWorkItem,
  ituQuestion,
  ituRecommendation,
  ituAap,
  ietfDocument,
  ietfGroup,
  w3cReport,
  w3cGroup,
  isoProject,
  etsiWorkItem,
  specificationList,
  euTicket,
];

/**
 * What a page says of works: the form is known by the page's address, else by its labels; each fact by the label beside it. A
 * fact that the page does not state is absent; a layout that cannot be read is said, with what was looked for.
 */
export function readPageFacts(page: LightPage): PageFacts {
  const view = viewPage(page);
  const notices: Notice[] = page.cut ? [{ code: 'page-cut', message: 'This page is larger than Concord reads; its end was left out.' }] : [];
  const chosen = chooseForm(view);
  if (!chosen)
    return {
      form: null,
      address: page.address,
      works: [],
      missing: [],
      notices: [...notices, { code: 'no-form', message: 'This page has none of the forms that Concord knows.' }],
    };
  const { form, found } = chosen;
  const reading = form.read(view, found);
  if (reading.works.length === 0)
    notices.push({ code: 'layout-unread', message: `This looks like a page of the form "${form.title}", but its layout could not be read.` });
  return { form: form.id, address: page.address, works: reading.works, missing: reading.missing, notices: [...notices, ...reading.notices] };
}

type Chosen = { form: PageForm; found: Found };

/** By address the first whose form reads something; else the form of which most labels stand there. */
function chooseForm(view: PageView): Chosen | null {
  const address = view.page.address ?? '';
  const named = pageForms.filter((form) => form.address.test(address)).map((form) => ({ form, found: findFields(view, form) }));
  const readable = named.find(({ form, found }) => form.read(view, found).works.length > 0);
  if (readable) return readable;
  const scored = pageForms
    .map((form) => ({ form, found: findFields(view, form) }))
    .map(({ form, found }) => ({ form, found, score: scoreOf(view, form, found) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  return scored[0] ?? named[0] ?? null;
}

/** How much of a form is there: labels found, in proportion to what it has; 0 where too little is, or no work can be read. */
function scoreOf(view: PageView, form: PageForm, found: Found): number {
  const { works, missing } = form.read(view, found);
  if (works.length === 0) return 0;
  const facts = Object.keys(works[0]?.printed ?? {}).length;
  if (form.least === Number.POSITIVE_INFINITY) return works.length >= 2 ? facts : 0;
  const expected = form.fields.filter((field) => field.expected);
  const there = expected.length - missing.length;
  // Half of what such pages always have must be there: a document by an author is no tracker's page of it.
  if (missing.length * 2 > expected.length) return 0;
  const enough = Math.max(found.byField.size, works.length > 1 ? facts : 0) >= form.least;
  return enough ? facts + there * 2 - missing.length * 2 + (works.length > 1 ? 3 : 0) : 0;
}
