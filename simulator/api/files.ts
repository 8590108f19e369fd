import { decodeText, toBytes } from '../files/encoding.ts';
import { canonical, isOwnFile } from '../files/file-store.ts';
import { createFileSystemManager } from '../files/file-system-manager.ts';
import { filesOf, told } from '../files/program-files.ts';
import { asyncApi, syncApi, type ApiContext } from '../wx/define.ts';
import { documented } from '../wx/documented.ts';

export const getFileSystemManager = syncApi((context: ApiContext) =>
  context.state('file-system-manager', () => createFileSystemManager(context)),
);

export const saveFile = asyncApi<{ tempFilePath: string; filePath?: string }>(
  ({ tempFilePath, filePath }, context) => ({
    savedFilePath: told(() => filesOf(context).save(tempFilePath, filePath)),
  }),
  { needs: { tempFilePath: 'String' } },
);

const savedFiles = (context: ApiContext) =>
  [...filesOf(context).files]
    .filter(([path]) => path.startsWith('http://store/'))
    .map(([filePath, { bytes, created }]) => ({
      filePath,
      size: bytes.byteLength,
      createTime: Math.floor(created / 1000),
    }));

export const getSavedFileList = asyncApi((_, context) => ({ fileList: savedFiles(context) }));

export const getSavedFileInfo = asyncApi<{ filePath: string }>(({ filePath }, context) => {
  const { bytes, created } = told(() => filesOf(context).entry(filePath));
  return { size: bytes.byteLength, createTime: Math.floor(created / 1000) };
});

export const removeSavedFile = asyncApi<{ filePath: string }>(({ filePath }, context) =>
  told(() => filesOf(context).unlink(filePath)),
);

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return decodeText(new Uint8Array(await crypto.subtle.digest('SHA-1', bytes)), 'hex');
}

export const getFileInfo = asyncApi<{ filePath: string; digestAlgorithm?: string }>(
  async ({ filePath }, context) => {
    const { bytes } = told(() => filesOf(context).entry(filePath));
    return { size: bytes.byteLength, digest: await digestOf(bytes) };
  },
);

/** A tab of the browser stands for the phone's viewer of documents. */
export const openDocument = documented<'openDocument'>(
  ({ filePath }, context) => {
    if (isOwnFile(filePath)) told(() => filesOf(context).access(filePath));
    window.open(context.urls.resolve(filePath, ''), '_blank', 'noopener');
  },
  { filePath: 'String' },
);

export const saveFileToDisk = documented<'saveFileToDisk'>(({ filePath }, context) => {
  const { bytes } = told(() => filesOf(context).entry(filePath));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = canonical(filePath).split('/').at(-1) ?? 'file';
  link.click();
});

export const createBufferURL = syncApi((context: ApiContext, buffer: unknown) =>
  filesOf(context).addTemporary(toBytes(buffer), 'bin'),
);
export const revokeBufferURL = syncApi((context: ApiContext, url: string) => {
  const files = filesOf(context);
  if (files.exists(url)) files.unlink(url);
});
