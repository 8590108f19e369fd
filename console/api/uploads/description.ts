import type { OpenAPI } from '@orpc/openapi';
import { answer, inPath, octets, security, text } from '../../stream-description.ts';

/** The streams of routes.ts, which the router of the typed calls does not know. */
export const uploadStreams: Record<string, Record<string, OpenAPI.OperationObject>> = {
  '/uploads/{programId}/{uploadId}/blobs/{sha256}': {
    put: {
      operationId: 'uploads.sendBlob',
      summary: 'Send a blob the upload lists as missing, whole or (with Content-Range) in parts.',
      description: 'Needs `versions.upload`. An upload key may call it too.',
      tags: ['uploads'],
      security,
      parameters: [
        inPath('programId'),
        inPath('uploadId'),
        inPath('sha256'),
        { name: 'content-range', in: 'header', schema: text, description: 'bytes 0-1048575/3000000' },
      ],
      requestBody: octets,
      responses: answer({
        sha256: { type: 'string' },
        size: { type: 'integer' },
        received: { type: 'integer' },
      }),
    },
  },
  '/uploads/{programId}/package': {
    post: {
      operationId: 'uploads.sendPackage',
      summary: 'Make a version of a whole .apkg that the IDE or the command line has written.',
      description: 'Needs `versions.upload`. An upload key may call it too.',
      tags: ['uploads'],
      security,
      parameters: [inPath('programId')],
      requestBody: octets,
      responses: answer({ versionId: { type: 'string' }, isNew: { type: 'boolean' } }),
    },
  },
};
