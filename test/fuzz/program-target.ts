import { parse } from 'acorn';
import { reportCompatibility } from '../../compiler/checks/compatibility.ts';
import { findReferences } from '../../compiler/checks/references.ts';
import { findUnusedComponents } from '../../compiler/checks/unused-components.ts';
import { createCompiler, type Build, type Compiler } from '../../compiler/compile.ts';
import { createEngines } from '../../host/project/engines.ts';
import { viewOf } from '../../host/project/package-project.ts';
import type { Diagnostic } from '../../contract/diagnostic.ts';
import { mutate } from './mutate.ts';
import type { Random } from './random.ts';
import { sources, type SourceTarget } from './seeds.ts';

/** Less and Sass are stopped well before a case counts as a hang. */
const engines = createEngines(1_000);

/** A whole small program around the one file that is hurt: nothing else of it may suffer. */
const healthy: Record<string, string> = {
  'app.json': '{"pages":["pages/a/a","pages/b/b","pages/a/t","pages/a/l","pages/a/s"]}',
  'app.js': 'App({})',
  'app.wxss': '.app { color: red }',
  'project.config.json': '{"appid":"wx1"}',
  'theme.json': '{"light":{},"dark":{}}',
  'a.png': 'png',
  'c/c.json': '{"component":true}',
  'c/c.js': 'Component({})',
  'c/c.wxml': '<slot/>',
  'pages/a/a.js': 'Page({})',
  'pages/a/a.wxml': '<wxs src="./part.wxs" module="w"/><view class="a">{{w.a}}</view>',
  'pages/a/a.wxss': '.a { width: 1rpx }',
  'pages/a/part.js': 'module.exports = { x: 1 }',
  'pages/a/part.wxml': '<template name="p"><view/></template>',
  'pages/a/part.wxss': '.p { top: 0 }',
  'pages/a/part.less': '.p { top: 0 }',
  'pages/a/_part.scss': '.p { top: 0 }',
  'pages/a/part.wxs': 'module.exports = { a: 1 }',
  'pages/a/t.ts': 'Page({})',
  'pages/a/t.wxml': '<view/>',
  'pages/a/l.js': 'Page({})',
  'pages/a/l.wxml': '<view/>',
  'pages/a/l.less': '.a { top: 0 }',
  'pages/a/s.js': 'Page({})',
  'pages/a/s.wxml': '<view/>',
  'pages/a/s.scss': '.a { top: 0 }',
  'pages/b/b.js': 'Page({ b: 1 })',
  'pages/b/b.wxml': '<view wx:for="{{[1,2]}}" wx:key="*this">{{item}}</view>',
  'pages/b/b.wxss': '.b { height: 2rpx }',
};

export interface Target {
  /** The input of a case: for the report, and to run it again. */
  input(random: Random): string | Uint8Array;
  /** Throws where a promise is broken. */
  run(input: string | Uint8Array, random: Random): Promise<void>;
}

function fail(message: string): never {
  throw new Error(message);
}

function checkDiagnostic(one: Diagnostic, text: string, file: string): void {
  const lines = text.split(/\r\n|[\n\r]/).length;
  const { start, end } = one.range;
  if (![start.line, start.column, end.line, end.column].every((n) => Number.isInteger(n) && n >= 0)) {
    fail(`a range that is none: ${JSON.stringify(one)}`);
  }
  if (one.file === file && start.line >= lines)
    fail(`a line beyond the file's ${lines}: ${JSON.stringify(one)}`);
  if (/\[object|: undefined|"undefined"/.test(one.message.en) && !/undefined|object/.test(text)) {
    fail(`a sentence with a hole: ${one.message.en}`);
  }
}

/** Whether the text is wrong for certain, by a second opinion. */
function isWrong(target: SourceTarget, text: string): boolean {
  if (target === 'json' || target === 'app' || target === 'project') {
    try {
      JSON.parse(text.replace(/^\ufeff/, ''));
      return false;
    } catch {
      return true;
    }
  }
  if (target !== 'js') return false;
  for (const sourceType of ['module', 'script'] as const) {
    try {
      parse(text, {
        ecmaVersion: 'latest',
        sourceType,
        allowReturnOutsideFunction: true,
        allowAwaitOutsideFunction: true,
        allowHashBang: true,
        allowSuperOutsideMethod: true,
        allowImportExportEverywhere: true,
      });
      return false;
    } catch {
      // The other kind may accept it.
    }
  }
  return true;
}

function checkBuild(build: Build, target: SourceTarget, text: string, untouched: string): void {
  const { file } = sources[target];
  for (const one of build.diagnostics) checkDiagnostic(one, text, file);
  const about = build.diagnostics.filter((one) => one.file === file);
  if (isWrong(target, text) && about.length === 0) fail(`wrong, and nobody says so: ${file}`);
  if (target === 'app') return;
  const { templates, scripts, styles } = build.program;
  const other = JSON.stringify([templates.units['pages/b/b'], scripts['pages/b/b.js'], styles['pages/b/b']]);
  if (target !== 'project' && other !== untouched) fail('another page suffered');
}

/** One file of a program is hurt; the compiler goes on, says what is wrong, and an update equals a build. */
export async function createProgramTarget(target: SourceTarget): Promise<Target> {
  const { file, seeds } = sources[target];
  const files = new Map(Object.entries(healthy));
  if (target === 'project' || target === 'app') files.set('app.json', healthy['app.json'] ?? '');
  const compiler: Compiler = createCompiler(engines);
  const first = await compiler.build(files);
  const { templates, scripts, styles } = first.program;
  const untouched = JSON.stringify([
    templates.units['pages/b/b'],
    scripts['pages/b/b.js'],
    styles['pages/b/b'],
  ]);
  return {
    input: (random) => mutate(random, seeds),
    async run(input, random) {
      const text = typeof input === 'string' ? input : new TextDecoder().decode(input);
      const build = await compiler.update(new Map([[file, text]]));
      checkBuild(build, target, text, untouched);
      if (!random.chance(0.1)) return;
      const now = new Map([...files, [file, text]]);
      const again = await createCompiler(engines).build(now);
      if (again.program.id !== build.program.id) fail('an update differs from a build from scratch');
      if (JSON.stringify(again.diagnostics) !== JSON.stringify(build.diagnostics)) {
        fail('the diagnostics of an update differ from those of a build from scratch');
      }
      const view = viewOf(now, build, { root: '', config: {} });
      findReferences(view);
      findUnusedComponents(view);
      reportCompatibility(view, { apis: {}, tags: {} });
    },
  };
}
