import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';

export interface ListProps<T> {
  label: string;
  items: readonly T[];
  keyOf: (item: T, index: number) => string;
  /** Index with the focus; -1 for none. */
  focused: number;
  onFocus: (index: number) => void;
  onOpen: (item: T, index: number, how: 'click' | 'enter' | 'double') => void;
  /** Before a click opens: true where it only changed a selection. */
  onSelect?: (item: T, event: React.MouseEvent) => boolean | undefined;
  onKey?: (event: React.KeyboardEvent, index: number) => boolean;
  onMenu?: (event: React.MouseEvent, index: number) => void;
  row: (item: T, index: number) => ReactNode;
  rowHeight?: number;
  rowClass?: (item: T, index: number) => string;
  role?: 'listbox' | 'tree';
  rowProps?: (item: T, index: number) => Record<string, unknown>;
  id?: string;
}

/** Rows of one height, of which only the visible ones exist. One tab stop; arrows move the focus. */
export function List<T>(props: ListProps<T>) {
  const { items, focused, rowHeight = 22, role = 'listbox' } = props;
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  useEffect(() => {
    if (focused >= 0 && focused < items.length) virtual.scrollToIndex(focused, { align: 'auto' });
  }, [focused, items.length, virtual]);
  const activeId = focused >= 0 ? `${props.id ?? props.label}-${focused}` : undefined;
  return (
    <div
      ref={box}
      className="list"
      role={role}
      aria-label={props.label}
      aria-activedescendant={activeId}
      tabIndex={0}
      onKeyDown={(event) => onListKey(event, props)}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <Row
            key={rowKey(props, index)}
            props={props}
            index={index}
            start={start}
            height={rowHeight}
            role={role}
          />
        ))}
      </div>
    </div>
  );
}

function rowKey<T>(props: ListProps<T>, index: number): string {
  const item = props.items[index];
  return item === undefined ? String(index) : props.keyOf(item, index);
}

function Row<T>(given: {
  props: ListProps<T>;
  index: number;
  start: number;
  height: number;
  role: 'listbox' | 'tree';
}) {
  const { props, index, start, height, role } = given;
  const item = props.items[index];
  if (item === undefined) return null;
  const isFocused = index === props.focused;
  return (
    <div
      id={`${props.id ?? props.label}-${index}`}
      role={role === 'tree' ? 'treeitem' : 'option'}
      aria-selected={isFocused}
      className={`row${isFocused ? ' focused' : ''} ${props.rowClass?.(item, index) ?? ''}`}
      style={{ transform: `translateY(${start}px)`, height, lineHeight: `${height}px` }}
      onClick={(event) => {
        if (event.target instanceof HTMLInputElement || props.onSelect?.(item, event)) return;
        props.onFocus(index);
        props.onOpen(item, index, event.detail === 2 ? 'double' : 'click');
      }}
      onContextMenu={(event) => {
        if (!props.onMenu) return;
        event.preventDefault();
        props.onFocus(index);
        props.onMenu(event, index);
      }}
      {...props.rowProps?.(item, index)}
    >
      {props.row(item, index)}
    </div>
  );
}

function onListKey<T>(event: React.KeyboardEvent, props: ListProps<T>): void {
  if (event.target instanceof HTMLInputElement) return;
  const { items, focused } = props;
  // A button in a row answers its own keys.
  if (event.target instanceof HTMLButtonElement) return;
  if (props.onMenu && (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10'))) {
    event.preventDefault();
    openMenuByKey(event.currentTarget.querySelector('.row.focused'));
    return;
  }
  if (props.onKey?.(event, focused)) {
    event.preventDefault();
    return;
  }
  const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / (props.rowHeight ?? 22)) - 1);
  const last = items.length - 1;
  const moves: Record<string, number> = {
    ArrowDown: focused + 1,
    ArrowUp: focused - 1,
    Home: 0,
    End: last,
    PageDown: focused + page,
    PageUp: focused - page,
  };
  const next = moves[event.key];
  const item = items[focused];
  if (next !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    props.onFocus(Math.max(0, Math.min(last, next)));
  } else if (event.key === 'Enter' && item !== undefined) {
    event.preventDefault();
    props.onOpen(item, focused, 'enter');
  }
}

/** The same menu as by the right button, below the row's name. */
function openMenuByKey(row: Element | null): void {
  if (!row) return;
  const { left, bottom } = row.getBoundingClientRect();
  const place = { clientX: left + 40, clientY: bottom };
  row.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...place }));
}
