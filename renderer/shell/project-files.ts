import type { FileChange } from '../../contract/facts.ts';
import { pathsOf } from '../../contract/file-lists.ts';
import type { Host } from '../host.ts';

export interface ProjectFiles {
  projectId: () => string | undefined;
  /** Whose files are followed from now on. */
  follow: (projectId: string | undefined) => void;
  /** What happened on disk, whoever did it. Empty `changes` with `isAll`: everything may be different. */
  onChange: (listener: (changes: FileChange[], isAll: boolean) => void) => () => void;
  /** Facts were lost: everybody looks again. */
  lookAnew: () => void;
  onGone: (listener: () => void) => () => void;
  /** Every file but those of ignored folders; asked once and kept up to date. */
  all: () => Promise<string[]>;
}

export function createProjectFiles(host: Host): ProjectFiles {
  const listeners = new Set<(changes: FileChange[], isAll: boolean) => void>();
  const goneListeners = new Set<() => void>();
  let projectId: string | undefined;
  let stop = () => {};
  let list: Promise<string[]> | undefined;
  const tell = (changes: FileChange[], isAll: boolean) => {
    if (isAll || changes.some(({ kind }) => kind !== 'changed')) list = undefined;
    for (const listener of listeners) listener(changes, isAll);
  };
  return {
    projectId: () => projectId,
    follow(id) {
      stop();
      projectId = id;
      list = undefined;
      if (id === undefined) return;
      stop = host.follow(
        (from, signal) => host.client.watch.follow({ projectId: id, ...(from ? { from } : {}) }, { signal }),
        {
          fact: (fact) => {
            if (fact.type === 'files.changed') tell(fact.changes, false);
            else if (fact.type === 'folder.gone') for (const listener of goneListeners) listener();
          },
          missed: () => tell([], true),
        },
      );
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lookAnew: () => tell([], true),
    onGone(listener) {
      goneListeners.add(listener);
      return () => goneListeners.delete(listener);
    },
    all() {
      if (projectId === undefined) return Promise.resolve([]);
      const asked = list ?? host.client.files.all({ projectId }).then(pathsOf);
      list = asked;
      asked.catch(() => (list = undefined));
      return asked;
    },
  };
}
