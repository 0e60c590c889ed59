import { useEffect, useMemo, useRef } from 'react';
import { type Family, type Finding, familyOf, type Report, SIGNS, type SourceDocument, type Span } from '@/src/model';
import { t } from '@/src/ui';

export type TreeItem = { number: string | null; title: string; level: number; span: Span; findings: Finding[] };

/** The clause tree: as extracted; before that, as the format's own headings give it. Findings go to the innermost clause that holds them. */
export function treeOf(source: SourceDocument, report: Report | null, findings: Finding[]): TreeItem[] {
  const items: TreeItem[] = report?.extract.clauses.length
    ? report.extract.clauses.map((c) => ({ number: c.number, title: c.title, level: c.level, span: c.heading, findings: [] }))
    : headingsOf(source);
  for (const finding of findings) {
    // a finding on the title belongs to the first clause that its other words stand in
    const places = finding.evidence.map(({ here }) => itemAt(items, here.span.start));
    places.find((item) => item !== null)?.findings.push(finding);
  }
  return items;
}

/** The format's own headings; where it marks none, its outline, by pages. */
function headingsOf(source: SourceDocument): TreeItem[] {
  const headings = source.blocks.filter((block) => block.kind === 'heading');
  if (headings.length > 0)
    return headings.map(({ span, number, level }) => ({
      number,
      title: source.text.slice(span.start + (number?.length ?? 0), span.end).trim(),
      level: level ?? 1,
      span,
      findings: [],
    }));
  return source.outline.flatMap(({ title, level, page }) => {
    const start = source.pages.find((one) => one.number === page)?.span.start;
    return start === undefined ? [] : [{ number: null, title, level, span: { start, end: start + 1 }, findings: [] }];
  });
}

/** The last item that begins at or before the offset. */
export function itemAt(items: TreeItem[], offset: number): TreeItem | null {
  let found: TreeItem | null = null;
  for (const item of items) {
    if (item.span.start > offset) break;
    found = item;
  }
  return found;
}

const MOST_TICKS = 4;

function Ticks({ findings }: { findings: Finding[] }) {
  if (findings.length === 0) return null;
  const families: Family[] = findings.map((f) => familyOf(f.kind));
  const label = t('findings.count', { count: findings.length });
  return (
    <span className="tree-ticks" title={label}>
      <span aria-hidden="true">
        {families.slice(0, MOST_TICKS).map((family, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ticks have no identity of their own
          <span key={i} className={`tick family-${family}`}>
            {SIGNS[family]}
          </span>
        ))}
        {families.length > MOST_TICKS && <span className="tick more">+{families.length - MOST_TICKS}</span>}
      </span>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}

type ClauseTreeProps = { items: TreeItem[]; current: TreeItem | null; onGo(span: Span): void };

/** Arrow keys move, Enter goes: one tab stop for the whole tree. */
export function ClauseTree({ items, current, onGo }: ClauseTreeProps) {
  const list = useRef<HTMLUListElement>(null);
  const base = useMemo(() => Math.min(1, ...items.map((item) => item.level)), [items]);
  const active = current ? items.indexOf(current) : 0;
  useEffect(() => {
    const element = list.current?.children[active];
    if (element && !list.current?.contains(document.activeElement)) element.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const move = (from: HTMLElement, step: number): void => {
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])];
    const at = buttons.indexOf(from as HTMLButtonElement);
    const to = step === -Infinity ? 0 : step === Infinity ? buttons.length - 1 : at + step;
    buttons[Math.max(0, Math.min(buttons.length - 1, to))]?.focus();
  };
  if (items.length === 0) return <p className="tree-empty">{t('reader.tree-none')}</p>;
  return (
    <ul className="tree" ref={list} aria-label={t('reader.clauses')}>
      {items.map((item, i) => (
        <li key={`${item.span.start}`} dir="auto" style={{ paddingInlineStart: `${(item.level - base) * 12}px` }}>
          <button
            type="button"
            tabIndex={i === Math.max(0, active) ? 0 : -1}
            aria-current={item === current ? 'location' : undefined}
            onClick={() => onGo(item.span)}
            onKeyDown={(event) => {
              const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
              if (step === undefined) return;
              event.preventDefault();
              move(event.currentTarget, step);
            }}
          >
            {item.number && <span className="tree-number">{item.number}</span>}
            <span className="tree-title">{item.title}</span>
            <Ticks findings={item.findings} />
          </button>
        </li>
      ))}
    </ul>
  );
}
