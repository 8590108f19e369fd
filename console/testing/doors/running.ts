import { putSubscription } from '../../storage/messages.ts';
import { approved, bind, newProgram, of, root } from '../makers.ts';
import type { World } from '../world.ts';
import { ofProgram } from './door.ts';
import type { Doors } from './door.ts';

const span = (world: World) => ({ ...ofProgram(world), from: '2026-01-01', to: '2026-01-02' });
const fields = { amount: '8', time: 'noon' };
const choice = { publicId: 'order-paid', keywords: ['amount', 'time'] };

async function newTemplate(world: World) {
  const { id } = await newProgram(world);
  const template = await root(world).messages.add({ programId: id, ...choice });
  return { programId: id, templateId: template.id };
}

export const doors: Doors = {
  'analytics.days': { input: span },
  'analytics.pages': { input: span },
  'analytics.crashes': { input: span },
  'analytics.visitors': { input: span },
  'analytics.retention': { input: span },
  'analytics.crashGroups': { input: span },
  'analytics.crash': { input: (world) => ({ ...ofProgram(world), name: 'TypeError', version: '1.0.0' }) },
  'analytics.tracked': { input: span },
  'logs.list': { input: ofProgram },
  'logs.tail': { input: ofProgram },
  'logs.source': { input: (world) => ({ ...ofProgram(world), at: 0, body: 'at pages/cart.js:1:2' }) },
  'messages.library': { input: () => ({}), hasIds: false },
  'messages.mine': { input: ofProgram },
  'messages.add': {
    input: async (world) => ({ programId: (await newProgram(world)).id, ...choice }),
    wrongState: {
      code: 'KEYWORDS_TAKEN',
      input: async (world) => ({ programId: (await newTemplate(world)).programId, ...choice }),
    },
  },
  'messages.subscribers': { input: newTemplate },
  'messages.test': {
    async input(world) {
      const ids = await newTemplate(world);
      const db = world.console.services.storage.workspace(world.workspaceId);
      const row = { ...ids, userKey: 'u1', remaining: 1, day: '', pushedToday: 0, changedAt: 0 };
      await putSubscription(db, row);
      return { ...ids, userKey: 'u1', fields };
    },
    wrongState: {
      code: 'NOT_SUBSCRIBED',
      input: async (world) => ({ ...(await newTemplate(world)), userKey: 'u1', fields }),
    },
  },
  'messages.remove': { input: newTemplate },
  'programs.offline': {
    async input(world) {
      const program = await newProgram(world);
      await bind(world, program.id, world.appId);
      await root(world).versions.publish(of(await approved(world, program.id)));
      return { programId: program.id };
    },
    wrongState: { code: 'NOT_ONLINE', input: async (world) => ({ programId: (await newProgram(world)).id }) },
  },
};
