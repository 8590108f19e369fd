import type { Language, Text } from '../contract/text.ts';
import type { Command, OptionSpec } from './command.ts';
import { fill, padTo } from './terminal.ts';

const texts = {
  title: {
    en: 'Tessera, the open mini-program studio: command line',
    zh: 'Tessera 开放小程序开发平台：命令行',
  },
  usage: { en: 'Usage: tessera <command> [options]', zh: '用法：tessera <命令> [选项]' },
  more: {
    en: 'tessera <command> --help says more of one. --lang en|zh chooses the language.',
    zh: 'tessera <命令> --help 查看详细说明。--lang en|zh 选择语言。',
  },
  commandUsage: { en: 'Usage: {line}', zh: '用法：{line}' },
  codes: {
    en: 'Exit codes: 0 done, 1 the program has errors, 2 called wrongly, 3 this machine or an internal error.',
    zh: '退出码：0 成功，1 程序有错误，2 用法错误，3 环境或内部错误。',
  },
  help: { en: 'show this help', zh: '显示帮助' },
  lang: { en: 'en or zh; else by LANG', zh: 'en 或 zh；默认取决于 LANG' },
} satisfies Record<string, Text>;

export function generalHelp(commands: readonly Command[], language: Language): string {
  const sorted = [...commands].sort((a, b) => (a.name < b.name ? -1 : 1));
  const width = Math.max(...sorted.map(({ name }) => name.length)) + 3;
  const lines = sorted.map(({ name, summary }) => `  ${padTo(name, width)}${summary[language]}`);
  return [
    texts.title[language],
    '',
    texts.usage[language],
    '',
    ...lines,
    '',
    texts.more[language],
    texts.codes[language],
  ].join('\n');
}

function optionName(name: string, { short, value, type }: OptionSpec): string {
  const word = type === 'string' ? ` <${value ?? 'value'}>` : '';
  return `${short ? `-${short}, ` : ''}--${name}${word}`;
}

export function commandHelp(command: Command, language: Language): string {
  const line = ['tessera', command.name, ...command.arguments, '[options]'].join(' ');
  const options: [string, OptionSpec][] = [
    ...Object.entries(command.options),
    ['lang', { type: 'string', value: 'en|zh', help: texts.lang }],
    ['help', { type: 'boolean', short: 'h', help: texts.help }],
  ];
  const names = options.map(([name, spec]) => optionName(name, spec));
  const width = Math.max(...names.map((name) => name.length)) + 3;
  const rows = options.map(([, { help }], index) => `  ${padTo(names[index] ?? '', width)}${help[language]}`);
  return [
    command.summary[language],
    '',
    fill(texts.commandUsage, language, { line }),
    '',
    ...rows,
    '',
    texts.codes[language],
  ].join('\n');
}
