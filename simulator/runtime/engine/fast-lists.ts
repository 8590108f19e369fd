import {
  Component,
  ComponentSpace,
  EmptyBackendContext,
  template,
  type DataChange,
  type DataValue,
  type GeneralBehavior,
  type GeneralComponent,
  type templateEngine,
} from 'glass-easel';
import type { ChangeCalls } from './change-calls.ts';
import { listsReadInside } from './list-reads.ts';

/**
 * `setData({'list[3].done': true})` visits every row in the engine. Where all changes of one update lie under items
 * of one list, this visits the changed rows only, in the same synchronous update. Guards below keep it equal to the
 * plain engine: a fuzz test compares the two. The row differ is private to the engine: its version is pinned.
 */
export interface FastLists {
  readonly engine: templateEngine.TemplateEngine;
  /** How often rows were visited alone, and how often the engine's own way was taken. */
  readonly counts: { fast: number; plain: number };
  isOn: boolean;
  /** Told of each update after it was drawn, where somebody looks into data. */
  updated: ((component: unknown, changed: readonly DataChange[]) => void) | undefined;
}

interface Update {
  list: unknown;
  depth: number;
}

interface RowManager {
  keyName: string | null;
  rawKeys: string[];
  items: unknown;
  indexes: unknown;
  sharedKeyMap: unknown;
  diff: Diff;
}

type UpdateItem = (item: unknown, index: number, tree: unknown, indexChanged: boolean, node: unknown) => void;
type Diff = (
  this: RowManager,
  list: unknown,
  tree: unknown,
  element: { childNodes: unknown[] },
  newItem: unknown,
  updateItem: UpdateItem,
) => void;

interface Hook {
  update: Update | null;
  lists: FastLists | null;
}

const HOOK = Symbol.for('tessera.fast-lists');

export function createFastLists(
  sourceOf: (path: string) => string | undefined,
  changes: ChangeCalls,
): FastLists {
  const hook = installHook();
  const base = template.getDefaultTemplateEngine();
  const lists: FastLists = {
    counts: { fast: 0, plain: 0 },
    isOn: true,
    updated: undefined,
    engine: {
      create(behavior, options) {
        const inner = base.create(behavior, options);
        if (options.externalComponent) return inner;
        return wrapTemplate(inner, behavior as GeneralBehavior, { hook, sourceOf, changes });
      },
    },
  };
  hook.lists = lists;
  return lists;
}

function wrapTemplate(
  inner: templateEngine.Template,
  behavior: GeneralBehavior,
  parts: { hook: Hook; sourceOf: (path: string) => string | undefined; changes: ChangeCalls },
): templateEngine.Template {
  let readInside: ReturnType<typeof listsReadInside> | undefined;
  const isSafe = (field: string): boolean => {
    readInside ??= listsReadInside(parts.sourceOf(behavior.is) ?? '');
    return readInside(field) === false;
  };
  return {
    createInstance(component, createShadowRoot) {
      const tell = (changed: readonly DataChange[]): void => parts.hook.lists?.updated?.(component, changed);
      return wrapInstance(inner.createInstance(component, createShadowRoot), parts, isSafe, tell);
    },
    updateTemplate(changed) {
      readInside = undefined;
      inner.updateTemplate?.(changed);
    },
    [INNER]: inner,
  } as templateEngine.Template;
}

const INNER = Symbol('wrapped template');

function wrapInstance(
  inner: templateEngine.TemplateInstance,
  { hook, changes }: { hook: Hook; changes: ChangeCalls },
  isSafe: (field: string) => boolean,
  tell: (changed: readonly DataChange[]) => void,
): templateEngine.TemplateInstance {
  return {
    shadowRoot: inner.shadowRoot,
    initValues: (data) => changes.during(() => inner.initValues(data)),
    updateTemplate: (changed, data) =>
      changes.during(() =>
        inner.updateTemplate?.(
          (changed as unknown as { [INNER]: templateEngine.Template })[INNER] ?? changed,
          data,
        ),
      ),
    updateValues(data, changed) {
      const outer = hook.update;
      const field = onlyListOf(changed);
      hook.update =
        field !== null && isSafe(field) ? { list: (data as Record<string, unknown>)[field], depth: 0 } : null;
      try {
        changes.during(() => inner.updateValues(data, changed));
      } finally {
        hook.update = outer;
        tell(changed);
      }
    },
  };
}

/** The one field under whose items every change lies; null where there is no such field, or a splice. */
function onlyListOf(changes: DataChange[]): string | null {
  let field: string | null = null;
  for (const [path, , splice] of changes) {
    const [first, second] = path;
    if (path.length < 3 || typeof second !== 'number' || splice !== undefined) return null;
    if (field !== null && field !== first) return null;
    field = first as string;
  }
  return field;
}

const isIndex = (key: string, length: number): boolean =>
  String(Number(key) >>> 0) === key && Number(key) < length;

/** The rows to visit, or null where the engine's own way must be taken. */
function changedRows(manager: RowManager, list: unknown, tree: unknown): Record<string, unknown> | null {
  if (!Array.isArray(list) || typeof tree !== 'object' || tree === null) return null;
  if (Object.getPrototypeOf(tree) !== null || manager.indexes !== null) return null;
  if (list.length !== manager.rawKeys.length || manager.sharedKeyMap) return null;
  const rows = tree as Record<string, unknown>;
  const { keyName } = manager;
  if (keyName === '*this') return null;
  for (const [key, row] of Object.entries(rows)) {
    if (row === true || !isIndex(key, list.length)) return null;
    if (keyName !== null && (row as Record<string, unknown>)[keyName]) return null;
  }
  return rows;
}

function fastDiff(original: Diff, hook: Hook): Diff {
  return function (list, tree, element, newItem, updateItem) {
    const { update, lists } = hook;
    const isOutermost = update !== null && update.depth === 0 && list === update.list && lists?.isOn === true;
    const rows = isOutermost ? changedRows(this, list, tree) : null;
    if (update) update.depth++;
    try {
      if (!rows) {
        if (lists) lists.counts.plain++;
        original.call(this, list, tree, element, newItem, updateItem);
        return;
      }
      lists!.counts.fast++;
      this.items = list;
      for (const key of Object.keys(rows)) {
        const index = Number(key);
        updateItem((list as unknown[])[index], index, rows[key], false, element.childNodes[index]);
      }
    } finally {
      if (update) update.depth--;
    }
  };
}

/** The differ's class is not exported: it is reached through a list node of a throw-away component. */
function installHook(): Hook {
  const prototype = Object.getPrototypeOf(probeRowManager()) as RowManager & { [HOOK]?: Hook };
  const known = prototype[HOOK];
  if (known) return known;
  const hook: Hook = { update: null, lists: null };
  prototype[HOOK] = hook;
  prototype.diff = fastDiff(prototype.diff, hook);
  return hook;
}

function probeRowManager(): RowManager {
  type Loop = (list: DataValue, key: null, tree: undefined, path: null, item: () => void) => void;
  const drawList = (...define: unknown[]): void => (define[4] as Loop)([1], null, undefined, null, () => {});
  const content = () => () => ({ C: drawList, B: {} });
  const space = new ComponentSpace();
  const definition = space.defineComponent({ is: 'probe', template: { content } as never });
  const component = Component.createWithContext(
    'probe',
    definition,
    new EmptyBackendContext(),
  ) as GeneralComponent;
  const list = component.getShadowRoot()!.childNodes[0] as unknown as {
    _$wxTmplArgs: { keyList: RowManager };
  };
  return list._$wxTmplArgs.keyList;
}
