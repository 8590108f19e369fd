import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../contract/errors.ts';
import { exitCodes, type Command, type Invocation, type OptionSpec } from '../command.ts';

const text = (value: string, en: string, zh: string): OptionSpec => ({
  type: 'string',
  value,
  help: { en, zh },
});
const flag = (en: string, zh: string): OptionSpec => ({ type: 'boolean', help: { en, zh } });

const options: Record<string, OptionSpec> = {
  port: text('port', 'port to listen on (7420; 0: any)', '监听端口（7420；0 表示任意）'),
  host: text('address', 'address to listen on (127.0.0.1)', '监听地址（127.0.0.1）'),
  data: text('folder', 'where it keeps its data', '数据文件夹'),
  'public-url': text('url', 'where people reach it', '对外访问地址'),
  'trust-proxy': flag('behind a balancer of your own', '位于自己的负载均衡之后'),
  'allow-private-webhooks': flag('webhooks may call the local network', 'Webhook 可访问内网'),
  'setup-workspace': text('name', 'first run: make this workspace', '首次运行：创建此工作空间'),
  'setup-account': text('account', 'first run: its super administrator', '首次运行：超级管理员账号'),
  'setup-password': text('password', 'first run: the password', '首次运行：密码'),
  'setup-name': text('name', 'first run: the name people see', '首次运行：显示名称'),
  to: text('file', 'backup, export: the file to write', 'backup、export：写入的文件'),
  from: text(
    'file',
    'restore, import, check --repair: the archive',
    'restore、import、check --repair：归档文件',
  ),
  workspace: text('name', 'export: which workspace', 'export：工作空间名称'),
  repair: flag('check: mend what can be mended', 'check：修复可修复的内容'),
};

/** The console is a program of its own, bundled beside this one: it is given the same words. */
function wordsOf({ positionals, options: given, language }: Invocation): string[] {
  const words = Object.entries(given).flatMap(([name, value]) => {
    if (!(name in options) || value === undefined || value === false) return [];
    return value === true ? [`--${name}`] : [`--${name}=${value}`];
  });
  return [...positionals, ...words, '--lang', language];
}

const command: Command = {
  name: 'console',
  summary: {
    en: 'run the console, or back it up, restore, export, import, check',
    zh: '运行控制台，或备份、恢复、导出、导入、检查',
  },
  arguments: ['[backup|restore|export|import|check]'],
  options,
  async run(invocation) {
    const script = fileURLToPath(new URL('../console/main.mjs', import.meta.url));
    if (!existsSync(script)) {
      const zh = '未找到控制台程序，请先运行 “npm run build console”。';
      throw new AppError('CONSOLE_MISSING', 'The console is not built: "npm run build console" first.', {
        zh,
      });
    }
    const child = spawn(process.execPath, [script, ...wordsOf(invocation)], { stdio: 'inherit' });
    const stop = () => void child.kill('SIGTERM');
    invocation.signal.addEventListener('abort', stop, { once: true });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    return code ?? exitCodes.environment;
  },
};

export default command;
