import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SweepResult, SweptPage } from '../../contract/sweep.ts';
import { exitCodes, jsonOption, type Command } from '../command.ts';
import { sweepFolder } from '../../host/sweep/sweep-folder.ts';

/** dist/simulator beside dist/cli. */
const simulatorFolder = fileURLToPath(new URL('../simulator', import.meta.url));

const words = {
  en: {
    ok: 'ok',
    blank: 'blank',
    failed: 'did not open',
    summary: 'pages opened',
    mistakes: 'mistakes of the program that the compiler refused; see tessera check',
    api: 'missing APIs',
    tag: 'missing tags',
  },
  zh: {
    ok: '正常',
    blank: '空白',
    failed: '未能打开',
    summary: '个页面已打开',
    mistakes: '处编译错误，详见 tessera check',
    api: '缺少的 API',
    tag: '缺少的标签',
  },
};
type Words = (typeof words)['en'];

function lineOf(page: SweptPage, speak: Words): string {
  const state = !page.opened ? speak.failed : page.blank ? speak.blank : speak.ok;
  const errors = [...page.engineErrors, ...page.exceptions]
    .map((text) => `\n    ${text.split('\n')[0]}`)
    .join('');
  return `${page.path}  ${Math.round(page.ms)} ms  ${state}${errors}`;
}

function closing({ summary, mistakes }: SweepResult, speak: Words): string {
  const lines = [`${summary.opened}/${summary.pages} ${speak.summary} · ${summary.medianMs} ms`];
  if (mistakes.length > 0) lines.push(`${mistakes.length} ${speak.mistakes}`);
  if (summary.missingApis.length > 0) lines.push(`${speak.api}: ${summary.missingApis.join(', ')}`);
  if (summary.missingTags.length > 0) lines.push(`${speak.tag}: ${summary.missingTags.join(', ')}`);
  return lines.join('\n');
}

const command: Command = {
  name: 'sweep',
  summary: { en: 'open every page in a headless browser', zh: '在无界面浏览器中逐个打开所有页面' },
  arguments: ['<dir>'],
  options: {
    pages: {
      type: 'string',
      value: 'a,b',
      help: { en: 'only these pages, separated by commas', zh: '只打开这些页面，以逗号分隔' },
    },
    shots: {
      type: 'string',
      value: 'dir',
      help: { en: 'keep a picture of each page there', zh: '将每个页面的截图保存到该文件夹' },
    },
    json: jsonOption,
  },
  async run({ positionals, options, terminal, language, signal }) {
    const speak = words[language];
    const { pages, shots, json } = options;
    const result = await sweepFolder({
      folder: path.resolve(positionals[0] ?? '.'),
      simulatorFolder,
      signal,
      ...(typeof pages === 'string' ? { pages: pages.split(',').filter(Boolean) } : {}),
      ...(typeof shots === 'string' ? { shots: path.resolve(shots) } : {}),
      ...(json ? {} : { swept: (page) => terminal.print(lineOf(page, speak)) }),
    });
    terminal.print(json ? JSON.stringify(result, null, 2) : closing(result, speak));
    const { opened, pages: count, withEngineErrors } = result.summary;
    return opened === count && withEngineErrors === 0 ? exitCodes.ok : exitCodes.programErrors;
  },
};

export default command;
