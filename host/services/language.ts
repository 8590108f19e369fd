import { z } from 'zod';
import type { Door } from '../door.ts';
import type { LanguageMessage } from '../language/language-process.ts';
import type { LanguageServers } from '../language/language-servers.ts';
import type { OpenProjects } from '../project/open-projects.ts';

export type LanguageFact =
  { type: 'language.started'; session: string } | { type: 'language.said'; message: LanguageMessage };

const message = z.looseObject({ jsonrpc: z.literal('2.0') });

/** A language server over the host's wire: LSP messages both ways, one server for each stream. */
export function languageService(door: Door, servers: LanguageServers, projects: OpenProjects) {
  return {
    /** Starts a server for a project; its messages follow until the caller ends the stream, and the server with it. */
    follow: door.input(z.object({ projectId: z.string() })).handler(async function* ({ input, signal }) {
      const { folder } = await projects.get(input.projectId);
      const { session, process } = servers.start(folder);
      try {
        yield { type: 'language.started', session } satisfies LanguageFact;
        for await (const said of process.messages(signal)) {
          yield { type: 'language.said', message: said } satisfies LanguageFact;
        }
      } finally {
        servers.stop(session);
      }
    }),
    /** Hands messages to a server that `follow` started, in their order. */
    send: door
      .input(z.object({ session: z.string(), messages: z.array(message) }))
      .handler(async ({ input }) => {
        const server = servers.get(input.session);
        await Promise.all(input.messages.map((one) => server.send(one as unknown as LanguageMessage)));
      }),
  };
}
