import { generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import { accessKeyText } from '../access-keys.ts';
import { tokenFor } from '../actor.ts';
import { isKeyValid, revokeKey, rotationOverlap } from '../domain/keys.ts';
import { refuse } from '../domain/refusals.ts';
import { mutation, query } from '../endpoint.ts';
import { newId } from '../identifiers.ts';
import { newAccessKey } from '../new-rows.ts';
import { newSecret, sha256 } from '../secrets.ts';
import { id, time } from '../shapes.ts';
import { addRow, allRows, changeRow, needRow } from '../storage/rows.ts';

const keyView = z.object({
  id,
  appId: id,
  kind: z.enum(['access', 'upload']),
  status: z.enum(['active', 'revoked']),
  label: z.string(),
  lastFour: z.string(),
  createdAt: time,
  expiresAt: time.nullable(),
});

export const keys = {
  list: query({
    permission: 'apps.keys',
    route: 'GET /apps/{appId}/keys',
    about:
      'Keys of an application. Access keys are shown (hosts carry them); of upload keys only the last four letters.',
    input: z.object({ appId: id }),
    output: z.object({ items: z.array(keyView.extend({ text: z.string().nullable() })) }),
    async run({ input, actor, db, services }) {
      const { storage, now } = services;
      const rows = await allRows(db, 'appKeys', { appId: input.appId });
      const items = rows.map((key) => ({
        ...key,
        text:
          key.kind === 'access' && isKeyValid(key, now())
            ? accessKeyText(storage.secret, actor.workspaceId, key.id)
            : null,
      }));
      return { items };
    },
  }),

  createUploadKey: mutation({
    permission: 'apps.keys',
    route: 'POST /apps/{appId}/upload-keys',
    about:
      'An upload key for CI: `<token>.<seed>`. The token is sent as bearer, the seed (Ed25519) signs manifests and is never sent. Shown once.',
    input: z.object({ appId: id, label: z.string().max(60).default('') }),
    output: keyView.extend({ text: z.string() }),
    isSecret: true,
    async run({ input, actor, db, services, audit, change }) {
      const { seed, publicKey } = newSigningPair();
      const token = tokenFor('tuk', change.workspaceId, newSecret());
      const key = await addRow(db, 'appKeys', {
        id: newId('key', services.now()),
        appId: input.appId,
        kind: 'upload',
        status: 'active',
        label: input.label,
        tokenHash: sha256(token),
        publicKey,
        lastFour: token.slice(-4),
        createdBy: actor.id,
        createdAt: services.now(),
        expiresAt: null,
      });
      audit('key', key.id, null, { appId: key.appId, kind: key.kind, label: key.label });
      return { ...key, text: `${token}.${seed}` };
    },
  }),

  rotateAccessKey: mutation({
    permission: 'apps.keys',
    route: 'POST /apps/{appId}/access-keys/rotate',
    about: 'A new access key; the ones before go on working for a day.',
    input: z.object({ appId: id }),
    output: keyView.extend({ text: z.string() }),
    isSecret: true,
    async run({ input, actor, db, services, audit, change }) {
      const now = services.now();
      for (const old of await allRows(db, 'appKeys', {
        appId: input.appId,
        kind: 'access',
        status: 'active',
      }))
        if (old.expiresAt === null)
          await changeRow(db, 'appKeys', old.id, { expiresAt: now + rotationOverlap });
      const key = await addRow(
        db,
        'appKeys',
        newAccessKey(services, change.workspaceId, input.appId, actor.id),
      );
      audit('key', key.id, null, { appId: key.appId, kind: key.kind });
      change.emit('key.changed', key.id);
      return { ...key, text: accessKeyText(services.storage.secret, change.workspaceId, key.id) };
    },
  }),

  revoke: mutation({
    permission: 'apps.keys',
    route: 'POST /apps/{appId}/keys/{keyId}/revoke',
    about: 'Revoke a key: refused from the next call on.',
    input: z.object({ appId: id, keyId: id }),
    output: keyView,
    async run({ input, db, audit, change }) {
      const key = await needRow(db, 'appKeys', input.keyId);
      if (key.appId !== input.appId) throw refuse('NOT_FOUND', { type: 'key', id: key.id });
      const status = revokeKey(key.status);
      audit('key', key.id, { status: key.status }, { status });
      change.emit('key.changed', key.id);
      return changeRow(db, 'appKeys', key.id, { status });
    },
  }),
};

/** Raw halves in base64url: in PKCS #8 and SPKI of Ed25519 they are the last 32 bytes. */
function newSigningPair(): { seed: string; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const half = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { seed: seed.toString('base64url'), publicKey: half.toString('base64url') };
}
