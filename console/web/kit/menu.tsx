import { useId, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Button } from './button.tsx';
import type { ButtonProps } from './button.tsx';
import { CheckIcon, DownIcon } from './icons.tsx';

export interface MenuItem {
  key: string;
  label: string;
  onClick?: () => void;
  /** A page elsewhere, in a tab of its own. */
  href?: string;
  isDanger?: boolean;
  /** One of several choices: ticked or not. */
  isChecked?: boolean;
  /** Why it cannot be chosen now. */
  refusal?: string | undefined;
}
/** A group stands below a line; its title says what belongs together. */
export interface MenuGroup {
  key: string;
  title?: ReactNode;
  items: MenuItem[];
}

interface MenuProps extends Omit<ButtonProps, 'onClick'> {
  groups: MenuGroup[];
  /** Shows by an arrow that there is more behind it. */
  isMore?: boolean;
}

/** A button that opens a list of things to do. Arrow keys move, Escape and a click elsewhere close it: the browser's own popover. */
export function Menu({ groups, isMore = false, children, ...button }: MenuProps) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const onToggle = (isOpen: boolean) => {
    opener.current?.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) place(list.current!, opener.current!.getBoundingClientRect());
    else if (list.current?.contains(document.activeElement)) opener.current?.focus();
  };
  return (
    <>
      <Button
        {...button}
        ref={opener}
        aria-haspopup="menu"
        aria-expanded={false}
        aria-controls={id}
        onClick={() => list.current!.togglePopover()}
      >
        {children}
        {isMore && <DownIcon />}
      </Button>
      <div
        ref={list}
        id={id}
        role="menu"
        popover="auto"
        className="menu"
        onToggle={(event) => onToggle((event.nativeEvent as ToggleEvent).newState === 'open')}
        onKeyDown={walk}
      >
        {groups
          .filter(({ items, title }) => items.length > 0 || title !== undefined)
          .map(({ key, title, items }) => (
            <div key={key} role="group" className="menu-group">
              {title && <div className="menu-title">{title}</div>}
              {items.map((item) => (
                <Item key={item.key} item={item} close={() => list.current!.hidePopover()} />
              ))}
            </div>
          ))}
      </div>
    </>
  );
}

function Item({ item, close }: { item: MenuItem; close: () => void }) {
  const { label, onClick, href, isDanger, isChecked, refusal } = item;
  const isChoice = isChecked !== undefined;
  const common = {
    className: isDanger ? 'menu-item is-danger' : 'menu-item',
    role: isChoice ? 'menuitemradio' : 'menuitem',
    tabIndex: -1,
  };
  if (href)
    return (
      <a {...common} href={href} target="_blank" rel="noreferrer" onClick={close}>
        {label}
      </a>
    );
  return (
    <button
      {...common}
      type="button"
      aria-checked={isChecked}
      aria-disabled={refusal !== undefined || undefined}
      title={refusal}
      onClick={() => {
        if (refusal !== undefined) return;
        close();
        onClick?.();
      }}
    >
      {label}
      {isChecked && <CheckIcon />}
    </button>
  );
}

/** Below the button and as far right as it reaches; above where there is no room. */
function place(list: HTMLElement, button: DOMRect): void {
  const { width, height } = list.getBoundingClientRect();
  const isAbove = button.bottom + height + 8 > innerHeight && button.top > height;
  list.style.left = `${Math.max(8, Math.min(button.right - width, innerWidth - width - 8))}px`;
  list.style.top = `${isAbove ? button.top - height - 4 : button.bottom + 4}px`;
  list.querySelector<HTMLElement>('.menu-item')?.focus();
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('.menu-item')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items[to % items.length]?.focus();
}
