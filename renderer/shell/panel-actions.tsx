import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import type { PanelHandle } from './dock.ts';

/** Puts a panel's own buttons and filter into the row of its group's tabs. Falls back to nothing while hidden. */
export function PanelActions({ panel, children }: { panel: PanelHandle; children: ReactNode }) {
  const visible = useStore(panel.visible);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (!visible) return;
    // The row is drawn by another portal: it may come a moment after this panel.
    const look = () => {
      const found = document.getElementById(`actions-of-${panel.id}`);
      setPlace(found);
      return found !== null;
    };
    if (look()) return;
    const observer = new MutationObserver(() => look() && observer.disconnect());
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['id'],
    });
    return () => observer.disconnect();
  }, [visible, panel.id]);
  return visible && place?.isConnected ? createPortal(children, place) : null;
}
