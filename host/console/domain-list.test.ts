import { describe, expect, it } from 'vitest';
import { DomainLists } from './domain-list.ts';

const items = [{ id: '1', kind: 'request', host: 'https://api.example.com' }];

function listsOf(list: () => Promise<{ items: typeof items }>, access?: () => Promise<never>) {
  const asked: string[] = [];
  const client = {
    domains: {
      list: ({ programId }: { programId: string }) => {
        asked.push(programId);
        return list();
      },
    },
  };
  const account = { access: access ?? (async () => ({ client, address: 'http://c', token: 't' })) };
  return { lists: new DomainLists(account as never), asked };
}

describe('R-DOM-01 the list of servers that the simulator holds a program to', () => {
  it('comes from the console, once for many requests', async () => {
    const { lists, asked } = listsOf(async () => ({ items }));
    expect(await lists.of('mp1')).toEqual(items);
    expect(await lists.of('mp1')).toEqual(items);
    expect(asked).toEqual(['mp1']);
  });

  it('is not known without an AppID, an account or a console in reach: nothing is refused then', async () => {
    expect(await listsOf(async () => ({ items })).lists.of('')).toBeNull();
    const signedOut = listsOf(
      async () => ({ items }),
      () => Promise.reject(new Error('signed out')),
    );
    expect(await signedOut.lists.of('mp1')).toBeNull();
    expect(await listsOf(() => Promise.reject(new Error('away'))).lists.of('mp1')).toBeNull();
  });
});
