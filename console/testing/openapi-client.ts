interface Operation {
  operationId?: string;
  parameters?: { name: string; in: string }[];
  requestBody?: unknown;
}
export interface Description {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
}

/** A client that knows nothing of the console but its /openapi.json: what a generated one does, in thirty lines. */
export function clientFromDescription(address: string, description: Description, token: string) {
  const operations = new Map(
    Object.entries(description.paths).flatMap(([path, item]) =>
      Object.entries(item).map(
        ([method, operation]) => [operation.operationId, { path, method, operation }] as const,
      ),
    ),
  );
  return async function call<T = Record<string, unknown>>(
    id: string,
    input: Record<string, unknown> = {},
  ): Promise<T> {
    const found = operations.get(id);
    if (!found) throw new Error(`/openapi.json has no operation ${id}`);
    const { path, method, operation } = found;
    const rest = { ...input };
    const query = new URLSearchParams();
    const filled = (operation.parameters ?? []).reduce((text, { name, in: place }) => {
      const value = rest[name];
      delete rest[name];
      if (place === 'query' && value !== undefined) query.set(name, String(value));
      return place === 'path' ? text.replace(`{${name}}`, encodeURIComponent(String(value))) : text;
    }, path);
    const response = await fetch(`${address}${description.servers[0]!.url}${filled}?${query}`, {
      method: method.toUpperCase(),
      headers: {
        authorization: `Bearer ${token}`,
        ...(operation.requestBody ? { 'content-type': 'application/json' } : {}),
      },
      ...(operation.requestBody ? { body: JSON.stringify(rest) } : {}),
    });
    const body = (await response.json()) as T & { code?: string };
    if (!response.ok) throw Object.assign(new Error(`${id}: ${JSON.stringify(body)}`), { code: body.code });
    return body;
  };
}
