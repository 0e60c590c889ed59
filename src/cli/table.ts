type Line = {
  file: string;
  ok: boolean;
  error?: { code: string; message: string };
  document?: { id: string | null; title: string | null; date: string | null; kind: string; profile: string; confidentiality: string };
  terms?: unknown[];
  references?: unknown[];
  findings?: { kind: string; tier: string; message: string }[];
  allocation?: { group: string; question: string | null; mandate: string }[];
  unclear?: boolean;
  partners?: { organization: string }[];
};

const TIER_SIGN: Record<string, string> = { certain: '●', probable: '◐', possible: '○' };

/** A report as a person reads it in a terminal. */
export function printReport(r: Line): string {
  if (!r.ok || !r.document) return `${r.file}\n  ${r.error?.message ?? 'could not be read'} (${r.error?.code ?? 'corrupt'})\n`;
  const d = r.document;
  const lines = [
    r.file,
    `  ${[d.id, d.title].filter(Boolean).join(' · ') || '(no number or title found)'}`,
    `  ${[d.kind, d.date, d.profile, d.confidentiality === 'unknown' ? '' : d.confidentiality].filter(Boolean).join(' · ')}`,
    `  ${count(r.terms, 'term')}, ${count(r.references, 'reference')}`,
  ];
  const shown = (r.findings ?? []).filter((f) => f.tier !== 'possible');
  for (const f of shown) lines.push(`  ${TIER_SIGN[f.tier] ?? ' '} ${f.kind.padEnd(21)} ${f.message}`);
  const folded = (r.findings?.length ?? 0) - shown.length;
  if (folded > 0) lines.push(`  ○ ${folded} more possible (all in --json)`);
  const owner = r.allocation?.[0];
  if (r.unclear) lines.push('  owner  unclear: bring it to the JCA');
  else if (owner) lines.push(`  owner  ${[owner.group, owner.question].filter(Boolean).join(', ')}: ${owner.mandate}`);
  if (r.partners?.length) lines.push(`  tell   ${r.partners.map((p) => p.organization).join('; ')}`);
  return `${lines.join('\n')}\n`;
}

const count = (list: unknown[] | undefined, noun: string): string => `${list?.length ?? 0} ${noun}${list?.length === 1 ? '' : 's'}`;
