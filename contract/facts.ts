import type { Diagnostic } from './diagnostic.ts';
import type { Patch, PatchKind } from './program.ts';

/** Events are past-tense facts, never orders. Each wire sends the ones of its noun. */
export type BuildFact =
  | { type: 'build.started'; projectId: string }
  | {
      type: 'build.finished';
      projectId: string;
      programId: string;
      kind: PatchKind;
      diagnostics: Diagnostic[];
      milliseconds: number;
    }
  /** The compiler itself broke, or the folder could not be read: the last program goes on running. */
  | { type: 'build.failed'; projectId: string; message: string };

/** What a running program is told over its sandbox. After `missed` it loads program.json anew. */
export type ProgramFact = { type: 'program.patched'; patch: Patch };

export type WatchFact =
  | { type: 'files.changed'; projectId: string; changes: FileChange[] }
  | { type: 'folder.gone'; projectId: string }
  /** The system allows no more watched folders: some changes go unnoticed. */
  | { type: 'watch.limited'; projectId: string };

export interface FileChange {
  /** Relative to the project's folder, with `/`. */
  path: string;
  kind: 'created' | 'changed' | 'deleted';
  isFolder: boolean;
}

/** One item of an event stream. Give `epoch` and `sequence` of the last one back as `from` to go on after a lost wire. */
export interface StreamItem<Fact> {
  /** Changes when the host restarts. */
  epoch: string;
  sequence: number;
  fact: Fact | StreamOpened;
}

/** The first item of every stream: from here on nothing is lost. `missed` asks the follower to look anew. */
export interface StreamOpened {
  type: 'stream.opened';
  missed: boolean;
}
