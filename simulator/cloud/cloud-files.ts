import { filesOf, loadFile, told } from '../files/program-files.ts';
import { ApiError, type ApiContext } from '../wx/define.ts';

// Files of the local cloud: kept beside the program's own, out of their names' reach.

const ROOT = 'http://usr/.cloud';
const PREFIX = 'cloud://local/';
/** Documented of the cloud's errors. */
const NOT_THERE = -503003;

const pathOf = (fileId: string) => `${ROOT}/${encodeURIComponent(String(fileId).slice(PREFIX.length))}`;

export function keepCloudFile(cloudPath: string, bytes: Uint8Array<ArrayBuffer>, context: ApiContext) {
  const files = filesOf(context);
  if (!files.exists(ROOT)) files.makeFolder(ROOT, true);
  const fileID = `${PREFIX}${cloudPath}`;
  told(() => files.write(pathOf(fileID), bytes));
  return { fileID, statusCode: 204 };
}

export async function uploadFile(
  { cloudPath, filePath }: { cloudPath: string; filePath: string },
  context: ApiContext,
) {
  const file = await loadFile(context, filePath);
  return keepCloudFile(cloudPath, new Uint8Array(await file.arrayBuffer()), context);
}

/** The bytes of a file of the cloud; fails where nobody put it. */
export function cloudFile(fileID: string, context: ApiContext): Uint8Array {
  const files = filesOf(context);
  if (!files.exists(pathOf(fileID)))
    throw new ApiError('storage file not exists', undefined, { errCode: NOT_THERE });
  return files.entry(pathOf(fileID)).bytes;
}

export function downloadFile({ fileID }: { fileID: string }, context: ApiContext) {
  const bytes = cloudFile(fileID, context);
  const tempFilePath = filesOf(context).addTemporary(bytes.slice(), fileID.split('.').at(-1) ?? '');
  return { tempFilePath, statusCode: 200 };
}

const mostAtOnce = 50;

function assertList(fileList: unknown): void {
  if (Array.isArray(fileList) && fileList.length > mostAtOnce)
    throw new ApiError(`parameter.fileList should have at most ${mostAtOnce} items`, undefined, {
      errCode: -501007,
    });
}

export function deleteFile({ fileList }: { fileList: string[] }, context: ApiContext) {
  assertList(fileList);
  const files = filesOf(context);
  return {
    fileList: fileList.map((fileID) => {
      const isThere = files.exists(pathOf(fileID));
      if (isThere) files.unlink(pathOf(fileID));
      return { fileID, status: isThere ? 0 : NOT_THERE, errMsg: isThere ? 'ok' : 'file not exist' };
    }),
  };
}

export function getTempFileURL(
  { fileList }: { fileList: (string | { fileID: string })[] },
  context: ApiContext,
) {
  assertList(fileList);
  const files = filesOf(context);
  return {
    fileList: fileList.map((one) => {
      const fileID = typeof one === 'string' ? one : one.fileID;
      const isThere = files.exists(pathOf(fileID));
      const tempFileURL = isThere ? pathOf(fileID) : '';
      const errMsg = isThere ? 'ok' : 'file not exist';
      return { fileID, tempFileURL, maxAge: 7200, status: isThere ? 0 : 1, errMsg };
    }),
  };
}
