// simulated: database and files are local; cloud functions need the cloud.
import { createDatabase } from '../cloud/database.ts';
import { keptTexts } from '../wx/kept-texts.ts';
import { filesOf, loadFile, told } from '../files/program-files.ts';
import { ApiError, failureOf, valueApi, type ApiContext } from '../wx/define.ts';

interface Callbacks {
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
}

type Run<Options> = (options: Options, context: ApiContext) => Promise<object> | object;

/** `wx.cloud.name({..., success, fail})`, or a promise. */
function member<Options extends object>(context: ApiContext, name: string, run: Run<Options>) {
  return (options: Options & Callbacks = {} as Options & Callbacks): unknown => {
    const done = (async () => ({ errMsg: `cloud.${name}:ok`, ...(await run(options, context)) }))().catch(
      (error: unknown) => {
        throw { errCode: -501000, ...failureOf(`cloud.${name}`, error) };
      },
    );
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

const ROOT = 'http://usr/.cloud';
const PREFIX = 'cloud://local/';
const pathOf = (fileId: string) => `${ROOT}/${encodeURIComponent(fileId.slice(PREFIX.length))}`;

async function uploadFile(
  { cloudPath, filePath }: { cloudPath: string; filePath: string },
  context: ApiContext,
) {
  const bytes = new Uint8Array(await (await loadFile(context, filePath)).arrayBuffer());
  const files = filesOf(context);
  if (!files.exists(ROOT)) files.makeFolder(ROOT, true);
  const fileID = `${PREFIX}${cloudPath}`;
  told(() => files.write(pathOf(fileID), bytes));
  return { fileID, statusCode: 204 };
}

function downloadFile({ fileID }: { fileID: string }, context: ApiContext) {
  const files = filesOf(context);
  const { bytes } = told(() => files.entry(pathOf(fileID)));
  return { tempFilePath: files.addTemporary(bytes.slice(), fileID.split('.').at(-1) ?? ''), statusCode: 200 };
}

function deleteFile({ fileList }: { fileList: string[] }, context: ApiContext) {
  const files = filesOf(context);
  return {
    fileList: fileList.map((fileID) => {
      const isThere = files.exists(pathOf(fileID));
      if (isThere) files.unlink(pathOf(fileID));
      return { fileID, status: isThere ? 0 : -503003, errMsg: isThere ? 'ok' : 'file not exist' };
    }),
  };
}

function getTempFileURL({ fileList }: { fileList: (string | { fileID: string })[] }, context: ApiContext) {
  const files = filesOf(context);
  return {
    fileList: fileList.map((one) => {
      const fileID = typeof one === 'string' ? one : one.fileID;
      const isThere = files.exists(pathOf(fileID));
      const tempFileURL = isThere ? pathOf(fileID) : '';
      return {
        fileID,
        tempFileURL,
        maxAge: 7200,
        status: isThere ? 0 : 1,
        errMsg: isThere ? 'ok' : 'file not exist',
      };
    }),
  };
}

function refuseFunction({ name }: { name?: string }, context: ApiContext): never {
  const message = `cloud function "${name ?? ''}" needs the cloud: in the simulator database and files are local, functions are not run`;
  context.warn(message, 'wx.cloud.callFunction');
  throw new ApiError(message);
}

export const cloud = valueApi((context: ApiContext) => {
  const members = {
    init() {
      context.warn('wx.cloud answers from local data: nothing reaches a cloud environment', 'wx.cloud');
    },
    database: () => createDatabase(keptTexts(context)),
    callFunction: member(context, 'callFunction', refuseFunction),
    callContainer: member(context, 'callContainer', refuseFunction),
    uploadFile: member(context, 'uploadFile', uploadFile),
    downloadFile: member(context, 'downloadFile', downloadFile),
    deleteFile: member(context, 'deleteFile', deleteFile),
    getTempFileURL: member(context, 'getTempFileURL', getTempFileURL),
    CloudID: (id: string) => ({ cloudID: id }),
    CDN: (given: unknown) => given,
  };
  /** `new wx.cloud.Cloud({...})`: another environment, answered by the same local data. */
  function Cloud() {
    return { ...members, init: () => Promise.resolve() };
  }
  return { ...members, Cloud };
});
