// Messages between the IDE's simulator pane and the program's page. Each side treats the other's as untrusted.
import type { ConsolePlace } from './debug/console.ts';
import type { DebugNews, DebugRequest } from './debug/wire.ts';

/** What the pane sets. */
export interface SimulatorSettings {
  device: string;
  landscape: boolean;
  theme: 'light' | 'dark';
  language: 'en' | 'zh';
  fontSize: number;
  network: 'wifi' | '2g' | '3g' | '4g' | '5g' | 'none';
  muted: boolean;
  /** What a changed script does to the pages it is in. */
  scriptReload: 'keep-data' | 'restart-page';
}

/** Where the program starts: a compile mode. */
export interface SimulatorStart {
  path?: string;
  query?: Record<string, string>;
  scene?: number;
  /** What `wx.getUpdateManager` tells of: a newer version that is ready, or one that cannot be loaded. */
  update?: 'ready' | 'failed';
}

/** First message to the frame; it carries the port that all others go over. */
export interface SimulatorHello {
  type: 'tessera.hello';
  settings: Partial<SimulatorSettings>;
  start: SimulatorStart;
}

/** From the pane to the page. */
export type SimulatorOrder =
  | { type: 'settings.set'; settings: Partial<SimulatorSettings> }
  | { type: 'navigate'; api: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab'; url: string }
  | { type: 'back' }
  | { type: 'home' }
  | { type: 'relaunch'; start?: SimulatorStart }
  | { type: 'foreground' }
  | { type: 'background' }
  | { type: 'key'; key: 'back' }
  | { type: 'debug'; message: DebugRequest }
  /** For the list of recent projects: `picture.taken` answers. */
  | { type: 'picture.take'; width: number }
  | { type: 'screenshot.take'; id: number }
  /** Opens every page in turn; each is told of by `page.probed`. */
  | { type: 'sweep' }
  | { type: 'ping'; id: number };

/** What opening one page showed. */
export interface PageFinding {
  path: string;
  opened: boolean;
  milliseconds: number;
  blank: boolean;
  /** Errors, missing members of wx and missing tags, each in words. */
  problems: string[];
  png: string | null;
}

/** From the page to the pane. */
export type SimulatorNews =
  | { type: 'page.shown'; path: string; query: Record<string, string>; depth: number; pages: string[] }
  | { type: 'program.started'; milliseconds: number }
  | { type: 'program.patched'; kind: string; milliseconds: number }
  | { type: 'report'; kind: string; message: string; where: string; stack?: string; page?: string }
  /** Said by a task that has not ended: where it goes round. */
  | { type: 'loop.found'; stack: ConsolePlace[] }
  | { type: 'picture.taken'; picture: string }
  /** Address of a PNG; null where none could be made. */
  | { type: 'screenshot.taken'; id: number; png: string | null }
  | { type: 'page.probed'; finding: PageFinding }
  | { type: 'sweep.ended' }
  | { type: 'menu.pressed' }
  | { type: 'exit.pressed' }
  | { type: 'debug'; message: DebugNews }
  | { type: 'pong'; id: number };
