export const text = { type: 'string' as const };
export const inPath = (name: string) => ({ name, in: 'path' as const, required: true, schema: text });
export const octets = {
  required: true,
  content: { 'application/octet-stream': { schema: { type: 'string' as const, format: 'binary' } } },
};
export const answer = (properties: Record<string, { type: 'string' | 'integer' | 'boolean' }>) => ({
  200: {
    description: 'OK',
    content: {
      'application/json': {
        schema: { type: 'object' as const, properties, required: Object.keys(properties) },
      },
    },
  },
});
export const security: Record<string, string[]>[] = [{ session: [] }, { cookie: [] }];
