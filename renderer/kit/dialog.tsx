import { useEffect, useId, useRef, type ReactNode } from 'react';

/** A modal: the browser's own dialog element holds the focus inside and gives it back. */
export function Dialog(props: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  foot: ReactNode;
  wide?: boolean;
}) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      className={props.wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id={titleId}>{props.title}</h2>
      <div className="dialog-body">{props.children}</div>
      <div className="dialog-foot">{props.foot}</div>
    </dialog>
  );
}
