import type { Finding, MatrixRow, Notice, Passage, Report, Span } from '@/src/model';

const pair = (s: Span): [number, number] => [s.start, s.end];

/**
 * The report as the analysis contract (`concord.report/1`) asks for it. One engine, one printer: the extension's JSON and the
 * command line's are the same. Fields may be added, none renamed or dropped.
 */
export function toContract(report: Report, file: string, tool: string): Record<string, unknown> {
  const { document, extract } = report;
  const { identity } = extract;
  return {
    schema: 'concord.report/1',
    tool,
    file,
    ok: true,
    document: {
      format: document.format,
      profile: identity.profile,
      profileConfidence: round(identity.profileConfidence),
      id: identity.id,
      otherIds: identity.otherIds,
      title: identity.title,
      date: identity.date,
      kind: identity.kind,
      stage: identity.stage,
      groups: identity.groups,
      questions: identity.questions,
      authors: identity.authors,
      language: identity.language,
      pages: document.pages,
      characters: document.characters,
      confidentiality: identity.confidentiality,
    },
    clauses: extract.clauses.map((c) => ({ number: c.number, title: c.title, level: c.level, role: c.role, span: pair(c.span), page: c.page })),
    terms: extract.terms.map((t) => ({
      designation: t.designation,
      alternates: t.alternates,
      definition: t.definition,
      notes: t.notes,
      origin: t.origin,
      source: t.source,
      clause: t.clause,
      page: t.page,
      span: pair(t.span),
    })),
    abbreviations: extract.abbreviations.map((a) => ({ short: a.short, long: a.long, span: pair(a.span) })),
    references: extract.citations.map((c, i) => {
      const cited = report.cited[i] ?? null;
      return {
        label: c.label,
        id: c.id,
        edition: c.edition,
        title: c.title,
        url: c.url,
        role: c.role,
        raw: c.raw,
        mentions: c.mentions.length,
        span: pair(c.span),
        page: c.page,
        work: cited?.work ?? null,
        status: cited?.status ?? 'unknown',
        replacedBy: cited?.replacedBy ?? null,
        pinned: cited?.pinned ?? false,
      };
    }),
    unlisted: extract.unlisted.map((u) => ({ label: u.label, spans: u.spans.map(pair) })),
    mentions: extract.mentions.map((m) => ({ kind: m.kind, name: m.name, span: pair(m.span) })),
    findings: report.findings.map(findingToContract),
    allocation: report.allocation.map((a) => ({ ...a, score: round(a.score) })),
    unclear: report.unclear,
    unclearWhy: report.unclearWhy,
    outside: report.outside.map((g) => ({ ...g, score: round(g.score) })),
    partners: report.partners.map((p) => ({ ...p, score: round(p.score) })),
    matrix: report.matrix.map((row) => matrixToContract(row, report)),
    notices: report.notices.map(noticeJson),
    catalog: report.catalog,
    timing: { read: round(report.timing.read), extract: round(report.timing.extract), match: round(report.timing.match) },
  };
}

function findingToContract(f: Finding): Record<string, unknown> {
  return {
    id: f.id,
    kind: f.kind,
    tier: f.tier,
    score: round(f.score),
    work: f.work,
    rule: f.rule,
    subject: f.subject,
    message: f.message,
    advice: f.advice,
    overturnedBy: f.overturnedBy,
    signals: f.signals,
    evidence: f.evidence.map((e) => ({ here: hereToContract(e.here), there: e.there })),
    ...(f.outside ? { outside: f.outside } : {}),
  };
}

const matrixToContract = (row: MatrixRow, report: Report): Record<string, unknown> => ({
  designation: report.extract.terms[row.term]?.designation ?? null,
  ...row,
  others: row.others.map((other) => ({ ...other, here: other.here.map(pair), there: other.there.map(pair) })),
});

const hereToContract = (p: Passage): Record<string, unknown> => ({ quote: p.quote.exact, clause: p.clause, page: p.page, span: pair(p.span) });

const round = (n: number): number => Math.round(n * 1000) / 1000;

/** `reuse` (added to the contract): the class of what was taken out, and each place with the work it stands in. */
function noticeJson({ code, message, span, reuse }: Notice): object {
  return {
    code,
    message,
    ...(span ? { span: pair(span) } : {}),
    ...(reuse
      ? {
          reuse: {
            id: reuse.id,
            class: reuse.class,
            putBack: reuse.putBack,
            places: reuse.places.map((place) => ({ id: place.id, span: pair(place.span), work: place.work, putBack: place.putBack })),
          },
        }
      : {}),
  };
}
