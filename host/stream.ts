import { z } from 'zod';

/** The `from` of every stream: `epoch` and `sequence` of the last item seen; left out, from now on. */
export const from = z.object({ epoch: z.string(), sequence: z.number().int() }).optional();
