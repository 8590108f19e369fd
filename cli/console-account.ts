import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../contract/errors.ts';
import { AccountFile } from '../host/console/account-file.ts';
import { Account } from '../host/console/account.ts';
import { accessConsole, readUploadKey, type ConsoleAccess } from '../host/console/console-access.ts';
import { usualDataFolder } from '../host/data-folder.ts';
import type { Invocation } from './command.ts';

/** The command line's own session, beside the IDE's: a file that only its owner can read. */
export function openAccount({ language }: Pick<Invocation, 'language'>): Account {
  const folder = usualDataFolder();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = new AccountFile(path.join(folder, 'cli-account'), undefined);
  const account = new Account(file, process.env['TESSERA_CONSOLE'] ?? '');
  account.speak(language);
  return account;
}

/** An option, else the environment: secrets do not belong into a shell's history. */
export function given(
  { options }: Pick<Invocation, 'options'>,
  name: string,
  variable: string,
): string | undefined {
  const option = options[name];
  return typeof option === 'string' ? option : process.env[variable] || undefined;
}

/** By upload key where one is given, else as whoever has signed in with `tessera login`. */
export async function openConsole(
  invocation: Invocation,
): Promise<{ access: ConsoleAccess; isKey: boolean }> {
  const key = given(invocation, 'key', 'TESSERA_UPLOAD_KEY');
  if (key !== undefined) {
    const address = given(invocation, 'console', 'TESSERA_CONSOLE');
    if (address === undefined)
      throw new AppError('USAGE_OPTION', '--console (or the variable TESSERA_CONSOLE) is missing.', {
        zh: '缺少 --console（或环境变量 TESSERA_CONSOLE）。',
      });
    const { token, seed } = readUploadKey(key);
    return { access: accessConsole(address, token, seed, () => invocation.language), isKey: true };
  }
  const account = openAccount(invocation);
  try {
    if (!(await account.state()).user)
      throw new AppError('SIGN_IN_FIRST', 'Sign in first: tessera login --console <url>.', {
        zh: '请先登录：tessera login --console <url>。',
      });
    return { access: await account.access(), isKey: false };
  } finally {
    account.dispose();
  }
}

/** A console that does not answer is said in words; what it answers has words of its own. */
export async function withConsole<T>(address: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const en = `No console answers at ${address}. Check the address and the network.`;
    throw new AppError(
      'CONSOLE_UNREACHABLE',
      en,
      { zh: `${address} 没有控制台响应，请检查地址与网络。` },
      error,
    );
  }
}
