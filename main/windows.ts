import { BrowserWindow, screen } from 'electron';
import { openIdeWindow, type IdeWindow, type WindowOptions } from './window.ts';
import { fitOnDisplays, readWindowStates, writeWindowStates, type WindowState } from './window-state.ts';

type Given = Pick<WindowOptions, 'preloadFile' | 'iconFile' | 'serve'> & { stateFile: string };

export interface Windows {
  /** The windows of the last time, or a first one; a folder opens in the front one. */
  restore(folder?: string): void;
  /** Opens a folder in the window in front, which comes forward; without one, just comes forward. */
  openFolder(folder?: string): void;
  openAnother(): void;
  /** Writes down what is open. From now on closing windows no longer changes it: the application quits. */
  remember(): void;
}

export function createWindows({ stateFile, ...given }: Given): Windows {
  const open = new Set<IdeWindow>();
  let front: IdeWindow | undefined;
  let isQuitting = false;

  const statesNow = (): WindowState[] => [...open].map((window) => window.state());
  const displays = () => screen.getAllDisplays().map(({ workArea }) => workArea);

  const openOne = (state?: Partial<WindowState>): IdeWindow => {
    const window = openIdeWindow({
      ...given,
      bounds: fitOnDisplays(state?.bounds, displays()),
      maximized: state?.maximized ?? false,
      search: state?.search ?? '',
      openWindow: () => openAnother(),
    });
    open.add(window);
    front = window;
    window.native.on('focus', () => (front = window));
    // Asked before it is gone: the last window to close is the one that comes back.
    window.native.on('close', () => {
      if (!isQuitting) writeWindowStates(stateFile, statesNow());
    });
    window.native.on('closed', () => {
      open.delete(window);
      if (front === window) front = [...open].at(-1);
    });
    return window;
  };

  const openAnother = (): void => {
    const bounds = front?.native.getNormalBounds();
    openOne(bounds && { bounds: { ...bounds, x: bounds.x + 24, y: bounds.y + 24 } });
  };

  const openFolder = (folder?: string): void => {
    const window = front ?? openOne();
    if (window.native.isMinimized()) window.native.restore();
    window.native.focus();
    if (folder !== undefined) window.openFolder(folder);
  };

  return {
    openFolder,
    openAnother,
    restore(folder) {
      if (BrowserWindow.getAllWindows().length === 0) {
        const states = readWindowStates(stateFile);
        for (const state of states.length > 0 ? states : [undefined]) openOne(state);
      }
      if (folder !== undefined) openFolder(folder);
    },
    remember() {
      isQuitting = true;
      if (open.size > 0) writeWindowStates(stateFile, statesNow());
    },
  };
}
