import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Host, SettingsView } from '../host.ts';
import { languageStore } from '../kit/text.ts';
import { remember } from './remember.ts';

export interface SettingsState {
  /** What counts; empty until the host has answered. */
  values: Record<string, unknown>;
  view: SettingsView | undefined;
}

export interface Settings {
  store: StoreApi<SettingsState>;
  get: (key: string) => unknown;
  set: (key: string, value: SettingsValue | null, scope?: 'user' | 'project') => Promise<void>;
  /** Whose project settings count from now on. */
  follow: (projectId: string | undefined) => void;
}

export type SettingsValue = string | number | boolean | string[];

/** The host's settings, kept up to date; a change counts here at once and is taken back when it is refused. */
export function createSettings(host: Host): Settings {
  const store = createStore<SettingsState>(() => ({ values: {}, view: undefined }));
  let projectId: string | undefined;
  const load = async () => {
    const asked = projectId;
    const view = await host.client.settings.get(asked ? { projectId: asked } : {});
    if (asked === projectId) store.setState({ values: view.values, view });
  };
  const loadQuietly = () => {
    load().catch(() => {
      // The wire broke; `missed` asks again when it is back.
    });
  };
  host.follow((from, signal) => host.client.settings.follow(from ? { from } : {}, { signal }), {
    fact: loadQuietly,
    missed: loadQuietly,
  });
  loadQuietly();
  store.subscribe(({ values }) => applyLanguage(values['workbench.language']));
  return {
    store,
    get: (key) => store.getState().values[key],
    async set(key, value, scope = 'user') {
      const before = store.getState().values;
      if (value !== null) store.setState({ values: { ...before, [key]: value } });
      const target = scope === 'project' && projectId ? { scope, projectId } : { scope: 'user' as const };
      try {
        await host.client.settings.set({ ...target, key, value });
        await load();
      } catch (error) {
        store.setState({ values: before });
        throw error;
      }
    },
    follow(id) {
      projectId = id;
      loadQuietly();
    },
  };
}

function applyLanguage(value: unknown): void {
  if (value === undefined) return;
  const system = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  const language = value === 'zh' || value === 'en' ? value : system;
  languageStore.getState().setLanguage(language);
  remember('tessera.language', language);
}
