import type { Scope } from './graph.ts';
import { locate } from './locate.ts';
import { projectSettings } from './project-settings.ts';

/** Sources that stand for a `.js`, in the order they are looked for; TypeScript first where its plugin is on. */
export function scriptFile(scope: Scope, path: string): string | undefined {
  const { plugins } = projectSettings(scope);
  const order = plugins.typescript ? ['.ts', '.js', '.tsx'] : ['.js', '.ts', '.tsx'];
  return firstOf(scope, path, order);
}

/** Sources that stand for a `.wxss`. */
export function styleFile(scope: Scope, path: string): string | undefined {
  const { plugins } = projectSettings(scope);
  const first = [...(plugins.sass ? ['.scss', '.sass'] : []), ...(plugins.less ? ['.less'] : [])];
  return firstOf(scope, path, [...first, '.wxss', '.less', '.scss', '.sass', '.css']);
}

function firstOf(scope: Scope, path: string, extensions: string[]): string | undefined {
  return extensions.map((extension) => path + extension).find((file) => locate(scope, file) !== undefined);
}
