import { z } from 'zod';
import { assertPicture, logoRule } from '../domain/pictures.ts';
import { mutation } from '../endpoint.ts';

export const pictures = {
  upload: mutation({
    permission: 'teams.view',
    at: 'anywhere',
    route: 'POST /pictures',
    about:
      'Store a logo (128*128 PNG or JPEG below 2 MB, as base64); answers the hash to use and where it is served.',
    input: z.object({ data: z.base64().max(3 * 1024 * 1024) }),
    output: z.object({ sha256: z.string(), url: z.string() }),
    async prepare({ input, services }) {
      const bytes = Buffer.from(input.data, 'base64');
      assertPicture(bytes, logoRule);
      return services.blobs.put(bytes);
    },
    async run({ prepared, audit }) {
      audit('picture', prepared.sha256, null, { size: prepared.size });
      return { sha256: prepared.sha256, url: `/files/${prepared.sha256}` };
    },
  }),
};
