import { EventEmitter } from 'node:events';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { fromShown, isShownScheme } from './addresses.ts';
import { createBrowserWindow, type WindowList } from './browser-window.ts';
import { MessageChannelMain } from './ports.ts';
import { preventable } from './web-contents.ts';

export interface DoubleOptions {
  dataFolder: string;
  /** False: another instance holds the lock. */
  isFirst?: boolean;
  args: string[];
  executablePath: string;
}

type Handler = (request: Request) => Promise<Response>;
export interface MenuTemplate {
  id?: string;
  label?: string;
  role?: string;
  click?: () => void;
  submenu?: MenuTemplate[];
}

/** Whatever a main process asks for that the double lacks must be seen at once, by its name. */
function strict<T extends object>(name: string, known: T): T {
  return new Proxy(known, {
    get(target, key) {
      if (key in target || typeof key === 'symbol' || key === 'then')
        return Reflect.get(target, key) as unknown;
      throw new Error(`electron-double: ${name}.${key} is not in the double`);
    },
  });
}

/** One run of a simulated Electron: the module `electron` for the main process, and what a test looks at. */
export function createElectron(options: DoubleOptions) {
  const schemes = new Map<string, Handler>();
  const list: WindowList = { open: new Set(), focused: undefined };
  const ipcMain = new EventEmitter();
  const seen = {
    external: [] as string[],
    revealed: [] as string[],
    applicationMenu: undefined as unknown,
    privileged: [] as { scheme: string }[],
    isSandboxed: false,
    dialogs: [] as unknown[],
    exited: false,
  };
  const answers = { folders: [] as string[], buttons: [] as number[] };
  let browser: Browser | undefined;
  let context: BrowserContext | undefined;
  let isReady = false;
  let isQuitting = false;
  let ended: () => void = () => {};
  const end = new Promise<void>((resolve) => (ended = resolve));
  let becomeReady: () => void = () => {};
  const whenReady = new Promise<void>((resolve) => (becomeReady = resolve));

  const events = new EventEmitter();
  const app = Object.assign(events, {
    isPackaged: true,
    setName() {},
    setPath(name: string, folder: string) {
      if (isReady) throw new Error('electron-double: set paths before ready');
      paths[name] = folder;
    },
    getPath: (name: string) => paths[name] ?? path.join(options.dataFolder, name),
    getLocale: () => 'en-US',
    enableSandbox: () => void (seen.isSandboxed = true),
    requestSingleInstanceLock: () => options.isFirst ?? true,
    whenReady: () => whenReady,
    quit: () => void quit(),
    exit: () => void quit(),
  });
  const paths: Record<string, string> = {};

  /** Electron's order: before-quit, every window may refuse, will-quit, quit. */
  async function quit(): Promise<void> {
    if (!isQuitting) {
      isQuitting = true;
      app.emit('before-quit', preventable({}));
      const windows = [...list.open];
      await Promise.all(
        windows.map((window) => {
          const closed = new Promise((resolve) => window.once('closed', resolve));
          window.close();
          return closed;
        }),
      );
    }
    const event = preventable({});
    app.emit('will-quit', event);
    if (event.defaultPrevented) return;
    app.emit('quit');
    await browser?.close();
    seen.exited = true;
    ended();
  }

  const permissionHandlers: Record<string, unknown> = {};
  const defaultSession = strict(
    'session',
    Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: (handler: unknown) => void (permissionHandlers.request = handler),
      setPermissionCheckHandler: (handler: unknown) => void (permissionHandlers.check = handler),
      setDevicePermissionHandler: (handler: unknown) => void (permissionHandlers.device = handler),
    }),
  );
  const around = () => {
    if (!context) throw new Error('electron-double: a window before ready');
    return { context, schemes: new Set(schemes.keys()), ipcMain };
  };
  const BrowserWindow = createBrowserWindow({ around, app, list });

  const module = {
    app: strict('app', app),
    BrowserWindow,
    ipcMain,
    MessageChannelMain,
    session: strict('session', { defaultSession }),
    protocol: strict('protocol', {
      registerSchemesAsPrivileged(privileged: { scheme: string }[]) {
        if (isReady) throw new Error('electron-double: register schemes before ready');
        seen.privileged.push(...privileged);
      },
      handle: (scheme: string, handler: Handler) => void schemes.set(scheme, handler),
    }),
    Menu: strict('Menu', {
      buildFromTemplate: (template: MenuTemplate[]) => template,
      setApplicationMenu: (menu: unknown) => void (seen.applicationMenu = menu),
    }),
    dialog: strict('dialog', {
      async showOpenDialog(_window: unknown, asked: unknown) {
        seen.dialogs.push(asked);
        const folder = answers.folders.shift();
        return { canceled: folder === undefined, filePaths: folder === undefined ? [] : [folder] };
      },
      async showMessageBox(_window: unknown, asked: unknown) {
        seen.dialogs.push(asked);
        return { response: answers.buttons.shift() ?? 0 };
      },
      showMessageBoxSync(_window: unknown, asked: unknown) {
        seen.dialogs.push(asked);
        return answers.buttons.shift() ?? 0;
      },
      showErrorBox(title: string, content: string) {
        seen.dialogs.push({ title, content });
      },
    }),
    shell: strict('shell', {
      openExternal: async (url: string) => void seen.external.push(url),
      showItemInFolder: (file: string) => void seen.revealed.push(file),
    }),
    screen: strict('screen', {
      getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
    }),
    safeStorage: strict('safeStorage', {
      isAsyncEncryptionAvailable: async () => true,
      getSelectedStorageBackend: () => 'gnome_libsecret',
      encryptStringAsync: async (text: string) => Buffer.from(`sealed:${text}`),
      decryptStringAsync: async (sealed: Buffer) => ({
        result: sealed.toString().replace('sealed:', ''),
        shouldReEncrypt: false,
      }),
    }),
  };

  async function start(): Promise<void> {
    browser = await chromium.launch({ executablePath: options.executablePath, args: options.args });
    // What a page can tell Electron by, besides its address, is the browser's name.
    context = await browser.newContext({
      viewport: null,
      userAgent: `Mozilla/5.0 Chrome/${browser.version()} Electron/45.4.1`,
    });
    await context.route(
      (url: URL) => isShownScheme(url.href),
      async (route) => {
        const url = fromShown(route.request().url());
        const handler = schemes.get(new URL(url).protocol.slice(0, -1));
        if (!handler) return route.abort();
        const response = await handler(new Request(url, { method: route.request().method() }));
        const headers = Object.fromEntries(response.headers);
        return route.fulfill({
          status: response.status,
          headers,
          body: Buffer.from(await response.arrayBuffer()),
        });
      },
    );
    isReady = true;
    becomeReady();
    app.emit('ready', {});
  }

  return { module, app, seen, answers, permissionHandlers, list, ended: end, start, quit };
}

export type ElectronDouble = ReturnType<typeof createElectron>;
