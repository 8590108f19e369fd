import { createStore, type StoreApi } from 'zustand/vanilla';

export type Theme = 'dark' | 'light' | 'high-contrast';
export interface Appearance {
  /** The theme in force. */
  store: StoreApi<{ theme: Theme }>;
  /** Puts a theme on without storing it: moving through the list of themes shows each. */
  preview: (theme: unknown) => void;
}

/** The theme lives as an attribute of the root element; style sheets and Monaco follow it. */
export function createAppearance(root: HTMLElement, system: MediaQueryList): Appearance {
  const store = createStore<{ theme: Theme }>(() => ({ theme: toTheme(root.dataset.theme, system) }));
  let wanted: unknown = root.dataset.theme;
  const apply = () => {
    const theme = toTheme(wanted, system);
    root.dataset.theme = theme;
    store.setState({ theme });
  };
  system.addEventListener('change', apply);
  return {
    store,
    preview(theme) {
      wanted = theme;
      apply();
    },
  };
}

function toTheme(value: unknown, system: MediaQueryList): Theme {
  if (value === 'auto' || value === undefined) return system.matches ? 'light' : 'dark';
  return value === 'light' || value === 'high-contrast' ? value : 'dark';
}
