import qrcode from 'qrcode';
import { z } from 'zod';
import type { Account } from '../console/account.ts';
import { connectConsole } from '../console/console-access.ts';
import type { Door } from '../door.ts';
import { from } from '../stream.ts';

const address = z.url({ protocol: /^https?$/ });

/** Signing in to a console, by password or by scanning with a phone. */
export function accountService(door: Door, account: Account) {
  return {
    /** Who is signed in, at which console. */
    state: door.handler(() => account.state()),
    /** A stream of `account.changed`. */
    follow: door
      .input(z.object({ from }).default({}))
      .handler(({ input, signal }) => account.facts.follow(input.from, signal)),
    /** Is the console there, and set up? `workspace` fills in the form. */
    consoleState: door.input(z.object({ address })).handler(async ({ input }) => {
      try {
        return { isThere: true, ...(await connectConsole(input.address).setup.state()) };
      } catch {
        return { isThere: false, isDone: false, workspace: null };
      }
    }),
    /** First run of a console: its workspace and super administrator. */
    setUp: door
      .input(
        z.object({
          address,
          workspace: z.string(),
          account: z.string(),
          name: z.string(),
          password: z.string(),
        }),
      )
      .handler(async ({ input: { address: at, ...owner } }) => {
        await connectConsole(at).setup.run(owner);
        return account.signIn({
          address: at,
          workspace: owner.workspace,
          account: owner.account,
          password: owner.password,
        });
      }),
    signIn: door
      .input(
        z.object({
          address,
          workspace: z.string(),
          account: z.string(),
          password: z.string(),
          code: z.string().optional(),
        }),
      )
      .handler(({ input }) => account.signIn(input)),
    /** QR login: first the code to show, then every state of it until the phone confirmed (`consumed`) or it ended. */
    scan: door.input(z.object({ address })).handler(async function* ({ input, signal }) {
      const ticket = await account.beginScan(input.address, '0.1.0');
      const svg = await qrcode.toString(ticket.url, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
      yield {
        type: 'scan.shown' as const,
        url: ticket.url,
        svg,
        number: ticket.number,
        expiresIn: ticket.expiresIn,
      };
      for await (const state of account.scan(ticket, signal)) yield { type: 'scan.moved' as const, state };
    }),
    /** The language in which the console refuses. */
    speak: door
      .input(z.object({ language: z.enum(['en', 'zh']) }))
      .handler(({ input }) => account.speak(input.language)),
    /** Lets phones of this network reach the local console; ends with the IDE. */
    share: door
      .input(z.object({ address, isShared: z.boolean() }))
      .handler(({ input }) => account.shareConsole(input.address, input.isShared)),
    signOutEverywhere: door.handler(() => account.signOutEverywhere()),
    signOut: door.handler(() => account.signOut()),
  };
}
