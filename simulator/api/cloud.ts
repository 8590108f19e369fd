// simulated: records and files are local; functions are the project's own, run in the program's sandbox (docs/cloud.md).
import { callFunction } from '../cloud/call-function.ts';
import { deleteFile, downloadFile, getTempFileURL, uploadFile } from '../cloud/cloud-files.ts';
import { createDatabase } from '../cloud/database.ts';
import { keptTexts } from '../wx/kept-texts.ts';
import { ApiError, failureOf, valueApi, type ApiContext } from '../wx/define.ts';

interface Callbacks {
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
}

type Run<Options> = (options: Options, context: ApiContext) => Promise<object> | object;

/** A parameter of another type is refused by the SDK itself. */
function checkTypes(options: object, needs: Record<string, 'string' | 'array'>): void {
  const kindOf = (value: unknown) =>
    Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  const wrong = Object.entries(needs)
    .map(([key, kind]) => ({ key, kind, is: kindOf((options as Record<string, unknown>)[key]) }))
    .filter(({ kind, is }) => is !== kind)
    .map(({ key, kind, is }) => `parameter.${key} should be ${kind} instead of ${is};`);
  if (wrong.length) throw new ApiError(wrong.join(' '), undefined, { errCode: -401003 });
}

/** `wx.cloud.name({..., success, fail})`, or a promise. */
function member<Options extends object>(
  context: ApiContext,
  name: string,
  run: Run<Options>,
  needs: Record<string, 'string' | 'array'> = {},
) {
  return (options: Options & Callbacks = {} as Options & Callbacks): unknown => {
    const call = async () => {
      checkTypes(options, needs);
      return { errMsg: `cloud.${name}:ok`, ...(await run(options, context)) };
    };
    const done = call().catch((error: unknown) => {
      throw { errCode: -501000, ...failureOf(`cloud.${name}`, error) };
    });
    const hasCallback = [options.success, options.fail, options.complete].some(
      (one) => typeof one === 'function',
    );
    if (!hasCallback) return done;
    done.then(
      (result) => {
        options.success?.(result);
        options.complete?.(result);
      },
      (failure: object) => {
        options.fail?.(failure);
        options.complete?.(failure);
      },
    );
    return undefined;
  };
}

async function refuseContainer(_: object, context: ApiContext): Promise<never> {
  const words = {
    en: 'containers need the cloud: in the simulator files, records and functions are local',
    zh: '云托管需要云环境：模拟器中的文件、记录和云函数都在本地',
  };
  context.warn(words[context.language()], 'wx.cloud.callContainer');
  throw new ApiError(words.en);
}

const isLocal = {
  en: 'wx.cloud answers from local data: nothing reaches a cloud environment',
  zh: 'wx.cloud 使用本地数据应答，不会访问任何云环境',
};

export const cloud = valueApi((context: ApiContext) => {
  const members = {
    init() {
      context.warn(isLocal[context.language()], 'wx.cloud');
    },
    database: () => createDatabase(keptTexts(context)),
    callFunction: member(context, 'callFunction', callFunction, { name: 'string' }),
    callContainer: member(context, 'callContainer', refuseContainer),
    uploadFile: member(context, 'uploadFile', uploadFile, { cloudPath: 'string', filePath: 'string' }),
    downloadFile: member(context, 'downloadFile', downloadFile, { fileID: 'string' }),
    deleteFile: member(context, 'deleteFile', deleteFile, { fileList: 'array' }),
    getTempFileURL: member(context, 'getTempFileURL', getTempFileURL, { fileList: 'array' }),
    CloudID: (id: string) => ({ cloudID: id }),
    CDN: (given: unknown) => given,
  };
  /** `new wx.cloud.Cloud({...})`: another environment, answered by the same local data. */
  function Cloud() {
    return { ...members, init: () => Promise.resolve() };
  }
  return { ...members, Cloud };
});
