import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../kit/button.tsx';
import { CloseIcon } from '../kit/icons.tsx';
import { useSay } from '../kit/language.tsx';
import { words } from '../kit/words.ts';

interface SideDrawerProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
}

/** The navigation where there is no room beside the page: the browser's own dialog keeps the focus inside and closes on Escape. */
export function SideDrawer({ isOpen, onClose, title, children }: SideDrawerProps) {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current!.showModal();
    else dialog.current!.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      className="side-drawer"
      aria-label={title}
      onClose={onClose}
      // The dialog itself is only hit beside what is in it.
      onClick={({ target }) => target === dialog.current && onClose()}
    >
      <div className="side-drawer-body">
        <header className="side-drawer-head">
          <strong>{title}</strong>
          <Button type="text" icon={<CloseIcon />} aria-label={say(words.close)} onClick={onClose} />
        </header>
        {isOpen && children}
      </div>
    </dialog>
  );
}
