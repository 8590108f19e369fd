import qrcode from 'qrcode';
import { AppError } from '../../contract/errors.ts';
import { packageLimits } from '../../contract/package.ts';
import type { Text } from '../../contract/text.ts';
import type { Packed } from '../../compiler/package/pack.ts';
import type { ConsoleAccess } from '../../host/console/console-access.ts';
import { PreviewSender } from '../../host/console/preview-sender.ts';
import { autoNpm } from '../../host/npm/auto-npm.ts';
import { packageProject } from '../../host/project/package-project.ts';
import { checkFolder } from '../check-folder.ts';
import { exitCodes, jsonOption, type Command, type Invocation } from '../command.ts';
import { openConsole, withConsole } from '../console-account.ts';
import { followChanges } from '../follow-changes.ts';
import { hasErrors, printDiagnostics } from '../print-diagnostics.ts';
import { fill } from '../terminal.ts';

const texts = {
  open: { en: '✓ Open on a phone until {time}: {url}', zh: '✓ 可在手机上打开，有效期至 {time}：{url}' },
  sent: { en: '✓ Build {build} is on the phones.', zh: '✓ 构建 {build} 已发送到手机。' },
  local: {
    en: 'A phone cannot reach {host}: start the console with --lan, or with its address in your network.',
    zh: '手机无法访问 {host}：请用 --lan 启动控制台，或使用其局域网地址。',
  },
  watching: { en: 'Each save is sent; Ctrl+C ends the preview.', zh: '保存后自动发送，按 Ctrl+C 结束预览。' },
  ended: { en: 'The preview has ended.', zh: '预览已结束。' },
} satisfies Record<string, Text>;

const audiences = ['me', 'testers', 'link'] as const;

/** Names and all: only the whole has a limit. */
const limits = { ...packageLimits, main: packageLimits.total, subpackage: packageLimits.total };

async function pack(folder: string, invocation: Invocation): Promise<Packed | undefined> {
  const { options, terminal, language, version: compilerVersion } = invocation;
  const { build, packed } = await packageProject(folder, {
    version: 'preview',
    remark: 'preview',
    compilerVersion,
    isDev: true,
    limits,
    ...(typeof options['appid'] === 'string' && { appId: options['appid'] }),
  });
  if (!hasErrors(build.diagnostics) && packed.problems.length === 0) return packed;
  if (options['json'] === true)
    terminal.print(JSON.stringify({ ok: false, diagnostics: build.diagnostics, problems: packed.problems }));
  else {
    printDiagnostics(build.diagnostics, terminal, language, ({ severity }) => severity === 'error');
    for (const { message } of packed.problems) terminal.print(terminal.paint('bad', message[language]));
  }
  return undefined;
}

function wishOf({ options }: Invocation, isKey: boolean) {
  const usual = isKey ? 'testers' : 'me';
  const audience = audiences.find((each) => each === (options['audience'] ?? usual));
  const minutes = Number(options['minutes'] ?? 60);
  if (!audience || !Number.isInteger(minutes) || minutes < 1 || minutes > 24 * 60)
    throw new AppError('USAGE_OPTION', '--audience is me, testers or link; --minutes 1 to 1440.', {
      zh: '--audience 为 me、testers 或 link；--minutes 为 1 到 1440。',
    });
  return { audience, minutes, startAt: typeof options['page'] === 'string' ? options['page'] : '' };
}

async function preview(folder: string, invocation: Invocation): Promise<number> {
  const { access, isKey } = await openConsole(invocation);
  const wish = wishOf(invocation, isKey);
  await autoNpm(folder);
  return withConsole(access.address, () => show(folder, invocation, access, wish));
}

async function show(
  folder: string,
  invocation: Invocation,
  access: ConsoleAccess,
  wish: ReturnType<typeof wishOf>,
): Promise<number> {
  const { options, terminal, language } = invocation;
  const packed = await pack(folder, invocation);
  if (!packed) return exitCodes.programErrors;
  const sender = new PreviewSender(access, packed.manifest.appId);
  const made = await sender.create(sendable(packed), wish, invocation.signal);
  if (options['json'] === true) terminal.print(JSON.stringify({ ok: true, ...made }));
  else {
    terminal.say(await qrcode.toString(made.url, { type: 'terminal', small: true }));
    const time = new Date(made.expiresAt).toLocaleString(language === 'zh' ? 'zh-CN' : 'en');
    terminal.print(fill(texts.open, language, { url: made.url, time }));
    const { hostname, host } = new URL(made.url);
    if (/^(localhost|127\.)/.test(hostname)) terminal.say(fill(texts.local, language, { host }));
  }
  if (options['watch'] === true)
    await follow(folder, invocation, { access, sender, first: packed, previewId: made.previewId });
  return exitCodes.ok;
}

interface Shown {
  access: ConsoleAccess;
  sender: PreviewSender;
  first: Packed;
  previewId: string;
}

const sendable = ({ manifest, files }: Packed) => ({
  manifest,
  read: async (paths: readonly string[]) => paths.map((file) => files.get(file)!),
});

/** Each save that compiles goes to the phones; stopping ends the preview. */
async function follow(
  folder: string,
  invocation: Invocation,
  { access, sender, first, previewId }: Shown,
): Promise<void> {
  const programId = first.manifest.appId;
  let shown = { build: 1, files: first.manifest.files };
  const { terminal, language, signal } = invocation;
  try {
    await followChanges(folder, signal, {
      started: () => terminal.say(texts.watching[language]),
      async changed() {
        const packed = await pack(folder, invocation);
        if (!packed) return;
        const sent = await sender.update(previewId, shown, sendable(packed), signal);
        if (!sent) return;
        shown = { build: sent.build, files: packed.manifest.files };
        terminal.say(fill(texts.sent, language, { build: sent.build }));
      },
    });
  } finally {
    await access.client.previews.revoke({ programId, previewId }).catch(() => undefined);
    terminal.say(texts.ended[language]);
  }
}

const command: Command = {
  name: 'preview',
  summary: {
    en: 'show a project on phones, by a code on the terminal',
    zh: '在终端显示二维码，用手机预览项目',
  },
  arguments: ['<dir>'],
  options: {
    appid: {
      type: 'string',
      value: 'id',
      help: {
        en: 'the mini program, where it is not the one of project.config.json',
        zh: '小程序 AppID，默认取自 project.config.json',
      },
    },
    audience: {
      type: 'string',
      value: 'who',
      help: {
        en: 'me (usual), testers, or link: anyone with it',
        zh: 'me（默认）、testers 或 link（获得链接者）',
      },
    },
    minutes: {
      type: 'string',
      value: 'n',
      help: { en: 'how long (usual: 60)', zh: '有效分钟数（默认 60）' },
    },
    page: {
      type: 'string',
      value: 'path',
      help: { en: 'the page to open with, such as pages/a/a?id=3', zh: '打开的页面，如 pages/a/a?id=3' },
    },
    watch: { type: 'boolean', short: 'w', help: { en: 'send each save', zh: '保存后自动发送' } },
    console: {
      type: 'string',
      value: 'url',
      help: {
        en: 'with --key: address of the console (or TESSERA_CONSOLE)',
        zh: '与 --key 同用：控制台地址',
      },
    },
    key: {
      type: 'string',
      value: 'key',
      help: {
        en: 'an upload key instead of tessera login (or TESSERA_UPLOAD_KEY)',
        zh: '用上传密钥代替登录（或 TESSERA_UPLOAD_KEY）',
      },
    },
    json: jsonOption,
  },
  async run(invocation) {
    return preview(await checkFolder(invocation.positionals[0] ?? ''), invocation);
  },
};

export default command;
