import { z } from 'zod';
import { assertWebhookUrl, topics } from '../domain/webhooks.ts';
import { refuse } from '../domain/refusals.ts';
import { mutation, query } from '../endpoint.ts';
import { newId } from '../identifiers.ts';
import { newSecret, seal } from '../secrets.ts';
import { done, id, nothing, ok, pageOf, paging, revision, time } from '../shapes.ts';
import { addRow, allRows, changeRow, editRow, needRow, pageRows } from '../storage/rows.ts';
import { removeWebhook } from '../storage/webhooks.ts';

const topic = z.enum(['*', ...topics]);
const url = z.string().max(500);
const view = z.object({
  id,
  url: z.string(),
  topics: z.array(z.string()),
  isActive: z.boolean(),
  createdAt: time,
  revision: z.number(),
});
const deliveryView = z.object({
  id,
  topic: z.string(),
  payload: z.record(z.string(), z.unknown()),
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.number(),
  nextAt: time,
  answer: z.unknown(),
  createdAt: time,
});

export const webhooks = {
  list: query({
    permission: 'webhooks.manage',
    route: 'GET /webhooks',
    about: 'Webhooks, and the topics there are.',
    input: nothing,
    output: z.object({ items: z.array(view), topics: z.array(z.string()) }),
    run: async ({ db }) => ({ items: await allRows(db, 'webhooks'), topics: [...topics] }),
  }),

  create: mutation({
    permission: 'webhooks.manage',
    route: 'POST /webhooks',
    about: 'Call an address on every fact of these topics, signed with the secret that is shown once.',
    input: z.object({ url, topics: z.array(topic).min(1).max(30) }),
    output: view.extend({ secret: z.string() }),
    isSecret: true,
    async run({ input, db, services, audit }) {
      assertWebhookUrl(input.url, services.options.allowPrivateWebhooks);
      const secret = newSecret();
      const now = services.now();
      const sealedSecret = seal(services.storage.secret, secret);
      const row = {
        ...input,
        id: newId('webhook', now),
        sealedSecret,
        isActive: true,
        createdAt: now,
        revision: 1,
      };
      const hook = await addRow(db, 'webhooks', row);
      audit('webhook', hook.id, null, { url: hook.url, topics: hook.topics });
      return { ...hook, secret };
    },
  }),

  edit: mutation({
    permission: 'webhooks.manage',
    route: 'PATCH /webhooks/{webhookId}',
    about: 'Edit address, topics, or switch it off and on.',
    input: z.object({
      webhookId: id,
      revision,
      url: url.optional(),
      topics: z.array(topic).min(1).max(30).optional(),
      isActive: z.boolean().optional(),
    }),
    output: view,
    async run({ input, db, services, audit, ...call }) {
      const hook = await needRow(db, 'webhooks', input.webhookId);
      const { url: address = hook.url, topics: wanted = hook.topics, isActive = hook.isActive } = input;
      assertWebhookUrl(address, services.options.allowPrivateWebhooks);
      const changes = { url: address, topics: wanted, isActive };
      const edited = await editRow(db, 'webhooks', hook.id, call.revision(), changes);
      audit('webhook', hook.id, { url: hook.url, topics: hook.topics, isActive: hook.isActive }, changes);
      return edited;
    },
  }),

  remove: mutation({
    permission: 'webhooks.manage',
    route: 'DELETE /webhooks/{webhookId}',
    about: 'Remove a webhook with its record of deliveries.',
    input: z.object({ webhookId: id }),
    output: done,
    async run({ input, db, audit }) {
      const hook = await needRow(db, 'webhooks', input.webhookId);
      await removeWebhook(db, hook.id);
      audit('webhook', hook.id, { url: hook.url }, null);
      return ok;
    },
  }),

  deliveries: query({
    permission: 'webhooks.manage',
    route: 'GET /webhooks/{webhookId}/deliveries',
    about: 'What was sent, what came back, what is tried again and when.',
    input: z.object({ webhookId: id, ...paging }),
    output: pageOf(deliveryView),
    run: ({ input, db }) => pageRows(db, 'webhookDeliveries', input, { webhookId: input.webhookId }),
  }),

  redeliver: mutation({
    permission: 'webhooks.manage',
    route: 'POST /webhooks/{webhookId}/deliveries/{deliveryId}/redeliver',
    about: 'Send a delivery again.',
    input: z.object({ webhookId: id, deliveryId: id }),
    output: deliveryView,
    async run({ input, db, services, audit }) {
      const delivery = await needRow(db, 'webhookDeliveries', input.deliveryId);
      if (delivery.webhookId !== input.webhookId)
        throw refuse('NOT_FOUND', { type: 'delivery', id: delivery.id });
      if (delivery.state === 'waiting') throw refuse('WRONG_STATE', { state: delivery.state });
      audit('webhook', input.webhookId, { state: delivery.state }, { delivery: delivery.id });
      return changeRow(db, 'webhookDeliveries', delivery.id, {
        state: 'waiting',
        attempts: 0,
        nextAt: services.now(),
      });
    },
  }),
};
