import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { packProgram, type Packed } from '../../compiler/package/pack.ts';
import { AppError } from '../../contract/errors.ts';
import { packageLimits } from '../../contract/package.ts';
import { refuse } from '../errors.ts';
import type { BuildLoop } from './build-loop.ts';

/** What every preview calls itself: it never becomes a version. */
const label = { version: 'preview', remark: 'preview', compilerVersion: '0.1.0' };

/** As the simulator runs it, names and all: only the whole has a limit. */
const limits = { ...packageLimits, main: packageLimits.total, subpackage: packageLimits.total };

/** The newest build of an open project as a package, without compiling anything again. */
export async function packBuild(loop: BuildLoop, appId: string): Promise<Packed> {
  const program = await loop.program();
  const { last } = loop;
  if (!program || !last) throw refuse('PROJECT_NOT_OPEN');
  const { diagnostics } = last;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) throw refuse('PREVIEW_BROKEN', { errors });
  const assets = new Map<string, Uint8Array>();
  for (const asset of Object.keys(program.assets)) {
    const found = await loop.readAsset(asset);
    if (found) assets.set(asset, 'bytes' in found ? found.bytes : await readFile(found.file));
  }
  const packed = packProgram(program, {
    label: { ...label, appId, baseLibrary: program.project.baseLibrary },
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    readAsset: (path) => assets.get(path),
    limits,
  });
  const [first] = packed.problems;
  if (first) throw new AppError('PACKAGE_REFUSED', first.message.en, { zh: first.message.zh });
  return packed;
}
