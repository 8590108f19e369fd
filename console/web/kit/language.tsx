import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { Language, Text } from '../../../contract/text.ts';
import type { Appearance, AppearanceStore } from './appearance.ts';

const AppearanceContext = createContext<AppearanceStore | null>(null);

export function AppearanceProvider({ store, children }: { store: AppearanceStore; children: ReactNode }) {
  return <AppearanceContext value={store}>{children}</AppearanceContext>;
}

export function useAppearance(): Appearance & AppearanceStore {
  const store = useContext(AppearanceContext)!;
  const now = useSyncExternalStore(store.subscribe, store.get);
  return { ...store, ...now };
}

export type Say = (text: Text, values?: Record<string, string | number>) => string;

/** `say(words.title, { name })`: the sentence in the viewer's language with its `{name}` filled in. */
export function useSay(): Say {
  const { language } = useAppearance();
  return useMemo(() => sayIn(language), [language]);
}

export function sayIn(language: Language): Say {
  return (text, values = {}) =>
    text[language].replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}
