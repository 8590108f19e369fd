import type { ComponentType } from 'react';
import type { Text } from '../../contract/text.ts';
import type { PanelHandle, Tab } from './dock.ts';
import type { Workbench } from './workbench.ts';

/**
 * Where a panel lives until somebody drags it elsewhere. `side`: beside the activity bar; `centre`: a tab among the
 * editors; `right`: the simulator's place; `bottom`: beside Problems and Output.
 */
export type Place = 'side' | 'centre' | 'right' | 'bottom';
export type MenuName = 'file' | 'edit' | 'view' | 'go' | 'run' | 'help';
export type Verb = 'compile' | 'preview' | 'upload';

/** Written once here, found everywhere: palette, menus, keys, tooltips, the settings page's key list. */
export interface Command {
  /** `<panel>.<verb>`; stable, people bind keys to it. */
  id: string;
  title: Text;
  /** The word before the colon in the palette; the panel's title by default. */
  category?: Text;
  icon?: string;
  keys?: string;
  /** The editor answers the keys itself while it has the focus: they are shown, but not taken. */
  handledBy?: 'editor';
  menu?: MenuName;
  /** Gives the command one of the three slots in the title bar. */
  verb?: Verb;
  /** Not offered in the palette: it needs an argument. */
  hidden?: boolean;
  /** Why it cannot run now. Shown as its tooltip, the command greyed. */
  refuse?: (workbench: Workbench) => Text | undefined;
  /** `signal` aborts when the person presses Cancel; while the promise lives, the command counts as running. */
  run: (workbench: Workbench, signal: AbortSignal, argument?: unknown) => unknown;
}

export interface PanelProps {
  workbench: Workbench;
  panel: PanelHandle;
}

/** A small thing in the status bar or the title bar. Draw `null` where there is nothing to say. */
export interface BarItem {
  id: string;
  bar: 'status' | 'title';
  side: 'left' | 'right';
  order: number;
  view: ComponentType<{ workbench: Workbench }>;
}

/** `renderer/panels/<name>/panel.ts` exports one as default. */
export interface PanelDeclaration {
  id: string;
  title: Text;
  /** A codicon's name. */
  icon: string;
  place: Place;
  /** Position in its place and in the activity bar. */
  order: number;
  /** Shown when a project is opened for the first time. */
  shown?: boolean;
  /** Has a tab only while it has something to show: nothing takes it into the layout by itself, and closing takes it out. */
  onDemand?: boolean;
  /** Keeps its DOM where it is when it is hidden or moved: for iframes, which would load anew. */
  keepAlive?: boolean;
  /** Several tabs of it may exist, told apart by their parameters (file editors). */
  multiple?: boolean;
  /** What its tab says before its view has been loaded. */
  tab?: (params: Record<string, unknown>) => Partial<Tab>;
  /** Makes sense without an open project. */
  withoutProject?: boolean;
  keys?: string;
  view: () => Promise<{ default: ComponentType<PanelProps> }>;
  commands?: Command[];
  bars?: BarItem[];
  /** A number on its icon, such as problems or changes. */
  badge?: (workbench: Workbench) => { count: number; label: Text } | undefined;
  /** Runs once when the window starts: what must live without the view being open (listeners, restored state). */
  start?: (workbench: Workbench) => void;
}

export const definePanel = (panel: PanelDeclaration): PanelDeclaration => panel;
