import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import type { ReactNode } from 'react';
import type { PageOf } from './ask.ts';
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
export function Rows<Row extends object>({
  rows,
  label,
  columns,
  rowKey,
  empty,
  clearFilters,
  expanded,
}: Shape<Row> & { rows: Row[] }) {
  const say = useSay();
  if (rows.length === 0) {
    if (!clearFilters) return <>{empty}</>;
    const clear = <Button onClick={clearFilters}>{say(words.clearFilters)}</Button>;
    return <Nothing title={say(words.nothingFound)} action={clear} />;
  }
  return (
    <Table<Row>
      className="resource-table"
      aria-label={label}
      size="small"
      pagination={false}
      rowKey={rowKey}
      dataSource={rows}
      {...(expanded && { expandable: { expandedRowRender: expanded } })}
      columns={columns.map(({ title, key, render, width, align }) => ({
        title,
        key,
        ...(width && { width }),
        ...(align && { align }),
        // The card view names each value by its column.
        onCell: () => ({ 'data-title': title }) as object,
        render: (_: unknown, row: Row) => <div className="cell">{render(row)}</div>,
      }))}
    />
  );
}
