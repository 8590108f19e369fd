import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { createTypeScriptProject } from '@volar/language-server/node.js';
import ts from 'typescript';
import { ambient, ambientFileName } from './ambient.ts';

type ProjectContext = Parameters<Parameters<typeof createTypeScriptProject>[2]>[0];

export interface TypeLocations {
  /** index.d.ts of miniprogram-api-typings; without it `wx` is any. */
  wxTypes: string | undefined;
}

const skipped = /^(node_modules|miniprogram_npm|cloudfunctions|dist|coverage|\..*)$/;
const notProgram = /(gulpfile|\.config|\.test|\.spec)\.[jt]s$/;

/** Points Volar's project at the program: its templates and scripts, the platform's types, and settings that suit plain JavaScript. */
export function setUpProject(
  { projectHost, sys, configFileName }: ProjectContext,
  { wxTypes }: TypeLocations,
): void {
  const folder = projectHost.getCurrentDirectory();
  const ambientFile = path.posix.join(folder, ambientFileName);
  serveAmbient(sys, ambientFile);

  const isStrict = configFileName?.endsWith('tsconfig.json') ?? false;
  const originalSettings = projectHost.getCompilationSettings;
  let settings: { from: ts.CompilerOptions; made: ts.CompilerOptions } | undefined;
  projectHost.getCompilationSettings = () => {
    const from = originalSettings();
    if (settings?.from !== from) settings = { from, made: compilerOptions(from, isStrict) };
    return settings.made;
  };

  const originalFiles = projectHost.getScriptFileNames;
  let files: { from: string[]; at: string; made: string[] } | undefined;
  projectHost.getScriptFileNames = () => {
    const from = originalFiles();
    const version = projectHost.getProjectVersion?.() ?? '';
    if (files?.from !== from || files.from.length === 0) {
      files = {
        from,
        at: version,
        made: [
          ...new Set([
            ...from.filter((file) => !skippedPath(folder, file)),
            ...programFiles(folder),
            ...(wxTypes ? [wxTypes] : []),
            ambientFile,
          ]),
        ],
      };
    }
    return files.made;
  };
}

function skippedPath(folder: string, file: string): boolean {
  return path.posix
    .relative(folder, file)
    .split('/')
    .some((part) => skipped.test(part));
}

function serveAmbient(sys: ProjectContext['sys'], ambientFile: string): void {
  const { fileExists, readFile, getModifiedTime } = sys;
  sys.fileExists = (file) => file === ambientFile || fileExists(file);
  sys.readFile = (file, encoding) => (file === ambientFile ? ambient : readFile(file, encoding));
  sys.getModifiedTime = (file) => (file === ambientFile ? new Date(0) : getModifiedTime?.(file));
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
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    ignoreDeprecations: '6.0',
    lib: ['lib.es2020.d.ts'],
    types: [],
    moduleDetection: ts.ModuleDetectionKind.Force,
    maxNodeModuleJsDepth: 0,
    allowNonTsExtensions: true,
  };
}

/** Roots: every template and script of the program. Packages come in where something imports them. */
function programFiles(folder: string): string[] {
  const found: string[] = [];
  const visit = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (entry.isDirectory() && !skipped.test(entry.name)) visit(path.posix.join(at, entry.name));
      else if (entry.isFile() && /\.(wxml|js|ts)$/.test(entry.name) && !notProgram.test(entry.name))
        found.push(path.posix.join(at, entry.name));
    }
  };
  visit(folder);
  return found;
}

/** A typings file of an installed package, found from a folder upwards. */
export function findWxTypes(from: string): string | undefined {
  for (let at = from; ; at = path.dirname(at)) {
    const file = path.join(at, 'node_modules', 'miniprogram-api-typings', 'index.d.ts');
    try {
      readFileSync(file, { flag: 'r' });
      return file.split(path.sep).join('/');
    } catch {
      if (path.dirname(at) === at) return undefined;
    }
  }
}
