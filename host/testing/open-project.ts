import path from 'node:path';
import { expect } from 'vitest';
import { connectInProcess } from '../in-process.ts';
import { startTestHost } from './test-host.ts';

/** A host with one open project of these files. */
export async function openProject(files: Record<string, string | Uint8Array> = {}) {
  const started = startTestHost(files);
  const client = connectInProcess(started.host.router);
  const { id: projectId } = await client.projects.open({ folder: started.folder });
  const at = (name: string) => path.join(started.folder, name);
  return { ...started, client, projectId, files: client.files, at };
}

/** Code and sentence of a refusal; `NONE` where it was not refused. */
export const refusal = async (promise: Promise<unknown>) => {
  const error: unknown = await promise.then(
    (value) => ({ code: 'NONE', message: JSON.stringify(value) }),
    (reason: unknown) => reason,
  );
  const { code, message, data } = error as { code: string; message: string; data?: { zh?: string } };
  if (code !== 'NONE') expect(data?.zh, `${code}: ${message}`).toBeTruthy();
  return `${code}: ${message}`;
};
