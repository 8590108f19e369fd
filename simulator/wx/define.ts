import type { Language } from '../../contract/text.ts';
import type { Overlay } from '../overlay/overlay.ts';
import type { DeviceState } from '../device/device-state.ts';
import type { Screen } from '../device/screen.ts';
import type { Urls } from '../runtime/urls.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { ProgramStorage } from './program-storage.ts';
import type { HostClient } from './host-client.ts';

// The one way to define a member of `wx`. A family is a file of simulator/api/ whose exports are named as the
// members are; registry.ts finds them. This module alone makes success, fail, complete, promises and errMsg.

/** What a member may use. */
export interface ApiContext {
  readonly runtime: Runtime;
  readonly device: DeviceState;
  readonly screen: Screen;
  readonly urls: Urls;
  readonly overlay: Overlay;
  readonly host: HostClient;
  readonly storage: ProgramStorage;
  language(): Language;
  /** Calls another member by name, as the program would. */
  call(name: string, options?: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** A listener list of one name, shared by `onX` and `offX` and by whoever tells the fact. */
  listeners(name: string): ListenerSet;
  /** State of a family, made at its first use and gone with the program. */
  state<T>(key: string, create: () => T): T;
  /** Whether `canIUse` may say yes to a name such as `showToast` or `button.open-type.share`. */
  supports(schema: string): boolean;
  /** What a member waits for before it runs: the person's consent, where the program asks for one. */
  gate(name: string): Promise<void> | undefined;
  /** Says once that something cannot work here. */
  warn(message: string, where: string): void;
}

export interface ListenerSet {
  add(listener: unknown): void;
  remove(listener?: unknown): void;
  /** Tells all; what a listener throws is reported. */
  tell(...args: unknown[]): void;
  readonly size: number;
}

/** A failure as the platform words it: `<api>:fail <reason>`, with an errno where one is documented. */
export class ApiError extends Error {
  readonly errno: number | undefined;
  readonly details: Record<string, unknown>;

  constructor(reason: string, errno?: number, details: Record<string, unknown> = {}) {
    super(reason);
    this.name = 'ApiError';
    this.errno = errno;
    this.details = details;
  }
}

export type ApiKind = 'async' | 'sync' | 'event' | 'value';

export interface ApiDefinition {
  readonly kind: ApiKind;
  bind(name: string, context: ApiContext): unknown;
}

interface Callbacks {
  success?: (result: Record<string, unknown>) => void;
  fail?: (result: Record<string, unknown>) => void;
  complete?: (result: Record<string, unknown>) => void;
}

type AsyncRun<Options, Result> = (options: Options, context: ApiContext) => Result | Promise<Result>;

/** Parameters that a member cannot do without, and what each is. */
export type Needs = Readonly<Record<string, 'String' | 'Number' | 'Array' | 'Object' | 'Boolean'>>;

interface AsyncSettings<Options> {
  tasks?: (options: Options, context: ApiContext) => object;
  needs?: Needs;
  /** A failure that nobody waits for is not said: the task tells it, or it is one that programs do not care about. */
  isQuiet?: boolean;
}

/** Documented since the errno came: a wrong parameter is 1001 for every member. */
const PARAMETER_ERROR = 1001;

const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

/** All that is wrong is said at once, in the platform's words. */
function checkNeeds(options: Record<string, unknown>, needs: Needs = {}): void {
  const wrong = Object.entries(needs)
    .filter(([name, kind]) => kindOf(options[name]) !== kind)
    .map(([name, kind]) => `parameter.${name} should be ${kind} instead of ${kindOf(options[name])};`);
  if (wrong.length) throw new ApiError(`parameter error: ${wrong.join('')}`, PARAMETER_ERROR);
}

/** `wx.name({..., success, fail, complete})`: callbacks where given, else a promise, as documented. */
export function asyncApi<Options = Record<string, never>, Result = unknown>(
  run: AsyncRun<Omit<Options, keyof Callbacks>, Result>,
  settings: AsyncSettings<Options> = {},
): ApiDefinition {
  return {
    kind: 'async',
    bind: (name, context) => (given?: Options & Callbacks) => {
      const options = (given ?? {}) as Options & Callbacks;
      const settled = settle(name, () => {
        checkNeeds(options as Record<string, unknown>, settings.needs);
        const gate = context.gate(name);
        return gate ? gate.then(() => run(options, context)) : run(options, context);
      });
      const task = settings.tasks?.(options, context);
      const hasCallback = [options.success, options.fail, options.complete].some(
        (one) => typeof one === 'function',
      );
      if (!hasCallback && settings.isQuiet) settled.catch(() => undefined);
      // With their getters: `readyState` goes on changing.
      const members = Object.getOwnPropertyDescriptors(task ?? {});
      if (!hasCallback) return Object.defineProperties(settled, members);
      void deliver(name, settled, options, context);
      return task;
    },
  };
}

async function settle(name: string, run: () => unknown): Promise<Record<string, unknown>> {
  try {
    const result = await run();
    return { errMsg: `${name}:ok`, ...(typeof result === 'object' ? result : {}) };
  } catch (error) {
    throw failureOf(name, error);
  }
}

/** Refusals keep their words; a bug of ours is told as one, with its message. */
export function failureOf(name: string, error: unknown): Record<string, unknown> {
  if (error instanceof ApiError) {
    const errno = error.errno === undefined ? {} : { errno: error.errno };
    // A few of the platform's words stand right behind the colon.
    const words = error.message.startsWith(':') ? error.message : ` ${error.message}`;
    return { errMsg: `${name}:fail${words}`, ...errno, ...error.details };
  }
  const reason =
    error instanceof Error ? error.message : String((error as { errMsg?: string })?.errMsg ?? error);
  return { errMsg: `${name}:fail ${reason}` };
}

async function deliver(
  name: string,
  settled: Promise<Record<string, unknown>>,
  options: Callbacks,
  context: ApiContext,
): Promise<void> {
  const call = (callback: unknown, kind: string, result: Record<string, unknown>): void => {
    if (typeof callback !== 'function') return;
    try {
      (callback as (result: unknown) => void).call(options, result);
    } catch (error) {
      context.runtime.reporter.exception(error, `${name} ${kind} callback`);
    }
  };
  const [kind, result] = await settled.then(
    (value) => ['success', value] as const,
    (failure: Record<string, unknown>) => ['fail', failure] as const,
  );
  call(options[kind], kind, result);
  call(options.complete, 'complete', result);
}

/** `wx.nameSync(...)` and everything else that answers at once. An ApiError is thrown as the platform throws it. */
export function syncApi<Args extends readonly unknown[], Result>(
  run: (context: ApiContext, ...args: Args) => Result,
): ApiDefinition {
  return {
    kind: 'sync',
    bind:
      (name, context) =>
      (...args: unknown[]) => {
        try {
          return run(context, ...(args as unknown as Args));
        } catch (error) {
          if (!(error instanceof ApiError)) throw error;
          throw Object.assign(new Error(`${name}:fail ${error.message}`), failureOf(name, error));
        }
      },
  };
}

/** `wx.onX(listener)`. Facts are told with `context.listeners('X').tell(...)`. */
export function onApi(fact: string): ApiDefinition {
  return {
    kind: 'event',
    bind: (_, context) => (listener: unknown) => context.listeners(fact).add(listener),
  };
}

/** `wx.offX(listener?)`. */
export function offApi(fact: string): ApiDefinition {
  return {
    kind: 'event',
    bind: (_, context) => (listener?: unknown) => context.listeners(fact).remove(listener),
  };
}

/** `wx.env` and its like: a value, made once. */
export function valueApi<T>(make: (context: ApiContext) => T): ApiDefinition {
  return { kind: 'value', bind: (_, context) => make(context) };
}
