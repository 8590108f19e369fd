// Plants one violation after another and sees each refused by the very configuration that `npm run check` uses.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

describe('import rules', () => {
  /** Planted file, its text, and the rule that must refuse it (none: must be allowed; null: only there to be imported). */
  const planted: [file: string, text: string, rule?: string | null][] = [
    ['contract/a.ts', `export const a = 1;`],
    ['host/services.ts', `export const services = 1;\nexport type Services = typeof services;`],
    ['console/api.ts', `export const api = 1;\nexport type Api = typeof api;`],
    ['console/domain/roles.ts', `export const roles = 1;`],
    ['console/storage/rows.ts', `export const rows = 1;`],
    ['simulator/components/view/props.ts', `export const props = 1;`],
    ['simulator/components/view/view.ts', `export const view = 1;`],
    ['renderer/panels/editor/panel.ts', `export const editor = 1;`],
    ['compiler/pipeline.ts', `export const pipeline = 1;`],

    ['renderer/host.ts', `import type { Services } from '../host/services.ts';\nexport type S = Services;`],
    [
      'language/tags.ts',
      `import { props } from '../simulator/components/view/props.ts';\nexport const t = props;`,
    ],
    ['main/main.ts', `import { app } from 'electron';\nexport const m = app;`],
    ['console/api/versions.ts', `import { rows } from '../storage/rows.ts';\nexport const v = rows;`],

    [
      'renderer/across.ts',
      `import { pipeline } from '../compiler/pipeline.ts';\nexport const x = pipeline;`,
      'renderer-imports',
    ],
    [
      'host/across.ts',
      `import { editor } from '../renderer/panels/editor/panel.ts';\nexport const x = editor;`,
      'host-imports',
    ],
    [
      'simulator/across.ts',
      `import { services } from '../host/services.ts';\nexport const x = services;`,
      'simulator-imports',
    ],
    [
      'language/across.ts',
      `import { view } from '../simulator/components/view/view.ts';\nexport const x = view;`,
      'language-imports',
    ],
    ['compiler/across.ts', `export const lazy = () => import('../host/services.ts');`, 'compiler-imports'],
    [
      'console/domain/across.ts',
      `import { rows } from '../storage/rows.ts';\nexport const x = rows;`,
      'console-domain-imports',
    ],
    [
      'console/web/across.ts',
      `import { roles } from '../domain/roles.ts';\nexport const x = roles;`,
      'console-web-imports',
    ],
    [
      'renderer/value.ts',
      `import { services } from '../host/services.ts';\nexport const x = services;`,
      'renderer-types-only',
    ],
    [
      'console/web/value.ts',
      `import { api } from '../api.ts';\nexport const x = api;`,
      'console-web-types-only',
    ],
    [
      'renderer/panels/console/panel.ts',
      `import { editor } from '../editor/panel.ts';\nexport const x = editor;`,
      'renderer-panels-siblings',
    ],
    [
      'simulator/components/text/text.ts',
      `import { view } from '../view/view.ts';\nexport const x = view;`,
      'simulator-components-siblings',
    ],
    [
      'host/services/files.ts',
      `import { p } from './projects.ts';\nexport const x = p;`,
      'host-services-siblings',
    ],
    ['host/services/projects.ts', `export const p = 1;`],
    [
      'compiler/disk.ts',
      `import { readFileSync } from 'node:fs';\nexport const x = readFileSync;`,
      'no-node',
    ],
    ['simulator/path.ts', `import path from 'path';\nexport const x = path;`, 'no-node'],
    ['host/shell.ts', `import { app } from 'electron';\nexport const x = app;`, 'electron-in-the-shell-only'],
    ['host/one.ts', `import { two } from './two.ts';\nexport const one: number = two;`, 'no-cycles'],
    ['host/two.ts', `import { one } from './one.ts';\nexport const two: number = one;`, null],
    [
      'contract/missing.ts',
      `import { nothing } from './nowhere.ts';\nexport const x = nothing;`,
      'not-resolvable',
    ],
  ];
  const folder = mkdtempSync(path.join(tmpdir(), 'tessera-rules-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function refusals(): Map<string, Set<string>> {
    for (const [file, text] of planted) {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(folder, file), `${text}\n`);
    }
    for (const file of ['.dependency-cruiser.mjs', 'tsconfig.base.json', 'package.json', 'build/rooms.mjs']) {
      cpSync(path.join(root, file), path.join(folder, file), { recursive: true });
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    const rooms = [...new Set(planted.map(([file]) => file.split('/')[0] ?? ''))];
    const run = spawnSync(
      process.execPath,
      [
        path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
        '--config',
        '.dependency-cruiser.mjs',
        '--output-type',
        'json',
        ...rooms,
      ],
      { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 },
    );
    const report = JSON.parse(run.stdout) as {
      summary: { violations: { from: string; rule: { name: string } }[] };
    };
    const byFile = new Map<string, Set<string>>();
    for (const { from, rule } of report.summary.violations) {
      byFile.set(from, (byFile.get(from) ?? new Set()).add(rule.name));
    }
    return byFile;
  }
  const found = refusals();

  for (const [file, , rule] of planted) {
    if (rule === null) continue;
    it(rule ? `refuse ${file} by ${rule}` : `allow ${file}`, () => {
      expect([...(found.get(file) ?? [])]).toEqual(rule ? expect.arrayContaining([rule]) : []);
    });
  }
});

describe('environments', () => {
  const planted: [room: string, code: string, word: string][] = [
    ['contract', `export const x = process.pid;`, 'process'],
    ['compiler', `setTimeout(() => {}, 1);\nexport {};`, 'setTimeout'],
    ['compiler', `export const x = document.title;`, 'document'],
    ['host', `export const x = document.title;`, 'document'],
    ['renderer', `export const x = process.pid;`, 'process'],
    ['simulator', `export const x = process.pid;`, 'process'],
    ['main', `export const x = document.title;`, 'document'],
    ['cli', `export const x = document.title;`, 'document'],
    ['console', `export const x = document.title;`, 'document'],
    ['console/domain', `export const x = process.pid;`, 'process'],
    ['console/web', `export const x = process.pid;`, 'process'],
  ];

  /** What the type checker says of a file that lies in the room only in memory, without the room's other files. */
  function complaints(room: string, code: string): string[] {
    const configFile = path.join(root, room, 'tsconfig.json');
    const { config } = ts.readConfigFile(configFile, ts.sys.readFile) as { config: unknown };
    const { options } = ts.parseJsonConfigFileContent(
      config,
      { ...ts.sys, readDirectory: () => [] },
      path.dirname(configFile),
    );
    const name = path.join(root, room, 'planted.ts');
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    host.fileExists = (file) => file === name || fileExists.call(host, file);
    host.getSourceFile = (file, version) =>
      file === name
        ? ts.createSourceFile(file, code, version, true)
        : getSourceFile.call(host, file, version);
    const program = ts.createProgram(
      [name],
      { ...options, composite: false, noEmit: true, incremental: false, tsBuildInfoFile: undefined },
      host,
    );
    return program
      .getSemanticDiagnostics(program.getSourceFile(name))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  }

  for (const [room, code, word] of planted) {
    it(`have no ${word} in ${room}/`, () => {
      expect(complaints(room, code).join()).toContain(`Cannot find name '${word}'`);
    });
  }
});

describe('lint', () => {
  const eslint = new ESLint({ cwd: root });
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => `export const line${index} = ${index};`);
  const planted: [what: string, file: string, code: string, rule: string][] = [
    [
      'an over-long function',
      'host/planted.ts',
      `export function long(): void {\n${'  void 0;\n'.repeat(81)}}`,
      'max-lines-per-function',
    ],
    ['an over-long file', 'host/planted.ts', lines(401).join('\n'), 'max-lines'],
    ['any', 'host/planted.ts', `export const x: any = 1;`, '@typescript-eslint/no-explicit-any'],
    [
      '@ts-ignore',
      'host/planted.ts',
      `// @ts-ignore: no\nexport const x: number = 1;`,
      '@typescript-eslint/ban-ts-comment',
    ],
    ['console', 'host/planted.ts', `console.log(1);`, 'no-console'],
    // Types of a package may bring Node's or the DOM's globals into a room that lacks them: the linter has its own list.
    ['process', 'renderer/planted.tsx', `export const x = process.pid;`, 'no-restricted-globals'],
    ['Buffer', 'simulator/planted.ts', `export const x = Buffer.from('');`, 'no-restricted-globals'],
    ['document', 'host/planted.ts', `export const x = document.title;`, 'no-restricted-globals'],
    ['setTimeout', 'compiler/planted.ts', `setTimeout(() => {}, 1);`, 'no-restricted-globals'],
    ['Date.now', 'compiler/planted.ts', `export const x = Date.now();`, 'no-restricted-syntax'],
    [
      'a bare disable',
      'host/planted.ts',
      `/* eslint-disable no-console */\nconsole.log(1);`,
      'explained-disable/explained-disable',
    ],
  ];

  for (const [what, file, code, rule] of planted) {
    it(`refuses ${what} in ${path.dirname(file)}/`, async () => {
      const [result] = await eslint.lintText(`${code}\n`, { filePath: path.join(root, file) });
      expect(result?.messages.map(({ ruleId }) => ruleId)).toContain(rule);
    });
  }

  it('lets a clean file pass', async () => {
    const [result] = await eslint.lintText(`export const answer = 42;\n`, {
      filePath: path.join(root, 'host/planted.ts'),
    });
    expect(result?.messages).toEqual([]);
  });
});
