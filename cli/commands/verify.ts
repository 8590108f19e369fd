import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AppError } from '../../contract/errors.ts';
import type { Text } from '../../contract/text.ts';
import { showBytes } from '../../compiler/package/problems.ts';
import { verifyPackage, type Verified } from '../../compiler/package/verify.ts';
import { exitCodes, jsonOption, type Command, type Invocation } from '../command.ts';
import { fill } from '../terminal.ts';

const texts = {
  good: {
    en: 'The package is good: {appId} {version}, {files} files, {size}.',
    zh: '代码包有效：{appId} {version}，{files} 个文件，{size}。',
  },
  package: { en: '  {root}: {size}', zh: '  {root}：{size}' },
  main: { en: 'main package', zh: '主包' },
  bad: { en: 'The package is refused:', zh: '代码包被拒绝：' },
} satisfies Record<string, Text>;

/** Far above every limit: what is larger is not even read. */
const maxFile = 64 * 1024 * 1024;

async function readPackage(file: string): Promise<Uint8Array> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const zh = `无法读取 “${file}”（${error.code}）。`;
    throw new AppError('USAGE_FILE', `"${file}" cannot be read (${error.code}).`, { zh }, error);
  });
  if (bytes.length <= maxFile) return bytes;
  const zh = `“${file}” 超过 ${showBytes(maxFile)}，不是代码包。`;
  throw new AppError('USAGE_FILE', `"${file}" is larger than ${showBytes(maxFile)}: it is no package.`, {
    zh,
  });
}

function printWords({ problems, manifest }: Verified, { terminal, language }: Invocation): void {
  if (problems.length > 0) {
    terminal.print(terminal.paint('bad', texts.bad[language]));
    for (const { code, message } of problems) {
      terminal.print(`  ${message[language]}  ${terminal.paint('quiet', code)}`);
    }
    return;
  }
  if (!manifest) return;
  const { appId, version, files, packages } = manifest;
  const size = showBytes(packages.reduce((sum, one) => sum + one.size, 0));
  terminal.print(fill(texts.good, language, { appId, version, files: files.length, size }));
  for (const { root, size: bytes } of packages) {
    terminal.print(
      fill(texts.package, language, { root: root || texts.main[language], size: showBytes(bytes) }),
    );
  }
}

const command: Command = {
  name: 'verify',
  summary: { en: 'check a package (.apkg) file', zh: '校验代码包（.apkg）文件' },
  arguments: ['<file.apkg>'],
  options: { json: jsonOption },
  async run(invocation) {
    const { positionals, options, terminal } = invocation;
    const bytes = await readPackage(positionals[0] ?? '');
    const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
    const verified = verifyPackage(bytes, sha256);
    const ok = verified.problems.length === 0;
    if (options.json === true) {
      const { problems, manifest } = verified;
      terminal.print(JSON.stringify({ ok, sha256: sha256(bytes), problems, manifest: manifest ?? null }));
    } else printWords(verified, invocation);
    return ok ? exitCodes.ok : exitCodes.programErrors;
  },
};

export default command;
