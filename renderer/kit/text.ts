import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Language, Text } from '../../contract/text.ts';

export type { Language, Text };
export type Values = Record<string, string | number>;

/** Every string is written once as `Text`, both languages side by side: a missing one fails to compile. */
export type Words = Record<string, Text>;
export const words = <W extends Words>(table: W): W => table;

export interface LanguageState {
  language: Language;
  setLanguage: (language: Language) => void;
}

export const languageStore = createStore<LanguageState>((set) => ({
  language: firstLanguage(),
  setLanguage: (language) => set({ language }),
}));

function firstLanguage(): Language {
  if (typeof document === 'undefined') return 'en';
  const known = document.documentElement.lang || navigator.language;
  const stored = typeof localStorage === 'undefined' ? null : localStorage.getItem('tessera.language');
  return (stored ?? navigator.language ?? known).toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/**
 * Fills `{name}` with values, and `{name|one|many}` with the form that fits the number:
 * `{n} {n|file|files}`. Chinese sentences simply do not use the second form.
 */
export function fill(template: string, values: Values = {}): string {
  return template.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      if (one === undefined) return String(value);
      return (value === 1 ? one : many) ?? '';
    },
  );
}

export type Say = (text: Text, values?: Values) => string;

/** For code that is not a component: the words in the language of this moment. */
export const say: Say = (text, values) => fill(text[languageStore.getState().language], values);

/** For components: drawn again when the language is switched. */
export function useSay(): Say {
  const language = useStore(languageStore, (state) => state.language);
  return (text, values) => fill(text[language], values);
}

export function useLanguage(): Language {
  return useStore(languageStore, (state) => state.language);
}
