// Electron's entry. `tessera [FOLDER]`: opens the window, or a folder in the one that is open.
import path from 'node:path';
import { app, dialog } from 'electron';
import { AppError } from '../contract/errors.ts';
import { usualDataFolder } from '../host/data-folder.ts';
import { servePort } from '../host/message-port.ts';
import { serve } from '../host/serve.ts';
import { startHost } from '../host/start.ts';
import { appOrigin } from './origins.ts';
import { startShell, type RunningHost } from './start.ts';
import { words } from './words.ts';

// dist/main/main.mjs, packaged or not.
const root = path.resolve(import.meta.dirname, '..', '..');
const distFolder = path.join(root, 'dist');
const dataFolder = usualDataFolder();

/** A program cannot be started out of the archive that a packaged application is: such files lie beside it. */
function pointToUnpacked(): void {
  if (!root.endsWith('app.asar')) return;
  const binary = process.platform === 'win32' ? 'esbuild.exe' : 'bin/esbuild';
  const folder = path.join(
    `${root}.unpacked`,
    'node_modules',
    '@esbuild',
    `${process.platform}-${process.arch}`,
  );
  process.env.ESBUILD_BINARY_PATH ??= path.join(folder, binary);
}

async function startEngine(secrets: Parameters<typeof startHost>[0]['secrets']): Promise<RunningHost> {
  const host = startHost({
    dataFolder,
    templatesFolder: path.join(root, 'examples'),
    languageServer: path.join(root, 'dist', 'language', 'main.mjs'),
    secrets,
  });
  const serving = await serve({
    host,
    simulatorFolder: path.join(distFolder, 'simulator'),
    framedBy: [appOrigin],
  });
  return {
    port: serving.port,
    serve: (port, shell) => servePort(host.routerFor(shell), port),
    async dispose() {
      await serving.dispose();
      await host.dispose();
    },
  };
}

pointToUnpacked();
startShell({
  dataFolder,
  distFolder,
  iconFile: path.join(root, 'build', 'icons', '256x256.png'),
  startHost: startEngine,
}).catch((error: unknown) => {
  const reason =
    error instanceof AppError ? error.message : error instanceof Error ? (error.stack ?? '') : String(error);
  dialog.showErrorBox(words().startFailed, reason);
  app.exit(1);
});
