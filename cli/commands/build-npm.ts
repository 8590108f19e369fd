import type { NpmLine } from '../../compiler/npm/build-npm.ts';
import { showBytes } from '../../compiler/package/problems.ts';
import type { Text } from '../../contract/text.ts';
import { buildNpmOf } from '../../host/npm/auto-npm.ts';
import { checkFolder } from '../check-folder.ts';
import { exitCodes, jsonOption, type Command, type Invocation } from '../command.ts';
import { fill, type Tone } from '../terminal.ts';

const texts = {
  copied: { en: 'copied', zh: '复制' },
  bundled: { en: 'bundled', zh: '打包' },
  'left out': { en: 'left out', zh: '未打包' },
  failed: { en: 'failed', zh: '失败' },
  unchanged: { en: 'unchanged', zh: '未变' },
  noRoots: { en: 'There is no package.json: nothing to build.', zh: '没有 package.json，无需构建。' },
  noPackages: { en: 'package.json lists no dependencies.', zh: 'package.json 没有声明依赖。' },
  done: {
    en: '{count} packages in {milliseconds} ms: {written} files written, {removed} removed.',
    zh: '{count} 个包，耗时 {milliseconds} 毫秒：写入 {written} 个文件，移除 {removed} 个。',
  },
} satisfies Record<string, Text>;

const tones: Record<NpmLine['did'], Tone> = {
  copied: 'good',
  bundled: 'good',
  'left out': 'quiet',
  failed: 'bad',
  unchanged: 'quiet',
};

export function printLine(
  line: NpmLine,
  { terminal, language }: Pick<Invocation, 'terminal' | 'language'>,
): void {
  const size = line.files > 0 ? `  ${line.files} / ${showBytes(line.bytes)}` : '';
  const did = terminal.paint(tones[line.did], texts[line.did][language]);
  terminal.print(`${line.name} ${line.version}  ${did}  ${line.why[language]}${size}`);
  for (const warning of line.warnings)
    terminal.print(`  ${terminal.paint('warn', '!')} ${warning[language]}`);
}

const command: Command = {
  name: 'build-npm',
  summary: {
    en: 'pack the installed npm dependencies into miniprogram_npm',
    zh: '将已安装的 npm 依赖构建到 miniprogram_npm',
  },
  arguments: ['<dir>'],
  options: {
    json: jsonOption,
    force: { type: 'boolean', help: { en: 'build all again', zh: '全部重新构建' } },
  },
  async run(invocation) {
    const { positionals, options, terminal, language } = invocation;
    const run = await buildNpmOf(await checkFolder(positionals[0] ?? ''), options.force === true);
    const failed = run.lines.some(({ did }) => did === 'failed');
    if (options.json === true) {
      const { lines, written, removed, milliseconds } = run;
      terminal.print(JSON.stringify({ ok: !failed, packages: lines, written, removed, milliseconds }));
      return failed ? exitCodes.programErrors : exitCodes.ok;
    }
    for (const line of run.lines) printLine(line, invocation);
    if (run.roots.length === 0) terminal.print(texts.noRoots[language]);
    else if (run.lines.length === 0) terminal.print(texts.noPackages[language]);
    else {
      const { written, removed, milliseconds } = run;
      terminal.print(fill(texts.done, language, { count: run.lines.length, written, removed, milliseconds }));
    }
    return failed ? exitCodes.programErrors : exitCodes.ok;
  },
};

export default command;
