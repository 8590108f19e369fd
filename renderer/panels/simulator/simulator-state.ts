import { createStore, type StoreApi } from 'zustand/vanilla';
import { defaultDevice } from '../../../contract/devices.ts';
import type { ConsolePlace } from '../../../contract/debug/console.ts';
import { defaultBattery, defaultMotion, defaultPlace } from '../../../contract/simulator-bridge.ts';
import type { SimulatorSettings, SimulatorStart } from '../../../contract/simulator-bridge.ts';
import { languageStore, type Say } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import type { SimulatorFrame } from './simulator-frame.ts';
import { simulatorWords as w } from './words.ts';

/** A start of the program that somebody gave a name: kept in the project, as the platform's own tool keeps it. */
export interface CompileMode {
  name: string;
  pathName: string;
  query: string;
  scene?: number | null;
  /** A newer version that `wx.getUpdateManager` tells of. */
  update?: 'ready' | 'failed';
}

export type Condition = 'empty' | 'starting' | 'running' | 'frozen' | 'stopped';

export interface SimulatorState {
  settings: SimulatorSettings;
  zoom: number | 'fit';
  condition: Condition;
  /** Where a program that does not answer goes round; innermost first. */
  stack: ConsolePlace[];
  page: { path: string; query: Record<string, string>; depth: number } | undefined;
  pages: string[];
  modes: CompileMode[];
  /** Index in `modes`; -1 is the normal start. */
  mode: number;
  /** The last thing that took time, for the line below the phone. */
  timing: { kind: 'opened' | 'patched'; ms: number } | undefined;
  isBackground: boolean;
  /** The window of all pages is open. */
  showsGallery: boolean;
  /** What the device senses is beside the phone. */
  showsDevice: boolean;
}

export const NETWORKS = ['wifi', '5g', '4g', '3g', '2g', 'none'] as const;

export const networkTitle = (network: (typeof NETWORKS)[number], say: Say): string =>
  network === 'none' ? say(w.offline) : network === 'wifi' ? 'Wi-Fi' : network.toUpperCase();

export interface SimulatorPanel {
  store: StoreApi<SimulatorState>;
  frame: SimulatorFrame | undefined;
}

const panels = new WeakMap<Workbench, SimulatorPanel>();

/** The pane's state: one per window, it outlives the view. */
export function simulatorOf(workbench: Workbench): SimulatorPanel {
  const known = panels.get(workbench);
  if (known) return known;
  const panel: SimulatorPanel = { store: createStore(initial), frame: undefined };
  panels.set(workbench, panel);
  return panel;
}

function initial(): SimulatorState {
  return {
    settings: {
      device: defaultDevice,
      landscape: false,
      theme: 'light',
      language: languageStore.getState().language,
      fontSize: 16,
      network: 'wifi',
      muted: false,
      place: defaultPlace,
      motion: defaultMotion,
      battery: defaultBattery,
      permissions: {},
      scriptReload: 'keep-data',
    },
    zoom: 'fit',
    condition: 'empty',
    stack: [],
    page: undefined,
    pages: [],
    modes: [],
    mode: -1,
    timing: undefined,
    isBackground: false,
    showsGallery: false,
    showsDevice: false,
  };
}

/** Settings reach the running program at once and are kept with the project. */
export function changeSettings(workbench: Workbench, change: Partial<SimulatorSettings>): void {
  const { store, frame } = simulatorOf(workbench);
  store.setState(({ settings }) => ({ settings: { ...settings, ...change } }));
  frame?.tell({ type: 'settings.set', settings: change });
  void keepState(workbench);
}

export function startOf({ modes, mode }: SimulatorState): SimulatorStart {
  const chosen = modes[mode];
  if (!chosen) return {};
  const path = chosen.pathName.replace(/^\//, '');
  return {
    ...(path ? { path } : {}),
    query: Object.fromEntries(new URLSearchParams(chosen.query)),
    ...(typeof chosen.scene === 'number' ? { scene: chosen.scene } : {}),
    ...(chosen.update ? { update: chosen.update } : {}),
  };
}

const KEY = 'simulator';

export async function keepState(workbench: Workbench): Promise<void> {
  const project = workbench.project.getState().open;
  if (!project) return;
  const { settings, zoom, mode } = simulatorOf(workbench).store.getState();
  const { place, motion, battery } = settings;
  const kept = { ...settings, place: { ...place }, motion: { ...motion }, battery: { ...battery } };
  const value = { settings: kept, zoom, mode };
  await workbench.host.client.state.set({ projectId: project.id, key: KEY, value }).catch(workbench.report);
}

export async function restoreState(workbench: Workbench, projectId: string): Promise<void> {
  const { store } = simulatorOf(workbench);
  const kept = (await workbench.host.client.state
    .get({ projectId, key: KEY })
    .catch(() => null)) as Partial<SimulatorState> | null;
  if (!kept || typeof kept !== 'object') return;
  store.setState(({ settings }) => ({
    settings: { ...settings, ...kept.settings },
    zoom: kept.zoom ?? 'fit',
    mode: kept.mode ?? -1,
  }));
}
