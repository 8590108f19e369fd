import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissions, why } from './domain/permissions.ts';
import { verifyChain } from './storage/audit.ts';
import { onEachDatabase } from './testing/databases.ts';
import type { Doors } from './testing/doors/door.ts';
import { announceBody, callRpc, endpoints } from './testing/rpc.ts';
import type { Endpoint } from './testing/rpc.ts';
import { makeWorld, people } from './testing/world.ts';
import type { Name, World } from './testing/world.ts';

const tables = import.meta.glob<{ doors?: Doors }>('./testing/doors/*.ts', { eager: true });
const doors: Doors = Object.assign({}, ...Object.values(tables).map((table) => table.doors ?? {}));
const all = endpoints();

describe('the table of doors', () => {
  it('has a row for every endpoint of the router, and no other', () => {
    const names = all.map((endpoint) => endpoint.name);
    expect(names.filter((name) => !(name in doors))).toEqual([]);
    expect(Object.keys(doors).filter((name) => !names.includes(name))).toEqual([]);
  });
});

onEachDatabase('every endpoint', (database) => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld({ database: await database(), allowPrivateWebhooks: true });
  }, 120_000);
  afterAll(() => world.dispose());

  for (const endpoint of all.filter(({ name }) => name in doors)) describeDoor(endpoint, () => world);

  it('leaves an audit chain that verifies', async () => {
    await verifyChain(world.console.services.storage.workspace(world.workspaceId));
  });
});

function describeDoor({ name, meta, inputSchema }: Endpoint, the: () => World): void {
  const door = doors[name]!;
  const as = door.as ?? 'root';
  const call = (options: { token?: string | undefined; input?: unknown; raw?: string }) =>
    callRpc(the().console.address, name, options);
  const token = (who: Name) => the().who[who].token;
  const permission = meta.permission === 'signedIn' || meta.permission === null ? null : meta.permission;

  it(`${name} refuses what is wrong, changes nothing by it, and does what is right`, async () => {
    const world = the();
    // The narrow limits of sign-in and tickets count by the minute.
    world.console.clock.now += 61_000;
    const input = await door.input?.(world);
    const refused = async (options: Parameters<typeof call>[0], codes: string[]) => {
      const before = await auditHead(world);
      const { status, code } = await call(options);
      expect({ code, isRefused: codes.includes(code ?? '') }).toEqual({ code, isRefused: true });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(await auditHead(world)).toBe(before);
    };
    await refused({ token: token(as), raw: '{"json":' }, ['BODY_MALFORMED']);
    const oversized = await announceBody(world.console.address, name, token(as), 5 * 1024 * 1024);
    expect(oversized).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
    if (!inputSchema.safeParse({ cursor: 7, limit: 'many' }).success)
      await refused({ token: token(as), input: { cursor: 7, limit: 'many' } }, ['INPUT_INVALID']);
    if (meta.kind !== 'open') {
      await refused({ input }, ['NOT_SIGNED_IN']);
      await refused({ token: await expiredToken(world), input }, ['SESSION_EXPIRED']);
      await refused({ token: `tuk_${world.workspaceId}_nonsense`, input }, ['KEY_INVALID']);
    }
    if (permission) {
      await refused({ token: token('blocked'), input }, ['MEMBER_BLOCKED']);
      const without = lacking(world, permission);
      if (without) await refused({ token: token(without), input }, ['FORBIDDEN']);
      if (permissions[permission].scope !== 'workspace' && door.hasIds !== false)
        await refused({ token: token('otherAdmin'), input }, ['FORBIDDEN', 'NOT_FOUND']);
      if (door.hasIds !== false && input !== undefined)
        await refused({ token: world.stranger.token, input }, ['NOT_FOUND', 'FORBIDDEN']);
    }
    if (door.wrongState) {
      const { input: make, code = 'WRONG_STATE', as: who = as } = door.wrongState;
      await refused({ token: token(who), input: await make(world) }, [code]);
    }
    if (name === 'setup.run') return;
    const fine = await call({ token: meta.kind === 'open' ? undefined : token(as), input });
    expect(fine).toMatchObject({ status: 200 });
  });
}

/** Somebody of the team without the permission at the place the world's rows are about. */
function lacking(world: World, permission: keyof typeof permissions): Name | undefined {
  const place = permissions[permission].scope === 'workspace' ? {} : { teamId: world.teamId };
  const candidates = people.filter((name) => !['blocked', 'otherAdmin', 'leaver', 'loner'].includes(name));
  return candidates.findLast(
    (name) => !why(world.who[name].standing, permission, place).isAllowed && isLow(name),
  );
}

/** Nobody whose standing is richer than the place tells (the Mini Program Admin of one program). */
function isLow(name: Name): boolean {
  return name !== 'mpAdmin';
}

async function auditHead(world: World): Promise<number> {
  const db = world.console.services.storage.workspace(world.workspaceId);
  return (await db.selectFrom('auditHeads').select('seq').executeTakeFirstOrThrow()).seq;
}

/** A session that ended by the clock. */
async function expiredToken(world: World): Promise<string> {
  const token = await world.console.signIn(world.who.developer.account, 'Correct-Horse-1');
  const { sessionId } = await world.console.client(token).sessions.me();
  const db = world.console.services.storage.workspace(world.workspaceId);
  await db
    .updateTable('sessions')
    .set({ expiresAt: world.console.clock.now })
    .where('id', '=', sessionId)
    .execute();
  return token;
}
