import { label, packSample } from '../../../compiler/package/testing/sample.ts';
import type { Packed } from '../../../compiler/package/pack.ts';
import { packProgram } from '../../../compiler/package/pack.ts';
import { sampleProgram, sha256 } from '../../../compiler/package/testing/sample.ts';

/** Bytes that no other version has, so that each upload sends all of it. */
function bytesOf(seed: string, size: number): Uint8Array {
  let state = [...seed].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) >>> 0, 7);
  return Uint8Array.from({ length: size }, () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state >>> 24;
  });
}

/** A package whose upload takes about 17 requests: a file in parts, a dozen alone, the small ones together. */
export function largePackage(appId: string, version: string): Packed {
  const program = sampleProgram();
  const assets = new Map<string, Uint8Array>();
  for (let at = 0; at < 12; at += 1) assets.set(`images/${at}.png`, bytesOf(`${version} ${at}`, 40_000));
  assets.set('images/large.png', bytesOf(version, 1_300_000));
  program.styles['app'] = { css: `.v{content:"${version}"}` };
  program.assets = Object.fromEntries(
    [...assets].map(([path, bytes]) => [path, { size: bytes.length, sha256: sha256(bytes) }]),
  );
  return packProgram(program, {
    label: { ...label, appId, version },
    hash: sha256,
    readAsset: (path) => assets.get(path),
  });
}

/** A small one, changed as a test wants it. */
export const smallPackage = (appId: string, version: string, css = version): Packed =>
  packSample(
    (program) => {
      program.styles['app'] = { css: `.v{content:"${css}"}` };
    },
    { ...label, appId, version },
  );
