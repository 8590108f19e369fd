import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createPackage } from '@electron/asar';

/**
 * A folder that looks enough like Electron's Linux distribution for electron-builder to pack an application into it: proves configuration,
 * file collection and archive, not that the result runs. The "binary" holds the mark behind which Electron's fuses lie.
 */
export async function makeFakeElectronDist(folder: string, root: string): Promise<string> {
  const { version } = JSON.parse(
    readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8'),
  ) as { version: string };
  const fuses = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, 9]),
    Buffer.from('1'.repeat(9)),
  ]);
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  mkdirSync(path.join(folder, 'locales'));
  const files: Record<string, Buffer | string> = {
    electron: Buffer.concat([Buffer.from('\x7fELF fake '), fuses]),
    version,
    LICENSE: 'fake',
    'LICENSES.chromium.html': 'fake',
    'chrome-sandbox': 'fake',
    'locales/en-US.pak': 'fake',
  };
  for (const [file, content] of Object.entries(files))
    writeFileSync(path.join(folder, file), content, { mode: 0o755 });
  await createPackage(path.join(folder, 'locales'), path.join(folder, 'resources/default_app.asar'));
  return folder;
}
