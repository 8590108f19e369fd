/** Everything that goes wrong while a program runs, in one place: console, overlay, sweep and tests read it here. */
export interface Report {
  kind: 'exception' | 'engine' | 'missing-api' | 'missing-tag' | 'resource' | 'warning' | 'page-not-found';
  message: string;
  /** Component, file or API it happened in. */
  where: string;
  stack?: string;
  page?: string;
}

export interface Reporter {
  report(report: Report): void;
  /** A thrown value of user code. */
  exception(error: unknown, where: string): void;
  /** Says it once per message. */
  once(report: Report): void;
  onReport(listener: (report: Report) => void): () => void;
}

export function createReporter(): Reporter {
  const listeners = new Set<(report: Report) => void>();
  const said = new Set<string>();
  const reporter: Reporter = {
    report(report) {
      for (const listener of listeners) listener(report);
    },
    exception(error, where) {
      const known =
        error instanceof Error || (typeof error === 'object' && error !== null && 'message' in error);
      const { message, stack } = known ? (error as Error) : { message: String(error), stack: undefined };
      reporter.report({ kind: 'exception', message, where, ...(stack ? { stack } : {}) });
    },
    once(report) {
      const key = `${report.kind}:${report.message}`;
      if (said.has(key)) return;
      said.add(key);
      reporter.report(report);
    },
    onReport(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return reporter;
}
