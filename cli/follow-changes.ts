import { isIgnoredFolder } from '../host/project/open-projects.ts';
import { Watcher } from '../host/project/watcher.ts';
import type { Logger } from '../host/log.ts';

const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  named: () => quiet,
};

/** What builds write themselves must not start the next one. */
const isOwn = (path: string): boolean => /(?:^|\/)miniprogram_npm(?:\/|$)|\.apkg$/.test(path);

/** Calls `changed` after changes in a folder, one call at a time, until the signal ends it. */
export async function followChanges(
  folder: string,
  signal: AbortSignal,
  { started, changed }: { started(): void; changed(): Promise<void> },
): Promise<void> {
  const watcher = new Watcher({ projectId: 'command-line', folder, isIgnored: isIgnoredFolder, log: quiet });
  await watcher.start();
  const facts = watcher.facts.follow(undefined, signal);
  started();
  try {
    for await (const { fact } of facts) {
      if (fact.type === 'folder.gone') return;
      if (fact.type === 'files.changed' && fact.changes.some(({ path }) => !isOwn(path))) await changed();
    }
  } finally {
    watcher.dispose();
  }
}
