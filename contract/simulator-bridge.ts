// Messages between the IDE's simulator pane and the program's page. Each side treats the other's as untrusted.
import type { ConsolePlace } from './debug/console.ts';
import type { DebugNews, DebugRequest } from './debug/wire.ts';

/** Where the device is. */
export interface DevicePlace {
  latitude: number;
  longitude: number;
  /** In metres. */
  altitude: number;
  accuracy: number;
  /** Metres a second; -1 where it is not known, as documented. */
  speed: number;
}

/** How the device is held and turned. */
export interface DeviceMotion {
  /** In g, along the device's axes. Flat on a table: 0, 0, -1. */
  acceleration: { x: number; y: number; z: number };
  /** Where the top edge points, in degrees from north. */
  direction: number;
  /** In radians a second. */
  rotation: { x: number; y: number; z: number };
  /** In degrees. */
  orientation: { alpha: number; beta: number; gamma: number };
}

export interface DeviceBattery {
  /** 1 to 100. */
  level: number;
  isCharging: boolean;
  isLowPowerModeEnabled: boolean;
}

/** What a new device begins with. */
export const defaultPlace: DevicePlace = {
  latitude: 23.09994,
  longitude: 113.32452,
  altitude: 0,
  accuracy: 65,
  speed: -1,
};

export const defaultMotion: DeviceMotion = {
  acceleration: { x: 0, y: 0, z: -1 },
  direction: 0,
  rotation: { x: 0, y: 0, z: 0 },
  orientation: { alpha: 0, beta: 0, gamma: 0 },
};

export const defaultBattery: DeviceBattery = { level: 100, isCharging: false, isLowPowerModeEnabled: false };

/** What the pane sets. */
export interface SimulatorSettings {
  device: string;
  landscape: boolean;
  theme: 'light' | 'dark';
  language: 'en' | 'zh';
  fontSize: number;
  network: 'wifi' | '2g' | '3g' | '4g' | '5g' | 'none';
  muted: boolean;
  place: DevicePlace;
  motion: DeviceMotion;
  battery: DeviceBattery;
  /** Scopes that the program asked for, and what was answered: a frame may be refused a storage of its own. */
  permissions: Record<string, boolean>;
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
  /** What a person answered the program, changed by hand; `ask`: the next use asks again. Without a scope: all of them. */
  | { type: 'permission.set'; scope?: string; answer: PermissionAnswer }
  | { type: 'debug'; message: DebugRequest }
  /** For the list of recent projects: `picture.taken` answers. */
  | { type: 'picture.take'; width: number }
  | { type: 'screenshot.take'; id: number }
  /** Opens every page in turn; each is told of by `page.probed`. */
  | { type: 'sweep' }
  | { type: 'ping'; id: number };

export type PermissionAnswer = 'allow' | 'deny' | 'ask';

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
  /** Scopes that the program asked for, and what was answered. */
  | { type: 'permissions.changed'; answers: Record<string, boolean> }
  | { type: 'exit.pressed' }
  | { type: 'debug'; message: DebugNews }
  | { type: 'pong'; id: number };
