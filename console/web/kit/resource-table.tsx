import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query';
import { Button } from './button.tsx';
import { Fragment, useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { PageOf } from './ask.ts';
import { DownIcon } from './icons.tsx';
import { useSay } from './language.tsx';
import { Failed, Loading, Nothing } from './states.tsx';
import { words } from './words.ts';

export interface Column<Row> {
  title: string;
  key: string;
  render: (row: Row) => ReactNode;
  width?: number;
  align?: 'right';
}

interface Shape<Row extends object> {
  /** What the table lists, for screen readers. */
  label: string;
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  /** Shown when there is nothing at all. */
  empty: ReactNode;
  /** Filters are set: an empty answer then says so, and offers to clear them. */
  clearFilters?: (() => void) | undefined;
  expanded?: (row: Row) => ReactNode;
  /** Which rows unfold; left out: all. */
  canExpand?: (row: Row) => boolean;
}

/** A list with a cursor, page after page. On narrow screens each row becomes a card (site.css). */
export function ResourceTable<Row extends object>({
  pages,
  ...shape
}: Shape<Row> & { pages: UseInfiniteQueryResult<InfiniteData<PageOf<Row>>> }) {
  const say = useSay();
  if (pages.isError && !pages.data) return <Failed error={pages.error} retry={() => void pages.refetch()} />;
  if (!pages.data) return <Loading rows={6} />;
  const rows = pages.data.pages.flatMap((page) => page.items);
  return (
    <>
      <Rows {...shape} rows={rows} />
      {pages.hasNextPage && (
        <div className="table-more">
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {say(words.more)}
          </Button>
        </div>
      )}
    </>
  );
}

/** A list that is there as a whole. */
export function Rows<Row extends object>(props: Shape<Row> & { rows: Row[] }) {
  const { rows, label, columns, rowKey, empty, clearFilters, expanded, canExpand } = props;
  const say = useSay();
  if (rows.length === 0) {
    if (!clearFilters) return <>{empty}</>;
    const clear = <Button onClick={clearFilters}>{say(words.clearFilters)}</Button>;
    return <Nothing title={say(words.nothingFound)} action={clear} />;
  }
  return (
    <div className="resource-table">
      <table aria-label={label}>
        <thead>
          <tr>
            {expanded && (
              <th className="table-toggle">
                <span className="unseen">{say(words.details)}</span>
              </th>
            )}
            {columns.map(({ key, title, width, align }) => (
              <th key={key} scope="col" className={align && 'is-right'} style={width ? { width } : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line
              key={rowKey(row)}
              row={row}
              columns={columns}
              expanded={expanded}
              canExpand={canExpand?.(row) ?? true}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One row, and below it what it unfolds. */
function Line<Row extends object>(props: {
  row: Row;
  columns: Column<Row>[];
  expanded: Shape<Row>['expanded'];
  canExpand: boolean;
}) {
  const { row, columns, expanded, canExpand } = props;
  const say = useSay();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <Fragment>
      <tr>
        {expanded && (
          <td className="table-toggle">
            {canExpand && (
              <Button
                type="text"
                size="small"
                className={isOpen ? 'is-open' : ''}
                icon={<DownIcon />}
                aria-label={say(isOpen ? words.fold : words.unfold)}
                aria-expanded={isOpen}
                aria-controls={id}
                onClick={() => setOpen(!isOpen)}
              />
            )}
          </td>
        )}
        {columns.map(({ key, title, align, render }) => (
          // The card view names each value by its column.
          <td key={key} data-title={title} className={align && 'is-right'}>
            <div className="cell">{render(row)}</div>
          </td>
        ))}
      </tr>
      {expanded && isOpen && (
        <tr id={id} className="table-detail">
          <td colSpan={columns.length + 1}>{expanded(row)}</td>
        </tr>
      )}
    </Fragment>
  );
}
