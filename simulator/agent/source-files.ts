import type { Program } from '../../contract/program.ts';

/** The source that a map names first, relative to the project's folder. */
function sourceOf(map: string | undefined): string | undefined {
  if (!map) return undefined;
  try {
    const { sources } = JSON.parse(map) as { sources?: unknown[] };
    return typeof sources?.[0] === 'string' ? sources[0] : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The file of a template, as the project names it. A program counts from its root and knows npm packages under another
 * name; the maps of the script and the style beside a template say where they really lie.
 */
export function templateFile(path: string, program: Program | undefined): string {
  const script = program?.components[path]?.script;
  const beside =
    sourceOf(script ? program?.scripts[script]?.map : undefined) ?? sourceOf(program?.styles[path]?.map);
  if (beside) return beside.replace(/\.\w+$/, '.wxml');
  const app = sourceOf(program?.scripts['app.js']?.map) ?? '';
  return `${app.slice(0, app.lastIndexOf('/') + 1)}${path}.wxml`;
}
