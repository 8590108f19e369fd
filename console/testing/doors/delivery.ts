import { approved, bind, newProgram, root } from '../makers.ts';
import { sendBlobs, startInput } from '../upload.ts';
import type { World } from '../world.ts';
import { ofProgram } from './door.ts';
import type { Doors } from './door.ts';

async function startedUpload(world: World) {
  const program = await newProgram(world);
  const { packed, input } = await startInput(world, world.who.root, program.id, '1.0.0');
  const { uploadId } = await root(world).uploads.start(input);
  return { packed, place: { programId: program.id, uploadId } };
}

async function taskInput(world: World) {
  const program = await newProgram(world);
  await bind(world, program.id, world.appId);
  const version = await approved(world, program.id);
  const { now } = world.console.clock;
  const conditions = { apps: [{ appId: world.appId }] };
  return {
    programId: program.id,
    versionId: version.id,
    name: 'Task',
    startAt: now,
    endAt: now + 1e9,
    conditions,
  };
}

async function newTask(world: World) {
  const { id, programId } = await root(world).grayscale.create(await taskInput(world));
  return { programId, taskId: id };
}

async function endedTask(world: World) {
  const task = await newTask(world);
  await root(world).grayscale.end(task);
  return task;
}

export const doors: Doors = {
  'uploads.start': {
    input: async (world) =>
      (await startInput(world, world.who.root, (await newProgram(world)).id, '1.0.0')).input,
    wrongState: {
      code: 'PROGRAM_DIFFERS',
      async input(world) {
        const { input } = await startInput(world, world.who.root, (await newProgram(world)).id, '1.0.0');
        return { ...input, ...ofProgram(world) };
      },
    },
  },
  'uploads.get': { input: async (world) => (await startedUpload(world)).place },
  'uploads.complete': {
    async input(world) {
      const { packed, place } = await startedUpload(world);
      await sendBlobs(world, world.who.root, packed, place);
      return place;
    },
    wrongState: { code: 'BLOBS_MISSING', input: async (world) => (await startedUpload(world)).place },
  },
  'uploads.setMaps': {
    async input(world) {
      const { packed, place } = await startedUpload(world);
      await sendBlobs(world, world.who.root, packed, place);
      const { versionId } = await root(world).uploads.complete(place);
      return { programId: place.programId, versionId, maps: [{ path: 'app.js', sha256: 'a'.repeat(64) }] };
    },
  },
  'uploads.cancel': {
    input: async (world) => (await startedUpload(world)).place,
  },
  'history.files': {
    async input(world) {
      const { packed, place } = await startedUpload(world);
      await sendBlobs(world, world.who.root, packed, place);
      const { versionId } = await root(world).uploads.complete(place);
      return { programId: place.programId, versionId };
    },
  },
  'history.timeline': {
    async input(world) {
      const version = await world.addVersion();
      return { programId: version.programId, versionId: version.id };
    },
  },
  'grayscale.list': { input: ofProgram },
  'grayscale.get': { input: newTask },
  'grayscale.readWhitelist': { input: (world) => ({ ...ofProgram(world), text: 'a\nb\n' }) },
  'grayscale.create': {
    input: taskInput,
    wrongState: {
      code: 'GRAY_NOT_ELIGIBLE',
      async input(world) {
        const input = await taskInput(world);
        return { ...input, versionId: (await world.addVersion(undefined, input.programId)).id };
      },
    },
  },
  'grayscale.suspend': { input: newTask, wrongState: { input: endedTask } },
  'grayscale.resume': {
    async input(world) {
      const task = await newTask(world);
      await root(world).grayscale.suspend(task);
      return task;
    },
    wrongState: { input: newTask },
  },
  'grayscale.end': { input: newTask, wrongState: { input: endedTask } },
};
