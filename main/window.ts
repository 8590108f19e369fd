import {
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  shell as system,
  type MessagePortMain,
} from 'electron';
import type { MenuGroup, Shell, ShellFact } from '../contract/shell.ts';
import { createFactQueue } from './fact-queue.ts';
import { firstMenu, menuTemplate } from './menu.ts';
import { toFolder } from './open-with.ts';
import { appOrigin, isAppPage } from './origins.ts';
import { recoverFromCrashes } from './recovery.ts';
import type { Rectangle, WindowState } from './window-state.ts';
import { words } from './words.ts';

export interface WindowOptions {
  bounds: Rectangle;
  maximized: boolean;
  search: string;
  preloadFile: string;
  iconFile: string;
  /** Serves the host's methods to the page at the other end of `port`. */
  serve: (port: MessagePortMain, shell: Shell) => void;
  openWindow: () => void;
}

export interface IdeWindow {
  readonly native: BrowserWindow;
  openFolder(path: string): void;
  showMenu(): void;
  state(): WindowState;
}

function createNative({ bounds, preloadFile, iconFile }: WindowOptions): BrowserWindow {
  return new BrowserWindow({
    ...bounds,
    minWidth: 640,
    minHeight: 400,
    show: false,
    title: 'Tessera',
    backgroundColor: '#16181d',
    icon: iconFile,
    webPreferences: {
      preload: preloadFile,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: true,
      spellcheck: false,
    },
  });
}

const isForTheBrowser = (url: string): boolean => /^(https?|mailto):/i.test(url) && URL.canParse(url);

/** What this window's page may ask of the shell. */
function createShell(
  native: BrowserWindow,
  facts: () => AsyncIterableIterator<ShellFact>,
  options: WindowOptions,
  setMenu: Shell['setMenu'],
): Shell {
  return {
    async pickFolder(title) {
      const { canceled, filePaths } = await dialog.showOpenDialog(native, {
        title,
        properties: ['openDirectory', 'createDirectory'],
      });
      return canceled ? undefined : filePaths[0];
    },
    setMenu,
    describeWindow({ title, path, edited }) {
      if (native.isDestroyed()) return;
      native.setTitle(title);
      native.setRepresentedFilename(path ?? '');
      native.setDocumentEdited(edited ?? false);
    },
    openWindow: options.openWindow,
    reveal: (path) => system.showItemInFolder(path),
    async openExternal(url) {
      if (isForTheBrowser(url)) await system.openExternal(url);
    },
    facts,
  };
}

/** A page with unsaved files holds its window back (`beforeunload`): the person decides. */
function askBeforeLosingEdits(native: BrowserWindow): void {
  native.webContents.on('will-prevent-unload', (event) => {
    const answer = dialog.showMessageBoxSync(native, {
      type: 'warning',
      message: words().unsaved,
      buttons: [words().stay, words().leave],
      defaultId: 0,
      cancelId: 0,
    });
    if (answer === 1) event.preventDefault();
  });
}

/** One window of the IDE: its page, its wire to the host, its menu. */
export function openIdeWindow(options: WindowOptions): IdeWindow {
  const native = createNative(options);
  const queue = createFactQueue<ShellFact>();
  let menu: MenuGroup[] | undefined;
  let search = options.search;

  const showMenu = (): void => {
    const choose = (command: string): void => queue.say({ type: 'command.chosen', command });
    const template = Menu.buildFromTemplate(menu ? menuTemplate(menu, choose) : firstMenu());
    if (process.platform === 'darwin') Menu.setApplicationMenu(template);
    else if (!native.isDestroyed()) native.setMenu(template);
  };
  const shell = createShell(native, queue.facts, options, (groups) => {
    menu = groups;
    if (process.platform !== 'darwin' || native.isFocused()) showMenu();
  });

  const { webContents } = native;
  const isOurPage = (event: Electron.IpcMainEvent): boolean =>
    event.sender === webContents && event.senderFrame?.parent === null && isAppPage(event.senderFrame.url);
  const connect = (event: Electron.IpcMainEvent): void => {
    if (!isOurPage(event)) return;
    const { port1, port2 } = new MessageChannelMain();
    options.serve(port2, shell);
    webContents.postMessage('tessera.port', null, [port1]);
  };
  const dropped = (event: Electron.IpcMainEvent, paths: unknown): void => {
    if (!isOurPage(event) || !Array.isArray(paths)) return;
    const folder = paths.flatMap((path) => (typeof path === 'string' ? (toFolder(path) ?? []) : []))[0];
    if (folder !== undefined) queue.say({ type: 'folder.chosen', path: folder });
  };
  ipcMain.on('tessera.connect', connect);
  ipcMain.on('tessera.dropped', dropped);
  native.on('closed', () => {
    ipcMain.off('tessera.connect', connect);
    ipcMain.off('tessera.dropped', dropped);
    queue.dispose();
  });

  // The page says in its address what it shows, so that the same opens next time.
  const remember = (_event: unknown, url: string): void => {
    if (isAppPage(url)) search = new URL(url).search;
  };
  webContents.on('did-navigate', remember);
  webContents.on('did-navigate-in-page', remember);
  askBeforeLosingEdits(native);
  recoverFromCrashes(native);
  native.on('focus', () => process.platform === 'darwin' && showMenu());
  native.once('ready-to-show', () => {
    if (options.maximized) native.maximize();
    native.show();
  });
  showMenu();
  // Rejects where the window closes while it loads; a page that is missing answers as such.
  native.loadURL(`${appOrigin}/index.html${options.search}`).catch(() => {});

  return {
    native,
    openFolder: (path) => queue.say({ type: 'folder.chosen', path }),
    showMenu,
    state: () => ({ bounds: native.getNormalBounds(), maximized: native.isMaximized(), search }),
  };
}
