import type { Stage } from '@/src/model';
import type { PageForm } from '../form';
import { listSpecifications, type SpecificationList } from '../specifications';
import type { PageView } from '../view';

const STAGES: readonly [RegExp, Stage][] = [
  [/obsolete|superseded|deprecated/i, 'superseded'],
  [/withdrawn|retired|abandoned|inactive/i, 'withdrawn'],
  [/draft|implementer|review|working|proposed final|incubat|in progress|candidate/i, 'draft'],
  [/final|ratified|approved|published|proposed standard|standard|errata|stable/i, 'published'],
];

/** Lines that name a stage of OpenID, DIF or FIDO and nothing else. */
const STAGE_WORDS =
  /^(?:openid |dif |fido |all |current |other |active |early )*(?:final|ratified|approved|published|obsolete|superseded|deprecated|withdrawn|retired|inactive|stable|candidate|proposed|pre-?draft|working group|working|editors?['’]?|implementer['’]?s?['’]?|review|public review|implementation|incubating|incubation|community|drafts?|proposed standard|proposed final|finalized|in progress)(?: (?:drafts?|specifications?|specs?|standards?|items?|documents?|work|final|approved|and|errata))*(?: \(?\d+\)?)?$/i;

const isStage = (words: string): boolean => STAGE_WORDS.test(words.replace(/[:：]$/, '').trim());

const LISTS: readonly { host: RegExp; list: SpecificationList }[] = [
  {
    host: /openid\.(?:net|bitbucket\.io|github\.io)/i,
    list: {
      body: 'OpenID Foundation',
      specification: /openid\.net\/specs\/[^/?#]|openid\.(?:bitbucket|github)\.io\/[^?#]|openid\.net\/(?:wg|sg)\/.+\.(?:html|txt|pdf)$/i,
      stages: STAGES,
    },
  },
  { host: /identity\.foundation/i, list: { body: 'DIF', specification: /identity\.foundation\/[^/]|github\.com\/decentralized-identity\//i, stages: STAGES } },
  { host: /fidoalliance\.org/i, list: { body: 'FIDO Alliance', specification: /fidoalliance\.org\/specs?\/[^/?#]/i, stages: STAGES } },
];

/** The list by the page's address, else the one to whose specifications most links lead. */
function listOf(view: PageView): SpecificationList | null {
  const byAddress = LISTS.find(({ host }) => host.test(view.page.address ?? ''));
  if (byAddress) return byAddress.list;
  const hrefs = view.page.attributes.flatMap(([, name, value]) => (name === 'href' ? [value] : []));
  const counted = LISTS.map(({ list }) => ({ list, links: hrefs.filter((href) => list.specification.test(href)).length })).sort((a, b) => b.links - a.links);
  return (counted[0]?.links ?? 0) >= 3 ? (counted[0]?.list ?? null) : null;
}

export const specificationList: PageForm = {
  id: 'specification-list',
  title: 'OpenID, DIF or FIDO specification list',
  description: 'A list of specifications with their stages: each link below a heading, or in a row, that names the stage.',
  address:
    /openid\.net\/(?:developers\/)?(?:specs?|specifications|wg\/[^/]+\/specifications)|identity\.foundation\/(?:specs|specifications|#specs|working-groups)|fidoalliance\.org\/(?:specifications|specs)/i,
  least: Number.POSITIVE_INFINITY,
  fields: [],
  read(view) {
    const list = listOf(view);
    const { works: listed, stages } = list ? listSpecifications(view, list, isStage) : { works: [], stages: 0 };
    // A text that cites specifications is no list of them; a list is known by its address or by the stages it says.
    const works = specificationList.address.test(view.page.address ?? '') ? listed : listed.filter(({ facts }) => facts.stageText !== undefined);
    return { works, missing: works.length > 0 ? [] : stages > 0 ? ['Specifications'] : ['Status', 'Specifications'], notices: [] };
  },
};
