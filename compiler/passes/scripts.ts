import type { Diagnostic } from '../../contract/diagnostic.ts';
import type { ScriptUnit } from '../../contract/program.ts';
import { appFile } from '../app-settings.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { type Draft, type PassContext, report } from '../draft.ts';
import type { Scope } from '../graph.ts';
import { extensionOf, joinPath } from '../paths.ts';
import { projectSettings } from '../project-settings.ts';
import { scriptKey } from '../script-key.ts';
import { compileScript } from '../script-file.ts';
import { scriptFile } from '../source-files.ts';

interface ScriptNode {
  unit: ScriptUnit;
  /** Files this one requires. */
  files: string[];
  isDynamic: boolean;
  diagnostics: Diagnostic[];
}

/** app.js, the scripts of all units and workers, and what those require. */
export async function run(draft: Draft, context: PassContext): Promise<void> {
  const { graph } = context;
  const seen = new Set<string>();
  const visit = async (roots: readonly string[]): Promise<boolean> => {
    let wave = roots.filter((file) => !seen.has(file));
    let isDynamic = false;
    while (wave.length > 0) {
      for (const file of wave) seen.add(file);
      const nodes = await Promise.all(wave.map((file) => scriptNode(context, file)));
      const next: string[] = [];
      nodes.forEach((node, index) => {
        const file = wave[index] ?? '';
        draft.scripts.set(scriptKey(file), node.unit);
        report(draft, `script:${file}`, node.diagnostics);
        isDynamic ||= node.isDynamic;
        for (const target of node.files) if (!seen.has(target)) next.push(target);
      });
      wave = [...new Set(next)];
    }
    return isDynamic;
  };
  const dynamic = await visit(rootScripts(draft, graph));
  if (dynamic) await visit(graph.use('all-scripts', allScripts));
}

function rootScripts(draft: Draft, scope: Scope): string[] {
  const units = [...draft.components.keys()].flatMap((path) => scriptFile(scope, path) ?? []);
  const app = scriptFile(scope, 'app');
  return [...new Set([...(app === undefined ? [] : [app]), ...units, ...workerScripts(draft, scope)])];
}

function workerScripts(draft: Draft, scope: Scope): string[] {
  const declared = draft.app['workers'];
  const folder = typeof declared === 'string' ? declared : (declared as { path?: unknown } | undefined)?.path;
  if (typeof folder !== 'string') return [];
  const path = joinPath(folder) ?? '';
  const { root } = projectSettings(scope);
  const found = scope.list(root === '' ? path : `${root}/${path}`).filter((file) => /\.(js|ts)$/.test(file));
  if (found.length === 0) {
    const app = appFile(scope);
    draft.diagnostics.push(diagnose('app/workers-missing', app.file, app.rangeOf('workers'), { folder }));
  }
  return found
    .filter((file) => !file.endsWith('.d.ts'))
    .map((file) => file.slice(root === '' ? 0 : root.length + 1));
}

/** For `require(variable)`: the official tool packs every script, so such a call may mean any of them. */
function allScripts(scope: Scope): string[] {
  const { root, excluded } = projectSettings(scope);
  return scope
    .list(root)
    .filter(
      (file) => extensionOf(file) === '.js' && !/(^|\/)(node_modules|miniprogram_npm|\.[^/]+)\//.test(file),
    )
    .filter((file) => !excluded.some((folder) => file.startsWith(`${folder}/`)))
    .map((file) => file.slice(root === '' ? 0 : root.length + 1));
}

function scriptNode(context: PassContext, file: string): Promise<ScriptNode> {
  return context.graph.use(`script:${file}`, async (scope) => {
    const compiled = await compileScript(scope, context.engines, context.options, file);
    return {
      unit: compiled.unit,
      files: compiled.files,
      isDynamic: compiled.isDynamic,
      diagnostics: compiled.diagnostics,
    };
  });
}
