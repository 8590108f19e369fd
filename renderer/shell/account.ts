import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostClient } from '../host.ts';
import { languageStore, type Language } from '../kit/text.ts';
import type { Workbench } from './workbench.ts';

export type AccountState = Awaited<ReturnType<HostClient['account']['state']>>;

const stores = new WeakMap<Workbench, StoreApi<AccountState | undefined>>();

/** Who is signed in, the same for the panel and the status bar; followed while the window lives. */
export function accountOf(bench: Workbench): StoreApi<AccountState | undefined> {
  const known = stores.get(bench) ?? createStore<AccountState | undefined>(() => undefined);
  stores.set(bench, known);
  return known;
}

export function followAccount(bench: Workbench): void {
  const store = accountOf(bench);
  const { client } = bench.host;
  const look = async () => store.setState(await client.account.state(), true);
  const set = (state: AccountState) => {
    store.setState(state, true);
    bench.touch();
  };
  void look().catch(bench.report);
  const speak = ({ language }: { language: Language }) =>
    void client.account.speak({ language }).catch(bench.report);
  speak(languageStore.getState());
  languageStore.subscribe(speak);
  bench.host.follow<{ type: 'account.changed'; state: AccountState }>(
    (from, signal) => client.account.follow({ from }, { signal }),
    { fact: ({ state }) => set(state), missed: () => void look().catch(bench.report) },
  );
}

/** The project's mini program in the console: what was chosen in Publish, else the one its App ID names. */
export async function chosenProgram(bench: Workbench, projectId: string): Promise<string | undefined> {
  const { client } = bench.host;
  const [{ appId, programs }, remembered] = await Promise.all([
    client.publish.programs({ projectId }),
    client.state.get({ projectId, key: chosenProgramKey }).catch(() => undefined),
  ]);
  const wanted = typeof remembered === 'string' ? remembered : appId;
  return programs.find(({ id }) => id === wanted)?.id;
}

export const chosenProgramKey = 'publish.program';
