import type { Program } from '../../../contract/program.ts';

interface SubPackage {
  root?: string;
  renderer?: unknown;
}

const trimmed = (path: string): string => path.replace(/^\/|\/$/g, '');

/** Whether a page is meant for Skyline: it says so, or its package does, or the program. */
export function isSkyline({ app, components }: Pick<Program, 'app' | 'components'>, path: string): boolean {
  const packages = [app.subPackages, app.subpackages].find(Array.isArray) as SubPackage[] | undefined;
  const around = packages?.find(({ root }) => root && path.startsWith(`${trimmed(root)}/`));
  return (components[path]?.config.renderer ?? around?.renderer ?? app.renderer) === 'skyline';
}
