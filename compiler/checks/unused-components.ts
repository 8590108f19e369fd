import { matches, resolveRequest, type ProjectView } from './project-view.ts';

export interface UnusedComponent {
  /** The json that declares it. */
  file: string;
  tag: string;
}

const tag = /<([A-Za-z][\w-]*)/g;
const generic = /\bgeneric:[\w-]+\s*=\s*["']([\w-]+)["']/g;
const source = /<(?:import|include)\b[^>]*?\bsrc\s*=\s*["']([^"']+)["']/g;

function parseObject(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Tags of a template and of those it imports or includes. */
function tagsOf(view: ProjectView, file: string, into: Set<string>, seen = new Set<string>()): Set<string> {
  const text = seen.has(file) ? undefined : view.readText(file);
  if (text === undefined) return into;
  seen.add(file);
  for (const { value } of matches(text, tag)) into.add(value);
  for (const { value } of matches(text, generic)) into.add(value);
  for (const { value } of matches(text, source)) {
    const target = resolveRequest(file, value);
    if (target !== undefined) tagsOf(view, target.endsWith('.wxml') ? target : `${target}.wxml`, into, seen);
  }
  return into;
}

/** Tags that an own json declares and no template of that unit uses. Packages from npm are their authors' affair. */
export function findUnusedComponents(view: ProjectView): UnusedComponent[] {
  const everywhere = new Set<string>();
  const unused: UnusedComponent[] = [];
  for (const path of Object.keys(view.program.components)) {
    const used = tagsOf(view, `${path}.wxml`, new Set());
    for (const name of used) everywhere.add(name);
    if (path.includes('miniprogram_npm/')) continue;
    const { usingComponents, componentPlaceholder } = parseObject(view.readText(`${path}.json`));
    const placeholders = new Set(Object.values((componentPlaceholder ?? {}) as object));
    for (const name of Object.keys((usingComponents ?? {}) as object)) {
      if (!used.has(name) && !placeholders.has(name)) unused.push({ file: `${path}.json`, tag: name });
    }
  }
  const shared = (view.program.app.usingComponents ?? {}) as object;
  for (const name of Object.keys(shared)) {
    if (!everywhere.has(name)) unused.push({ file: 'app.json', tag: name });
  }
  return unused;
}
