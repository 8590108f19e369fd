import type { Range } from '../../contract/diagnostic.ts';
import type { Text } from '../../contract/text.ts';
import { findApiUses } from './api-uses.ts';
import { endingOf, inProject, scriptEndings, sourceOfScript, type ProjectView } from './project-view.ts';

/** real: as documented. simulated: as documented on local data. placeholder: drawn or answered, without effect. none: not there. */
export type SupportLevel = 'real' | 'simulated' | 'placeholder' | 'none';

/** What a place that runs mini programs offers. Names it does not list are unknown to the platform. */
export interface SupportTable {
  apis: Readonly<Record<string, SupportLevel>>;
  tags: Readonly<Record<string, SupportLevel>>;
}

export interface CompatibilityItem {
  kind: 'api' | 'tag';
  name: string;
  support: SupportLevel | 'unknown';
  message: Text;
  /** First places, from the project's folder. */
  uses: { file: string; range: Range }[];
  count: number;
}

export interface CompatibilityReport {
  /** All that is used, by how well it is supported. */
  totals: Record<SupportLevel | 'unknown', number>;
  /** What is not fully supported: unknown and missing first. */
  items: CompatibilityItem[];
}

const maxUses = 20;
const tagPattern = /<([a-z][\w-]*)/g;
/** Tags that the template language itself has, and those that a browser knows and programs use. */
const languageTags = new Set(['block', 'template', 'import', 'include', 'wxs', 'slot']);

type Add = (kind: 'api' | 'tag', name: string, file: string, range: Range) => void;

/** Counts uses per name, with the first places of each. */
function createCollector(support: SupportTable): { items: Map<string, CompatibilityItem>; add: Add } {
  const items = new Map<string, CompatibilityItem>();
  const make = (kind: 'api' | 'tag', name: string): CompatibilityItem => {
    const level = supportOf(kind === 'api' ? support.apis : support.tags, name);
    return { kind, name, support: level, message: messageOf(kind, name, level), uses: [], count: 0 };
  };
  const add: Add = (kind, name, file, range) => {
    const key = `${kind} ${name}`;
    const item = items.get(key) ?? make(kind, name);
    items.set(key, item);
    item.count += 1;
    if (item.uses.length < maxUses) item.uses.push({ file, range });
  };
  return { items, add };
}

/** A member of a namespace that is not listed itself is as good as the namespace: `cloud.callFunction`, `env.USER_DATA_PATH`. */
function supportOf(
  table: Readonly<Record<string, SupportLevel>>,
  name: string,
): CompatibilityItem['support'] {
  const known = [name, name.split('.')[0] ?? name].find((one) => Object.hasOwn(table, one));
  return (known !== undefined && table[known]) || 'unknown';
}

function messageOf(kind: 'api' | 'tag', name: string, support: CompatibilityItem['support']): Text {
  const shown = kind === 'api' ? `wx.${name}` : `<${name}>`;
  switch (support) {
    case 'real':
      return { en: `${shown} works as documented.`, zh: `${shown} 与文档一致。` };
    case 'simulated':
      return { en: `${shown} works on simulated data.`, zh: `${shown} 使用模拟数据运行。` };
    case 'placeholder':
      return {
        en: `${shown} is a placeholder here: try it on a phone.`,
        zh: `${shown} 在此仅为占位，请在手机上验证。`,
      };
    case 'none':
      return { en: `${shown} is not supported: its call fails.`, zh: `不支持 ${shown}：调用会失败。` };
    default:
      return { en: `${shown} is not known to the platform.`, zh: `平台中没有 ${shown}。` };
  }
}

function addTags(add: Add, view: ProjectView, path: string, own: ReadonlySet<string>): void {
  const text = view
    .readText(path)
    ?.replace(/<!--[^]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '));
  if (text === undefined) return;
  const lines = text.split('\n');
  for (const [line, content] of lines.entries()) {
    for (const match of content.matchAll(tagPattern)) {
      const name = match[1] ?? '';
      if (own.has(name) || languageTags.has(name)) continue;
      const range = {
        start: { line, column: match.index },
        end: { line, column: match.index + name.length + 1 },
      };
      add('tag', name, inProject(view, path), range);
    }
  }
}

/** Which members of `wx` and which built-in tags a program uses, and how well they are supported where it is to run. */
export function reportCompatibility(view: ProjectView, support: SupportTable): CompatibilityReport {
  const { items: found, add } = createCollector(support);
  const { program } = view;
  for (const key of Object.keys(program.scripts)) {
    const path = sourceOfScript(view, key);
    const text = scriptEndings.includes(endingOf(path)) ? view.readText(path) : undefined;
    for (const { name, range } of text === undefined ? [] : findApiUses(text)) {
      add('api', name, inProject(view, path), range);
    }
  }
  const shared = Object.keys((program.app.usingComponents ?? {}) as object);
  const declared = (path: string): string[] => {
    const { usingComponents, componentGenerics } = program.components[path]?.config ?? {};
    return [...Object.keys(usingComponents ?? {}), ...Object.keys(componentGenerics ?? {})];
  };
  // An imported template's tags are those of whoever imports it.
  const anywhere = Object.keys(program.components).flatMap(declared);
  for (const path of Object.keys(program.templates.units)) {
    const own = new Set([...shared, ...(program.components[path] ? declared(path) : anywhere)]);
    addTags(add, view, `${path}.wxml`, own);
  }
  const totals = { real: 0, simulated: 0, placeholder: 0, none: 0, unknown: 0 };
  for (const { support: level } of found.values()) totals[level] += 1;
  const order = ['unknown', 'none', 'placeholder', 'simulated'];
  const items = [...found.values()]
    .filter((item) => item.support !== 'real')
    .sort(
      (a, b) =>
        order.indexOf(a.support) - order.indexOf(b.support) ||
        b.count - a.count ||
        (a.name < b.name ? -1 : 1),
    );
  return { totals, items };
}
