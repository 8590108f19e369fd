import { useEffect, useRef, useState } from 'react';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role="combobox"], [role="dialog"], [role="menu"]') !== null);

/** J and K (or the arrows) mark a sheet, Enter opens it. A and R belong to the open sheet. Answers which one is marked. */
export function useInboxKeys(ids: string[], open: string, setOpen: (id: string) => void): string | null {
  const [marked, setMarked] = useState<string | null>(null);
  const latest = useRef({ ids, open, marked, setOpen });
  useEffect(() => {
    latest.current = { ids, open, marked, setOpen };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { ids: all, open: isOpen, marked: at } = latest.current;
      if (isOpen || all.length === 0 || isTyping(event.target)) return;
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      const index = at === null ? -1 : all.indexOf(at);
      if (event.key === 'j' || event.key === 'ArrowDown')
        setMarked(all[Math.min(all.length - 1, index + 1)]!);
      else if (event.key === 'k' || event.key === 'ArrowUp') setMarked(all[Math.max(0, index - 1)]!);
      else if (event.key === 'Enter' && index >= 0 && !(event.target instanceof HTMLButtonElement))
        latest.current.setOpen(at!);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return marked;
}
