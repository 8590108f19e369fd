export interface MediaQueryDescriptor {
  minWidth?: number;
  maxWidth?: number;
  width?: number;
  minHeight?: number;
  maxHeight?: number;
  height?: number;
  orientation?: string;
}

export interface MediaQueryHandle {
  observe(descriptor: MediaQueryDescriptor, callback: (result: { matches: boolean }) => void): void;
  disconnect(): void;
}

const names: Record<keyof MediaQueryDescriptor, string> = {
  minWidth: 'min-width',
  maxWidth: 'max-width',
  width: 'width',
  minHeight: 'min-height',
  maxHeight: 'max-height',
  height: 'height',
  orientation: 'orientation',
};

/** createMediaQueryObserver(): told at once and at every change. */
export function createMediaQueryObserver(view: () => Window | null | undefined): MediaQueryHandle {
  const disposers: (() => void)[] = [];
  return {
    observe(descriptor, callback) {
      const conditions = Object.entries(descriptor)
        .filter(([name, value]) => name in names && value !== undefined)
        .map(
          ([name, value]) => `(${names[name as 'width']}: ${name === 'orientation' ? value : `${value}px`})`,
        );
      const page = view();
      // A page that was just put in has its size only after a layout.
      page?.frameElement?.getBoundingClientRect();
      const list = page?.matchMedia(conditions.join(' and ') || 'all');
      if (!list) return;
      const listener = (): void => callback({ matches: list.matches });
      list.addEventListener('change', listener);
      disposers.push(() => list.removeEventListener('change', listener));
      queueMicrotask(listener);
    },
    disconnect() {
      for (const dispose of disposers.splice(0)) dispose();
    },
  };
}
