type Definition = Record<string, unknown>;
type Builder = object;

/** One call of `Component().data(…).methods(…)`, in its place. */
interface ChainCall {
  name: string;
  args: readonly unknown[];
}

const CALLS = Symbol('chain');

/** A definition that was chained: the engine's own builder does the calls again once it is known where it belongs. */
interface Chained extends Definition {
  [CALLS]?: readonly ChainCall[];
}

/**
 * What Component() and Behavior() without a definition give. A behavior's chainingFilter may add methods of any name, so every
 * name is taken; whether it is one shows when the calls are done.
 */
export function createChain<T>(register: (definition: Definition) => T): object {
  const calls: ChainCall[] = [];
  const chain: object = new Proxy(
    {},
    {
      get(_, name) {
        // An awaited chain is no promise.
        if (typeof name === 'symbol' || name === 'then') return undefined;
        if (name === 'register') return () => register({ options: optionsOf(calls), [CALLS]: calls });
        return (...args: unknown[]) => {
          calls.push({ name, args });
          return chain;
        };
      },
    },
  );
  return chain;
}

/** Options count before the component is built: they say how its styles reach others. */
function optionsOf(calls: readonly ChainCall[]): object {
  const given = calls.flatMap(({ name, args: [first] }) => {
    if (name === 'options') return [first];
    return name === 'definition' ? [(first as Definition | undefined)?.options] : [];
  });
  return Object.assign({}, ...given) as object;
}

/** Definitions, properties and behaviors are put right as those of a plain definition are. */
function resolved({ name, args }: ChainCall, resolve: (definition: Definition) => Definition): unknown[] {
  const [first, ...rest] = args;
  if (name === 'definition') return [resolve(first as Definition), ...rest];
  if (name === 'behavior') return [(resolve({ behaviors: [first] }).behaviors as unknown[])[0], ...rest];
  if (name !== 'property') return [...args];
  const { properties } = resolve({ properties: { [String(first)]: rest[0] } });
  return [first, (properties as Definition)[String(first)], ...rest.slice(1)];
}

/** Does the calls of a chained definition to the engine's builder; gives the one to go on with. */
export function replayChain<B extends Builder>(
  builder: B,
  definition: Chained,
  resolve: (definition: Definition) => Definition,
): B {
  let current = builder;
  for (const call of definition[CALLS] ?? []) {
    const method = (current as unknown as Record<string, unknown>)[call.name];
    if (typeof method !== 'function') throw new TypeError(`${call.name} is not a method of the chain`);
    current = method.apply(current, resolved(call, resolve)) as B;
  }
  return current;
}
