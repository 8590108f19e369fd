import {
  approved,
  bind,
  inReview,
  newApp,
  newProgram,
  newUser,
  of,
  online,
  revisionOf,
  root,
  sensitiveApi,
} from '../makers.ts';
import { appInput } from '../world.ts';
import { ofApp, ofProgram } from './door.ts';
import type { Doors } from './door.ts';

export const doors: Doors = {
  'apps.list': { input: () => ({}), hasIds: false },
  'apps.choices': { input: () => ({}), hasIds: false },
  'apps.get': { input: ofApp },
  'apps.create': {
    input: (world) => appInput(world.teamId, world.fresh('New')),
    wrongState: {
      code: 'TEAM_LACKS_ABILITY',
      async input(world) {
        const adminId = world.who.loner.userId;
        const team = await root(world).teams.create({
          name: world.fresh('P'),
          adminId,
          abilities: ['programs'],
        });
        return appInput(team.id, world.fresh('New'));
      },
    },
  },
  'apps.edit': {
    async input(world) {
      const { revision } = await root(world).apps.get(ofApp(world));
      return { ...ofApp(world), revision, overview: 'More' };
    },
    wrongState: {
      code: 'EDIT_CONFLICT',
      input: (world) => ({ ...ofApp(world), revision: 99, overview: 'x' }),
    },
  },
  'apps.remove': {
    input: async (world) => ({ appId: (await newApp(world)).id }),
    wrongState: {
      async input(world) {
        const app = await newApp(world);
        await bind(world, world.programId, app.id);
        return { appId: app.id };
      },
    },
  },
  'apps.configuration': { input: (world) => ({ ...ofApp(world), packageName: 'com.example.appa' }) },
  'bindings.ofProgram': { input: ofProgram },
  'bindings.ofApp': { input: ofApp },
  'bindings.apply': {
    input: async (world) => ({ ...ofProgram(world), appId: (await newApp(world)).id }),
    wrongState: {
      async input(world) {
        const app = await newApp(world);
        await bind(world, world.programId, app.id);
        return { ...ofProgram(world), appId: app.id };
      },
    },
  },
  'bindings.unbind': {
    async input(world) {
      const binding = await bind(world, (await newProgram(world)).id, world.appId);
      return { bindingId: binding.id, reason: 'over' };
    },
    wrongState: {
      async input(world) {
        const programId = (await newProgram(world)).id;
        const binding = await world.who.admin.client.bindings.apply({ programId, appId: world.appId });
        return { bindingId: binding.id, reason: 'over' };
      },
    },
  },
  'domains.list': { input: ofProgram },
  'domains.add': {
    input: (world) => ({
      ...ofProgram(world),
      kind: 'request',
      host: `https://${world.fresh('d')}.example.com`,
    }),
    wrongState: {
      code: 'ALREADY_EXISTS',
      async input(world) {
        const input = {
          ...ofProgram(world),
          kind: 'request' as const,
          host: `https://${world.fresh('e')}.example.com`,
        };
        await root(world).domains.add(input);
        return input;
      },
    },
  },
  'domains.remove': {
    async input(world) {
      const host = `https://${world.fresh('f')}.example.com`;
      const domain = await root(world).domains.add({ ...ofProgram(world), kind: 'request', host });
      return { ...ofProgram(world), domainId: domain.id };
    },
  },
  'grants.ofProgram': { input: ofProgram },
  'grants.ofApp': { input: ofApp },
  'grants.apply': {
    input: sensitiveApi,
    wrongState: {
      code: 'NOT_BOUND',
      input: async (world) => ({ ...ofProgram(world), appId: (await newApp(world)).id }),
    },
  },
  'grants.revoke': {
    async input(world) {
      const place = await sensitiveApi(world);
      const grant = await world.who.admin.client.grants.apply(place);
      await root(world).approvals.approve({ approvalId: grant.approvalId });
      return { appId: place.appId, grantId: grant.id };
    },
    wrongState: {
      async input(world) {
        const place = await sensitiveApi(world);
        const grant = await world.who.admin.client.grants.apply(place);
        return { appId: place.appId, grantId: grant.id };
      },
    },
  },
  'keys.list': { input: ofApp },
  'keys.createUploadKey': { input: ofApp },
  'keys.rotateAccessKey': { input: async (world) => ({ appId: (await newApp(world)).id }) },
  'keys.revoke': {
    async input(world) {
      const key = await root(world).keys.createUploadKey(ofApp(world));
      return { ...ofApp(world), keyId: key.id };
    },
    wrongState: {
      async input(world) {
        const key = await root(world).keys.createUploadKey(ofApp(world));
        await root(world).keys.revoke({ ...ofApp(world), keyId: key.id });
        return { ...ofApp(world), keyId: key.id };
      },
    },
  },
  'privacy.get': { input: ofProgram },
  'privacy.set': {
    input: async (world) => ({
      programId: (await newProgram(world)).id,
      revision: 0,
      body: 'We keep nothing.',
    }),
    wrongState: {
      code: 'EDIT_CONFLICT',
      input: (world) => ({ ...ofProgram(world), revision: 9, body: 'x' }),
    },
  },
  'programs.list': { input: () => ({}), hasIds: false },
  'programs.categories': { hasIds: false },
  'programs.get': { input: ofProgram },
  'programs.create': {
    input: (world) => ({ teamId: world.teamId, name: world.fresh('P') }),
    wrongState: { code: 'ALREADY_EXISTS', input: (world) => ({ teamId: world.teamId, name: 'Shop' }) },
  },
  'programs.edit': {
    input: async (world) => ({
      ...ofProgram(world),
      revision: await revisionOf(world, world.programId),
      overview: 'More',
    }),
    wrongState: { code: 'EDIT_CONFLICT', input: (world) => ({ ...ofProgram(world), revision: 99 }) },
  },
  'programs.onShelf': {
    async input(world) {
      const { id } = await newProgram(world);
      await root(world).programs.offShelf({ programId: id });
      return { programId: id };
    },
    wrongState: { input: ofProgram },
  },
  'programs.offShelf': {
    input: async (world) => ({ programId: (await newProgram(world)).id }),
    wrongState: {
      async input(world) {
        const { id } = await newProgram(world);
        await root(world).programs.offShelf({ programId: id });
        return { programId: id };
      },
    },
  },
  'programs.admins': { input: ofProgram },
  'programs.addAdmin': { input: (world) => ({ ...ofProgram(world), userId: world.who.developer.userId }) },
  'programs.removeAdmin': {
    async input(world) {
      const user = await newUser(world);
      const members = [{ userId: user.id, role: 'read_only' as const }];
      await root(world).teams.addMember({ teamId: world.teamId, members });
      await root(world).programs.addAdmin({ ...ofProgram(world), userId: user.id });
      return { ...ofProgram(world), userId: user.id };
    },
  },
  'programs.testers': { input: ofProgram },
  'programs.addTesters': { input: (world) => ({ ...ofProgram(world), accounts: [world.fresh('tester')] }) },
  'programs.removeTester': {
    async input(world) {
      const account = world.fresh('tester');
      const { items } = await root(world).programs.addTesters({ ...ofProgram(world), accounts: [account] });
      return { ...ofProgram(world), testerId: items.find((item) => item.account === account)!.id };
    },
  },
  'secrets.get': { as: 'admin', input: ofProgram },
  'secrets.generate': {
    as: 'admin',
    input: async (world) => ({ programId: (await newProgram(world)).id }),
    wrongState: {
      as: 'admin',
      async input(world) {
        const { id } = await newProgram(world);
        await world.who.admin.client.secrets.generate({ programId: id });
        return { programId: id };
      },
    },
  },
  'secrets.reset': secretMove('reset'),
  'secrets.freeze': secretMove('freeze'),
  'secrets.unfreeze': {
    as: 'admin',
    async input(world) {
      const { id } = await newProgram(world);
      await world.who.admin.client.secrets.generate({ programId: id });
      await world.who.admin.client.secrets.freeze({ programId: id });
      return { programId: id };
    },
    wrongState: { as: 'admin', input: async (world) => ({ programId: (await newProgram(world)).id }) },
  },
  'versions.list': { input: ofProgram },
  'versions.get': { input: async (world) => of(await world.addVersion()) },
  'versions.overview': { input: ofProgram },
  'versions.reviews': { input: ofProgram },
  'versions.submit': {
    input: async (world) => of(await world.addVersion()),
    wrongState: { input: async (world) => of(await inReview(world)) },
  },
  'versions.publish': {
    input: async (world) => of(await approved(world, (await newProgram(world)).id)),
    wrongState: { input: async (world) => of(await world.addVersion()) },
  },
  'versions.unschedule': {
    async input(world) {
      const version = await approved(world, (await newProgram(world)).id);
      await root(world).versions.publish({ ...of(version), at: world.console.clock.now + 1e9 });
      return of(version);
    },
    wrongState: { input: async (world) => of(await world.addVersion()) },
  },
  'versions.rollback': {
    async input(world) {
      const { id } = await newProgram(world);
      await online(world, id);
      await online(world, id);
      return { programId: id };
    },
    wrongState: {
      code: 'NOTHING_TO_ROLL_BACK',
      input: async (world) => ({ programId: (await newProgram(world)).id }),
    },
  },
  'versions.setTrial': {
    async input(world) {
      const version = await world.addVersion();
      return { ...of(version), path: 'pages/index/index' };
    },
  },
  'versions.remove': {
    input: async (world) => of(await world.addVersion()),
    wrongState: { input: async (world) => of(await inReview(world)) },
  },
};

function secretMove(action: 'reset' | 'freeze'): Doors[string] {
  return {
    as: 'admin',
    async input(world) {
      const { id } = await newProgram(world);
      await world.who.admin.client.secrets.generate({ programId: id });
      return { programId: id };
    },
    wrongState: {
      as: 'admin',
      async input(world) {
        const { id } = await newProgram(world);
        if (action === 'freeze') {
          await world.who.admin.client.secrets.generate({ programId: id });
          await world.who.admin.client.secrets.freeze({ programId: id });
        }
        return { programId: id };
      },
    },
  };
}
