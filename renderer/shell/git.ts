import { createStore, type StoreApi } from 'zustand/vanilla';

/** Modified, added, deleted, renamed, untracked, conflicting. */
export type GitMark = 'M' | 'A' | 'D' | 'R' | 'U' | 'C';

export interface GitState {
  /** Undefined where the project is in no repository. */
  branch: string | undefined;
  ahead: number;
  behind: number;
  /** By path, folders above changed files included. */
  marks: Map<string, GitMark>;
  files: { path: string; mark: GitMark; isStaged: boolean }[];
  isIgnored: (path: string) => boolean;
}

export interface Git {
  store: StoreApi<GitState>;
}

const usuallyIgnored = new Set(['node_modules', 'miniprogram_npm', '.git', 'dist']);
export const ignoredByName = (path: string) => path.split('/').some((part) => usuallyIgnored.has(part));

export function createGit(): Git {
  return {
    store: createStore<GitState>(() => ({
      branch: undefined,
      ahead: 0,
      behind: 0,
      marks: new Map(),
      files: [],
      isIgnored: ignoredByName,
    })),
  };
}
