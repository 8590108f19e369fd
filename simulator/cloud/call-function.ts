import { testUser } from '../device/test-user.ts';
import { ApiError, type ApiContext } from '../wx/define.ts';
import { createFunctionModules, type FunctionFiles } from './function-modules.ts';
import { OPEN_ID } from './query.ts';
import { createServerSdk } from './server-sdk.ts';

/** The longest that a function may be given on the platform. */
const LIMIT_SECONDS = 60;

interface Call {
  name: string;
  data?: Record<string, unknown>;
}

type Main = (event: object, context: object) => unknown;

/** What was loaded for a function, until one of its files changes: as on a server, its variables outlive a call. */
interface Warm {
  texts: string;
  main: Main;
}

const failure = (code: number, kind: string, reason: string) =>
  new ApiError(`Error: errCode: ${code} ${kind} | errMsg: ${reason}`, undefined, { errCode: code });

/** `wx.cloud.callFunction`: the project's own function, run in the program's sandbox on the local data. */
export async function callFunction({ name, data = {} }: Call, context: ApiContext): Promise<object> {
  const read = await readFunction(name, context);
  const requestID = crypto.randomUUID();
  const mock = read.files['mock.json'];
  if (mock !== undefined) return { result: mockOf(mock, name), requestID };
  const run = Promise.resolve()
    .then(() => mainOf(read, name, context)(eventOf(data, context), contextOf(name, requestID)))
    .catch((error: unknown) => {
      warnOfModule(error, read, context);
      throw failure(-504002, 'functions execute fail', wordsOf(error, read));
    });
  const result = await Promise.race([run, timeout()]);
  return { result: asJson(result), requestID };
}

async function readFunction(name: string, context: ApiContext): Promise<FunctionFiles> {
  try {
    return await context.host.call<FunctionFiles>('cloud.readFunction', { name });
  } catch (error) {
    const { code, message, data } = error as { code?: string; message: string; data?: { zh?: string } };
    const isKnown = code?.startsWith('CLOUD_FUNCTION');
    const words = (context.language() === 'zh' && data?.zh) || message;
    const away = `cloud function "${name}" runs in the IDE's simulator only: ${message}`;
    context.warn(isKnown ? words : away, 'wx.cloud.callFunction');
    throw failure(-501000, '', 'FunctionName parameter could not be found.');
  }
}

function mockOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw failure(-504002, 'functions execute fail', `mock.json of "${name}": ${(error as Error).message}`);
  }
}

function mainOf(read: FunctionFiles, name: string, context: ApiContext): Main {
  const warm = context.state('cloud-functions', () => new Map<string, Warm>());
  const texts = JSON.stringify(read.files);
  const known = warm.get(name);
  if (known?.texts === texts) return known.main;
  const sdk = createServerSdk(context, (options) => callFunction(options, context));
  const load = createFunctionModules(read, { 'wx-server-sdk': sdk, '@cloudbase/node-sdk': sdk });
  const loaded = load(read.files['mock.js'] === undefined ? './' : './mock.js') as { main?: Main } | Main;
  const main = typeof loaded === 'function' ? loaded : loaded.main;
  if (typeof main !== 'function') throw new TypeError(`${read.folder}: exports.main is not a function`);
  warm.set(name, { texts, main });
  return main;
}

/** Documented: what the function gets is JSON, with who asked beside it; a CloudID becomes the data it stands for. */
function eventOf(data: Record<string, unknown>, context: ApiContext): object {
  const fields = Object.entries((asJson(data) ?? {}) as Record<string, unknown>).map(([name, value]) => [
    name,
    isCloudId(value) ? { ...value, data: openData(context) } : value,
  ]);
  const userInfo = { appId: context.runtime.program.project.appId, openId: OPEN_ID };
  return { ...(Object.fromEntries(fields) as object), userInfo };
}

const isCloudId = (value: unknown): value is { cloudID: string } =>
  typeof value === 'object' && value !== null && Object.keys(value).join() === 'cloudID';

function openData(context: ApiContext): object {
  const { phoneNumber, email: _none, ...user } = testUser(context.language());
  return { ...user, phoneNumber, purePhoneNumber: phoneNumber, countryCode: '86' };
}

const contextOf = (name: string, requestId: string): object => ({
  function_name: name,
  function_version: '$LATEST',
  memory_limit_in_mb: 256,
  time_limit_in_ms: LIMIT_SECONDS * 1000,
  request_id: requestId,
});

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null)) as unknown;

/** The message and the lines of the function's own files. */
function wordsOf(error: unknown, { folder }: FunctionFiles): string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : JSON.stringify(error);
  const lines = (error.stack ?? '').split('\n').filter((line) => line.includes(`${folder}/`));
  return [`${error.name}: ${error.message}`, ...lines].join('\n');
}

function warnOfModule(error: unknown, { folder }: FunctionFiles, context: ApiContext): void {
  if ((error as { code?: string } | null)?.code !== 'MODULE_NOT_FOUND') return;
  const { message } = error as Error;
  const words = {
    en: `${message}: the simulator runs cloud functions without Node. Install the module below "${folder}" if it is plain JavaScript, or put a mock.js or mock.json there.`,
    zh: `${message}：模拟器运行云函数时没有 Node。若该模块是纯 JavaScript，请在“${folder}”中安装；否则请放入 mock.js 或 mock.json。`,
  };
  context.warn(words[context.language()], 'wx.cloud.callFunction');
}

function timeout(): Promise<never> {
  return new Promise((_, reject) => {
    const words = `Invoking task timed out after ${LIMIT_SECONDS} seconds`;
    setTimeout(() => reject(failure(-504003, '', words)), LIMIT_SECONDS * 1000);
  });
}
