import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Engines } from '../../compiler/engines.ts';
import { createScriptEngine } from './script-engine.ts';
import { createStyleEngines } from './style-thread.ts';
import { createTemplateEngine } from './template-engine.ts';

/**
 * The engines the compiler runs with under Node. One set may serve many compilers.
 * @param styleLimit Milliseconds of processor time that Less or Sass may take for one file.
 */
export function createEngines(styleLimit?: number): Engines {
  const load = createRequire(import.meta.url);
  return {
    sha256: (data) => createHash('sha256').update(data).digest('hex'),
    templates: createTemplateEngine(load),
    scripts: createScriptEngine(),
    ...createStyleEngines(styleLimit),
  };
}
