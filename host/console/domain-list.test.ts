import { afterEach, describe, expect, it, vi } from 'vitest';
import { DomainLists } from './domain-list.ts';

const now = Date.UTC(2026, 0, 1);
const item = { id: '1', kind: 'request', host: 'https://api.example.com', effectiveAt: now };
const answer = { items: [item], isCheckSkipped: false };

function listsOf(list: () => Promise<typeof answer>, user: object | undefined = { account: 'ann' }) {
  vi.useFakeTimers({ now });
  const asked: string[] = [];
  const client = {
    domains: {
      list: ({ programId }: { programId: string }) => {
        asked.push(programId);
        return list();
      },
    },
  };
  const account = {
    access: async () => ({ client }),
    state: async () => ({ address: 'http://c', user, trouble: undefined }),
  };
  return { lists: new DomainLists(account as never), asked };
}

afterEach(() => void vi.useRealTimers());

describe('R-DOM-01 the list of servers that the simulator holds a program to', () => {
  it('comes from the console, once for many requests, anew after 15 seconds', async () => {
    const { lists, asked } = listsOf(async () => answer);
    expect(await lists.of('mp1')).toEqual([item]);
    expect(await lists.of('mp1')).toEqual([item]);
    expect(asked).toEqual(['mp1']);
    vi.setSystemTime(now + 15_000);
    expect(await lists.of('mp1')).toEqual([item]);
    expect(asked).toEqual(['mp1', 'mp1']);
  });

  it('is not known without an AppID, an account or a console in reach: nothing is refused then', async () => {
    expect(await listsOf(async () => answer).lists.of('')).toBeNull();
    expect(await listsOf(async () => answer).lists.of('touristappid')).toBeNull();
    const signedOut = listsOf(async () => answer, null as never);
    expect(await signedOut.lists.of('mp1')).toBeNull();
    expect(signedOut.asked).toEqual([]);
    expect(await listsOf(() => Promise.reject(new Error('away'))).lists.of('mp1')).toBeNull();
  });

  it('holds no request for longer than a moment where the console is slow, and asks it no second time', async () => {
    let give = (_answer: typeof answer): void => undefined;
    const { lists, asked } = listsOf(() => new Promise((resolve) => (give = resolve)));
    const first = lists.of('mp1');
    await vi.advanceTimersByTimeAsync(500);
    expect(await first).toBeNull();
    expect(await lists.of('mp1')).toBeNull();
    give(answer);
    await vi.advanceTimersByTimeAsync(0);
    expect(await lists.of('mp1')).toEqual([item]);
    expect(asked).toEqual(['mp1']);
  });

  it('leaves out what does not work yet; R-DOM-02 is null where the check is skipped by a granted application', async () => {
    const later = { ...item, kind: 'business', effectiveAt: now + 1 };
    expect(await listsOf(async () => ({ ...answer, items: [item, later] })).lists.of('mp1')).toEqual([item]);
    expect(await listsOf(async () => ({ ...answer, isCheckSkipped: true })).lists.of('mp1')).toBeNull();
  });
});
