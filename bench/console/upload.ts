import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { encodeManifest } from '../../compiler/package/manifest.ts';
import { label, packSample } from '../../compiler/package/testing/sample.ts';
import type { Packed } from '../../compiler/package/pack.ts';

const hash = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
export const deviceKey = publicKey
  .export({ format: 'der', type: 'spki' })
  .subarray(-32)
  .toString('base64url');

/** Text that does not pack well, the same for the same words. */
function noise(words: string, bytes: number): string {
  let text = '';
  for (let at = 0; text.length < bytes; at += 1) text += hash(`${words} ${at}`);
  return text.slice(0, bytes);
}

/** About 2 MB of a program of 100 pages; `changed` is the page that differs from version to version. */
function packageOf(programId: string, version: string, changed: string): Packed {
  return packSample(
    (program) => {
      for (let page = 0; page < 100; page += 1) {
        const path = `pages/p${page}/p${page}`;
        program.pages.push(path);
        program.packages[0]!.pages.push(path);
        const unit = { path, isPage: true, config: { usingComponents: {} }, script: `${path}.js` };
        program.components[path] = { ...unit, hasTemplate: true, hasStyle: true };
        const code = noise(`script ${page} ${page === 50 ? changed : ''}`, 16_000);
        program.scripts[`${path}.js`] = {
          code: `__tessera_define("${path}.js", "${code}")`,
          requires: {},
          map: '{}',
        };
        program.styles[path] = { css: `/*${noise(`style ${page}`, 2000)}*/` };
        program.templates.units[path] = `(() => "${path}")()`;
      }
    },
    { ...label, appId: programId, version },
  );
}

export interface Sent {
  bytes: number;
  packageBytes: number;
  milliseconds: number;
}

/** As the IDE uploads: the manifest, then what the console misses. Counts every byte of a body. */
export async function sendVersion(
  address: string,
  token: string,
  programId: string,
  version: string,
): Promise<Sent> {
  const packed = packageOf(programId, version, version);
  const began = performance.now();
  let bytes = 0;
  const send = async <T>(method: string, url: string, body: string | Uint8Array): Promise<T> => {
    bytes += Buffer.byteLength(body);
    const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
    const answer = await fetch(address + url, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body: body as BodyInit,
    });
    if (!answer.ok) throw new Error(`${url}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const manifest = Buffer.from(encodeManifest(packed.manifest)).toString();
  const signature = sign(null, Buffer.from(hash(manifest)), privateKey).toString('base64url');
  const { uploadId, missing } = await send<{ uploadId: string; missing: { sha256: string }[] }>(
    'POST',
    `/api/programs/${programId}/uploads`,
    JSON.stringify({ manifest, signature }),
  );
  const files = new Map([...packed.files.values()].map((file) => [hash(file), file]));
  for (const { sha256 } of missing)
    await send('PUT', `/uploads/${programId}/${uploadId}/blobs/${sha256}`, files.get(sha256)!);
  await send('POST', `/api/programs/${programId}/uploads/${uploadId}/complete`, '{}');
  const packageBytes = [...packed.files.values()].reduce((sum, file) => sum + file.length, 0);
  return { bytes, packageBytes, milliseconds: performance.now() - began };
}
