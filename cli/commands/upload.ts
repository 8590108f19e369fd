import { AppError } from '../../contract/errors.ts';
import { showBytes } from '../../compiler/package/problems.ts';
import type { Text } from '../../contract/text.ts';
import { accessConsole, readUploadKey } from '../../host/console/console-access.ts';
import { uploadPackage, type UploadProgress } from '../../host/console/upload.ts';
import { autoNpm } from '../../host/npm/auto-npm.ts';
import { packageProject } from '../../host/project/package-project.ts';
import { checkFolder } from '../check-folder.ts';
import { exitCodes, jsonOption, type Command, type Invocation } from '../command.ts';
import { hasErrors, printDiagnostics } from '../print-diagnostics.ts';
import { fill } from '../terminal.ts';

const texts = {
  built: { en: 'Built {appId} {version}: {size}', zh: '已构建 {appId} {version}：{size}' },
  send: {
    en: 'Sending {missing} of {total}; the console has the rest.',
    zh: '发送 {missing} / {total}，其余部分控制台已有。',
  },
  done: {
    en: '✓ Version {version} is in the console ({id}).',
    zh: '✓ 版本 {version} 已上传到控制台（{id}）。',
  },
  known: {
    en: '✓ Version {version} was there already, with the same content ({id}).',
    zh: '✓ 版本 {version} 已存在且内容相同（{id}）。',
  },
  refused: { en: 'Not uploaded: the program has errors.', zh: '未上传：程序有错误。' },
} satisfies Record<string, Text>;

/** An option, else the environment: keys do not belong into a shell's history. */
function need(invocation: Invocation, name: string, variable: string): string {
  const given = invocation.options[name];
  const value = typeof given === 'string' ? given : process.env[variable];
  if (value) return value;
  const zh = `缺少 --${name}（或环境变量 ${variable}）。`;
  throw new AppError('USAGE_OPTION', `--${name} (or the variable ${variable}) is missing.`, { zh });
}

async function upload(folder: string, invocation: Invocation): Promise<number> {
  const { options, terminal, language, version: compilerVersion, signal } = invocation;
  const isJson = options['json'] === true;
  const address = need(invocation, 'console', 'TESSERA_CONSOLE');
  const { token, seed } = readUploadKey(need(invocation, 'key', 'TESSERA_UPLOAD_KEY'));
  const release = need(invocation, 'release', 'TESSERA_RELEASE');
  await autoNpm(folder);
  const remark =
    typeof options['remark'] === 'string'
      ? options['remark']
      : `Uploaded by ${process.env['CI'] ? 'CI' : 'tessera'}`;
  const appId = typeof options['appid'] === 'string' ? { appId: options['appid'] } : {};
  const { build, packed } = await packageProject(folder, {
    version: release,
    remark,
    compilerVersion,
    ...appId,
  });
  if (hasErrors(build.diagnostics) || packed.problems.length > 0) {
    if (isJson)
      terminal.print(
        JSON.stringify({ ok: false, diagnostics: build.diagnostics, problems: packed.problems }),
      );
    else {
      printDiagnostics(build.diagnostics, terminal, language, ({ severity }) => severity === 'error');
      for (const { message } of packed.problems) terminal.print(terminal.paint('bad', message[language]));
      terminal.print(texts.refused[language]);
    }
    return exitCodes.programErrors;
  }
  const say = (text: Text, values: Record<string, string | number>) =>
    void (isJson || terminal.print(fill(text, language, values)));
  say(texts.built, { appId: packed.manifest.appId, version: release, size: showBytes(packed.bytes.length) });
  let told = false;
  const onProgress = ({ step, missingBytes, totalBytes }: UploadProgress) => {
    if (step !== 'send' || told) return;
    told = true;
    say(texts.send, { missing: showBytes(missingBytes), total: showBytes(totalBytes) });
  };
  const result = await uploadPackage(accessConsole(address, token, seed), packed, { signal, onProgress });
  if (isJson) terminal.print(JSON.stringify({ ok: true, ...result }));
  else say(result.isNew ? texts.done : texts.known, { version: release, id: result.versionId });
  return exitCodes.ok;
}

const command: Command = {
  name: 'upload',
  summary: {
    en: 'build a project and upload it to a console, as the IDE does',
    zh: '构建项目并上传到控制台，与 IDE 一致',
  },
  arguments: ['<dir>'],
  options: {
    console: {
      type: 'string',
      value: 'url',
      help: { en: 'address of the console (or TESSERA_CONSOLE)', zh: '控制台地址（或 TESSERA_CONSOLE）' },
    },
    key: {
      type: 'string',
      value: 'key',
      help: {
        en: 'upload key of a bound application (or TESSERA_UPLOAD_KEY)',
        zh: '已绑定应用的上传密钥（或 TESSERA_UPLOAD_KEY）',
      },
    },
    release: {
      type: 'string',
      value: 'version',
      help: {
        en: 'version number, such as 1.0.0 (or TESSERA_RELEASE)',
        zh: '版本号，例如 1.0.0（或 TESSERA_RELEASE）',
      },
    },
    remark: { type: 'string', value: 'text', help: { en: 'what is new in this version', zh: '版本备注' } },
    appid: {
      type: 'string',
      value: 'id',
      help: {
        en: 'the mini program, where it is not the one of project.config.json',
        zh: '小程序 AppID，默认取自 project.config.json',
      },
    },
    json: jsonOption,
  },
  async run(invocation) {
    return upload(await checkFolder(invocation.positionals[0] ?? ''), invocation);
  },
};

export default command;
