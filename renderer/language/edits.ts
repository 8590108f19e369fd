import type * as lsp from 'vscode-languageserver-protocol';
import type { Documents } from '../editor/documents.ts';
import { languageOf } from '../editor/language-of.ts';
import type { Monaco } from '../editor/monaco.ts';
import type { Text, Values } from '../kit/text.ts';
import type { Workbench } from '../shell/workbench.ts';
import type { Convert } from './convert.ts';
import { allOf, askPreview, carryOut, planFiles, type Plan } from './refactoring.ts';

export interface EditOptions {
  title: Text;
  values?: Values;
  /** Shown first where it touches more than one file. */
  isPreviewed?: boolean;
  move?: { from: string; to: string };
}

/** Carries a server's edit out, as one step that can be taken back. */
export async function applyEdit(
  bench: Workbench,
  documents: Documents,
  convert: Convert,
  edit: lsp.WorkspaceEdit,
  { isPreviewed, ...named }: EditOptions,
): Promise<boolean> {
  const files = await planFiles(bench, documents, convert, edit);
  const plan: Plan = { ...named, files };
  const isLarge = files.length > 1 || (named.move && files.length > 0);
  const chosen = isPreviewed && isLarge ? await askPreview(bench, plan) : allOf(plan);
  return chosen ? carryOut(bench, documents, plan, chosen) : false;
}

/** The editor looks at targets before it goes there: files that are not open get a model of their own, read from the disk. */
export async function ensureModels(
  bench: Workbench,
  monaco: Monaco,
  convert: Convert,
  uris: string[],
): Promise<void> {
  const projectId = bench.project.getState().open?.id;
  if (projectId === undefined) return;
  const load = async (uri: string) => {
    const path = convert.pathOf(uri);
    const resource = convert.modelUri(uri);
    if (path === undefined || monaco.editor.getModel(resource)) return;
    const file = await bench.host.client.files.read({ projectId, path }).catch(() => undefined);
    if (file && !monaco.editor.getModel(resource))
      monaco.editor.createModel(file.text, languageOf(path).id, resource);
  };
  await Promise.all([...new Set(uris)].map(load));
}
