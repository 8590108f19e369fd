import { describe, expect, it } from 'vitest';
import { FactLog } from './fact-log.ts';

const opened = (missed: boolean) => ({ type: 'stream.opened', missed });

async function take(stream: AsyncIterator<{ fact: unknown }>, count: number) {
  const facts: unknown[] = [];
  while (facts.length < count) facts.push((await stream.next()).value?.fact);
  return facts;
}

describe('a log of facts', () => {
  it('tells every follower everything after it began, in order', async () => {
    const log = new FactLog<number>();
    log.publish(1);
    const [one, other] = [log.follow(), log.follow()];
    expect(await take(one, 1)).toEqual([opened(false)]);
    const waiting = take(one, 2);
    log.publish(2);
    log.publish(3);
    expect(await waiting).toEqual([2, 3]);
    expect(await take(other, 3)).toEqual([opened(false), 2, 3]);
  });

  it('goes on from a place, and says so where it cannot', async () => {
    const log = new FactLog<number>(10);
    for (let n = 1; n <= 5; n += 1) log.publish(n);
    const { epoch } = log;
    expect(await take(log.follow({ epoch, sequence: 3 }), 3)).toEqual([opened(false), 4, 5]);
    expect(await take(log.follow({ epoch, sequence: 5 }), 1)).toEqual([opened(false)]);
    expect(await take(log.follow({ epoch: 'old', sequence: 3 }), 1)).toEqual([opened(true)]);
    expect(await take(log.follow({ epoch, sequence: 99 }), 1)).toEqual([opened(true)]);
    const slow = log.follow({ epoch, sequence: 5 });
    expect(await take(slow, 1)).toEqual([opened(false)]);
    for (let n = 6; n <= 40; n += 1) log.publish(n);
    expect(await take(slow, 1)).toEqual([opened(true)]);
    expect(await take(log.follow({ epoch, sequence: 1 }), 1)).toEqual([opened(true)]);
    log.publish(41);
    expect(await take(slow, 1)).toEqual([41]);
  });

  it('ends for whoever leaves, and for all when it ends, told out first', async () => {
    const log = new FactLog<number>();
    const controller = new AbortController();
    const [left, aborted, stays] = [log.follow(), log.follow(undefined, controller.signal), log.follow()];
    await Promise.all([left, aborted, stays].map((stream) => take(stream, 1)));
    const waiting = [left.next(), aborted.next()];
    await left.return();
    controller.abort();
    expect((await Promise.all(waiting)).map(({ done }) => done)).toEqual([true, true]);
    log.publish(1);
    log.dispose();
    log.publish(2);
    expect(await take(stays, 1)).toEqual([1]);
    expect((await stays.next()).done).toBe(true);
  });
});
