import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { OpenAPIGenerator } from '@orpc/openapi';
import type { OpenAPI } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { router } from './api.ts';
import { previewStreams } from './api/previews/description.ts';
import { uploadStreams } from './api/uploads/description.ts';
import { permissions, roleNames } from './domain/permissions.ts';
import { refusals } from './domain/refusals.ts';

const errorSchema = {
  type: 'object' as const,
  properties: {
    code: { type: 'string' as const, enum: Object.keys(refusals) },
    message: { type: 'string' as const },
    data: { type: 'object' as const, additionalProperties: true },
  },
  required: ['code', 'message', 'data'],
};

export async function describeApi(): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(router, {
    info: { title: 'Tessera console', version: '1', description: 'Self-hosted mini-program console.' },
    servers: [{ url: '/api' }],
    components: {
      schemas: { Refusal: errorSchema },
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', description: 'Session of the IDE, or an upload key.' },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: 'tessera_session',
          description: 'With X-CSRF-Token on changes.',
        },
      },
    },
  });
  const refusal = {
    description: 'Refused: code, message, data.',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
  };
  document.paths = { ...document.paths, ...uploadStreams, ...previewStreams };
  for (const item of Object.values(document.paths))
    for (const operation of Object.values(item as Record<string, OpenAPI.OperationObject>))
      operation.responses = { ...operation.responses, default: refusal };
  return document;
}

/** /openapi.json for machines, /docs for people: both from the router, so neither can be out of date. */
export async function addReference(server: FastifyInstance): Promise<void> {
  let document: Promise<OpenAPI.Document> | null = null;
  const described = () => (document ??= describeApi());
  server.get('/openapi.json', async (_request, reply) => {
    reply.header('access-control-allow-origin', '*');
    return described();
  });
  server.get('/docs', async (_request, reply) => {
    reply.header('content-security-policy', `default-src 'none'; style-src 'sha256-${styleHash}'`);
    return reply.type('text/html; charset=utf-8').send(pageOf(await described()));
  });
}

const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 15%, transparent); }
body { font: 15px/1.55 system-ui, sans-serif; max-width: 68rem; margin: 0 auto; padding: 2rem 1.5rem 6rem; }
h1 { font-size: 1.7rem; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
code, pre { font: 13px/1.5 ui-monospace, monospace; } pre { overflow: auto; padding: .8rem; border: 1px solid var(--line); border-radius: 6px; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .4rem 0; } summary { padding: .45rem .8rem; cursor: pointer; }
details > div { padding: 0 .8rem .6rem; } .method { display: inline-block; width: 4.2rem; font-weight: 600; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
nav a { margin-right: .9rem; } .about { opacity: .75; margin-left: .8rem; }
`;
const styleHash = createHash('sha256').update(style).digest('base64');

function pageOf(document: OpenAPI.Document): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, OpenAPI.OperationObject>).map(([method, operation]) => ({
      path,
      method,
      operation,
    })),
  );
  const tags = [...new Set(operations.map(({ operation }) => operation.tags?.[0] ?? ''))].sort();
  const sections = tags.map((tag) => {
    const own = operations.filter(({ operation }) => operation.tags?.[0] === tag);
    return `<h2 id="${tag}">${escape(tag)}</h2>${own.map(operationHtml).join('')}`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Tessera console API</title><style>${style}</style><h1>Tessera console API</h1>
<p>Every call lies below <code>/api</code>, takes and gives JSON, and refuses with <code>{code, message, data}</code>.
Lists take <code>cursor</code> and <code>limit</code>; edits take <code>revision</code> or <code>If-Match</code>; changes may carry an
<code>Idempotency-Key</code>. Machines read <a href="/openapi.json">/openapi.json</a>.</p>
<nav>${tags.map((tag) => `<a href="#${tag}">${escape(tag)}</a>`).join('')}<a href="#roles">Roles</a><a href="#refusals">Refusals</a></nav>
${sections.join('')}${rolesHtml()}${refusalsHtml()}</html>`;
}

function operationHtml({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: OpenAPI.OperationObject;
}) {
  const body =
    operation.requestBody && 'content' in operation.requestBody ? operation.requestBody.content : null;
  const success = Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith('2'))?.[1];
  const answer = success && 'content' in success ? success.content : null;
  const part = (title: string, value: unknown) =>
    value ? `<h4>${title}</h4><pre>${escape(JSON.stringify(value, null, 2))}</pre>` : '';
  return `<details><summary><span class="method">${method.toUpperCase()}</span><code>${escape(path)}</code>
<span class="about">${escape(operation.summary ?? '')}</span></summary><div><p>${escape(operation.description ?? '')}</p>
${part('Parameters', operation.parameters)}${part('Body', body)}${part('Answer', answer)}</div></details>`;
}

function rolesHtml(): string {
  const rows = Object.entries(permissions).map(
    ([name, { about, roles, scope }]) =>
      `<tr><td><code>${name}</code></td><td>${about.en}</td><td>${scope}</td><td>${roles.map((role) => roleNames[role].en).join(', ')}</td></tr>`,
  );
  return `<h2 id="roles">Roles and permissions</h2><table><tr><th>Permission</th><th>Allows to</th><th>Where</th><th>Roles</th></tr>${rows.join('')}</table>`;
}

function refusalsHtml(): string {
  const rows = Object.entries(refusals).map(
    ([code, { status, en, zh }]) =>
      `<tr><td><code>${code}</code></td><td>${status}</td><td>${escape(en)}<br>${escape(zh)}</td></tr>`,
  );
  return `<h2 id="refusals">Refusals</h2><table><tr><th>Code</th><th>Status</th><th>Meaning</th></tr>${rows.join('')}</table>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
