import { type Decision, type Finding, familyOf, type Report, type Tier } from '@/src/model';

const LEVEL: Record<Tier, string> = { certain: 'warning', probable: 'warning', possible: 'note' };

/**
 * The findings as SARIF 2.1.0 (OASIS), for the checks of a specification's repository. Places are characters of the document's
 * text, since drafts have no lines that all tools agree on; a dismissed or snoozed finding is marked as suppressed, with the
 * reason given. `tool` is the version of this program.
 */
export function sarif(report: Report, memory: { decisions: readonly Decision[] }, tool: string): Record<string, unknown> {
  const { findings, document } = report;
  const decided = new Map(memory.decisions.map((d) => [d.finding, d]));
  const rules = [...new Map(findings.map((f) => [f.kind, f])).values()].sort((a, b) => a.kind.localeCompare(b.kind));
  const indexOf = new Map(rules.map((f, i) => [f.kind, i]));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Concord',
            semanticVersion: tool,
            rules: rules.map(({ kind }) => ({
              id: kind,
              name: pascal(kind),
              shortDescription: { text: kind.replaceAll('-', ' ') },
              properties: { family: familyOf(kind) },
            })),
          },
        },
        artifacts: [{ location: locationOf(report), hashes: { 'sha-256-128': document.id }, ...(document.format === 'html' ? { mimeType: 'text/html' } : {}) }],
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultOf(report, finding, indexOf.get(finding.kind) ?? -1, decided.get(finding.id))),
        properties: { catalogAsOf: report.catalog.asOf, catalogWorks: report.catalog.works, confidentiality: report.extract.identity.confidentiality },
      },
    ],
  };
}

function resultOf(report: Report, finding: Finding, ruleIndex: number, decision: Decision | undefined): Record<string, unknown> {
  const [first, ...others] = finding.evidence.map(({ here }, i) => ({
    id: i + 1,
    physicalLocation: {
      artifactLocation: { ...locationOf(report), index: 0 },
      region: {
        charOffset: here.span.start,
        charLength: here.span.end - here.span.start,
        ...(here.quote.exact === '' ? {} : { snippet: { text: here.quote.exact } }),
      },
    },
    ...(here.clause === null ? {} : { logicalLocations: [{ fullyQualifiedName: `clause ${here.clause}`, kind: 'clause' }] }),
  }));
  return {
    ruleId: finding.kind,
    ruleIndex,
    level: LEVEL[finding.tier],
    kind: 'fail',
    message: { text: `${finding.message} ${finding.advice}`.trim() },
    locations: first ? [first] : [],
    ...(others.length > 0 ? { relatedLocations: others } : {}),
    partialFingerprints: { 'concordFinding/v1': finding.id },
    rank: Math.round(finding.score * 1000) / 10,
    ...(decision && decision.verdict !== 'accepted'
      ? { suppressions: [{ kind: 'external', status: 'accepted', ...(decision.reason ? { justification: decision.reason } : {}) }] }
      : {}),
    properties: { tier: finding.tier, work: finding.work, subject: finding.subject, there: finding.evidence.flatMap(({ there }) => there ?? []) },
  };
}

const locationOf = ({ document }: Report): { uri: string } => ({ uri: document.url ?? encodeURIComponent(document.fileName ?? document.key) });

const pascal = (kind: string): string => kind.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
