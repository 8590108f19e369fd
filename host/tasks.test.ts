import { describe, expect, it } from 'vitest';
import { AppError } from '../contract/errors.ts';
import { connectInProcess } from './in-process.ts';
import { startTestHost, takeUntil } from './testing/test-host.ts';

const title = { en: 'Build npm', zh: '构建 npm' };

describe('tasks', () => {
  it('tell their progress and their end', async () => {
    const { host } = startTestHost();
    const { tasks } = connectInProcess(host.router);
    const stream = await tasks.follow();
    await stream.next();
    const result = await host.parts.tasks.run({ title }, async ({ report }) => {
      report(0.5, { en: 'half', zh: '一半' });
      expect(await tasks.list()).toMatchObject([{ title, progress: 0.5 }]);
      return 42;
    });
    expect(result).toBe(42);
    const facts = await takeUntil(stream, ({ fact }) => fact.type === 'task.finished');
    expect(facts.map(({ fact }) => fact.type)).toEqual(['task.started', 'task.progressed', 'task.finished']);
    expect(await tasks.list()).toEqual([]);
    await stream.return?.();
  });

  it('stop when asked, and tell why they failed', async () => {
    const { host } = startTestHost();
    const { tasks } = connectInProcess(host.router);
    const stream = await tasks.follow();
    const running = host.parts.tasks.run({ title }, ({ signal }) => {
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    const [task] = await tasks.list();
    await tasks.cancel({ id: task!.id });
    await expect(running).rejects.toThrow();
    await takeUntil(stream, ({ fact }) => fact.type === 'task.cancelled');
    await expect(tasks.cancel({ id: task!.id })).rejects.toMatchObject({ code: 'TASK_MISSING' });
    const failing = host.parts.tasks.run({ title }, () => Promise.reject(new AppError('X', 'No.')));
    await expect(failing).rejects.toThrow('No.');
    const facts = await takeUntil(stream, ({ fact }) => fact.type === 'task.failed');
    expect(facts.at(-1)?.fact).toMatchObject({ error: { code: 'X', message: 'No.' } });
    await stream.return?.();
  });
});
