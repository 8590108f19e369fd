import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeManifest } from '../../compiler/package/manifest.ts';
import { label, packSample } from '../../compiler/package/testing/sample.ts';
import { createSigner } from '../testing/signer.ts';
import { owner, startTestConsole } from '../testing/start.ts';
import type { TestConsole } from '../testing/start.ts';

const repository = path.join(import.meta.dirname, '../..');
let site: TestConsole;
let folder: string;
beforeAll(async () => {
  site = await startTestConsole();
  folder = mkdtempSync(path.join(os.tmpdir(), 'tessera-generated-'));
  symlinkSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  copyFileSync(
    path.join(import.meta.dirname, '../testing/fixtures/generated-life.ts'),
    path.join(folder, 'life.ts'),
  );
});
afterAll(async () => {
  await site.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** Binary bodies become Blob, as the generator's documentation shows. */
async function generateTypes(): Promise<void> {
  const description = await (await fetch(`${site.address}/openapi.json`)).text();
  const types = await openapiTS(description, {
    transform: ({ format }) => (format === 'binary' ? ts.factory.createTypeReferenceNode('Blob') : undefined),
  });
  writeFileSync(path.join(folder, 'schema.d.ts'), astToString(types));
}

function typeErrors(): string[] {
  const program = ts.createProgram([path.join(folder, 'life.ts')], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const signer = createSigner();
const hash = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

function pack(programId: string, version: string) {
  const own = { ...label, appId: programId, version };
  const packed = packSample(
    (program) => void (program.styles['app'] = { css: `.v{content:"${version}"}` }),
    own,
  );
  const manifest = Buffer.from(encodeManifest(packed.manifest)).toString();
  const blobs = new Map([...packed.files.values()].map((bytes) => [hash(bytes), new Uint8Array(bytes)]));
  return { manifest, signature: signer.sign(hash(manifest)), blobs };
}

it('a client made by openapi-typescript and openapi-fetch is well typed and runs the whole life (R-BIND-01, R-VER-09, R-VER-10, R-VER-13, R-GRAY-14, R-MP-05)', async () => {
  await generateTypes();
  expect(typeErrors()).toEqual([]);
  const outfile = path.join(folder, 'life.mjs');
  const entryPoints = [path.join(folder, 'life.ts')];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    preserveSymlinks: true,
  });
  const { live } = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as {
    live(life: object): Promise<string[]>;
  };
  const { account, password } = owner;
  const { now } = site.clock;
  const steps = await live({
    address: site.address,
    account,
    password,
    deviceKey: signer.publicKey,
    now,
    pack,
  });
  expect(steps).toEqual([
    'a wrong call: INPUT_INVALID',
    'binding approved',
    '1.0.0 approved',
    'trial 1.0.0 at pages/index/index',
    '1.0.0 online',
    '1.1.0 approved',
    'grayscale delivering',
    '1.1.0 online',
    'grayscale ended: released',
    'back to 1.0.0',
    'once more: ROLLBACK_LOCKED',
    'on the shelf: false',
  ]);
}, 120_000);
