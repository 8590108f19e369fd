import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { showBytes } from '../../compiler/package/problems.ts';
import type { Text } from '../../contract/text.ts';
import { versionPattern } from '../../contract/package.ts';
import { AppError } from '../../contract/errors.ts';
import { writeAtomic } from '../../host/files/atomic-write.ts';
import { packageProject, type PackagedProject } from '../../host/project/package-project.ts';
import { autoNpm } from '../../host/npm/auto-npm.ts';
import { checkFolder } from '../check-folder.ts';
import { exitCodes, jsonOption, type Command, type Invocation } from '../command.ts';
import { countsLine, hasErrors, printDiagnostics } from '../print-diagnostics.ts';
import { fill } from '../terminal.ts';
import { followChanges } from '../follow-changes.ts';

const texts = {
  built: {
    en: '{appId} {version}: {pages} pages, {files} files, {size} in {milliseconds} ms',
    zh: '{appId} {version}：{pages} 个页面，{files} 个文件，{size}，耗时 {milliseconds} 毫秒',
  },
  package: { en: '  {root}: {size} of {limit}', zh: '  {root}：{size} / {limit}' },
  main: { en: 'main package', zh: '主包' },
  written: { en: 'Written: {file} ({size})', zh: '已写入：{file}（{size}）' },
  notWritten: { en: 'Not written: the program has errors.', zh: '未写入：程序有错误。' },
  npm: {
    en: 'npm: {count} packages, {written} files written',
    zh: 'npm：{count} 个包，写入 {written} 个文件',
  },
  watching: { en: 'Watching. Ctrl+C ends.', zh: '正在监听变化，按 Ctrl+C 结束。' },
} satisfies Record<string, Text>;

interface Outcome {
  project: PackagedProject;
  ok: boolean;
  milliseconds: number;
  file: string | undefined;
  npm: Awaited<ReturnType<typeof autoNpm>>;
}

function releaseOf({ options }: Invocation): string {
  const release = typeof options.release === 'string' ? options.release : '0.0.0';
  if (versionPattern.test(release)) return release;
  const zh = `“${release}” 不是版本号：只能包含数字和字母，例如 1.0.0。`;
  throw new AppError(
    'USAGE_VERSION',
    `"${release}" is not a version number: digits and letters only, such as 1.0.0.`,
    {
      zh,
    },
  );
}

async function buildOnce(folder: string, invocation: Invocation): Promise<Outcome> {
  const { options, version } = invocation;
  const started = performance.now();
  const npm = options['no-npm'] === true ? undefined : await autoNpm(folder);
  const project = await packageProject(folder, {
    version: releaseOf(invocation),
    remark: typeof options.remark === 'string' ? options.remark : '',
    compilerVersion: version,
    isDev: options.dev === true,
  });
  const { build, packed } = project;
  const ok = !hasErrors(build.diagnostics) && (options.dev === true || packed.problems.length === 0);
  const file = typeof options.out === 'string' ? path.resolve(options.out) : undefined;
  if (ok && file !== undefined) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeAtomic(file, packed.bytes);
  }
  return {
    project,
    ok,
    milliseconds: Math.round(performance.now() - started),
    file: ok ? file : undefined,
    npm,
  };
}

function printJson({ project, ok, milliseconds, file, npm }: Outcome, { terminal }: Invocation): void {
  const { build, packed } = project;
  const { id, pages, packages } = build.program;
  const sha256 = createHash('sha256').update(packed.bytes).digest('hex');
  const result = {
    ok,
    program: { id, pages: pages.length, packages: packages.map(({ root }) => root) },
    package: { file: file ?? null, size: packed.bytes.length, sha256, packages: packed.manifest.packages },
    problems: packed.problems,
    diagnostics: build.diagnostics,
    npm: npm?.lines ?? [],
    milliseconds,
  };
  terminal.print(JSON.stringify(result));
}

function printWords(outcome: Outcome, { terminal, language, options }: Invocation): void {
  const { project, ok, milliseconds, file, npm } = outcome;
  const { build, packed, view } = project;
  printDiagnostics(
    build.diagnostics,
    terminal,
    language,
    ({ severity }) => severity === 'error' || severity === 'warning',
  );
  for (const { code, message } of packed.problems) {
    terminal.print(`${terminal.paint('bad', message[language])}  ${terminal.paint('quiet', code)}`);
  }
  if (npm && npm.written > 0) {
    terminal.print(fill(texts.npm, language, { count: npm.lines.length, written: npm.written }));
  }
  const { appId, version, files, packages } = packed.manifest;
  const size = showBytes(packages.reduce((sum, one) => sum + one.size, 0));
  const pages = view.program.pages.length;
  const line = fill(texts.built, language, {
    appId,
    version,
    pages,
    files: files.length,
    size,
    milliseconds,
  });
  terminal.print(`${terminal.paint(ok ? 'good' : 'bad', ok ? '✓' : '✗')} ${line}`);
  for (const { root, size: bytes } of packages) {
    const values = {
      root: root || texts.main[language],
      size: showBytes(bytes),
      limit: showBytes(2 * 1024 * 1024),
    };
    if (packages.length > 1) terminal.print(fill(texts.package, language, values));
  }
  terminal.print(`  ${countsLine(build.diagnostics, language)}`);
  if (file !== undefined)
    terminal.print(fill(texts.written, language, { file, size: showBytes(packed.bytes.length) }));
  else if (!ok && typeof options.out === 'string') terminal.print(texts.notWritten[language]);
}

const command: Command = {
  name: 'build',
  summary: { en: 'compile a project into a package (.apkg)', zh: '将项目编译为代码包（.apkg）' },
  arguments: ['<dir>'],
  options: {
    out: {
      type: 'string',
      short: 'o',
      value: 'file.apkg',
      help: { en: 'write the package here', zh: '代码包写入位置' },
    },
    release: {
      type: 'string',
      value: 'version',
      help: { en: 'version number in the package (0.0.0)', zh: '代码包的版本号（默认 0.0.0）' },
    },
    remark: { type: 'string', value: 'text', help: { en: 'remark in the package', zh: '代码包的备注' } },
    dev: {
      type: 'boolean',
      help: { en: 'readable code, no limits: for debugging', zh: '不压缩代码、不检查限制，用于调试' },
    },
    watch: { type: 'boolean', help: { en: 'build again after every change', zh: '文件变化后自动重新构建' } },
    'no-npm': { type: 'boolean', help: { en: 'leave miniprogram_npm as it is', zh: '不构建 npm' } },
    json: jsonOption,
  },
  async run(invocation) {
    const { positionals, options, terminal, language, signal } = invocation;
    const folder = await checkFolder(positionals[0] ?? '');
    const build = async (): Promise<number> => {
      const outcome = await buildOnce(folder, invocation);
      if (options.json === true) printJson(outcome, invocation);
      else printWords(outcome, invocation);
      return outcome.ok ? exitCodes.ok : exitCodes.programErrors;
    };
    let code = await build();
    if (options.watch !== true) return code;
    await followChanges(folder, signal, {
      started: () => terminal.say(texts.watching[language]),
      changed: async () => void (code = await build()),
    });
    return code;
  },
};

export default command;
