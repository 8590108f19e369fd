import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Engines } from '../../compiler/engines.ts';
import { createLessEngine } from './less-engine.ts';
import { createSassEngine } from './sass-engine.ts';
import { createScriptEngine } from './script-engine.ts';
import { createTemplateEngine } from './template-engine.ts';

/** The engines the compiler runs with under Node. One set may serve many compilers. */
export function createEngines(): Engines {
  const load = createRequire(import.meta.url);
  return {
    sha256: (data) => createHash('sha256').update(data).digest('hex'),
    templates: createTemplateEngine(load),
    scripts: createScriptEngine(),
    sass: createSassEngine(),
    less: createLessEngine(load),
  };
}
