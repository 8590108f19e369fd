import { randomUUID } from 'node:crypto';
import type { Text } from '../contract/text.ts';
import { toErrorShape, type ErrorShape } from '../contract/errors.ts';
import { refuse } from './errors.ts';
import { FactLog } from './fact-log.ts';

export interface TaskState {
  id: string;
  title: Text;
  projectId?: string;
  /** 0 to 1, or null where nobody knows. */
  progress: number | null;
  message?: Text;
  canCancel: boolean;
}

export type TaskFact =
  | { type: 'task.started'; task: TaskState }
  | { type: 'task.progressed'; task: TaskState }
  | { type: 'task.finished'; task: TaskState }
  | { type: 'task.cancelled'; task: TaskState }
  | { type: 'task.failed'; task: TaskState; error: ErrorShape };

export interface TaskControl {
  signal: AbortSignal;
  report(progress: number | null, message?: Text): void;
}

export interface TaskOptions {
  title: Text;
  projectId?: string;
  canCancel?: boolean;
}

/** Work that takes long enough to be shown: what runs, how far it is, and a way to stop it. */
export class Tasks {
  readonly facts = new FactLog<TaskFact>(500);
  readonly #running = new Map<string, { task: TaskState; controller: AbortController }>();

  /** Runs `work` as a task; its result and its errors are the caller's as if it had been called directly. */
  async run<T>(options: TaskOptions, work: (control: TaskControl) => Promise<T>): Promise<T> {
    const { title, projectId, canCancel = true } = options;
    const task: TaskState = { id: randomUUID(), title, projectId, progress: null, canCancel };
    const controller = new AbortController();
    this.#running.set(task.id, { task, controller });
    this.facts.publish({ type: 'task.started', task: { ...task } });
    const report = (progress: number | null, message?: Text) => {
      Object.assign(task, { progress, message });
      this.facts.publish({ type: 'task.progressed', task: { ...task } });
    };
    try {
      const result = await work({ signal: controller.signal, report });
      this.facts.publish({ type: 'task.finished', task: { ...task, progress: 1 } });
      return result;
    } catch (error) {
      if (controller.signal.aborted) this.facts.publish({ type: 'task.cancelled', task: { ...task } });
      else this.facts.publish({ type: 'task.failed', task: { ...task }, error: toErrorShape(error) });
      throw error;
    } finally {
      this.#running.delete(task.id);
    }
  }

  list(): TaskState[] {
    return [...this.#running.values()].map(({ task }) => ({ ...task }));
  }

  cancel(id: string): void {
    const running = this.#running.get(id);
    if (!running?.task.canCancel) throw refuse('TASK_MISSING');
    running.controller.abort();
  }

  dispose() {
    for (const { controller } of this.#running.values()) controller.abort();
    this.facts.dispose();
  }
}
