import { cloneElement, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { FocusEvent, HTMLAttributes, MouseEvent, ReactElement, Ref } from 'react';
import { createPortal } from 'react-dom';

type Target = HTMLAttributes<HTMLElement> & { ref?: Ref<HTMLElement> };

interface TooltipProps {
  /** '' shows nothing; a function is asked when it is to be shown. */
  title: string | (() => string);
  /** Left out: while it is pointed at or reached by keyboard. */
  open?: boolean;
  children: ReactElement<Target>;
}

/** A sentence about one element, above it or, where there is no room, below. */
export function Tooltip({ title, open, children }: TooltipProps) {
  const id = useId();
  const target = useRef<HTMLElement>(null);
  const [isPointed, setPointed] = useState(false);
  const isShown = title !== '' && (open ?? isPointed);
  const given = children.props;
  const own: Target = {
    ref: target,
    ...(isShown && { 'aria-describedby': id }),
    onMouseEnter: (event: MouseEvent<HTMLElement>) => {
      given.onMouseEnter?.(event);
      setPointed(true);
    },
    onMouseLeave: (event: MouseEvent<HTMLElement>) => {
      given.onMouseLeave?.(event);
      setPointed(false);
    },
    onFocus: (event: FocusEvent<HTMLElement>) => {
      given.onFocus?.(event);
      setPointed(event.target.matches(':focus-visible'));
    },
    onBlur: (event: FocusEvent<HTMLElement>) => {
      given.onBlur?.(event);
      setPointed(false);
    },
  };
  return (
    <>
      {cloneElement(children, own)}
      {isShown && <Hint id={id} of={target} title={title} onEscape={() => setPointed(false)} />}
    </>
  );
}

interface HintProps {
  id: string;
  of: { current: HTMLElement | null };
  title: TooltipProps['title'];
  onEscape: () => void;
}

function Hint({ id, of, title, onEscape }: HintProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [hint, target] = [box.current!, of.current!.getBoundingClientRect()];
    const { width, height } = hint.getBoundingClientRect();
    const isBelow = target.top < height + 12;
    const left = target.left + target.width / 2 - width / 2;
    hint.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    hint.style.top = `${isBelow ? target.bottom + 6 : target.top - height - 6}px`;
  }, [of, title]);
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && onEscape();
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onEscape]);
  return createPortal(
    <div ref={box} id={id} role="tooltip" className="hint">
      {typeof title === 'string' ? title : title()}
    </div>,
    document.body,
  );
}
