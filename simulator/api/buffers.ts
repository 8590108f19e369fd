import { fromBase64, toBase64, toBytes } from '../files/encoding.ts';
import { syncApi, type ApiContext } from '../wx/define.ts';

export const arrayBufferToBase64 = syncApi((_: ApiContext, buffer: unknown) => toBase64(toBytes(buffer)));
export const base64ToArrayBuffer = syncApi((_: ApiContext, text: string) => fromBase64(text).buffer);
