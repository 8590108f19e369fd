import { checkProject, type ProjectReport } from '../../compiler/checks/check-project.ts';
import { explainFile } from '../../compiler/checks/references.ts';
import { toSarif } from '../../compiler/checks/sarif.ts';
import type { Diagnostic } from '../../contract/diagnostic.ts';
import type { Text } from '../../contract/text.ts';
import { packageProject } from '../../host/project/package-project.ts';
import { checkFolder } from '../check-folder.ts';
import { checkLanguage } from '../language-check.ts';
import { exitCodes, jsonOption, type Command, type Invocation } from '../command.ts';
import { countsLine, hasErrors, printDiagnostics } from '../print-diagnostics.ts';
import { printReport } from '../print-report.ts';
import { supportTable } from '../../language/support-table.ts';
import { fill } from '../terminal.ts';

const texts = {
  notUsed: { en: 'Nothing refers to "{file}".', zh: '没有任何文件引用 “{file}”。' },
} satisfies Record<string, Text>;

function printWhy(file: string, report: ProjectReport, { terminal, language, options }: Invocation): number {
  const chain = explainFile(report.references, file);
  if (options.json === true) terminal.print(JSON.stringify({ file, chain }));
  else if (chain.length === 0) terminal.print(fill(texts.notUsed, language, { file }));
  for (const [index, step] of options.json === true ? [] : chain.entries()) {
    terminal.print(`${'  '.repeat(index)}${step.file}  ${terminal.paint('quiet', step.how[language])}`);
  }
  return chain.length > 0 ? exitCodes.ok : exitCodes.programErrors;
}

function printJson(all: readonly Diagnostic[], report: ProjectReport, { terminal }: Invocation): void {
  const { sizes, unused, scan, compatibility } = report;
  terminal.print(
    JSON.stringify({ ok: !hasErrors(all), diagnostics: all, sizes, unused, scan, compatibility }),
  );
}

const command: Command = {
  name: 'check',
  summary: {
    en: 'report mistakes, sizes, unused files, the quality scan and compatibility',
    zh: '检查错误、大小、无依赖文件、代码质量与兼容性',
  },
  arguments: ['<dir>'],
  options: {
    json: jsonOption,
    sarif: {
      type: 'boolean',
      help: { en: 'print SARIF 2.1.0, for code hosts', zh: '以 SARIF 2.1.0 格式输出' },
    },
    hints: {
      type: 'boolean',
      help: {
        en: 'also what an editor shows quietly: unused classes, deprecated members, missing labels',
        zh: '同时列出编辑器中的弱提示：未使用的类、已废弃的接口、缺少的读屏文字',
      },
    },
    why: {
      type: 'string',
      value: 'file',
      help: { en: 'tell which files lead to this one', zh: '说明该文件为何被使用' },
    },
  },
  async run(invocation) {
    const { positionals, options, terminal, language, version } = invocation;
    const folder = await checkFolder(positionals[0] ?? '');
    const { build, packed, view } = await packageProject(folder, {
      version: '0.0.0',
      remark: '',
      compilerVersion: version,
    });
    const report = checkProject({ view, packed, support: supportTable() });
    if (typeof options.why === 'string') return printWhy(options.why, report, invocation);
    const found = await checkLanguage(folder, language, build.diagnostics, {
      hints: options.hints === true,
    });
    const all = [...build.diagnostics, ...found, ...report.diagnostics];
    if (options.sarif === true) terminal.print(JSON.stringify(toSarif(all, version, language), null, 2));
    else if (options.json === true) printJson(all, report, invocation);
    else {
      // The report's own lines say what its diagnostics would repeat.
      printDiagnostics([...build.diagnostics, ...found], terminal, language);
      printReport(report, invocation);
      terminal.print(countsLine(all, language));
    }
    return hasErrors(all) ? exitCodes.programErrors : exitCodes.ok;
  },
};

export default command;
