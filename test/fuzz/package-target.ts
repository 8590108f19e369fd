import { verifyPackage } from '../../compiler/package/verify.ts';
import { stableJson } from '../../compiler/package/stable-json.ts';
import { packSample, sha256 } from '../../compiler/package/testing/sample.ts';
import { mutateBytes } from './mutate.ts';
import type { Target } from './program-target.ts';

/** A package is hurt: it is refused with a reason, or what it holds is still byte for byte what was packed. */
export function createPackageTarget(): Target {
  const good = packSample();
  const expected = stableJson(good.manifest);
  return {
    input: (random) => mutateBytes(random, good.bytes),
    run: async (input) => {
      const bytes = typeof input === 'string' ? Buffer.from(input, 'latin1') : input;
      const { problems, manifest, program } = verifyPackage(bytes, sha256);
      if (problems.length > 0) {
        for (const { message } of problems) {
          if (/\{\w+\}|undefined/.test(message.en)) throw new Error(`a sentence with a hole: ${message.en}`);
        }
      } else if (!program || stableJson(manifest) !== expected) {
        throw new Error('accepted, although it is another package');
      }
    },
  };
}
