import { existsSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { ProgramFiles } from '../program-files.ts';
import { ProgramModel } from '../program-model.ts';

export interface TypeLocations {
  /** index.d.ts of miniprogram-api-typings; without it `wx` is any. */
  wxTypes: string | undefined;
}

export interface ProgramSettings {
  options: ts.CompilerOptions;
  configFile: string | undefined;
  /** The program is typed: its own tsconfig decides how strictly. */
  isStrict: boolean;
}

const skipped = /^(node_modules|miniprogram_npm|cloudfunctions|dist|coverage|\..*)$/;
const notProgram = /(gulpfile|\.config|\.test|\.spec)\.[jt]s$/;

/** The program's own tsconfig, in the folder or one below, with what suits plain JavaScript where there is none. */
export function readSettings(folder: string, files: ProgramFiles): ProgramSettings {
  const configFile = [folder, ...files.list(folder).map(({ name }) => `${folder}/${name}`)]
    .map((at) => `${at}/tsconfig.json`)
    .find((file) => files.exists(file));
  const from = configFile ? optionsOf(configFile, files) : {};
  const isStrict = configFile !== undefined;
  const options = compilerOptions({ ...from, paths: { ...aliases(folder, files), ...from.paths } }, isStrict);
  return { options, configFile, isStrict };
}

/** `resolveAlias` of an app.json in the folder or one below, as TypeScript's `paths`. */
function aliases(folder: string, files: ProgramFiles): Record<string, string[]> {
  const model = new ProgramModel(files);
  const root = [folder, ...files.list(folder).map(({ name }) => `${folder}/${name}`)].find((at) =>
    files.exists(`${at}/app.json`),
  );
  const { resolveAlias } = root === undefined ? {} : model.readJson(`${root}/app.json`);
  return Object.fromEntries(
    Object.entries(resolveAlias ?? {}).map(([from, to]) => [
      from,
      [`${root!}/${String(to).replace(/^(\.?\/)+/, '')}`],
    ]),
  );
}

function optionsOf(file: string, files: ProgramFiles): ts.CompilerOptions {
  const { config } = ts.readConfigFile(file, (name) => files.readText(name)) as { config?: object };
  // Which files belong to the program is the program's own affair: only the options count.
  const host: ts.ParseConfigHost = {
    ...ts.sys,
    readDirectory: () => [],
    readFile: (name) => files.readText(name),
  };
  return ts.parseJsonConfigFileContent(
    { ...config, files: [] },
    host,
    path.posix.dirname(file),
    undefined,
    file,
  ).options;
}

function compilerOptions(from: ts.CompilerOptions, isStrict: boolean): ts.CompilerOptions {
  return {
    ...from,
    // Without a tsconfig, `[]` would be never[] and every null a trap: what plain programs mean is `any`.
    ...(isStrict ? {} : { strict: false, strictNullChecks: false, noImplicitAny: false }),
    allowJs: true,
    checkJs: from.checkJs ?? false,
    noImplicitThis: true,
    noEmit: true,
    composite: false,
    incremental: false,
    outDir: undefined,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    ignoreDeprecations: '6.0',
    lib: ['lib.es2020.d.ts'],
    types: [],
    moduleDetection: ts.ModuleDetectionKind.Force,
    maxNodeModuleJsDepth: 0,
    allowNonTsExtensions: true,
    allowArbitraryExtensions: true,
    skipLibCheck: true,
  };
}

/** Every template and script of the program. Packages come in where something imports them. */
export function programFiles(folder: string, files: ProgramFiles): string[] {
  const found: string[] = [];
  const visit = (at: string, depth: number): void => {
    for (const { name, isFolder } of files.list(at)) {
      if (isFolder && depth < 16 && !skipped.test(name)) visit(`${at}/${name}`, depth + 1);
      else if (!isFolder && /\.(wxml|wxs|js|ts)$/.test(name) && !notProgram.test(name))
        found.push(`${at}/${name}`);
    }
  };
  visit(folder, 0);
  return found;
}

/** A typings file of an installed package, found from a folder upwards. */
export function findWxTypes(from: string): string | undefined {
  for (let at = from; ; at = path.dirname(at)) {
    const file = path.join(at, 'node_modules', 'miniprogram-api-typings', 'index.d.ts');
    if (existsSync(file)) return file.split(path.sep).join('/');
    if (path.dirname(at) === at) return undefined;
  }
}
