import { addRow } from '../../storage/rows.ts';
import { of } from '../makers.ts';
import { previewInput } from '../preview.ts';
import type { World } from '../world.ts';
import { ofProgram } from './door.ts';
import type { Doors } from './door.ts';

const newInput = (world: World) =>
  previewInput(world, world.who.root, world.programId, `p${Date.now() % 1e9}.${world.fresh('')}`);

async function newPreview(world: World, audience: 'me' | 'testers' | 'link' = 'link') {
  const { input } = await newInput(world);
  const made = await world.who.root.client.previews.create({ ...input, audience });
  return { ...made, of: { programId: world.programId, previewId: made.previewId } };
}

async function endedPreview(world: World) {
  const preview = await newPreview(world);
  await world.who.root.client.previews.revoke(preview.of);
  return preview;
}

const asked = { method: 'GET', header: {}, body: '', timeout: 5000 };
const phone = { phoneId: 'phone-of-the-doors', name: 'Pixel', build: 1 };

export const doors: Doors = {
  'previews.create': {
    input: async (world) => (await newInput(world)).input,
    wrongState: {
      code: 'BLOBS_MISSING',
      input: async (world) => ({ ...(await newInput(world)).input, packs: ['f'.repeat(64)] }),
    },
  },
  'previews.update': {
    input: async (world) => ({ ...(await newPreview(world)).of, minutes: 5 }),
    wrongState: { code: 'PREVIEW_ENDED', input: async (world) => (await endedPreview(world)).of },
  },
  'previews.revoke': { input: async (world) => (await newPreview(world)).of },
  'previews.list': { input: ofProgram },
  'previews.phones': { input: async (world) => (await newPreview(world)).of },
  'previews.open': {
    input: async (world) => ({ ticket: (await newPreview(world)).ticket }),
    wrongState: {
      code: 'PREVIEW_ENDED',
      input: async (world) => ({ ticket: (await endedPreview(world)).ticket }),
    },
  },
  'previews.request': {
    // The only server there is here is the console, in the local network: the answer says that it is out of reach.
    async input(world) {
      const { programId } = world;
      const url = `${world.console.address}/healthz`;
      const db = world.console.services.storage.workspace(world.workspaceId);
      const known = await db
        .selectFrom('domains')
        .select('id')
        .where('host', '=', world.console.address)
        .execute();
      // What the form would refuse: an address of this machine, where the console itself answers.
      if (known.length === 0)
        await addRow(db, 'domains', {
          id: world.fresh('domain-'),
          programId,
          kind: 'request',
          host: world.console.address,
          icp: '',
          createdAt: 0,
          effectiveAt: 0,
        });
      return { ...asked, ticket: (await newPreview(world)).ticket, url };
    },
    wrongState: {
      code: 'DOMAIN_NOT_ALLOWED',
      input: async (world) => ({
        ...asked,
        ticket: (await newPreview(world)).ticket,
        url: 'https://elsewhere.test/',
      }),
    },
  },
  'previews.trial': {
    async input(world) {
      const version = await world.addVersion();
      await world.who.root.client.versions.setTrial({ ...of(version), path: '' });
      return { programId: version.programId };
    },
    wrongState: {
      code: 'NO_TRIAL_VERSION',
      async input(world) {
        const name = world.fresh('Without trial');
        return {
          programId: (await world.who.root.client.programs.create({ teamId: world.teamId, name })).id,
        };
      },
    },
  },
  'previews.watch': {
    input: async (world) => ({ ...phone, ticket: (await newPreview(world)).ticket }),
    wrongState: {
      code: 'PREVIEW_ENDED',
      input: async (world) => ({ ...phone, ticket: (await endedPreview(world)).ticket }),
    },
  },
};
