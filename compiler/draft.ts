import type { Diagnostic } from '../contract/diagnostic.ts';
import type {
  AppConfig,
  AssetUnit,
  ComponentUnit,
  PackageInfo,
  ScriptUnit,
  StyleUnit,
} from '../contract/program.ts';
import type { CompilerOptions } from './compile.ts';
import type { Engines } from './engines.ts';
import type { Graph } from './graph.ts';

/** What the passes fill in, one after the other. Made anew for every build; all costly values come from the graph. */
export interface Draft {
  app: AppConfig;
  ext?: Record<string, unknown>;
  pages: string[];
  packages: PackageInfo[];
  components: Map<string, ComponentUnit>;
  scripts: Map<string, ScriptUnit>;
  styles: Map<string, StyleUnit>;
  templates: Map<string, string>;
  wxs: Map<string, string>;
  assets: Map<string, AssetUnit>;
  diagnostics: Diagnostic[];
  /** WXS files that templates use: the wxs pass follows them. */
  wxsRoots: Set<string>;
  /** Tags each template uses, by component path: checked against what the component declares. */
  reportedFiles: Set<string>;
}

export interface PassContext {
  graph: Graph;
  engines: Engines;
  options: CompilerOptions;
}

export interface Pass {
  name: string;
  run(draft: Draft, context: PassContext): void | Promise<void>;
}

export function createDraft(): Draft {
  return {
    app: { pages: [] },
    pages: [],
    packages: [],
    components: new Map(),
    scripts: new Map(),
    styles: new Map(),
    templates: new Map(),
    wxs: new Map(),
    assets: new Map(),
    diagnostics: [],
    wxsRoots: new Set(),
    reportedFiles: new Set(),
  };
}

/** Adds a node's remarks once, however many units use that node. */
export function report(draft: Draft, node: string, diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length === 0 || draft.reportedFiles.has(node)) return;
  draft.reportedFiles.add(node);
  draft.diagnostics.push(...diagnostics);
}
