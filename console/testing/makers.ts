import { appInput } from './world.ts';
import type { World } from './world.ts';

/** Small things the rows of the doors table need, made through the API as people make them. */
export const root = (world: World) => world.who.root.client;

export async function newApp(world: World) {
  return root(world).apps.create(appInput(world.teamId, world.fresh('App')));
}

export async function newProgram(world: World) {
  return root(world).programs.create({ teamId: world.teamId, name: world.fresh('Program') });
}

export async function bind(world: World, programId: string, appId: string) {
  const binding = await world.who.admin.client.bindings.apply({ programId, appId });
  await root(world).approvals.approve({ approvalId: binding.approvalId! });
  return binding;
}

export const of = (version: { programId: string; id: string }) => ({
  programId: version.programId,
  versionId: version.id,
});

export async function inReview(world: World, programId?: string) {
  const version = await world.addVersion(undefined, programId);
  await world.who.admin.client.versions.submit(of(version));
  return version;
}

export async function approved(world: World, programId?: string) {
  const version = await inReview(world, programId);
  const { approvalId } = await root(world).versions.get(of(version));
  await root(world).approvals.approve({ approvalId: approvalId! });
  return version;
}

export async function online(world: World, programId: string) {
  const version = await approved(world, programId);
  await root(world).versions.publish(of(version));
  return version;
}

export async function sensitiveApi(world: World) {
  const app = await newApp(world);
  const program = await newProgram(world);
  await bind(world, program.id, app.id);
  const api = await root(world).jsapis.create({ appId: app.id, name: world.fresh('api'), isSensitive: true });
  return { appId: app.id, programId: program.id, jsapiId: api.id };
}

export async function newFeature(world: World) {
  return root(world).features.create({ name: world.fresh('Feature') });
}

export async function newUser(world: World) {
  const account = world.fresh('person');
  return root(world).users.create({ account, name: account });
}

export async function revisionOf(world: World, programId: string) {
  return (await root(world).programs.get({ programId })).revision;
}
