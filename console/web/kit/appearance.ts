import type { Language } from '../../../contract/text.ts';

export type Theme = 'light' | 'dark';
export type ThemeChoice = Theme | 'system';

export interface Appearance {
  language: Language;
  choice: ThemeChoice;
  theme: Theme;
}

/** What this browser remembers; theme.js reads the same two before the first paint. */
const keys = { theme: 'tessera.site.theme', language: 'tessera.site.language' };

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
}

const isLight = (): boolean => !matchMedia('(prefers-color-scheme: dark)').matches;

function resolve(choice: ThemeChoice): Theme {
  if (choice !== 'system') return choice;
  return isLight() ? 'light' : 'dark';
}

export interface AppearanceStore {
  get(): Appearance;
  subscribe(listener: () => void): () => void;
  setLanguage(language: Language): void;
  setTheme(choice: ThemeChoice): void;
}

export function createAppearance(): AppearanceStore {
  const listeners = new Set<() => void>();
  const saved = read(keys.theme);
  const choice: ThemeChoice = saved === 'light' || saved === 'dark' ? saved : 'system';
  const language: Language = /^zh/i.test(read(keys.language) ?? navigator.language) ? 'zh' : 'en';
  let now: Appearance = { language, choice, theme: resolve(choice) };
  const become = (next: Appearance) => {
    now = next;
    document.documentElement.dataset.theme = next.theme;
    document.documentElement.lang = next.language === 'zh' ? 'zh-CN' : 'en';
    for (const listener of listeners) listener();
  };
  become(now);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () =>
    become({ ...now, theme: resolve(now.choice) }),
  );
  return {
    get: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setLanguage(language) {
      write(keys.language, language);
      become({ ...now, language });
    },
    setTheme(choice) {
      write(keys.theme, choice === 'system' ? null : choice);
      become({ ...now, choice, theme: resolve(choice) });
    },
  };
}
