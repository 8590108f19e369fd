import type { KeptTexts } from '../wx/kept-texts.ts';
import { toBytes } from '../files/encoding.ts';
import { keptTexts } from '../wx/kept-texts.ts';
import { ApiError, type ApiContext } from '../wx/define.ts';
import { cloudFile, deleteFile, getTempFileURL, keepCloudFile } from './cloud-files.ts';
import { createDatabase } from './database.ts';
import { Buffer } from './node-parts.ts';
import { OPEN_ID } from './query.ts';

type Call = (options: { name: string; data?: Record<string, unknown> }) => Promise<object>;

const ENVIRONMENT = 'local';

/** What answers for services that only the real cloud has: every member of it is a call that says so. */
function absent(name: string): unknown {
  const refuse = () =>
    Promise.reject(
      new ApiError(`${name} needs the real cloud: answer it in a mock.js or mock.json of this function`),
    );
  return new Proxy(refuse, {
    get: (_, key) => (typeof key === 'string' && key !== 'then' ? absent(`${name}.${key}`) : undefined),
  });
}

/** Changes of records that are kept when all went well, and forgotten when something threw. */
function createDraft(texts: KeptTexts): KeptTexts & { commit(): void } {
  const changed = new Map<string, string>();
  return {
    get: (key) => changed.get(key) ?? texts.get(key),
    set: (key, text) => void changed.set(key, text),
    commit() {
      for (const [key, text] of changed) texts.set(key, text);
    },
  };
}

function createServerDatabase(texts: KeptTexts): object {
  const start = () => {
    const draft = createDraft(texts);
    return {
      ...(createDatabase(draft, 'function') as object),
      commit: async () => draft.commit(),
      rollback: (reason?: unknown) => Promise.reject(reason as Error),
    };
  };
  return {
    ...createDatabase(texts, 'function'),
    startTransaction: async () => start(),
    async runTransaction(task: (transaction: object) => unknown) {
      const transaction = start();
      const result = await task(transaction);
      await transaction.commit();
      return result;
    },
  };
}

/** `wx-server-sdk`, on the same local data as `wx.cloud`. */
export function createServerSdk(context: ApiContext, callFunction: Call): Record<string, unknown> {
  const sdk: Record<string, unknown> = {
    DYNAMIC_CURRENT_ENV: Symbol.for('DYNAMIC_CURRENT_ENV'),
    SYMBOL_CURRENT_ENV: Symbol.for('SYMBOL_CURRENT_ENV'),
    version: '3.0.0',
    init: () => sdk,
    database: () => createServerDatabase(keptTexts(context)),
    getWXContext: () => ({
      OPENID: OPEN_ID,
      APPID: context.runtime.program.project.appId,
      UNIONID: 'local-test-union',
      ENV: ENVIRONMENT,
      SOURCE: 'wx_client',
      CLIENTIP: '127.0.0.1',
    }),
    callFunction,
    uploadFile: async ({ cloudPath, fileContent }: { cloudPath: string; fileContent: unknown }) =>
      keepCloudFile(cloudPath, toBytes(fileContent), context),
    downloadFile: async ({ fileID }: { fileID: string }) => ({
      statusCode: 200,
      fileContent: Buffer.from(cloudFile(fileID, context)),
    }),
    deleteFile: async (options: { fileList: string[] }) => deleteFile(options, context),
    getTempFileURL: async (options: { fileList: string[] }) => getTempFileURL(options, context),
    // The program's own lines: they show in the Console panel.
    logger: () => window.console,
    openapi: absent('cloud.openapi'),
    cloudPay: absent('cloud.cloudPay'),
    callContainer: absent('cloud.callContainer'),
  };
  return sdk;
}
