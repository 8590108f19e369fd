// Where this system keeps Tessera's data, for the scripts that run before a bundle does. The same places as host/data-folder.ts; a test compares.
import { homedir } from 'node:os';
import path from 'node:path';

export function usualDataFolder(env = process.env, platform = process.platform) {
  const { TESSERA_DATA, APPDATA, XDG_DATA_HOME } = env;
  if (TESSERA_DATA) return path.resolve(TESSERA_DATA);
  if (platform === 'win32') return path.join(APPDATA ?? homedir(), 'Tessera');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Tessera');
  return path.join(XDG_DATA_HOME ?? path.join(homedir(), '.local', 'share'), 'tessera');
}
