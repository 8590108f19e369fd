import type { Workbench } from './workbench.ts';
import { words } from '../kit/text.ts';

const w = words({
  failed: { en: '{title} failed: {reason}', zh: '{title}失败：{reason}' },
  cancelled: { en: '{title} was cancelled.', zh: '{title}已取消。' },
});

/** The host's long work as notices with progress and cancel; what ends within half a second is not worth one. */
export function followTasks(bench: Workbench): void {
  const { host, notices } = bench;
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const shown = new Set<string>();
  const end = (id: string) => {
    clearTimeout(waiting.get(id));
    waiting.delete(id);
    shown.delete(id);
    notices.dismiss(id);
  };
  host.follow((from, signal) => host.client.tasks.follow(from ? { from } : {}, { signal }), {
    fact: (fact) => {
      const { task } = fact;
      const id = `task-${task.id}`;
      const progress = task.progress ?? ('unknown' as const);
      if (fact.type === 'task.started') {
        const cancel = () => void bench.attempt(() => host.client.tasks.cancel({ id: task.id }));
        const show = () => {
          shown.add(id);
          notices.show({ id, text: task.title, progress: 'unknown', ...(task.canCancel ? { cancel } : {}) });
        };
        waiting.set(id, setTimeout(show, 500));
      } else if (fact.type === 'task.progressed') {
        if (shown.has(id)) notices.update(id, { progress, ...(task.message ? { text: task.message } : {}) });
      } else {
        const wasShown = shown.has(id);
        end(id);
        if (fact.type === 'task.failed') {
          const { en, zh } = task.title;
          const values = { reason: fact.error.message };
          const text = { en: w.failed.en.replace('{title}', en), zh: w.failed.zh.replace('{title}', zh) };
          notices.show({ tone: 'error', text, values });
        } else if (fact.type === 'task.cancelled' && wasShown) {
          const { en, zh } = task.title;
          notices.show({
            text: { en: w.cancelled.en.replace('{title}', en), zh: w.cancelled.zh.replace('{title}', zh) },
          });
        }
      }
    },
  });
}
