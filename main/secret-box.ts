import type { SafeStorage } from 'electron';
import type { SecretBox } from '../contract/shell.ts';

/**
 * The system's key store as the host's argument. Undefined where there is none worth the name: on Linux without a keyring Electron falls
 * back to a key that is the same on every computer (`basic_text`); the host then keeps a file that only its owner can read.
 */
export async function openSecretBox(safeStorage: SafeStorage): Promise<SecretBox | undefined> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return undefined;
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text')
    return undefined;
  return {
    encrypt: (text) => safeStorage.encryptStringAsync(text),
    decrypt: async (sealed) => (await safeStorage.decryptStringAsync(Buffer.from(sealed))).result,
  };
}
