import { acceptLanguage, csrf } from './console.ts';

/** Sends a file's bytes with progress, which fetch cannot tell. Rejects with the console's `{ code, message, data }`. */
export function sendFile<Answer>(
  url: string,
  file: Blob,
  onProgress: (percent: number) => void,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-csrf-token', csrf());
    request.setRequestHeader('accept-language', acceptLanguage());
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((loaded / total) * 100));
    request.onload = () => {
      if (request.status < 300) resolve(request.response as Answer);
      else reject(request.response as Error);
    };
    request.onerror = () => reject(new Error('offline'));
    request.onabort = () => reject(new Error('aborted'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
