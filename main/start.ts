import path from 'node:path';
import { app, Menu, protocol, safeStorage, session, type MessagePortMain } from 'electron';
import type { SecretBox, Shell } from '../contract/shell.ts';
import { createAppProtocol } from './app-protocol.ts';
import { guardAll, guardSession } from './guards.ts';
import { firstMenu } from './menu.ts';
import { folderIn, toFolder } from './open-with.ts';
import { appScheme } from './origins.ts';
import { openSecretBox } from './secret-box.ts';
import { createWindows, type Windows } from './windows.ts';

/** The engine, as far as the shell knows it. */
export interface RunningHost {
  /** Of its loopback server, from which simulated programs load. */
  port: number;
  serve(port: MessagePortMain, shell: Shell): void;
  dispose(): Promise<void>;
}

export interface ShellOptions {
  dataFolder: string;
  /** Holds `renderer/` and `preload/` as bundled. */
  distFolder: string;
  iconFile: string;
  startHost: (secrets: SecretBox | undefined) => Promise<RunningHost>;
}

/** Before `ready`: what Electron wants to know first, and whether this process is the one that runs. */
function prepare(dataFolder: string): boolean {
  app.setName('Tessera');
  app.setPath('userData', path.join(dataFolder, 'electron'));
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
  app.enableSandbox();
  return app.requestSingleInstanceLock();
}

/** What asks for a folder before or after the windows exist: a second start, the Dock, the file browser. */
function listenForFolders(windows: () => Windows | undefined): { first: () => string | undefined } {
  // In development the first two words are Electron and the application's folder.
  const skip = app.isPackaged ? 1 : 2;
  let early = folderIn(process.argv, process.cwd(), skip);
  app.on('second-instance', (_event, argv, cwd) => windows()?.openFolder(folderIn(argv, cwd, skip)));
  app.on('open-file', (event, file) => {
    event.preventDefault();
    const folder = toFolder(file);
    if (windows()) windows()?.openFolder(folder);
    else early = folder;
  });
  app.on('activate', () => windows()?.restore());
  return { first: () => early };
}

/** The host ends before the process does: it writes down what is in flight and ends what it started. */
function endInOrder(windows: Windows, host: RunningHost): void {
  let ended = false;
  app.on('before-quit', () => windows.remember());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void host.dispose().finally(() => {
      ended = true;
      app.quit();
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
}

/** Runs the IDE in Electron. Returns false where another Tessera of the same data folder runs already and was told. */
export async function startShell({
  dataFolder,
  distFolder,
  iconFile,
  startHost,
}: ShellOptions): Promise<boolean> {
  if (!prepare(dataFolder)) {
    app.quit();
    return false;
  }
  let windows = undefined as Windows | undefined;
  const folders = listenForFolders(() => windows);
  await app.whenReady();
  guardSession(session.defaultSession);
  const host = await startHost(await openSecretBox(safeStorage));
  guardAll(app, host.port);
  protocol.handle(appScheme, createAppProtocol(path.join(distFolder, 'renderer'), host.port));
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate(firstMenu()) : null);
  windows = createWindows({
    stateFile: path.join(dataFolder, 'windows.json'),
    preloadFile: path.join(distFolder, 'preload', 'preload.cjs'),
    iconFile,
    serve: (port, shell) => host.serve(port, shell),
  });
  endInOrder(windows, host);
  windows.restore(folders.first());
  return true;
}
