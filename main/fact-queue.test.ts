import { describe, expect, it } from 'vitest';
import { createFactQueue } from './fact-queue.ts';

describe('facts for one window', () => {
  it('wait for a listener and keep their order', async () => {
    const queue = createFactQueue<number>();
    queue.say(1);
    const facts = queue.facts();
    const first = await facts.next();
    const second = facts.next();
    queue.say(2);
    expect([first.value, (await second).value]).toEqual([1, 2]);
  });

  it('go to the newest listener: a reloaded window takes over', async () => {
    const queue = createFactQueue<number>();
    const old = queue.facts().next();
    const fresh = queue.facts();
    queue.say(1);
    expect(await old).toEqual({ value: undefined, done: true });
    expect((await fresh.next()).value).toBe(1);
  });

  it('end when the listener leaves or the window closes', async () => {
    const queue = createFactQueue<number>();
    const facts = queue.facts();
    const pending = facts.next();
    await facts.return?.();
    expect((await pending).done).toBe(true);
    const last = queue.facts().next();
    queue.dispose();
    expect((await last).done).toBe(true);
  });
});
