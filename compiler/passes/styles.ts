import type { Diagnostic } from '../../contract/diagnostic.ts';
import type { StyleUnit } from '../../contract/program.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { type Draft, type PassContext, report } from '../draft.ts';
import type { Engines } from '../engines.ts';
import type { Scope } from '../graph.ts';
import { EXTENDED_FOLDER, locate } from '../locate.ts';
import { lineMap, type MappedLines } from '../source-map.ts';
import { styleFile } from '../source-files.ts';
import { type StyleFile, styleFileNode } from '../style-file.ts';

interface StyleNode {
  unit: StyleUnit;
  /** Files it is made of, for their remarks. */
  files: [string, StyleFile][];
  diagnostics: Diagnostic[];
}

/** The style of the app and of every unit, imports inlined. */
export async function run(draft: Draft, { graph, engines, options }: PassContext): Promise<void> {
  const paths = [
    'app',
    ...[...draft.components.values()].filter((unit) => unit.hasStyle).map((unit) => unit.path),
  ];
  const nodes = await Promise.all(
    paths.map((path) =>
      graph.use(`style:${path}`, async (scope) => {
        const own = styleFile(scope, path);
        const files = [...(path === 'app' ? extendedStyles(scope) : []), ...(own === undefined ? [] : [own])];
        return files.length === 0 ? null : inline(scope, engines, files, options.sourceMaps !== false);
      }),
    ),
  );
  nodes.forEach((node, index) => {
    const path = paths[index] ?? '';
    if (node === null) return;
    draft.styles.set(path, node.unit);
    report(draft, `style:${path}`, node.diagnostics);
    for (const [name, file] of node.files) report(draft, `wxss:${name}`, file.diagnostics);
  });
}

const WEUI = 'weui-miniprogram';
const WEUI_STYLE = `miniprogram_npm/${WEUI}/weui-wxss/dist/style/weui.wxss`;

/** `useExtendedLib` brings the look of its library along: pages use its classes without any import. */
function extendedStyles(scope: Scope): string[] {
  const isUsed = scope.has(`${EXTENDED_FOLDER}/${WEUI}/package.json`);
  return isUsed && locate(scope, WEUI_STYLE) !== undefined ? [WEUI_STYLE] : [];
}

interface Collected {
  css: string[];
  lines: MappedLines[];
  files: Map<string, StyleFile>;
  diagnostics: Diagnostic[];
}

async function inline(
  scope: Scope,
  engines: Engines,
  paths: readonly string[],
  withMap: boolean,
): Promise<StyleNode> {
  const out: Collected = { css: [], lines: [], files: new Map(), diagnostics: [] };
  for (const path of paths) await collect(scope, engines, path, [], out);
  const css = out.css.join('\n');
  const unit: StyleUnit = withMap ? { css, map: lineMap(out.lines) } : { css };
  return { unit, files: [...out.files], diagnostics: out.diagnostics };
}

async function collect(
  scope: Scope,
  engines: Engines,
  path: string,
  stack: readonly string[],
  out: Collected,
): Promise<void> {
  const file = await styleFileNode(scope, engines, path);
  out.files.set(path, file);
  const chain = [...stack, path];
  for (const [index, chunk] of file.chunks.entries()) {
    append(file, chunk, out);
    const target = file.imports[index];
    if (typeof target !== 'string') continue;
    if (chain.includes(target)) {
      const circle = [...chain.slice(chain.indexOf(target)), target].join(' -> ');
      out.diagnostics.push(diagnose('wxss/import-cycle', file.file, undefined, { path: circle }));
    } else if (!out.files.has(target)) await collect(scope, engines, target, chain, out);
  }
}

function append(file: StyleFile, chunk: StyleFile['chunks'][number], out: Collected): void {
  if (chunk.text.trim() === '') return;
  const count = chunk.text.split('\n').length;
  const lines = file.lines?.slice(chunk.line, chunk.line + count);
  out.css.push(chunk.text);
  out.lines.push({ source: file.file, count, start: chunk.line, ...(lines ? { lines } : {}) });
}
