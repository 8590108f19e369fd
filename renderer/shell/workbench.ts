import { createStore, type StoreApi } from 'zustand/vanilla';
import { createDebug, type Debug } from '../debug/targets.ts';
import type { Host } from '../host.ts';
import { createAppearance, type Appearance } from './appearance.ts';
import { createBuild, type Build } from './build.ts';
import { createCommands, type Commands } from './commands.ts';
import { createDock, type Dock } from './dock.ts';
import { createEditors, type Editors } from './editors.ts';
import { createGit, type Git } from './git.ts';
import { createKeyMap, readableKeys, type KeyMap } from './key-map.ts';
import { createLayoutKeeper, type LayoutKeeper } from './layout.ts';
import { createNotices, type Notices } from './notices.ts';
import { createPalette, type Palette } from './palette.ts';
import { createProblems, type Problems } from './problems.ts';
import { createProjectFiles, type ProjectFiles } from './project-files.ts';
import { createProjectStore, type ProjectControl, type ProjectState } from './project.ts';
import { createQuestions, type Questions } from './questions.ts';
import { createRegistry, type Registry } from './registry.ts';
import type { PanelDeclaration } from './declaration.ts';
import { reasonOf } from './reason.ts';
import { remember } from './remember.ts';
import { createSettings, type Settings } from './settings.ts';
import { followTasks } from './task-notices.ts';
import { shellWords } from './words.ts';

/** Everything a panel or a command may use; made once for each window, given as an argument. */
export interface Workbench {
  host: Host;
  registry: Registry;
  commands: Commands;
  dock: Dock;
  layout: LayoutKeeper;
  editors: Editors;
  project: StoreApi<ProjectState>;
  projects: ProjectControl;
  files: ProjectFiles;
  problems: Problems;
  build: Build;
  /** The running programs that panels look into. */
  debug: Debug;
  git: Git;
  settings: Settings;
  appearance: Appearance;
  notices: Notices;
  noticeList: StoreApi<boolean>;
  questions: Questions;
  palette: Palette;
  keyMap: StoreApi<KeyMap>;
  /** Counts whatever may change a badge or the reason why a command is greyed; bump it with `touch`. */
  activity: StoreApi<number>;
  touch: () => void;
  /** The keys of a command as people read them, or undefined. */
  keysOf: (command: string) => string | undefined;
  /** The same in our own spelling. */
  boundKeys: (command: string) => string | undefined;
  resetLayout: () => Promise<void>;
  /** A bug caught somewhere: into the host's log. */
  report: (error: unknown) => void;
  /** Runs something whose failure a person should read. */
  attempt: <T>(what: () => Promise<T>) => Promise<T | undefined>;
}

export function createWorkbench(host: Host, declared: PanelDeclaration[]): Workbench {
  const registry = createRegistry(declared);
  const activity = createStore<number>(() => 0);
  const problems = createProblems();
  const keyMap = createStore<KeyMap>(() => createKeyMap(registry, []));
  const bench: Workbench = {
    host,
    registry,
    activity,
    keyMap,
    commands: createCommands(() => bench),
    dock: createDock(registry),
    layout: createLayoutKeeper(() => bench),
    editors: createEditors(() => bench),
    project: createStore<ProjectState>(() => ({ open: undefined, opening: undefined })),
    projects: createProjectStore(() => bench),
    files: createProjectFiles(host),
    problems,
    build: createBuild(host, problems),
    debug: createDebug(),
    git: createGit(),
    settings: createSettings(host),
    appearance: createAppearance(document.documentElement, matchMedia('(prefers-color-scheme: light)')),
    notices: createNotices((run, milliseconds) => void setTimeout(run, milliseconds)),
    noticeList: createStore<boolean>(() => false),
    questions: createQuestions(),
    palette: createPalette(),
    touch: () => activity.setState((count) => count + 1, true),
    keysOf: (command) => readableKeys(keyMap.getState().keysOf(command)),
    boundKeys: (command) => keyMap.getState().keysOf(command),
    resetLayout: () => bench.layout.reset(),
    report: (error) => reportError(host, error),
    attempt: async (what) => {
      try {
        return await what();
      } catch (error) {
        bench.notices.show({ tone: 'error', text: { en: reasonOf(error), zh: reasonOf(error) } });
        return undefined;
      }
    },
  };
  followSettings(bench);
  followTasks(bench);
  for (const panel of registry.panels) panel.start?.(bench);
  return bench;
}

function reportError(host: Host, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const detail = error instanceof Error ? error.stack : undefined;
  host.client.log
    .write({
      level: 'error',
      message: message.slice(0, 10_000),
      ...(detail ? { detail: detail.slice(0, 100_000) } : {}),
    })
    .catch(() => {
      // The log is on the other side of the wire; without it there is nobody to tell.
    });
}

/** Theme, language and keys follow the settings; what is not valid is said in words and the default kept. */
function followSettings(bench: Workbench): void {
  const { settings, appearance, registry, notices } = bench;
  let theme: unknown;
  let keys: unknown;
  settings.store.subscribe(({ values }) => {
    if (values['workbench.theme'] !== theme) {
      theme = values['workbench.theme'];
      appearance.preview(theme);
      remember('tessera.theme', String(theme));
    }
    document.documentElement.toggleAttribute('data-still', values['workbench.reduceMotion'] === true);
    const own = values['workbench.keys'] ?? [];
    if (JSON.stringify(own) !== keys) {
      keys = JSON.stringify(own);
      const map = createKeyMap(registry, own);
      bench.keyMap.setState(map, true);
      if (map.invalid.length) {
        const value = { keys: map.invalid.join('; ') };
        notices.show({ id: 'keys-invalid', tone: 'warn', text: shellWords.keysInvalid, values: value });
      }
    }
    bench.touch();
  });
}
