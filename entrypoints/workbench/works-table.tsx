import { useEffect, useRef, useState } from 'react';
import type { WorkRowView, WorksOrder } from '@/src/model';
import { type MessageKey, t } from '@/src/ui';
import type { WorksWindow } from './use-works';

const ROW = 32;
const SPARE = 12;
const COLUMNS: { key: WorksOrder; name: MessageKey }[] = [
  { key: 'id', name: 'works.number' },
  { key: 'title', name: 'works.title' },
  { key: 'body', name: 'works.body' },
  { key: 'stage', name: 'works.status' },
  { key: 'date', name: 'works.date' },
];

type WorksTableProps = { total: number; works: WorksWindow; sort: { by: WorksOrder; up: boolean } | null; onSort(by: WorksOrder): void };

/** Only the rows in view are in the page; the table tells assistive technology its whole size. */
export function WorksTable({ total, works, sort, onSort }: WorksTableProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(800);
  const [at, setAt] = useState(0);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const sizes = new ResizeObserver(() => setHeight(element.clientHeight));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);
  const first = Math.max(0, Math.floor(top / ROW) - SPARE);
  const last = Math.min(total, Math.ceil((top + height) / ROW) + SPARE);
  const { onView } = works;
  useEffect(() => onView(first, last));

  const move = (to: number): void => {
    const next = Math.max(0, Math.min(total - 1, to));
    setAt(next);
    const element = frame.current;
    if (element && (next * ROW < element.scrollTop || (next + 2) * ROW > element.scrollTop + element.clientHeight))
      element.scrollTop = Math.max(0, next * ROW - element.clientHeight / 2);
    requestAnimationFrame(() => element?.querySelector<HTMLElement>(`[data-row="${next}"] a`)?.focus({ preventScroll: true }));
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const page = Math.max(1, Math.floor(height / ROW) - 2);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: total - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };

  return (
    <div className="table-frame" ref={frame} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <table aria-rowcount={total + 1} className="works">
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map(({ key, name }) => (
              <th key={key} scope="col" className={`column-${key}`} aria-sort={sort?.by === key ? (sort.up ? 'ascending' : 'descending') : undefined}>
                <button type="button" onClick={() => onSort(key)} disabled={sort === null}>
                  {t(name)}
                  {sort?.by === key && <span aria-hidden="true">{sort.up ? ' ▲' : ' ▼'}</span>}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {first > 0 && (
            <tr className="spacer">
              <td colSpan={COLUMNS.length} style={{ height: first * ROW }} />
            </tr>
          )}
          {Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i).map((index) => (
            <Row key={index} work={works.row(index)} index={index} tabbable={index === at} onFocus={() => setAt(index)} />
          ))}
          {last < total && (
            <tr className="spacer">
              <td colSpan={COLUMNS.length} style={{ height: (total - last) * ROW }} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

/** A row that is not there yet keeps its place. */
function Row({ work, index, tabbable, onFocus }: { work: WorkRowView | null; index: number; tabbable: boolean; onFocus(): void }) {
  if (!work)
    return (
      <tr data-row={index} aria-rowindex={index + 2}>
        <td colSpan={COLUMNS.length} />
      </tr>
    );
  return (
    <tr data-row={index} aria-rowindex={index + 2} data-stage={work.stage}>
      <th scope="row">
        <a href={`#work=${encodeURIComponent(work.key)}`} tabIndex={tabbable ? 0 : -1} onFocus={onFocus}>
          {work.id}
        </a>
        {work.purpose && (
          <span className="pill" title={t('works.kept', { purpose: t(`save.${work.purpose}`) })}>
            ★<span className="visually-hidden"> {t('works.kept', { purpose: t(`save.${work.purpose}`) })}</span>
          </span>
        )}
      </th>
      <td title={work.title}>{work.title}</td>
      <td>
        {work.body}
        {work.group && <span className="quiet"> {work.group}</span>}
      </td>
      <td>
        {work.stageText ?? work.stage}
        {!work.verified && <span className="pill unverified">{t('works.unverified')}</span>}
      </td>
      <td>{work.date ?? ''}</td>
    </tr>
  );
}
