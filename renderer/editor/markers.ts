import type { Diagnostic, Severity } from '../../contract/diagnostic.ts';
import type { Workbench } from '../shell/workbench.ts';
import type { Monaco } from './monaco.ts';

const ours = 'tessera';

/** Monaco's findings go to Problems; what the build or a language server found becomes squiggles. */
export function followMarkers(bench: Workbench, monaco: Monaco): void {
  monaco.editor.onDidChangeMarkers(() => bench.problems.set('editor', collect(monaco)));
  const draw = () => {
    const { bySource } = bench.problems.store.getState();
    const foreign = Object.entries(bySource).flatMap(([source, found]) => (source === 'editor' ? [] : found));
    for (const model of monaco.editor.getModels()) {
      const path = model.uri.path.slice(1);
      const markers = foreign.filter(({ file }) => file === path).map((problem) => toMarker(monaco, problem));
      monaco.editor.setModelMarkers(model, ours, markers);
    }
  };
  bench.problems.store.subscribe((state, before) => {
    const isOnlyOurs = Object.keys(state.bySource).every(
      (source) => source === 'editor' || state.bySource[source] === before.bySource[source],
    );
    if (!isOnlyOurs) draw();
  });
  monaco.editor.onDidCreateModel(() => queueMicrotask(draw));
}

function collect(monaco: Monaco): Diagnostic[] {
  return monaco.editor
    .getModelMarkers({})
    .filter(({ owner, resource }) => owner !== ours && resource.scheme === 'file')
    .map((marker) => ({
      file: marker.resource.path.slice(1),
      range: {
        start: { line: marker.startLineNumber - 1, column: marker.startColumn - 1 },
        end: { line: marker.endLineNumber - 1, column: marker.endColumn - 1 },
      },
      code: `${marker.owner}/${typeof marker.code === 'string' ? marker.code : (marker.code?.value ?? 'problem')}`,
      severity: severityOf(monaco, marker.severity),
      message: { en: marker.message, zh: marker.message },
    }));
}

function severityOf({ MarkerSeverity }: Monaco, severity: number): Severity {
  if (severity === MarkerSeverity.Error) return 'error';
  if (severity === MarkerSeverity.Warning) return 'warning';
  return severity === MarkerSeverity.Info ? 'info' : 'hint';
}

function toMarker(
  { MarkerSeverity, MarkerTag }: Monaco,
  { range, message, severity, code, tags }: Diagnostic,
) {
  const severities = {
    error: MarkerSeverity.Error,
    warning: MarkerSeverity.Warning,
    info: MarkerSeverity.Info,
    hint: MarkerSeverity.Hint,
  };
  const isChinese = document.documentElement.lang.startsWith('zh');
  return {
    startLineNumber: range.start.line + 1,
    startColumn: range.start.column + 1,
    endLineNumber: range.end.line + 1,
    endColumn: range.end.column + 1,
    severity: severities[severity],
    message: isChinese ? message.zh : message.en,
    code,
    tags: (tags ?? []).map((tag) => (tag === 'unused' ? MarkerTag.Unnecessary : MarkerTag.Deprecated)),
  };
}
