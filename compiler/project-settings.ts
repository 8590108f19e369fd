import type { Diagnostic } from '../contract/diagnostic.ts';
import type { ProjectInfo } from '../contract/program.ts';
import { decodeText } from './decode.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Scope } from './graph.ts';
import { type JsonObject, parseJson } from './parse/json.ts';
import { joinPath } from './paths.ts';

/** project.config.json with project.private.config.json over it, as far as compiling depends on it. */
export interface ProjectSettings {
  /** Program root inside the project's folder, `''` where they are the same. */
  root: string;
  pluginRoot: string | null;
  info: Omit<ProjectInfo, 'ext'>;
  setting: JsonObject;
  /** Folders of the project that are no part of the program (cloud functions). */
  excluded: string[];
  /** Sources that stand for `.js` and `.wxss` even where those exist too. */
  plugins: { typescript: boolean; less: boolean; sass: boolean };
  config: JsonObject;
  diagnostics: Diagnostic[];
}

/** Where old projects keep app.json when nothing says so. */
const USUAL_ROOTS = ['', 'miniprogram', 'src', 'client', 'dist', 'app'];

export function projectSettings(scope: Scope): ProjectSettings {
  return scope.use('project', readSettings);
}

function readSettings(scope: Scope): ProjectSettings {
  const diagnostics: Diagnostic[] = [];
  const config = readConfig(scope, 'project.config.json', diagnostics);
  const personal = readConfig(scope, 'project.private.config.json', diagnostics);
  const merged: JsonObject = { ...config, ...personal };
  const setting = { ...objectOf(config['setting']), ...objectOf(personal['setting']) };
  const root = findRoot(scope, merged, diagnostics);
  const cloud = folderField(merged['cloudfunctionRoot']);
  const compilerPlugins = Array.isArray(setting['useCompilerPlugins']) ? setting['useCompilerPlugins'] : [];
  return {
    root,
    pluginRoot: folderField(merged['pluginRoot']),
    info: {
      appId: stringOf(merged['appid']) || stringOf(merged['TCMPPappid']) || stringOf(merged['TCSASappid']),
      name: decodeName(stringOf(merged['projectname'])),
      baseLibrary: stringOf(merged['libVersion']),
      checksDomains: setting['urlCheck'] !== false,
    },
    setting,
    excluded: cloud ? [cloud] : [],
    plugins: {
      typescript: compilerPlugins.includes('typescript'),
      less: compilerPlugins.includes('less'),
      sass: compilerPlugins.includes('sass'),
    },
    config: merged,
    diagnostics,
  };
}

function readConfig(scope: Scope, file: string, diagnostics: Diagnostic[]): JsonObject {
  const content = scope.read(file);
  if (content === undefined) return {};
  const json = parseJson(file, decodeText(content).text);
  diagnostics.push(...json.diagnostics);
  return json.value;
}

function findRoot(scope: Scope, config: JsonObject, diagnostics: Diagnostic[]): string {
  const declared = folderField(config['miniprogramRoot']) ?? folderField(config['srcMiniprogramRoot']);
  if (declared !== null) return declared;
  for (const root of USUAL_ROOTS) {
    if (!scope.has(root === '' ? 'app.json' : `${root}/app.json`)) continue;
    if (root !== '')
      diagnostics.push(diagnose('project/root-guessed', `${root}/app.json`, undefined, { root }));
    return root;
  }
  return '';
}

function folderField(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? joinPath(value) : null;
}

function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Old versions of the official tool stored the name percent-encoded. */
function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
