import { useEffect, useLayoutEffect, useRef, useState, type PointerEvent as ReactPointerEvent } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from './icon.tsx';

export interface MenuEntry {
  id: string;
  title: string;
  keys?: string | undefined;
  icon?: string;
  checked?: boolean;
  refused?: string | undefined;
  danger?: boolean;
  run: () => void;
}
/** Opens beside its row. */
export interface SubMenu {
  submenu: string;
  items: MenuItem[];
}
export type MenuItem = MenuEntry | SubMenu | { separator: true } | { heading: string };
export interface MenuAt {
  x: number;
  y: number;
  items: MenuItem[];
}

/** A menu that opens under a resting mouse is told of a move too: that one chooses nothing. */
const isMoved = ({ movementX, movementY }: ReactPointerEvent): boolean => movementX !== 0 || movementY !== 0;

const isEntry = (item: MenuItem): item is MenuEntry => 'run' in item;

/** A menu at a point of the screen; arrows, Home, End, first letters, Enter and Escape; gives the focus back. */
export function Menu({ at, onClose, onBack }: { at: MenuAt; onClose: () => void; onBack?: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<MenuItem>();
  const [place, setPlace] = useState({ left: at.x, top: at.y });
  useLayoutEffect(() => {
    const size = box.current?.getBoundingClientRect();
    if (!size) return;
    setPlace({
      left: Math.max(4, Math.min(at.x, innerWidth - size.width - 4)),
      top: Math.max(4, Math.min(at.y, innerHeight - size.height - 4)),
    });
  }, [at]);
  useEffect(() => {
    const before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    focusAt(box.current, 0);
    const outside = (event: PointerEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (!target?.closest('.menu')) onClose();
    };
    document.addEventListener('pointerdown', outside, true);
    window.addEventListener('blur', onClose);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      window.removeEventListener('blur', onClose);
      if (document.activeElement === document.body || document.activeElement === null) before?.focus();
    };
  }, [onClose]);
  return createPortal(
    <div
      ref={box}
      className="menu"
      role="menu"
      style={place}
      onKeyDown={(event) => onMenuKey(event, box.current, onBack ?? onClose)}
    >
      {at.items.map((item, index) => (
        <MenuRow
          key={isEntry(item) ? item.id : index}
          item={item}
          onClose={onClose}
          open={open}
          setOpen={setOpen}
        />
      ))}
    </div>,
    document.body,
  );
}

interface RowProps {
  item: MenuItem;
  onClose: () => void;
  open: MenuItem | undefined;
  setOpen: (item: MenuItem | undefined) => void;
}

function SubMenuRow({ item, onClose, open, setOpen }: RowProps & { item: SubMenu }) {
  const row = useRef<HTMLButtonElement>(null);
  const isOpen = open === item;
  const box = row.current?.getBoundingClientRect();
  const close = () => {
    setOpen(undefined);
    row.current?.focus();
  };
  return (
    <>
      <button
        ref={row}
        type="button"
        role="menuitem"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        tabIndex={-1}
        onPointerMove={(event) => isMoved(event) && setOpen(item)}
        onClick={() => setOpen(item)}
        onKeyDown={(event) => event.key === 'ArrowRight' && setOpen(item)}
      >
        <Icon name="blank" />
        <span className="menu-title">{item.submenu}</span>
        <Icon name="chevron-right" />
      </button>
      {isOpen && box ? (
        <Menu at={{ x: box.right + 2, y: box.top - 5, items: item.items }} onClose={onClose} onBack={close} />
      ) : null}
    </>
  );
}

function MenuRow({ item, onClose, open, setOpen }: RowProps) {
  if ('submenu' in item) return <SubMenuRow item={item} onClose={onClose} open={open} setOpen={setOpen} />;
  if ('separator' in item) return <hr role="separator" />;
  if ('heading' in item) return <div className="menu-heading">{item.heading}</div>;
  return (
    <button
      type="button"
      role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-checked={item.checked}
      aria-disabled={item.refused ? true : undefined}
      className={item.danger ? 'danger' : undefined}
      tabIndex={-1}
      title={item.refused}
      onPointerMove={(event) => {
        if (!isMoved(event)) return;
        event.currentTarget.focus();
        setOpen(undefined);
      }}
      onClick={() => {
        if (item.refused) return;
        onClose();
        item.run();
      }}
    >
      <Icon name={item.checked ? 'check' : (item.icon ?? 'blank')} />
      <span className="menu-title">{item.title}</span>
      {item.keys ? <kbd>{item.keys}</kbd> : null}
    </button>
  );
}

function rowsOf(box: HTMLElement | null): HTMLButtonElement[] {
  return [...(box?.querySelectorAll<HTMLButtonElement>(':scope > button') ?? [])];
}

function focusAt(box: HTMLElement | null, index: number): void {
  const rows = rowsOf(box);
  rows[(index + rows.length) % rows.length]?.focus();
}

function onMenuKey(event: React.KeyboardEvent, box: HTMLElement | null, onClose: () => void): void {
  const rows = rowsOf(box);
  const here = rows.indexOf(document.activeElement as HTMLButtonElement);
  const moves: Record<string, number> = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    Home: 0,
    End: rows.length - 1,
  };
  const next = moves[event.key];
  event.stopPropagation();
  if (event.key === 'Escape' || event.key === 'Tab' || event.key === 'ArrowLeft') {
    event.preventDefault();
    onClose();
  } else if (next !== undefined) {
    event.preventDefault();
    focusAt(box, next);
  } else if (event.key.length === 1 && event.key !== ' ') {
    const letter = event.key.toLowerCase();
    const after = [...rows.slice(here + 1), ...rows.slice(0, here + 1)];
    after.find((row) => row.textContent.trim().toLowerCase().startsWith(letter))?.focus();
  }
}
