import { newFeature, newUser, root, sensitiveApi } from '../makers.ts';
import { png } from '../png.ts';
import type { World } from '../world.ts';
import { inTeam, ofApp, ofProgram } from './door.ts';
import type { Doors } from './door.ts';

export const doors: Doors = {
  'changes.watch': { hasIds: false },
  'features.list': { input: () => ({}), hasIds: false },
  'features.get': { input: async (world) => ({ featureId: (await newFeature(world)).id }) },
  'features.history': {
    input: async (world) => ({ featureId: (await newFeature(world)).id }),
    hasIds: false,
  },
  'features.create': {
    input: (world) => ({ name: world.fresh('F') }),
    hasIds: false,
    wrongState: {
      code: 'ALREADY_EXISTS',
      input: async (world) => ({ name: (await newFeature(world)).name }),
    },
  },
  'features.edit': {
    async input(world) {
      const { id, revision } = await newFeature(world);
      return { featureId: id, revision, description: 'More' };
    },
    wrongState: {
      code: 'EDIT_CONFLICT',
      input: async (world) => ({ featureId: (await newFeature(world)).id, revision: 99 }),
    },
  },
  'features.activations': { input: ofProgram },
  'features.activationsOf': { input: async (world) => ({ featureId: (await newFeature(world)).id }) },
  'features.activate': {
    input: async (world) => ({ ...ofProgram(world), featureId: (await newFeature(world)).id }),
    wrongState: {
      async input(world) {
        const input = { ...ofProgram(world), featureId: (await newFeature(world)).id };
        await root(world).features.activate(input);
        return input;
      },
    },
  },
  'feedback.submit': { input: (world) => ({ ...ofProgram(world), kind: 'bug', body: 'It hangs.' }) },
  'feedback.mine': { input: () => ({}), hasIds: false },
  'feedback.list': { input: () => ({}), hasIds: false },
  'feedback.ofProgram': { input: ofProgram },
  'feedback.answer': {
    async input(world) {
      const { id } = await root(world).feedback.submit({ ...ofProgram(world), kind: 'bug', body: 'x' });
      return { feedbackId: id, reply: 'Fixed.' };
    },
    wrongState: {
      async input(world) {
        const { id } = await root(world).feedback.submit({ ...ofProgram(world), kind: 'bug', body: 'x' });
        await root(world).feedback.answer({ feedbackId: id, reply: '', state: 'closed' });
        return { feedbackId: id, reply: 'Again' };
      },
    },
  },
  'invitations.send': {
    input: (world) => ({
      ...inTeam(world),
      role: 'read_only',
      lines: [{ account: world.fresh('invited') }],
    }),
  },
  'jsapis.list': { input: () => ({}), hasIds: false },
  'jsapis.get': { input: async (world) => ({ jsapiId: (await sensitiveApi(world)).jsapiId }) },
  'jsapis.create': {
    input: (world) => ({ ...ofApp(world), name: world.fresh('api') }),
    wrongState: {
      code: 'ALREADY_EXISTS',
      async input(world) {
        const input = { ...ofApp(world), name: world.fresh('api') };
        await root(world).jsapis.create(input);
        return input;
      },
    },
  },
  'jsapis.edit': {
    async input(world) {
      const { appId, jsapiId } = await sensitiveApi(world);
      return { appId, jsapiId, revision: 1, summary: 'More' };
    },
    wrongState: {
      code: 'EDIT_CONFLICT',
      async input(world) {
        const { appId, jsapiId } = await sensitiveApi(world);
        return { appId, jsapiId, revision: 9 };
      },
    },
  },
  'jsapis.remove': {
    async input(world) {
      const { appId, jsapiId } = await sensitiveApi(world);
      return { appId, jsapiId };
    },
  },
  'pictures.upload': {
    input: () => ({ data: png(128) }),
    hasIds: false,
    wrongState: { code: 'PICTURE_INVALID', input: () => ({ data: png(64) }) },
  },
  'settings.scopes': { hasIds: false },
  'settings.publicBranding': { input: () => ({}), hasIds: false },
  'settings.branding': { hasIds: false },
  'settings.setBranding': {
    hasIds: false,
    async input(world) {
      return root(world).settings.branding();
    },
    wrongState: {
      code: 'EDIT_CONFLICT',
      input: async (world) => ({ ...(await root(world).settings.branding()), revision: 99 }),
    },
  },
  'settings.mail': { hasIds: false },
  'settings.setMail': {
    hasIds: false,
    input: (world) => root(world).settings.mail(),
    wrongState: { code: 'EDIT_CONFLICT', input: () => ({ muted: [], replyTo: '', revision: 99 }) },
  },
  'settings.testMail': { input: () => ({ to: 'a@b.co' }), hasIds: false },
  'settings.downloads': { hasIds: false },
  'settings.setDownloads': {
    hasIds: false,
    input: (world) => root(world).settings.downloads(),
    wrongState: { code: 'EDIT_CONFLICT', input: () => ({ items: [], revision: 99 }) },
  },
  'webhooks.list': { hasIds: false },
  'webhooks.create': {
    input: () => ({ url: 'https://hooks.example.com/x', topics: ['*'] }),
    hasIds: false,
    wrongState: {
      code: 'ADDRESS_NOT_ALLOWED',
      input: () => ({ url: 'https://user:secret@hooks.example.com/x', topics: ['*'] }),
    },
  },
  'webhooks.edit': {
    async input(world) {
      const { id, revision } = await newWebhook(world);
      return { webhookId: id, revision, isActive: false };
    },
    wrongState: {
      code: 'EDIT_CONFLICT',
      input: async (world) => ({ webhookId: (await newWebhook(world)).id, revision: 99, isActive: false }),
    },
  },
  'webhooks.remove': { input: async (world) => ({ webhookId: (await newWebhook(world)).id }) },
  'webhooks.deliveries': {
    input: async (world) => ({ webhookId: (await newWebhook(world)).id }),
    hasIds: false,
  },
  'webhooks.redeliver': {
    async input(world) {
      const delivery = await newDelivery(world, 'failed');
      return { webhookId: delivery.webhookId, deliveryId: delivery.id };
    },
    wrongState: {
      async input(world) {
        const delivery = await newDelivery(world, 'waiting');
        return { webhookId: delivery.webhookId, deliveryId: delivery.id };
      },
    },
  },
};

function newWebhook(world: World) {
  return root(world).webhooks.create({ url: 'https://hooks.example.com/x', topics: ['user.created'] });
}

/** A delivery in a given state; the job that sends them is not running between two lines of a test. */
async function newDelivery(world: World, state: 'failed' | 'waiting') {
  const hook = await newWebhook(world);
  await newUser(world);
  const { items } = await root(world).webhooks.deliveries({ webhookId: hook.id });
  const db = world.console.services.storage.workspace(world.workspaceId);
  const nextAt = world.console.clock.now + 1e9;
  await db.updateTable('webhookDeliveries').set({ state, nextAt }).where('id', '=', items[0]!.id).execute();
  return { ...items[0]!, webhookId: hook.id };
}
