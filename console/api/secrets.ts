import { z } from 'zod';
import { moveSecret } from '../domain/keys.ts';
import type { SecretAction } from '../domain/keys.ts';
import { mutation, query } from '../endpoint.ts';
import type { MutationCall } from '../endpoint.ts';
import { notify } from '../notices.ts';
import { newSecret, sha256 } from '../secrets.ts';
import { id, time } from '../shapes.ts';
import { findSecret, putSecret } from '../storage/app-secrets.ts';

const stateView = z.object({
  status: z.enum(['none', 'active', 'frozen']),
  lastFour: z.string(),
  createdAt: time.nullable(),
  changedAt: time.nullable(),
});
const none = { status: 'none' as const, lastFour: '', createdAt: null, changedAt: null };
const ofProgram = z.object({ programId: id });

export const secrets = {
  get: query({
    permission: 'secrets.manage',
    route: 'GET /programs/{programId}/app-secret',
    about: 'The state of the AppSecret. Its text is stored nowhere.',
    input: ofProgram,
    output: stateView,
    run: async ({ input, db }) => (await findSecret(db, input.programId)) ?? none,
  }),

  generate: making('generate', 'Generate the AppSecret. Shown once.'),
  reset: making(
    'reset',
    'Reset the AppSecret: the old one stops working. Integrators are notified. Shown once.',
  ),
  freeze: freezing('freeze', 'Freeze the AppSecret, on a suspected leak.'),
  unfreeze: freezing('unfreeze', 'Unfreeze the AppSecret.'),
};

type Call = MutationCall<{ programId: string }, unknown>;

function making(action: 'generate' | 'reset', about: string) {
  return mutation({
    permission: 'secrets.manage',
    route: `POST /programs/{programId}/app-secret/${action}`,
    about,
    input: ofProgram,
    output: stateView.extend({ secret: z.string() }),
    isSecret: true,
    async run(call) {
      const { input, db, services } = call;
      const now = services.now();
      const { status } = await move(call, action);
      const [secret, salt] = [newSecret(24), newSecret(16)];
      const digest = sha256(`${salt} ${secret}`);
      const row = { programId: input.programId, status, salt, digest, lastFour: secret.slice(-4) };
      await putSecret(db, { ...row, createdAt: now, changedAt: now });
      return { ...row, createdAt: now, changedAt: now, secret };
    },
  });
}

function freezing(action: 'freeze' | 'unfreeze', about: string) {
  return mutation({
    permission: 'secrets.manage',
    route: `POST /programs/{programId}/app-secret/${action}`,
    about,
    input: ofProgram,
    output: stateView,
    async run(call) {
      const { known, status } = await move(call, action);
      const secret = { ...known!, status, changedAt: call.services.now() };
      await putSecret(call.db, secret);
      return secret;
    },
  });
}

/** The rule, the audit entry, and (R-KEY-05) word to whoever integrates. */
async function move({ input, db, services, change, audit }: Call, action: SecretAction) {
  const known = await findSecret(db, input.programId);
  const status = moveSecret(known?.status ?? 'none', action);
  audit('program', input.programId, { appSecret: known?.status ?? 'none' }, { appSecret: status });
  change.emit('appSecret.changed', input.programId);
  if (action !== 'generate') await notify(services, change, 'appSecret', input.programId, action);
  return { known, status };
}
