import CssWorker from 'monaco-editor/languages/features/css/css.worker?worker';
import EditorWorker from 'monaco-editor/editor/common/services/editorWebWorkerMain?worker';
import HtmlWorker from 'monaco-editor/languages/features/html/html.worker?worker';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker';
import ScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker';

const workers: Record<string, new () => Worker> = {
  css: CssWorker,
  less: CssWorker,
  scss: CssWorker,
  html: HtmlWorker,
  json: JsonWorker,
  javascript: ScriptWorker,
  typescript: ScriptWorker,
};

/** Bundled files of our own origin: the policy allows nothing else, and Monaco's own way wraps them in blobs. */
export function provideWorkers(): void {
  const environment = { getWorker: (_id: string, label: string) => new (workers[label] ?? EditorWorker)() };
  Object.assign(globalThis, { MonacoEnvironment: environment });
}
