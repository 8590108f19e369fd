import { z } from 'zod';
import type { Shell } from '../../contract/shell.ts';
import type { Door } from '../door.ts';
import { refuse } from '../errors.ts';

const menuGroup = z.object({
  id: z.enum(['file', 'edit', 'view', 'go', 'run', 'help']),
  title: z.string().max(100),
  items: z
    .array(
      z.object({
        command: z.string().max(200),
        title: z.string().max(200),
        keys: z.string().max(100).optional(),
        enabled: z.boolean(),
      }),
    )
    .max(200),
});

/** What only a desktop shell can do, for the window that asks. In a browser everything but `describe` is refused. */
export function shellService(door: Door, shell: Shell | undefined) {
  const theShell = (): Shell => {
    if (!shell) throw refuse('NO_SHELL');
    return shell;
  };
  return {
    /** Which shell this window lives in: a window hides what its shell cannot do. */
    describe: door.handler(() => ({
      shell: shell ? ('electron' as const) : ('browser' as const),
      platform: process.platform,
    })),
    /** The system's folder dialog; null where the person cancelled. */
    pickFolder: door
      .input(z.object({ title: z.string().max(200) }))
      .handler(async ({ input }) => (await theShell().pickFolder(input.title)) ?? null),
    /** The window's native menu, from its declared commands. */
    setMenu: door
      .input(z.object({ groups: z.array(menuGroup).max(10) }))
      .handler(({ input }) => theShell().setMenu(input.groups)),
    /** The window's title and the file it shows. */
    describeWindow: door
      .input(
        z.object({ title: z.string().max(500), path: z.string().optional(), edited: z.boolean().optional() }),
      )
      .handler(({ input }) => theShell().describeWindow(input)),
    openWindow: door.handler(() => theShell().openWindow()),
    /** Shows a file or folder (absolute path) in the system's file browser. */
    reveal: door
      .input(z.object({ path: z.string().min(1) }))
      .handler(({ input }) => theShell().reveal(input.path)),
    /** Opens a web page or mail address in the person's own browser. */
    openExternal: door
      .input(z.object({ url: z.url({ protocol: /^(https?|mailto)$/ }) }))
      .handler(async ({ input }) => {
        await theShell().openExternal(input.url);
      }),
    /** A stream of `command.chosen` and `folder.chosen` facts for this window. */
    follow: door.handler(async ({ signal }) => {
      const facts = theShell().facts();
      signal?.addEventListener('abort', () => void facts.return?.());
      return facts;
    }),
  };
}
