import type { Actor } from './actor.ts';
import { refuse } from './domain/refusals.ts';
import { sha256 } from './secrets.ts';
import type { RequestFacts, Services } from './services.ts';
import { findAnswer, keepAnswer } from './storage/idempotency.ts';
import type { KeptAnswer } from './storage/idempotency.ts';
import type { Change } from './storage/storage.ts';

export interface OnceCall {
  services: Services;
  request: RequestFacts;
  actor: Actor;
  action: string;
  input: unknown;
  isSecret: boolean;
}

/** Thrown inside the transaction so that nothing of it stays: the answer of the first time goes out instead. */
class Repeated extends Error {
  readonly answer: unknown;

  constructor(answer: unknown) {
    super('repeated');
    this.answer = answer;
  }
}

/** One change, audited; with an Idempotency-Key its answer is kept and repeated for a day. */
export async function answerOnce<T>(call: OnceCall, work: (change: Change) => Promise<T>): Promise<T> {
  const { services, request, actor, action, input } = call;
  const who = { id: actor.id, name: actor.name, requestId: request.id, address: request.address };
  const key = request.idempotencyKey;
  const inputHash = key ? sha256(JSON.stringify([action, input])) : '';
  try {
    return await services.storage.change(actor.workspaceId, who, async (change) => {
      if (!key) return work(change);
      const kept = await findAnswer(change.db, key, actor.id);
      if (kept) throw new Repeated(answerOf(kept, inputHash));
      const answer = await work(change);
      const row = { key, actorId: actor.id, action, inputHash, createdAt: services.now() };
      await keepAnswer(change.db, { ...row, answer: call.isSecret ? null : { value: answer } });
      return answer;
    });
  } catch (error) {
    if (error instanceof Repeated) return error.answer as T;
    throw error;
  }
}

function answerOf(kept: KeptAnswer, inputHash: string): unknown {
  if (kept.inputHash !== inputHash) throw refuse('IDEMPOTENCY_REUSED');
  if (kept.answer === null) throw refuse('IDEMPOTENT_ANSWER_GONE');
  return (kept.answer as { value?: unknown }).value;
}
