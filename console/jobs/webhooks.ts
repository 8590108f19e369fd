import { mostAttempts, nextAttempt } from '../domain/webhooks.ts';
import type { Job } from '../jobs.ts';
import { unseal } from '../secrets.ts';
import type { Services } from '../services.ts';
import { changeRow, findRow } from '../storage/rows.ts';
import type { TenantDb } from '../storage/schema.ts';
import { claimDelivery, dueDeliveries, forgetDeliveries } from '../storage/webhooks.ts';
import type { WebhookDelivery } from '../storage/webhooks.ts';
import { workspaceIds } from '../storage/workspaces.ts';
import { callWebhook } from '../webhook-call.ts';

const claimFor = 60_000;
const month = 30 * 24 * 3_600_000;

const job: Job = {
  name: 'webhooks',
  everyMs: 1000,
  async run(services) {
    const { storage, now } = services;
    for (const id of await workspaceIds(storage.system)) {
      const db = storage.workspace(id);
      const due = await dueDeliveries(db, now());
      await Promise.all(due.map((delivery) => deliver(services, db, delivery)));
      if (due.length > 0) await forgetDeliveries(db, now() - month);
    }
  },
};
export default job;

async function deliver(services: Services, db: TenantDb, delivery: WebhookDelivery): Promise<void> {
  const { now, storage, options } = services;
  if (!(await claimDelivery(db, delivery, now() + claimFor))) return;
  const hook = await findRow(db, 'webhooks', delivery.webhookId);
  if (!hook?.isActive) return void (await finish(db, delivery, 'failed', { error: 'switched off' }, now()));
  const attempts = delivery.attempts + 1;
  try {
    const answer = await callWebhook({
      url: hook.url,
      secret: unseal(storage.secret, hook.sealedSecret),
      topic: delivery.topic,
      body: JSON.stringify(delivery.payload),
      now: now(),
      isPrivateAllowed: options.allowPrivateWebhooks,
    });
    if (answer.status < 200 || answer.status > 299)
      throw new Error(`answered ${answer.status}: ${answer.body}`);
    await finish(db, { ...delivery, attempts }, 'delivered', answer, now());
  } catch (error) {
    const state = attempts >= mostAttempts ? 'failed' : 'waiting';
    const nextAt = nextAttempt(attempts, now(), Math.random());
    await finish(db, { ...delivery, attempts }, state, { error: (error as Error).message }, nextAt);
  }
}

async function finish(
  db: TenantDb,
  { id, attempts }: WebhookDelivery,
  state: WebhookDelivery['state'],
  answer: unknown,
  nextAt: number,
): Promise<void> {
  await changeRow(db, 'webhookDeliveries', id, { state, attempts, answer, nextAt });
}
