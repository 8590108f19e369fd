import qrcode from 'qrcode';
import { AppError } from '../../contract/errors.ts';
import type { Text } from '../../contract/text.ts';
import type { Account, AccountState } from '../../host/console/account.ts';
import { exitCodes, jsonOption, type Command, type Invocation } from '../command.ts';
import { given, openAccount, withConsole } from '../console-account.ts';
import { fill } from '../terminal.ts';

const texts = {
  scan: { en: 'Scan with the camera of a phone, or open {url}', zh: '用手机相机扫码，或打开 {url}' },
  number: { en: 'Choose this number on the phone: {number}', zh: '在手机上选择此数字：{number}' },
  scanned: { en: 'Scanned. Confirm on the phone.', zh: '已扫描，请在手机上确认。' },
  done: { en: '✓ Signed in as {name} ({workspace}).', zh: '✓ 已登录：{name}（{workspace}）。' },
  out: { en: '✓ Signed out.', zh: '✓ 已退出登录。' },
  nobody: { en: 'Nobody is signed in.', zh: '尚未登录。' },
} satisfies Record<string, Text>;

/** By code on the terminal; with an account, by its password from the environment. */
async function signIn(account: Account, address: string, invocation: Invocation): Promise<AccountState> {
  const { options, terminal, language, signal, version } = invocation;
  const name = options['account'];
  if (typeof name === 'string') {
    const password = process.env['TESSERA_PASSWORD'];
    if (!password)
      throw new AppError('USAGE_OPTION', 'The variable TESSERA_PASSWORD is missing: it holds the password.', {
        zh: '缺少环境变量 TESSERA_PASSWORD（密码）。',
      });
    const workspace = typeof options['workspace'] === 'string' ? options['workspace'] : '';
    return account.signIn({ address, workspace, account: name, password });
  }
  const ticket = await account.beginScan(address, version);
  terminal.say(await qrcode.toString(ticket.url, { type: 'terminal', small: true }));
  terminal.say(fill(texts.scan, language, { url: ticket.url }));
  terminal.say(fill(texts.number, language, { number: ticket.number }));
  let last = '';
  for await (const state of account.scan(ticket, signal)) {
    if (state === 'scanned') terminal.say(texts.scanned[language]);
    last = state;
  }
  if (last !== 'consumed')
    throw new AppError('LOGIN_ENDED', 'The code has expired or was refused. Run the command again.', {
      zh: '二维码已过期或被拒绝，请重新运行命令。',
    });
  return account.state();
}

const command: Command = {
  name: 'login',
  summary: {
    en: 'sign in to a console with a phone, for preview',
    zh: '用手机扫码登录控制台，用于预览',
  },
  arguments: [],
  options: {
    console: {
      type: 'string',
      value: 'url',
      help: { en: 'address of the console (or TESSERA_CONSOLE)', zh: '控制台地址（或 TESSERA_CONSOLE）' },
    },
    account: {
      type: 'string',
      value: 'name',
      help: {
        en: 'by password instead of a code; the password is read from TESSERA_PASSWORD',
        zh: '改用密码登录，密码取自环境变量 TESSERA_PASSWORD',
      },
    },
    workspace: {
      type: 'string',
      value: 'name',
      help: { en: 'the workspace, where the console has several', zh: '工作空间（控制台有多个时）' },
    },
    out: { type: 'boolean', help: { en: 'sign out', zh: '退出登录' } },
    json: jsonOption,
  },
  async run(invocation) {
    const { options, terminal, language } = invocation;
    const account = openAccount(invocation);
    try {
      const before = await account.state();
      if (options['out'] === true) {
        if (before.user) await account.signOut();
        terminal.print(before.user ? texts.out[language] : texts.nobody[language]);
        return exitCodes.ok;
      }
      const address = given(invocation, 'console', 'TESSERA_CONSOLE') ?? before.address;
      if (!address)
        throw new AppError('USAGE_OPTION', '--console (or the variable TESSERA_CONSOLE) is missing.', {
          zh: '缺少 --console（或环境变量 TESSERA_CONSOLE）。',
        });
      const { user } = await withConsole(address, () => signIn(account, address, invocation));
      if (options['json'] === true) terminal.print(JSON.stringify({ ok: true, address, ...user }));
      else terminal.print(fill(texts.done, language, { name: user!.name, workspace: user!.workspace }));
      return exitCodes.ok;
    } finally {
      account.dispose();
    }
  },
};

export default command;
