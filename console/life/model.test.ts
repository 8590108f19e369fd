import { expect, it } from 'vitest';
import { onEachDatabase } from '../testing/databases.ts';
import { codeOf } from '../testing/refused.ts';
import { makeWorld } from '../testing/world.ts';
import type { World } from '../testing/world.ts';
import { verifyChain } from '../storage/audit.ts';
import { Model } from './model.ts';

const steps = Number(process.env.TESSERA_MODEL_STEPS ?? 800);
const seed = Number(process.env.TESSERA_MODEL_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** mulberry32: a failing run is repeated with its seed. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

onEachDatabase(`random transitions, legal and illegal, seed ${seed}`, (database) => {
  it(
    `${steps} steps on versions, approvals, grayscale, bindings and keys agree with the model (R-VER-09, R-VER-10, R-GRAY-02, R-GRAY-11, R-GRAY-14, R-APR-04)`,
    async () => {
      const world = await makeWorld({ database: await database() });
      try {
        await play(world, randomFrom(seed));
        await verifyChain(world.console.services.storage.workspace(world.workspaceId));
      } finally {
        await world.dispose();
      }
    },
    30_000 + steps * 60,
  );
});

async function play(world: World, random: () => number): Promise<void> {
  const model = new Model();
  const program = await world.who.root.client.programs.create({ teamId: world.teamId, name: 'Model' });
  const game = { world, random, model, programId: program.id, next: 1 };
  for (let step = 0; step < steps; step += 1) {
    const { name, call, expected } = await choose(game);
    const code = await codeOf(call());
    if (code !== expected)
      throw new Error(`seed ${seed}, step ${step}: ${name} gave ${code}, the model says ${expected}`);
    if (step % 25 === 0 || step === steps - 1) await compare(game);
  }
}

interface Game {
  world: World;
  random: () => number;
  model: Model;
  programId: string;
  next: number;
}
interface Move {
  name: string;
  call: () => Promise<unknown>;
  expected: string | null;
}

const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

async function choose(game: Game): Promise<Move> {
  const { world, random, model, programId } = game;
  const { client } = world.who.admin;
  if (model.versions.size < 3 || random() < 0.06) await addVersion(game);
  const versionId = pick(random, [...model.versions.keys()]);
  const of = { programId, versionId };
  const moves: (() => Move | Promise<Move>)[] = [
    () => ({ name: 'submit', expected: model.submit(versionId), call: () => client.versions.submit(of) }),
    () => decide(game, versionId),
    () => decide(game, versionId),
    () => ({ name: 'publish', expected: model.publish(versionId), call: () => client.versions.publish(of) }),
    () => ({
      name: 'rollback',
      expected: model.rollBack(),
      call: () => client.versions.rollback({ programId }),
    }),
    () => ({ name: 'remove', expected: model.remove(versionId), call: () => client.versions.remove(of) }),
    () => shelf(game),
    () => binding(game),
    () => binding(game),
    () => gray(game, versionId),
    () => gray(game, versionId),
    () => task(game),
    () => key(game),
    () => secret(game),
    () => intruder(game, of),
  ];
  return pick(random, moves)();
}

async function addVersion(game: Game): Promise<void> {
  const version = await game.world.addVersion(`1.${game.next}`, game.programId);
  game.model.versions.set(version.id, { number: game.next, status: 'development' });
  game.next += 1;
}

async function decide({ world, random, model, programId }: Game, versionId: string): Promise<Move> {
  const action = pick(random, ['approve', 'reject', 'withdraw'] as const);
  const { approvalId } = await world.who.root.client.versions.get({ programId, versionId });
  if (!approvalId) return { name: `${action} of nothing`, expected: null, call: async () => undefined };
  const by = action === 'withdraw' ? world.who.admin.client : world.who.reviewer.client;
  const call = () => by.approvals[action]({ approvalId, note: 'because' });
  return { name: `${action} version`, expected: model.decide(versionId, action), call };
}

function shelf({ world, random, model, programId }: Game): Move {
  const isOn = random() < 0.75;
  const { programs } = world.who.admin.client;
  const call = () => (isOn ? programs.onShelf({ programId }) : programs.offShelf({ programId }));
  return { name: isOn ? 'on shelf' : 'off shelf', expected: model.setShelf(isOn), call };
}

async function binding({ world, random, model, programId }: Game): Promise<Move> {
  const appId = pick(random, [world.appId, world.otherAppId]);
  const action = pick(random, [
    'apply',
    'apply',
    'approve',
    'approve',
    'reject',
    'withdraw',
    'unbind',
  ] as const);
  const { client } = world.who.developer;
  const name = `${action} binding`;
  if (action === 'apply')
    return {
      name,
      expected: model.bind(appId, action),
      call: () => client.bindings.apply({ programId, appId }),
    };
  const { items } = await client.bindings.ofProgram({ programId });
  const known = items.find((item) => item.appId === appId);
  if (!known) return { name: `${name} of nothing`, expected: null, call: async () => undefined };
  const expected = model.bind(appId, action);
  if (action === 'unbind')
    return { name, expected, call: () => client.bindings.unbind({ bindingId: known.id, reason: 'over' }) };
  const by = action === 'withdraw' ? client : world.who.platform.client;
  return {
    name,
    expected,
    call: () => by.approvals[action]({ approvalId: known.approvalId!, note: 'because' }),
  };
}

function gray({ world, random, model, programId }: Game, versionId: string): Move {
  const appId = pick(random, [world.appId, world.otherAppId]);
  const { now } = world.console.clock;
  const expected = model.mayGray(versionId, appId);
  const call = async () => {
    const conditions = { apps: [{ appId }] };
    const times = { startAt: now, endAt: now + 1e9 };
    const made = await world.who.developer.client.grayscale.create({
      programId,
      versionId,
      name: 'Task',
      ...times,
      conditions,
    });
    model.tasks.set(made.id, { version: versionId, state: 'delivering' });
  };
  return { name: 'create task', expected, call };
}

function task({ world, random, model, programId }: Game): Move {
  const taskId = pick(random, [...model.tasks.keys()]);
  if (!taskId) return { name: 'no task', expected: null, call: async () => undefined };
  const action = pick(random, ['suspend', 'resume', 'end'] as const);
  const call = () => world.who.developer.client.grayscale[action]({ programId, taskId });
  return { name: `${action} task`, expected: model.moveTask(taskId, action), call };
}

function key({ world, random, model }: Game): Move {
  const { keys } = world.who.admin.client;
  const { appId } = world;
  const keyId = pick(random, [...model.keys.keys()]);
  if (!keyId || random() < 0.4) {
    const call = async () => void model.keys.set((await keys.createUploadKey({ appId })).id, 'active');
    return { name: 'create key', expected: null, call };
  }
  return { name: 'revoke key', expected: model.revokeKey(keyId), call: () => keys.revoke({ appId, keyId }) };
}

function secret({ world, random, model, programId }: Game): Move {
  const action = pick(random, ['generate', 'reset', 'freeze', 'unfreeze'] as const);
  const call = () => world.who.admin.client.secrets[action]({ programId });
  return { name: `${action} secret`, expected: model.moveSecret(action), call };
}

/** Somebody without the right, whatever the state: refused, and the model stays. */
function intruder({ world, random }: Game, of: { programId: string; versionId: string }): Move {
  const who = pick(random, ['reader', 'otherAdmin', 'analyst', 'nobody', 'blocked'] as const);
  const { client } = world.who[who];
  const calls = [
    () => client.versions.submit(of),
    () => client.versions.publish(of),
    () => client.versions.rollback({ programId: of.programId }),
    () => client.programs.offShelf({ programId: of.programId }),
    () => client.secrets.reset({ programId: of.programId }),
  ];
  return {
    name: `${who} intrudes`,
    expected: who === 'blocked' ? 'MEMBER_BLOCKED' : 'FORBIDDEN',
    call: pick(random, calls),
  };
}

async function compare({ world, model, programId }: Game): Promise<void> {
  const { client } = world.who.root;
  const program = await client.programs.get({ programId });
  expect([
    program.isOnShelf,
    program.onlineVersionId,
    program.previousVersionId,
    program.isRollbackLocked,
  ]).toEqual([model.isOnShelf, model.online, model.previous, model.isLocked]);
  const db = world.console.services.storage.workspace(world.workspaceId);
  const versions = await db
    .selectFrom('versions')
    .select(['id', 'status'])
    .where('programId', '=', programId)
    .execute();
  expect(new Map(versions.map(({ id, status }) => [id, status]))).toEqual(
    new Map([...model.versions].map(([id, { status }]) => [id, status])),
  );
  const bindings = (await client.bindings.ofProgram({ programId })).items;
  expect(new Map(bindings.map(({ appId, status }) => [appId, status]))).toEqual(model.bindings);
  const tasks = await db
    .selectFrom('grayTasks')
    .select(['id', 'state'])
    .where('programId', '=', programId)
    .execute();
  for (const [id, { state }] of model.tasks) expect(tasks.find((row) => row.id === id)?.state).toBe(state);
}
