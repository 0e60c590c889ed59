import type { Decision, Finding, Note, Report, Tier } from '@/src/model';
import { CLASSES } from './confidentiality';
import { escapeXml as safe } from './xml';

const TIERS: readonly { tier: Tier; title: string; says: string }[] = [
  { tier: 'certain', title: 'Certain', says: 'Follows from identifiers or identical text.' },
  { tier: 'probable', title: 'Probable', says: 'Evidence on both sides; a person should judge.' },
  { tier: 'possible', title: 'Possible', says: 'Weak evidence; shown for completeness.' },
];

const STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:2rem auto;max-width:52rem;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2.2rem;border-bottom:1px solid}h3{font-size:1rem;margin-bottom:.2rem}
.banner{border:2px solid;padding:.5rem 1rem;font-weight:600}
.quiet{opacity:.75}blockquote{margin:.3rem 0 .3rem 1rem;padding-left:.8rem;border-left:3px solid}
table{border-collapse:collapse;width:100%}td,th{border:1px solid;padding:.25rem .5rem;text-align:left;vertical-align:top}
article{break-inside:avoid;margin:1rem 0}
@media print{body{max-width:none;margin:0}}`;

export type HtmlReportOptions = {
  /** YYYY-MM-DD */
  today: string;
  /** false leaves out what a document that is not public says in its own words. */
  excerpts?: boolean;
};

/** The whole report as one file of HTML: no script, nothing fetched, printable. All that comes from outside is escaped. */
export function htmlReport(report: Report, memory: { decisions: readonly Decision[]; notes: readonly Note[] }, options: HtmlReportOptions): string {
  const { identity } = report.extract;
  const name = identity.id ?? identity.title ?? report.document.fileName ?? 'draft';
  const excerpts = options.excerpts ?? true;
  const decided = new Map(memory.decisions.filter((d) => d.document === report.document.key).map((d) => [d.finding, d]));
  const closed = identity.confidentiality !== 'public' && excerpts;
  const parts = [
    `<h1>Concord report on ${safe(name)}</h1>`,
    closed ? `<p class="banner">Contains excerpts of a document. ${safe(CLASSES[identity.confidentiality])}</p>` : '',
    factsTable(report, options.today),
    ...TIERS.map(({ tier, title, says }) => {
      const findings = report.findings.filter((f) => f.tier === tier);
      if (findings.length === 0) return '';
      return `<section><h2>${title} (${findings.length})</h2><p class="quiet">${says}</p>${findings.map((f) => findingHtml(f, decided.get(f.id), excerpts)).join('\n')}</section>`;
    }),
    report.findings.length === 0 ? '<p>Nothing was found that speaks against this document.</p>' : '',
    ownersHtml(report),
    notesHtml(
      memory.notes.filter((n) => n.document === report.document.key),
      excerpts,
    ),
  ];
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Concord report on ${safe(name)}</title>
<style>${STYLE}
</style>
</head>
<body>
${parts.filter(Boolean).join('\n')}
</body>
</html>
`;
}

function factsTable(report: Report, today: string): string {
  const { identity } = report.extract;
  const rows: [string, string | null][] = [
    ['Title', identity.title],
    ['Numbers', [identity.id, ...identity.otherIds].filter(Boolean).join(' · ') || null],
    ['Date', identity.date],
    ['Groups', identity.groups.join(' · ') || null],
    ['Questions', identity.questions.join(' · ') || null],
    ['File', report.document.fileName ?? report.document.url],
    ['Compared with', `${report.catalog.works} works${report.catalog.asOf ? `, as of ${report.catalog.asOf}` : ''}`],
    ['Class', CLASSES[identity.confidentiality]],
    ['Made', today],
  ];
  return `<table>${rows.map(([label, value]) => `<tr><th scope="row">${label}</th><td>${value ? safe(value) : '<em>not stated</em>'}</td></tr>`).join('')}</table>`;
}

function findingHtml(finding: Finding, decision: Decision | undefined, excerpts: boolean): string {
  const evidence = finding.evidence.map(({ here, there }) => {
    const place = [here.clause && `clause ${here.clause}`, here.page && `page ${here.page}`].filter(Boolean).join(', ');
    const own = excerpts
      ? `<p class="quiet">Here${place ? ` (${safe(place)})` : ''}:</p><blockquote>${safe(here.quote.exact)}</blockquote>`
      : `<p>${safe(place)}</p>`;
    const other = there
      ? `<p class="quiet">${safe(there.source)}${there.clause ? `, clause ${safe(there.clause)}` : ''}:</p><blockquote>${safe(there.quote)}</blockquote>`
      : '';
    return own + other;
  });
  const verdict = decision
    ? `<p><strong>${decision.verdict}</strong> on ${safe(decision.at.slice(0, 10))}${decision.reason ? `: ${safe(decision.reason)}` : ''}</p>`
    : '';
  return `<article id="finding-${safe(finding.id)}"><h3>${safe(finding.message)}</h3>${verdict}${evidence.join('')}<p>${safe(finding.advice)}</p>${finding.overturnedBy ? `<p class="quiet">Overturned by: ${safe(finding.overturnedBy)}</p>` : ''}</article>`;
}

function ownersHtml(report: Report): string {
  const owners = report.allocation.map(
    (a) =>
      `<li><strong>${safe([a.group, a.question].filter(Boolean).join(' '))}</strong>${a.verified ? '' : ' <em>(not verified)</em>'}${a.mandate ? `<blockquote>${safe(a.mandate)}</blockquote><p class="quiet">${safe(a.mandateSource)}</p>` : ''}</li>`,
  );
  const partners = report.partners.map((p) => `<li><strong>${safe(p.organization)}</strong>: ${safe(p.why.join(' '))}</li>`);
  const unclear = report.unclear ? `<p><strong>Unclear: bring it to the JCA.</strong> ${safe(report.unclearWhy ?? '')}</p>` : '';
  return `<section><h2>Who should own it</h2>${unclear}${owners.length > 0 ? `<ol>${owners.join('')}</ol>` : '<p>No group’s mandate was found to fit.</p>'}</section>
<section><h2>Whom to tell</h2>${partners.length > 0 ? `<ul>${partners.join('')}</ul>` : '<p>No other body was found to be concerned.</p>'}</section>`;
}

function notesHtml(notes: readonly Note[], excerpts: boolean): string {
  if (notes.length === 0) return '';
  const items = notes.map(
    (n) =>
      `<li>${n.passage && excerpts ? `<blockquote>${safe(n.passage.quote.exact)}</blockquote>` : ''}${safe(n.body)}${n.group ? ` <em>(to ${safe(n.group)})</em>` : ''}</li>`,
  );
  return `<section><h2>Notes (${notes.length})</h2><ul>${items.join('')}</ul></section>`;
}
