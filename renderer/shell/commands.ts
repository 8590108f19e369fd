import { createStore, type StoreApi } from 'zustand/vanilla';
import { say } from '../kit/text.ts';
import { codeOf, reasonOf } from './reason.ts';
import { shellWords } from './words.ts';
import type { Workbench } from './workbench.ts';

export interface Commands {
  /** Commands whose promise still lives, with what cancels them. */
  running: StoreApi<Record<string, AbortController>>;
  run: (id: string, argument?: unknown) => Promise<unknown>;
  cancel: (id: string) => void;
  /** Most recently run first, for the palette. */
  recent: () => string[];
}

/** The one way to run a command: refusals greyed, failures in words, never swallowed. */
export function createCommands(workbench: () => Workbench): Commands {
  const running = createStore<Record<string, AbortController>>(() => ({}));
  let recent: string[] = [];
  const finish = (id: string) =>
    running.setState((all) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== id)), true);
  return {
    running,
    recent: () => recent,
    cancel: (id) => running.getState()[id]?.abort(),
    async run(id, argument) {
      const bench = workbench();
      const command = bench.registry.command(id);
      if (!command) throw new Error(`No command ${id}`);
      const refusal = command.refuse?.(bench);
      if (refusal) {
        bench.notices.show({ id: `refused-${id}`, text: refusal, tone: 'info' });
        return undefined;
      }
      recent = [id, ...recent.filter((other) => other !== id)].slice(0, 30);
      const controller = new AbortController();
      running.setState((all) => ({ ...all, [id]: controller }), true);
      try {
        return await command.run(bench, controller.signal, argument);
      } catch (error) {
        if (!controller.signal.aborted) {
          const values = { command: say(command.title).replace(/…$/, ''), reason: reasonOf(error) };
          const tone = codeOf(error) === 'PROGRAM_GONE' ? 'warn' : 'error';
          bench.notices.show({ text: shellWords.failed, values, tone });
        }
        return undefined;
      } finally {
        finish(id);
      }
    },
  };
}
