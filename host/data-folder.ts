import { homedir } from 'node:os';
import path from 'node:path';

/** Where this system keeps a program's data: TESSERA_DATA, else the platform's own place. */
export function usualDataFolder(): string {
  const { TESSERA_DATA, APPDATA, XDG_DATA_HOME } = process.env;
  if (TESSERA_DATA) return path.resolve(TESSERA_DATA);
  if (process.platform === 'win32') return path.join(APPDATA ?? homedir(), 'Tessera');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Tessera');
  return path.join(XDG_DATA_HOME ?? path.join(homedir(), '.local', 'share'), 'tessera');
}
