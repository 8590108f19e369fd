import EditorWorker from 'monaco-editor/editor/common/services/editorWebWorkerMain?worker';
import HtmlWorker from 'monaco-editor/languages/features/html/html.worker?worker';

const workers: Record<string, new () => Worker> = {
  html: HtmlWorker,
};

/** Bundled files of our own origin: the policy allows nothing else, and Monaco's own way wraps them in blobs. */
export function provideWorkers(): void {
  const environment = { getWorker: (_id: string, label: string) => new (workers[label] ?? EditorWorker)() };
  Object.assign(globalThis, { MonacoEnvironment: environment });
}
