import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';

export interface FlowListProps<T> {
  label: string;
  items: readonly T[];
  keyOf: (item: T, index: number) => string | number;
  row: (item: T, index: number) => ReactNode;
  rowClass?: (item: T, index: number) => string;
  /** Height of most rows, until they are measured. */
  estimate: number;
  /** Index with the focus; -1 for none. */
  focused: number;
  onFocus: (index: number) => void;
  /** True where the key was meant for the row. */
  onKey?: (event: React.KeyboardEvent, index: number) => boolean;
  onMenu?: (event: React.MouseEvent, index: number) => void;
  id: string;
}

/** Rows of their own heights, of which only the visible ones exist; stays at its end while it is there, as a log does. */
export function FlowList<T>(props: FlowListProps<T>) {
  const { items, focused } = props;
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => props.estimate,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : props.keyOf(item, index);
    },
    overscan: 10,
  });
  const height = virtual.getTotalSize();
  useLayoutEffect(() => {
    if (isAtEnd.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [height, items]);
  useEffect(() => {
    if (focused >= 0) virtual.scrollToIndex(focused, { align: 'auto' });
  }, [focused, virtual]);
  const move = (event: React.KeyboardEvent): void => {
    if (event.target !== event.currentTarget || props.onKey?.(event, focused)) return;
    const last = items.length - 1;
    const from = focused < 0 ? items.length : focused;
    const moves: Record<string, number> = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: last };
    const next = moves[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    props.onFocus(Math.max(0, Math.min(last, next)));
  };
  return (
    <div
      ref={box}
      className="flow-list"
      role="log"
      aria-label={props.label}
      aria-live="off"
      tabIndex={0}
      onKeyDown={move}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < 12;
      }}
    >
      <div role="presentation" style={{ height, position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index];
          if (item === undefined) return null;
          const isFocused = index === focused;
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={`flow-row${isFocused ? ' focused' : ''} ${props.rowClass?.(item, index) ?? ''}`}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => props.onFocus(index)}
              onContextMenu={(event) => {
                if (!props.onMenu) return;
                event.preventDefault();
                props.onFocus(index);
                props.onMenu(event, index);
              }}
            >
              {props.row(item, index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
