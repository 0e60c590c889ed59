import type { Quote, Remark, Report } from '@/src/model';

/**
 * Remarks as W3C Web Annotations (Recommendation of 23 February 2017) in a page of JSON-LD: each with the quote and its
 * surroundings, the place in the document's text, and page and clause. What is no vocabulary of the W3C stands under `concord:`.
 */
export function webAnnotations(report: Report, remarks: readonly Remark[]): Record<string, unknown> {
  const { document } = report;
  const source = document.url ?? `urn:sha256:${document.id}`;
  return {
    '@context': ['http://www.w3.org/ns/anno.jsonld', { concord: 'urn:concord:' }],
    type: 'AnnotationPage',
    id: `urn:concord:annotations:${document.key}`,
    'concord:confidentiality': report.extract.identity.confidentiality,
    items: remarks.map((remark) => ({
      type: 'Annotation',
      id: `urn:concord:remark:${remark.id}`,
      motivation: 'commenting',
      created: remark.at,
      creator: { type: 'Person', name: remark.author },
      'concord:kind': remark.kind,
      body: { type: 'TextualBody', value: remark.text, format: 'text/plain', purpose: 'commenting' },
      target: {
        source,
        selector: [
          ...quoteSelector(remark.passage.quote),
          { type: 'TextPositionSelector', start: remark.passage.span.start, end: remark.passage.span.end },
          // RFC 8118: fragments of PDF name pages so.
          ...(remark.passage.page === null
            ? []
            : [{ type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc3778', value: `page=${remark.passage.page}` }]),
        ],
        ...(remark.passage.clause === null ? {} : { 'concord:clause': remark.passage.clause }),
      },
    })),
  };
}

/** A quote that was left out is no selector: nothing is found by it. */
const quoteSelector = ({ exact, prefix, suffix }: Quote): Record<string, string>[] =>
  exact === '' ? [] : [{ type: 'TextQuoteSelector', exact, prefix, suffix }];
