import type { OpenAPI } from '@orpc/openapi';
import { answer, inPath, octets, security, text } from '../../stream-description.ts';

/** The streams of preview-routes.ts that the IDE sends, which the router of the typed calls does not know. */
export const previewStreams: Record<string, Record<string, OpenAPI.OperationObject>> = {
  '/programs/{programId}/preview-packs': {
    put: {
      operationId: 'previews.sendPack',
      summary: 'Send files of a preview: each as 32 bytes of SHA-256, four of length, then its bytes.',
      description: 'Needs `versions.upload`. An upload key may call it too. The answer names the pack.',
      tags: ['previews'],
      security,
      parameters: [inPath('programId')],
      requestBody: octets,
      responses: answer({ sha256: { type: 'string' }, size: { type: 'integer' } }),
    },
  },
  '/programs/{programId}/previews/{previewId}/builds': {
    post: {
      operationId: 'previews.sendBuild',
      summary: 'A newer build for the phones that have the preview open, by what it changes.',
      description:
        'Four bytes of length, `{from, set: [{path, sha256, size}], removed: [path]}` as JSON, then a pack with the contents that are new. The header names the Ed25519 signature over the SHA-256 of the body, in hexadecimal. Needs `versions.upload`. An upload key may call it too.',
      tags: ['previews'],
      security,
      parameters: [
        inPath('programId'),
        inPath('previewId'),
        { name: 'x-tessera-signature', in: 'header', required: true, schema: text },
      ],
      requestBody: octets,
      responses: answer({ build: { type: 'integer' }, expiresAt: { type: 'integer' } }),
    },
  },
};
