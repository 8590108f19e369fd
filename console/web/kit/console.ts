import { createORPCClient } from '@orpc/client';
import type { InferClientInputs, InferClientOutputs } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ConsoleClient } from '../../api.ts';

type Inputs = InferClientInputs<ConsoleClient>;
type Outputs = InferClientOutputs<ConsoleClient>;

/** Every call of the console by its name, such as `programs.list`. */
export type CallName = {
  [Noun in keyof ConsoleClient & string]: `${Noun}.${keyof ConsoleClient[Noun] & string}`;
}[keyof ConsoleClient & string];
type At<Tree, Name> = Name extends `${infer Noun}.${infer Method}`
  ? Noun extends keyof Tree
    ? Method extends keyof Tree[Noun]
      ? Tree[Noun][Method]
      : never
    : never
  : never;
export type InputOf<Name extends CallName> = At<Inputs, Name>;
export type OutputOf<Name extends CallName> = At<Outputs, Name>;
/** One row of a list. */
export type ItemOf<Name extends CallName> = OutputOf<Name> extends { items: (infer Item)[] } ? Item : never;

/** The header that every change carries beside the session's cookie. */
export function csrf(): string {
  return /(?:^|; )tessera_csrf=([^;]+)/.exec(document.cookie)?.[1] ?? '';
}

export const acceptLanguage = (): string => (document.documentElement.lang === 'zh-CN' ? 'zh' : 'en');

/** The console of this very origin, with the cookie session. Streams use it; pages ask through `ask` and `useChange`. */
export const client: ConsoleClient = createORPCClient(
  new RPCLink({
    url: () => `${location.origin}/rpc`,
    headers: () => ({ 'x-csrf-token': csrf(), 'accept-language': acceptLanguage() }),
  }),
);

type Loose = Record<string, Record<string, (input: unknown, options?: object) => Promise<unknown>>>;

export function call<Name extends CallName>(
  name: Name,
  input: InputOf<Name>,
  signal?: AbortSignal,
): Promise<OutputOf<Name>> {
  const [noun = '', method = ''] = name.split('.');
  const answer = (client as unknown as Loose)[noun]![method]!(input, signal ? { signal } : {});
  return answer as Promise<OutputOf<Name>>;
}
