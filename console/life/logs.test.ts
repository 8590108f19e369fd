import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../identifiers.ts';
import { addLines } from '../storage/logs.ts';
import { onEachDatabase } from '../testing/databases.ts';
import { codeOf } from '../testing/refused.ts';
import { makeWorld } from '../testing/world.ts';
import type { World } from '../testing/world.ts';

const count = 25_000;

onEachDatabase('many log lines', (database) => {
  let world: World;
  let start: number;
  beforeAll(async () => {
    world = await makeWorld({ database: await database() });
    start = world.console.clock.now - count;
    await world.console.services.storage.bookkeeping(world.workspaceId, async (db) => {
      for (let from = 0; from < count; from += 500)
        await addLines(
          db,
          Array.from({ length: 500 }, (_, offset) => lineOf(world, start, from + offset)),
        );
    });
  }, 120_000);
  afterAll(() => world.dispose());
  const list = (input: object) =>
    world.who.developer.client.logs.list({ programId: world.programId, ...input });

  /** Follows `next` to the end, as whoever looks for something rare does. */
  async function search(filter: object): Promise<string[]> {
    const found: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await list({ ...filter, limit: 50, ...(cursor && { cursor }) });
      found.push(...page.items.map(({ body }) => body));
      cursor = page.next;
    }
    return found;
  }

  it('come newest first by their own time, page by page without gap or double (R-LOG-01)', async () => {
    const first = await list({ limit: 3 });
    expect(first.items.map(({ body }) => body)).toEqual(['line 24999', 'line 24998', 'line 24997']);
    const second = await list({ limit: 2, cursor: first.next! });
    expect(second.items.map(({ body }) => body)).toEqual(['line 24996', 'line 24995']);
    const all = await search({ from: start + 100, to: start + 299 });
    expect(all).toEqual(Array.from({ length: 200 }, (_, at) => `line ${299 - at}`));
    expect(await codeOf(list({ cursor: 'nonsense' }))).toBe('INPUT_INVALID');
  });

  it('are found where hardly any passes the filter, over as many pages as it takes', async () => {
    expect(await search({ filterMsg: 'needle' })).toEqual(['line 17', 'line 3']);
    expect(await search({ filterMsg: 'needle', guid: 'g-3' })).toEqual(['line 3']);
    expect(await search({ level: 'error' })).toEqual(['line 20003', 'line 10003', 'line 3']);
    expect(await search({ level: 'warn', system: 'ios' })).toEqual([
      'line 20003',
      'line 10003',
      'line 17',
      'line 3',
    ]);
    expect(await search({ clientVersion: 'never' })).toEqual([]);
  });
});

function lineOf({ programId }: World, start: number, at: number) {
  return {
    id: newId('log', start + at),
    programId,
    at: start + at,
    level: at % 10_000 === 3 ? 3 : at === 17 ? 2 : 1,
    system: 'ios',
    guid: `g-${at % 1000}`,
    page: 'pages/index',
    filterMsg: at === 3 || at === 17 ? 'a needle here' : '',
    baseLibrary: '3.5.0',
    clientVersion: '8.0',
    body: `line ${at}`,
  };
}
