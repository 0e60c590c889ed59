import { useEffect, useRef, useState } from 'react';
import type { WorkRowView, WorksOrder } from '@/src/model';
import { day, t } from '@/src/ui';
import { age } from './age';
import type { Selection } from './use-selection';
import type { WorksWindow } from './use-works';
import type { ColumnName } from './views';

const ROW = 32;
const SPARE = 12;

/** Columns by which the engine can sort. */
const SORTS: Partial<Record<ColumnName | 'id', WorksOrder>> = {
  id: 'id',
  title: 'title',
  body: 'body',
  group: 'group',
  stage: 'stage',
  date: 'date',
  seen: 'seen',
};

type WorksTableProps = {
  total: number;
  works: WorksWindow;
  columns: readonly ColumnName[];
  sort: { by: WorksOrder; up: boolean } | null;
  onSort(by: WorksOrder): void;
  selection: Selection;
};

/** Only the rows in view are in the page; the table tells assistive technology its whole size. */
export function WorksTable({ total, works, columns, sort, onSort, selection }: WorksTableProps) {
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

  const move = (to: number): number => {
    const next = Math.max(0, Math.min(total - 1, to));
    setAt(next);
    const element = frame.current;
    if (element && (next * ROW < element.scrollTop || (next + 2) * ROW > element.scrollTop + element.clientHeight))
      element.scrollTop = Math.max(0, next * ROW - element.clientHeight / 2);
    requestAnimationFrame(() => element?.querySelector<HTMLElement>(`[data-row="${next}"] a`)?.focus({ preventScroll: true }));
    return next;
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const page = Math.max(1, Math.floor(height / ROW) - 2);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: total - 1 }[event.key];
    const here = works.row(at);
    if (event.key === ' ' && here && event.target instanceof HTMLAnchorElement) {
      event.preventDefault();
      if (event.shiftKey) selection.extend(at);
      else selection.toggle(at, here.key);
    } else if (event.key === 'Escape' && selection.keys.size > 0) selection.clear();
    else if (to !== undefined) {
      event.preventDefault();
      if (event.shiftKey && here && !selection.keys.has(here.key)) selection.toggle(at, here.key);
      const next = move(to);
      if (event.shiftKey) selection.extend(next);
    }
  };
  const span = columns.length + 2;
  return (
    <div className="table-frame" ref={frame} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <table aria-rowcount={total + 1} className="works">
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="column-chosen">
              <span className="visually-hidden">{t('works.chosen')}</span>
            </th>
            {(['id', ...columns] as const).map((name) => (
              <Heading key={name} name={name} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {first > 0 && (
            <tr className="spacer">
              <td colSpan={span} style={{ height: first * ROW }} />
            </tr>
          )}
          {Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i).map((index) => (
            <Row
              key={index}
              work={works.row(index)}
              index={index}
              columns={columns}
              tabbable={index === at}
              chosen={selection.keys.has(works.row(index)?.key ?? '')}
              onFocus={() => setAt(index)}
              onChoose={(key, range) => (range ? selection.extend(index) : selection.toggle(index, key))}
            />
          ))}
          {last < total && (
            <tr className="spacer">
              <td colSpan={span} style={{ height: (total - last) * ROW }} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

type HeadingProps = { name: ColumnName | 'id'; sort: WorksTableProps['sort']; onSort: WorksTableProps['onSort'] };

function Heading({ name, sort, onSort }: HeadingProps) {
  const by = SORTS[name];
  const here = by !== undefined && sort?.by === by;
  return (
    <th scope="col" className={`column-${name}`} aria-sort={here ? (sort.up ? 'ascending' : 'descending') : undefined}>
      {by ? (
        <button type="button" onClick={() => onSort(by)} disabled={sort === null}>
          {t(`column.${name}`)}
          {here && <span aria-hidden="true">{sort.up ? ' ▲' : ' ▼'}</span>}
        </button>
      ) : (
        <span className="heading">{t(`column.${name}`)}</span>
      )}
    </th>
  );
}

type RowProps = {
  work: WorkRowView | null;
  index: number;
  columns: readonly ColumnName[];
  tabbable: boolean;
  chosen: boolean;
  onFocus(): void;
  onChoose(key: string, range: boolean): void;
};

/** A row that is not there yet keeps its place. */
function Row({ work, index, columns, tabbable, chosen, onFocus, onChoose }: RowProps) {
  if (!work)
    return (
      <tr data-row={index} aria-rowindex={index + 2}>
        <td colSpan={columns.length + 2} />
      </tr>
    );
  return (
    <tr data-row={index} aria-rowindex={index + 2} data-stage={work.stage} data-chosen={chosen || undefined}>
      <td className="column-chosen">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t('works.choose', { id: work.id })}
          checked={chosen}
          onClick={(event) => onChoose(work.key, event.shiftKey)}
          readOnly
        />
      </td>
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
      {columns.map((name) => (
        <Cell key={name} name={name} work={work} withGroup={!columns.includes('group')} />
      ))}
    </tr>
  );
}

function Cell({ name, work, withGroup }: { name: ColumnName; work: WorkRowView; withGroup: boolean }) {
  switch (name) {
    case 'title':
      return <td title={work.title}>{work.title}</td>;
    case 'body':
      return (
        <td>
          {work.body}
          {withGroup && work.group && <span className="quiet"> {work.group}</span>}
        </td>
      );
    case 'stage':
      return (
        <td>
          {work.stageText ?? t(`stage.${work.stage}`)}
          {!work.verified && <span className="pill unverified">{t('works.unverified')}</span>}
        </td>
      );
    case 'topics':
      return <td title={work.topics.join(', ')}>{work.topics.join(', ')}</td>;
    case 'seen':
      return <td title={work.seen ? day(work.seen) : undefined}>{work.seen ? age(work.seen) || day(work.seen) : ''}</td>;
    default:
      return <td>{work[name] ?? ''}</td>;
  }
}
