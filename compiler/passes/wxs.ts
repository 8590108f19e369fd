import type { Diagnostic } from '../../contract/diagnostic.ts';
import { projectPath } from '../app-settings.ts';
import { findCircles } from '../circles.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { type Draft, type PassContext, report } from '../draft.ts';
import type { Scope } from '../graph.ts';
import { textOf } from '../locate.ts';
import { compileWxs } from '../parse/wxs.ts';
import { wxsUnit } from '../template-runtime.ts';

interface WxsNode {
  unit: string;
  requires: string[];
  diagnostics: Diagnostic[];
}

/** Compiles the WXS files that templates use, and those they require. */
export function run(draft: Draft, { graph }: PassContext): void {
  const queue = [...draft.wxsRoots];
  const nodes = new Map<string, WxsNode>();
  for (const path of queue) {
    if (draft.wxs.has(path)) continue;
    const node = graph.use(`wxs:${path}`, (scope) => compileFile(scope, path));
    report(draft, `wxs:${path}`, node.diagnostics);
    draft.wxs.set(path, node.unit);
    nodes.set(path, node);
    queue.push(...node.requires);
  }
  for (const { node, way } of findCircles(nodes.keys(), (path) => nodes.get(path)?.requires ?? [])) {
    const file = projectPath(graph, `${node}.wxs`);
    draft.diagnostics.push(diagnose('wxs/import-cycle', file, undefined, { path: way.join(' -> ') }));
  }
}

function compileFile(scope: Scope, path: string): WxsNode {
  const found = textOf(scope, `${path}.wxs`);
  if (!found) {
    // The template that names it is in the engine's output only as a path: the file itself is the place.
    const diagnostics = [
      diagnose('wxs/missing', projectPath(scope, `${path}.wxs`), undefined, { path: `${path}.wxs` }),
    ];
    return { unit: wxsUnit(''), requires: [], diagnostics };
  }
  const output = compileWxs(scope, { file: found.file, text: found.text, path });
  return { unit: wxsUnit(output.body), requires: output.requires, diagnostics: output.diagnostics };
}
