import { dialog, type BrowserWindow } from 'electron';
import { words } from './words.ts';

const calm = 60_000;
const mostInARow = 3;

/** True while crashes are so rare that loading the page anew is better than asking. Pure, for its test. */
export function mayReload(crashes: readonly number[], now: number): boolean {
  return crashes.filter((at) => now - at < calm).length < mostInARow;
}

/**
 * A crashed page is loaded anew: files live on the disk and the host keeps the rest, so nothing but the window's own view is lost. One that
 * crashes again and again, or hangs, is the person's choice.
 */
export function recoverFromCrashes(window: BrowserWindow): void {
  let crashes: number[] = [];
  const { webContents } = window;

  const ask = async (message: string, buttons: [string, string]): Promise<number> =>
    (await dialog.showMessageBox(window, { type: 'warning', message, buttons, defaultId: 0, cancelId: 1 }))
      .response;

  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = Date.now();
    if (mayReload(crashes, now)) {
      crashes = [...crashes, now].slice(-mostInARow);
      webContents.reload();
      return;
    }
    crashes = [];
    void ask(words().crashed, [words().reload, words().close]).then((answer) => {
      if (answer === 0) webContents.reload();
      else window.destroy();
    });
  });

  let asking = false;
  webContents.on('unresponsive', () => {
    if (asking) return;
    asking = true;
    void ask(words().hanging, [words().reload, words().wait]).then((answer) => {
      asking = false;
      if (answer === 0) webContents.forcefullyCrashRenderer();
    });
  });
}
