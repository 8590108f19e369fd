import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Diagnostic, Severity } from '../../contract/diagnostic.ts';

export interface ProblemsState {
  /** By who found them: `build`, `editor`, `language` ... each replaces only its own. */
  bySource: Record<string, Diagnostic[]>;
  all: Diagnostic[];
  counts: Record<Severity, number>;
  /** The worst severity of each file that has an error or a warning. */
  worst: Map<string, 'error' | 'warning'>;
}

export interface Problems {
  store: StoreApi<ProblemsState>;
  set: (source: string, diagnostics: Diagnostic[]) => void;
  clear: () => void;
}

const order: Record<Severity, number> = { error: 0, warning: 1, info: 2, hint: 3 };

export function createProblems(): Problems {
  const store = createStore<ProblemsState>(() => summarise({}));
  return {
    store,
    set(source, diagnostics) {
      const before = store.getState().bySource;
      if (!diagnostics.length && !before[source]?.length) return;
      store.setState(summarise({ ...before, [source]: diagnostics }), true);
    },
    clear: () => store.setState(summarise({}), true),
  };
}

/** Two sources that say the same of the same place say it once. */
export function summarise(bySource: Record<string, Diagnostic[]>): ProblemsState {
  const seen = new Set<string>();
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  const worst = new Map<string, 'error' | 'warning'>();
  const all = Object.values(bySource)
    .flat()
    .filter((problem) => {
      const key = `${problem.file}:${problem.range.start.line}:${problem.range.start.column}:${problem.message.en}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort(compare);
  for (const { severity, file } of all) {
    counts[severity] += 1;
    if (severity === 'error' || (severity === 'warning' && worst.get(file) !== 'error'))
      worst.set(file, severity);
  }
  return { bySource, all, counts, worst };
}

function compare(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  const byLine = a.range.start.line - b.range.start.line;
  return order[a.severity] - order[b.severity] || byLine || a.range.start.column - b.range.start.column;
}
