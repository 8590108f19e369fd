import type { DebugNews, DebugRequest } from '../../../contract/debug/wire.ts';
import type { DeviceModel } from '../../../contract/devices.ts';
import type { Language } from '../../../contract/text.ts';

// Between our page and the frame without an origin in which a program runs. Each treats the other's as untrusted.

export interface RunStart {
  path?: string;
  query?: Record<string, string>;
}

/** One file of the package, by its path in it. */
export type ProgramFile = [path: string, bytes: Uint8Array<ArrayBuffer>];

/** A package: which files it has, and those that the frame does not have yet. */
export interface ProgramBuild {
  list: { path: string; sha256: string }[];
  /** By hash. */
  files: [sha256: string, bytes: Uint8Array<ArrayBuffer>][];
}

/** A later build: what it changed. */
export interface BuildChanges {
  set: { path: string; sha256: string }[];
  removed: string[];
  /** By hash; only those that the frame does not have. */
  files: [sha256: string, bytes: Uint8Array<ArrayBuffer>][];
}

export interface RunOptions {
  build: ProgramBuild;
  start: RunStart;
  storage: Record<string, string>;
  model: DeviceModel;
  theme: 'light' | 'dark';
  language: Language;
}

export type FrameOrder =
  | ({ type: 'run' } & RunOptions)
  | { type: 'build'; changes: BuildChanges }
  | { type: 'theme'; theme: 'light' | 'dark' }
  | { type: 'shown'; isShown: boolean }
  | { type: 'back' }
  | { type: 'debug'; message: DebugRequest }
  /** Somebody else looks now: the debug channel begins anew. */
  | { type: 'debug.again' }
  | { type: 'answered'; id: number; result?: unknown; reason?: string; code?: string };

export type LogLevel = 'log' | 'info' | 'warn' | 'error' | 'debug';

export type FrameNews =
  | { type: 'ready' }
  | { type: 'started'; milliseconds: number }
  | { type: 'patched'; kind: string; milliseconds: number }
  /** Only a new run brings the program to its newest build. */
  | { type: 'relaunch'; start: RunStart }
  | { type: 'page'; path: string; query: Record<string, string>; depth: number }
  | { type: 'log'; level: LogLevel; text: string; time: number }
  | { type: 'ask'; id: number; method: string; input: unknown }
  | { type: 'debug'; message: DebugNews }
  | { type: 'menu' }
  | { type: 'exit' };
