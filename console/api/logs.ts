import { eventIterator } from '@orpc/server';
import { z } from 'zod';
import { query } from '../endpoint.ts';
import { newId } from '../identifiers.ts';
import { createStackReader } from '../mapped-stacks.ts';
import { id, number, pageOf, paging, time } from '../shapes.ts';
import type { Services } from '../services.ts';
import { linesAfter, pageLines } from '../storage/logs.ts';
import type { LogFilter, LogLine } from '../storage/logs.ts';
import type { TenantDb } from '../storage/schema.ts';
import { logLevels } from '../storage/tables/running.ts';
import { findVersionNumber, publishedBefore } from '../storage/versions.ts';

const level = z.enum(logLevels);
const filters = {
  from: number.optional(),
  to: number.optional(),
  level: level.optional(),
  system: z.string().max(40).optional(),
  guid: z.string().max(128).optional(),
  page: z.string().max(200).optional(),
  filterMsg: z.string().max(200).optional(),
  baseLibrary: z.string().max(40).optional(),
  clientVersion: z.string().max(40).optional(),
};
const line = z.object({
  id,
  at: time,
  level,
  system: z.string(),
  guid: z.string(),
  page: z.string(),
  filterMsg: z.string(),
  baseLibrary: z.string(),
  clientVersion: z.string(),
  body: z.string(),
});

export const logs = {
  list: query({
    permission: 'logs.view',
    route: 'GET /programs/{programId}/logs',
    about:
      'Real-time logs by time, level (and above), system, Guid, page, filterMsg, base library, client version.',
    input: z.object({ programId: id, ...paging, ...filters }),
    output: pageOf(line),
    async run({ input, db }) {
      const { items, next } = await pageLines(db, input.programId, filterOf(input), input);
      return { items: items.map(viewOf), next };
    },
  }),

  source: query({
    permission: 'logs.view',
    route: 'GET /programs/{programId}/logs/source',
    about:
      'The places of a line as in the source, by the version that was online then (or the one named); null where it came without source maps.',
    input: z.object({
      programId: id,
      at: number,
      body: z.string().max(8192),
      version: z.string().max(64).optional(),
    }),
    output: z.object({ version: z.string().nullable(), mapped: z.string().nullable() }),
    async run({ input: { programId, at, body, version: named }, db, services }) {
      const version = named
        ? await findVersionNumber(db, programId, named)
        : await publishedBefore(db, programId, at);
      const read = await createStackReader(services.blobs, version?.mapsSha256 ?? null);
      return { version: version?.number ?? null, mapped: await read(body) };
    },
  }),

  tail: query({
    permission: 'logs.view',
    route: 'GET /programs/{programId}/logs/tail',
    about: 'Server-sent events: every new line that passes the filters.',
    input: z.object({ programId: id, ...filters }),
    output: eventIterator(line),
    isStream: true,
    run: async ({ input, db, services, signal }) =>
      follow(services, db, input.programId, filterOf(input), signal),
  }),
};

function filterOf(
  input: Omit<LogFilter, 'level'> & { level?: (typeof logLevels)[number] | undefined },
): LogFilter {
  return { ...input, level: input.level ? logLevels.indexOf(input.level) : 0 };
}

function viewOf(row: LogLine) {
  return { ...row, level: logLevels[row.level] ?? 'error' };
}

async function* follow(
  services: Services,
  db: TenantDb,
  programId: string,
  filter: LogFilter,
  signal?: AbortSignal,
) {
  let last = newId('log', services.now());
  while (!signal?.aborted) {
    const waiting = nextLines(services, programId, signal);
    const rows = await linesAfter(db, programId, filter, last);
    for (const row of rows) yield viewOf(row);
    last = rows.at(-1)?.id ?? last;
    if (rows.length === 0) await waiting;
  }
}

const quiet = 15_000;

/** Resolves when lines of the program have come in on any instance, or after a quiet while. */
function nextLines({ storage }: Services, programId: string, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const unsubscribe = storage.events.subscribe((fact) => {
      if (fact.type === 'events.lost' || (fact.type === 'logs.added' && fact.id === programId)) end();
    });
    const timer = setTimeout(end, quiet);
    signal?.addEventListener('abort', end, { once: true });
  });
}
