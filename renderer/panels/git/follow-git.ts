import type { GitMark, GitState } from '../../shell/git.ts';
import type { Workbench } from '../../shell/workbench.ts';

type Status = NonNullable<Awaited<ReturnType<Workbench['host']['client']['git']['status']>>>;

/** Asks again after changes, at most every two seconds, and when the window is looked at again. */
export function followGit(bench: Workbench): void {
  let asking: Promise<void> | undefined;
  let isStale = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const ask = async () => {
    isStale = false;
    const id = bench.project.getState().open?.id;
    const status =
      id === undefined ? null : await bench.host.client.git.status({ projectId: id }).catch(() => null);
    if (bench.project.getState().open?.id === id) bench.git.store.setState(toState(status), true);
    bench.touch();
  };
  const soon = () => {
    isStale = true;
    if (!asking && pause === undefined) void now();
  };
  /** What was asked before a commit would not know of it: asked again after what is running. */
  const now = async (): Promise<void> => {
    clearTimeout(pause);
    const mine = (asking ?? Promise.resolve()).then(ask);
    asking = mine;
    await mine;
    if (asking !== mine) return;
    asking = undefined;
    pause = setTimeout(() => {
      pause = undefined;
      if (isStale) soon();
    }, 2_000);
  };
  bench.project.subscribe((state, before) => state.open?.id !== before.open?.id && void now());
  bench.files.onChange(soon);
  // Commits of another program touch only .git, which nobody watches.
  window.addEventListener('focus', soon);
  refreshers.set(bench, now);
}

const refreshers = new WeakMap<Workbench, () => Promise<void>>();
export const refreshGit = (bench: Workbench) => refreshers.get(bench)?.() ?? Promise.resolve();

const strength: Record<GitMark, number> = { C: 5, M: 4, D: 3, A: 2, R: 2, U: 1 };

export function toState(status: Status | null): GitState {
  const marks = new Map<string, GitMark>();
  for (const { path, mark } of status?.files ?? []) {
    marks.set(path, mark);
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      const before = marks.get(folder);
      if (!before || strength[before] < strength[mark]) marks.set(folder, mark === 'D' ? 'M' : mark);
    }
  }
  const files = new Set(status?.ignored.filter((path) => !path.endsWith('/')));
  const folders = new Set(
    status?.ignored.filter((path) => path.endsWith('/')).map((path) => path.slice(0, -1)),
  );
  return {
    branch: status?.branch,
    ahead: status?.ahead ?? 0,
    behind: status?.behind ?? 0,
    files: status?.files ?? [],
    marks,
    isIgnored: (path) => {
      if (files.has(path) || usual.test(path)) return true;
      for (let at = path.length; at > 0; at = path.lastIndexOf('/', at - 1)) {
        if (folders.has(path.slice(0, at))) return true;
      }
      return false;
    },
  };
}

const usual = /(^|\/)(node_modules|miniprogram_npm|\.git)(\/|$)/;
