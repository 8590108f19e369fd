import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const examples = path.resolve(import.meta.dirname, '../examples');
const folders = readdirSync(examples).filter((name) =>
  existsSync(path.join(examples, name, 'template.json')),
);

interface AppJson {
  pages: string[];
  tabBar?: { list: { pagePath: string; iconPath: string; selectedIconPath: string }[] };
}

describe.each(folders)('template %s', (name) => {
  const folder = path.join(examples, name);
  const json = <T>(file: string) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as T;
  const { miniprogramRoot = '' } = json<{ miniprogramRoot?: string }>('project.config.json');
  const program = path.join(folder, miniprogramRoot);
  const app = json<AppJson>(path.join(miniprogramRoot, 'app.json'));

  it('is offered in both languages', () => {
    const { title, description } = json<Record<string, Record<string, string>>>('template.json');
    for (const text of [title, description])
      expect(text).toEqual({ en: expect.stringMatching(/\w/), zh: expect.stringMatching(/\p{Script=Han}/u) });
  });

  it('has every page that it lists', () => {
    const missing = app.pages.flatMap((page) =>
      [['.js', '.ts'], ['.wxml'], ['.json'], ['.wxss']]
        .filter((endings) => !endings.some((ending) => existsSync(path.join(program, page + ending))))
        .map((endings) => page + endings.join('|')),
    );
    expect(missing).toEqual([]);
  });

  it('has small icons of its own', () => {
    for (const { iconPath, selectedIconPath } of app.tabBar?.list ?? []) {
      for (const icon of [iconPath, selectedIconPath])
        expect(statSync(path.join(program, icon)).size).toBeLessThan(40 * 1024);
    }
  });

  it('leaves nothing of ours behind', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /node_modules|\.test\.|dist/.test(file))).toEqual([]);
  });
});

it('offers a blank one, a strict TypeScript one and a sample', () => {
  expect(folders.sort()).toEqual(expect.arrayContaining(['blank-javascript', 'sample', 'typescript-strict']));
});

describe('the TypeScript template', () => {
  const file = path.join(examples, 'typescript-strict', 'tsconfig.json');

  it('is strict and checks without a complaint', () => {
    const { config } = ts.readConfigFile(file, ts.sys.readFile) as { config: unknown };
    const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(file));
    expect(options.strict).toBe(true);
    const program = ts.createProgram(fileNames, options);
    expect(
      ts
        .getPreEmitDiagnostics(program)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
    ).toEqual([]);
  });
});
