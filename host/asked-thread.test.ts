import { describe, expect, it, onTestFinished } from 'vitest';
import { AskedThread } from './asked-thread.ts';

type Question = { ask: 'double'; value: number } | { ask: 'die' } | { ask: 'refuse' } | { ask: 'throw' };
interface Answers {
  double: { value: number; thread: string };
  die: never;
  refuse: never;
  throw: never;
}

/** Speaks as answer-thread.ts does; each thread has a name of its own. */
const script = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', ({ id, question: { ask, value } }) => {
      if (ask === 'die') process.exit(3);
      if (ask === 'double') parentPort.postMessage({ kind: 'answer', id, value: { value: value * 2, thread: String(threadId) } });
      const refusal = { code: 'NO', message: 'Not today.', data: { zh: '今天不行。' } };
      if (ask === 'refuse') parentPort.postMessage({ kind: 'refusal', id, refusal });
      if (ask === 'throw') parentPort.postMessage({ kind: 'failure', id, error: new TypeError('a bug') });
    });
  `)}`,
);

function start(idle?: number) {
  const thread = new AskedThread<Question, Answers>({ script, ...(idle !== undefined && { idle }) });
  onTestFinished(() => thread.dispose());
  return thread;
}

describe('a thread that is asked', () => {
  it('answers each question with its own answer', async () => {
    const thread = start();
    const answers = await Promise.all([1, 2, 3].map((value) => thread.ask({ ask: 'double', value })));
    expect(answers.map(({ value }) => value)).toEqual([2, 4, 6]);
    expect(new Set(answers.map((answer) => answer.thread)).size).toBe(1);
  });

  it('hands on refusals with code and words, and bugs as they are', async () => {
    const thread = start();
    await expect(thread.ask({ ask: 'refuse' })).rejects.toMatchObject({
      name: 'AppError',
      code: 'NO',
      data: { zh: '今天不行。' },
    });
    await expect(thread.ask({ ask: 'throw' })).rejects.toThrow('a bug');
  });

  it('refuses what it was asked when it breaks down, and goes on in a new one', async () => {
    const thread = start();
    const first = await thread.ask({ ask: 'double', value: 1 });
    await expect(thread.ask({ ask: 'die' })).rejects.toThrow('The thread ended.');
    const second = await thread.ask({ ask: 'double', value: 4 });
    expect(second.value).toBe(8);
    expect(second.thread).not.toBe(first.thread);
  });

  it('is ended when nobody has asked for a while, and comes back with the next question', async () => {
    const thread = start(0);
    const first = await thread.ask({ ask: 'double', value: 1 });
    await expect
      .poll(async () => {
        await new Promise((resolve) => setImmediate(resolve));
        return (await thread.ask({ ask: 'double', value: 1 })).thread;
      })
      .not.toBe(first.thread);
  });

  it('refuses questions after its end', async () => {
    const thread = start();
    const asked = thread.ask({ ask: 'double', value: 1 });
    thread.dispose();
    await expect(asked).rejects.toThrow('ended');
    await expect(thread.ask({ ask: 'double', value: 1 })).rejects.toThrow('ended');
  });
});
